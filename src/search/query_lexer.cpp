// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/query_lexer.h"

#include "base/error.h"
#include "text/text.h"

#include <xapian.h>
#include <algorithm>
#include <array>

namespace sotto::search {

namespace {

constexpr int default_distance = 10;
constexpr int largest_distance = 999;

/// The fields that every study has. Before a space, another name with a colon is only a word.
constexpr std::array<std::string_view, 5> fields = {"code", "speaker", "kind", "lang", "date"};

struct Character {
    char32_t code = 0;
    std::size_t size = 0;  ///< bytes; 0 at the end
};

Character character_at(std::string_view text, std::size_t at) {
    if (at >= text.size()) return {};
    const Xapian::Utf8Iterator here(text.data() + at, text.size() - at);
    Xapian::Utf8Iterator next = here;
    ++next;
    const std::size_t left = next == Xapian::Utf8Iterator() ? 0 : next.left();
    return {*here, text.size() - at - left};
}

bool is_space(char32_t c) {
    return c <= ' ' || c == 0x7F || c == 0x85 || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_quote(char32_t c) {
    switch (c) {
        case '"':
        case 0xAB:
        case 0xBB:
        case 0x201C:
        case 0x201D:
        case 0x201E:
        case 0x201F:
        case 0x301D:
        case 0x301E:
        case 0x301F:
        case 0xFF02:
            return true;
        default:
            return false;
    }
}

bool opens(char32_t c) {
    return c == '(' || c == 0xFF08;
}
bool closes(char32_t c) {
    return c == ')' || c == 0xFF09;
}
bool is_hebrew(char32_t c) {
    return c >= 0x05D0 && c <= 0x05EA;
}
bool is_digit(char32_t c) {
    return c >= '0' && c <= '9';
}

std::string lower(std::string_view text) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const Character c = character_at(text, at);
        Xapian::Unicode::append_utf8(made, Xapian::Unicode::tolower(static_cast<unsigned>(c.code)));
        at += c.size;
    }
    return made;
}

class Cutter {
public:
    explicit Cutter(std::string_view query) : query_(query) {}

    std::vector<Lexeme> cut() {
        while (true) {
            while (at_ < query_.size() && is_space(here().code)) at_ += here().size;
            if (at_ >= query_.size()) return std::move(found_);
            cut_one();
        }
    }

private:
    [[nodiscard]] Character here() const { return character_at(query_, at_); }
    [[nodiscard]] Character behind(std::size_t at) const { return character_at(query_, at); }

    Lexeme& add(Lexeme::Kind kind, std::size_t byte) {
        found_.emplace_back();
        found_.back().kind = kind;
        found_.back().byte = byte;
        return found_.back();
    }

    void cut_one() {
        const Character c = here();
        const std::size_t start = at_;
        const char32_t next = behind(at_ + c.size).code;
        const bool leads = at_ + c.size < query_.size() && !is_space(next) && !closes(next);
        if (opens(c.code) || closes(c.code)) {
            add(opens(c.code) ? Lexeme::Kind::Open : Lexeme::Kind::Close, start);
            at_ += c.size;
        } else if (c.code == '-' && leads && next != '-') {
            add(Lexeme::Kind::Minus, start);
            at_ += c.size;
        } else if (c.code == '=' && leads) {
            at_ += c.size;
            cut_exact(start);
        } else if (is_quote(c.code)) {
            const std::string text = quoted();
            if (here().code == ':' && at_ < query_.size() && begins_value(at_ + 1)) {
                ++at_;
                add_filter(text, start);
            } else {
                add(Lexeme::Kind::Phrase, start).text = text;
            }
        } else {
            cut_word(start);
        }
    }

    void cut_exact(std::size_t start) {
        if (is_quote(here().code)) {
            Lexeme& phrase = add(Lexeme::Kind::Phrase, start);
            phrase.text = quoted();
            phrase.exact = true;
            return;
        }
        const std::string text = bare_word();
        if (text.find('*') != std::string::npos) {
            refuse_query(query_, start,
                         "= asks for one form of a word and * for many, so they cannot stand together");
        }
        Lexeme& word = add(Lexeme::Kind::Word, start);
        word.text = text;
        word.exact = true;
    }

    /// The text up to the closing quotation mark; stands behind it afterwards.
    std::string quoted() {
        const std::size_t start = at_;
        at_ += here().size;
        const std::size_t first = at_;
        while (at_ < query_.size()) {
            const Character c = here();
            if (is_quote(c.code) && !inside_hebrew(at_)) {
                const std::size_t last = at_;
                at_ += c.size;
                return std::string(query_.substr(first, last - first));
            }
            at_ += c.size;
        }
        refuse_query(query_, start, "this quotation mark is not closed");
    }

    /// In Hebrew a quotation mark before the last letter makes an abbreviation.
    [[nodiscard]] bool inside_hebrew(std::size_t at) const {
        if (at < 2 || query_[at] != '"') return false;
        return is_hebrew(behind(at - 2).code) && is_hebrew(behind(at + 1).code);
    }

    std::string bare_word() {
        const std::size_t first = at_;
        while (at_ < query_.size()) {
            const Character c = here();
            if (is_space(c.code) || opens(c.code) || closes(c.code)) break;
            if (is_quote(c.code) && !inside_hebrew(at_)) break;
            at_ += c.size;
        }
        return std::string(query_.substr(first, at_ - first));
    }

    [[nodiscard]] bool begins_value(std::size_t at) const {
        const Character c = behind(at);
        return c.size > 0 && !is_space(c.code) && !closes(c.code) && query_.substr(at, 2) != "//";
    }

    /// Whether the word that begins at `first` is the name of a field up to `colon`.
    [[nodiscard]] bool is_field_name(std::size_t first, std::size_t colon) const {
        const Character initial = behind(first);
        if (first == colon || is_digit(initial.code)) return false;
        for (std::size_t at = first; at < colon;) {
            const Character c = behind(at);
            const bool plain =
                c.code == '_' || c.code == '-' || c.code == '.' || c.code == '/' || is_digit(c.code);
            const bool letter = Xapian::Unicode::is_wordchar(static_cast<unsigned>(c.code)) ||
                                (c.code >= 0x0300 && c.code <= 0x036F);
            if (!plain && !letter) return false;
            at += c.size;
        }
        return true;
    }

    void add_filter(std::string_view field, std::size_t start) {
        std::string value;
        if (is_quote(here().code)) {
            value = quoted();
        } else {
            const std::size_t first = at_;
            while (at_ < query_.size() && !is_space(here().code) && !closes(here().code)) at_ += here().size;
            value = query_.substr(first, at_ - first);
        }
        if (value.empty()) refuse_query(query_, start, "this filter has no value");
        Lexeme& filter = add(Lexeme::Kind::Filter, start);
        filter.filter.field = lower(field);
        filter.filter.value = value;
    }

    void cut_word(std::size_t start) {
        const std::size_t end_of_word = [&] {
            const std::size_t keep = at_;
            bare_word();
            return std::exchange(at_, keep);
        }();
        const std::size_t colon = query_.substr(0, end_of_word).find(':', start);
        if (colon != std::string_view::npos && is_field_name(start, colon)) {
            const std::string_view field = query_.substr(start, colon - start);
            if (begins_value(colon + 1)) {
                at_ = colon + 1;
                add_filter(field, start);
                return;
            }
            if (colon + 1 == end_of_word &&
                std::find(fields.begin(), fields.end(), lower(field)) != fields.end()) {
                refuse_query(query_, start, "the value of a filter follows its colon without a space");
            }
        }
        const std::string text = bare_word();
        if (text == "AND") {
            add(Lexeme::Kind::And, start);
        } else if (text == "OR") {
            add(Lexeme::Kind::Or, start);
        } else if (text == "NOT") {
            add(Lexeme::Kind::Not, start);
        } else if (text == "NEAR" || text.rfind("NEAR/", 0) == 0) {
            add(Lexeme::Kind::Near, start).distance = distance_of(text, start);
        } else {
            add(Lexeme::Kind::Word, start).text = text;
        }
    }

    [[nodiscard]] int distance_of(std::string_view near, std::size_t start) const {
        constexpr std::size_t name = 4;
        if (near.size() == name) return default_distance;
        const std::string_view digits = near.substr(name + 1);
        const bool number =
            !digits.empty() && digits.size() <= 3 &&
            std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (!number) {
            refuse_query(query_, start,
                         "after NEAR/ comes how many words may stand between, 0 to " +
                             std::to_string(largest_distance));
        }
        return std::stoi(std::string(digits));
    }

    std::string_view query_;
    std::size_t at_ = 0;
    std::vector<Lexeme> found_;
};

}  // namespace

void refuse_query(std::string_view query, std::size_t byte, const std::string& problem) {
    const auto place = text::count_code_points(query.substr(0, byte)) + 1;
    throw base::Error(base::Blame::User, "The query cannot be understood at character " +
                                             std::to_string(place) + ": " + problem + ".");
}

std::vector<Lexeme> cut_query(std::string_view utf8) {
    return Cutter(utf8).cut();
}

}  // namespace sotto::search
