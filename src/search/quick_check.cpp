// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/quick_check.h"

#include "text/fold.h"
#include "text/text.h"

#include <xapian.h>
#include <algorithm>

namespace sotto::search {

namespace {

char32_t first_of(std::string_view text) {
    return text.empty() ? 0 : static_cast<char32_t>(*Xapian::Utf8Iterator(text.data(), text.size()));
}

char32_t last_of(std::string_view text) {
    if (text.empty()) return 0;
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    return first_of(text.substr(at));
}

bool is_mark(char32_t c) {
    switch (Xapian::Unicode::get_category(static_cast<unsigned>(c))) {
        case Xapian::Unicode::NON_SPACING_MARK:
        case Xapian::Unicode::ENCLOSING_MARK:
        case Xapian::Unicode::COMBINING_SPACING_MARK:
            return true;
        default:
            return false;
    }
}

/// Signs after which a consonant may or may not belong to the grapheme before it, depending on the release of
/// Unicode.
bool stacks(char32_t c) {
    return c == 0x1039 || c == 0x17D2 || c == 0x1A60;
}

/// Invisible characters, which folding drops but which may part graphemes, and line ends, which do not.
bool has_invisible(std::string_view text) {
    for (std::size_t at = text.find_first_of("\n\xC2\xE2\xEF"); at != std::string_view::npos;
         at = text.find_first_of("\n\xC2\xE2\xEF", at + 1)) {
        const std::string_view rest = text.substr(at);
        if (rest[0] == '\n' || rest.substr(0, 2) == "\u00AD" || rest.substr(0, 3) == "\uFEFF" ||
            rest.substr(0, 2) == "\xEF\xBF") {
            return true;
        }
        if (rest.size() < 3 || rest[0] != '\xE2') continue;
        const auto second = static_cast<unsigned char>(rest[1]);
        const auto third = static_cast<unsigned char>(rest[2]);
        if (second == 0x80U && ((third >= 0x8BU && third <= 0x8FU) || (third >= 0xA8U && third <= 0xAEU)))
            return true;
        if (second == 0x81U && third >= 0xA0U && third <= 0xAFU) return true;
    }
    return false;
}

/// Whether `run` stands in `key`, a folded text without invisible characters, between borders of graphemes.
std::optional<bool> stands_in(const std::string& run, std::string_view key) {
    if (is_mark(first_of(run))) return std::nullopt;
    bool doubtful = false;
    for (std::size_t at = key.find(run); at != std::string_view::npos; at = key.find(run, at + 1)) {
        const char32_t before = last_of(key.substr(0, at));
        const char32_t behind = first_of(key.substr(at + run.size()));
        if (stacks(before)) {
            doubtful = true;
        } else if (!is_mark(behind)) {
            return true;
        }
    }
    return doubtful ? std::nullopt : std::optional<bool>(false);
}

/// Whether `run` surely stands in `said` just as it was typed.
bool stands_as_typed(const Atom& run, std::string_view said) {
    if (is_mark(first_of(run.original))) return false;
    const auto is_sara_am = [](char32_t c) { return c == 0x0E33 || c == 0x0EB3; };
    for (std::size_t at = said.find(run.original); at != std::string_view::npos;
         at = said.find(run.original, at + 1)) {
        const char32_t behind = first_of(said.substr(at + run.original.size()));
        const bool ends = !is_mark(behind) && !is_sara_am(behind) && behind != 0x200C && behind != 0x200D;
        if (ends && !stacks(last_of(said.substr(0, at)))) return true;
    }
    return false;
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_letter_or_digit(char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
}

/// ASCII letters small, quotation marks and dashes as ASCII; empty for a text with anything else in it that
/// could be, join or part words in ways of its own.
std::string simple_text(std::string_view said) {
    std::string made;
    made.reserve(said.size());
    for (std::size_t at = 0; at < said.size(); ++at) {
        const auto byte = static_cast<unsigned char>(said[at]);
        if (byte < 0x80U) {
            if (byte == '\n') return {};
            made += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte | 0x20U) : said[at];
            continue;
        }
        // ‐ to ‧: dashes, quotation marks, bullets and the ellipsis
        if (byte != 0xE2U || at + 2 >= said.size() || said[at + 1] != '\x80') return {};
        const auto third = static_cast<unsigned char>(said[at + 2]);
        if (third < 0x90U || third > 0xA7U) return {};
        made += '"';
        at += 2;
    }
    return made;
}

/// Where, in `text` from `at` on, the next word begins: behind what is no letter and no digit.
std::size_t next_word(std::string_view text, std::size_t at) {
    while (at < text.size() && !is_letter_or_digit(text[at])) ++at;
    return at;
}

/// Whether `words` stand in the simple text one after the other.
std::optional<bool> stand_in(const std::vector<Atom>& words, std::string_view text) {
    bool doubtful = false;
    const std::string& first = words[0].term;
    for (std::size_t at = text.find(first); at != std::string_view::npos; at = text.find(first, at + 1)) {
        // Between blanks a run of letters is a word of its own; next to anything else it may be a part of
        // one.
        bool plain = at == 0 || text[at - 1] == ' ';
        std::size_t end = at + first.size();
        std::size_t word = 1;
        for (; word < words.size(); ++word) {
            const std::size_t next = next_word(text, end);
            if (text.substr(next, words[word].term.size()) != words[word].term) break;
            plain = plain && next == end + 1 && text[end] == ' ';
            end = next + words[word].term.size();
        }
        if (word < words.size()) continue;
        const bool stop = end < text.size() && (text[end] == '.' || text[end] == ',' || text[end] == '?');
        const std::size_t behind = stop ? end + 1 : end;
        if (plain && (behind == text.size() || text[behind] == ' ')) return true;
        doubtful = true;
    }
    return doubtful ? std::nullopt : std::optional<bool>(false);
}

/// Whether an atom is a word of small letters, which folding leaves as it is and no rule cuts.
bool is_simple(const Atom& atom) {
    constexpr std::size_t longest = 60;
    return !atom.unspaced && !atom.prefix && atom.term.size() <= longest &&
           std::all_of(atom.term.begin(), atom.term.end(), is_letter);
}

}  // namespace

QuickCheck::QuickCheck(const Query::Node& query) {
    if (query.kind == Query::Node::Kind::And) {
        for (const Query::Node& child : query.children) add(child);
    } else {
        add(query);
    }
    useful_ = useful_ && !(runs_.empty() && phrases_.empty());
}

void QuickCheck::add(const Query::Node& node) {
    if (node.kind == Query::Node::Kind::Word || node.kind == Query::Node::Kind::Filter) return;
    if (node.kind != Query::Node::Kind::Sequence) {
        useful_ = false;
    } else if (node.atoms.size() > 1) {
        useful_ = useful_ && std::all_of(node.atoms.begin(), node.atoms.end(), is_simple);
        phrases_.push_back(&node.atoms);
    } else if (node.atoms[0].unspaced) {
        useful_ = useful_ && node.atoms[0].toned.empty();
        runs_.push_back(&node.atoms[0]);
    }
}

std::optional<bool> QuickCheck::holds(std::string_view said) const {
    bool sure = true;
    if (!phrases_.empty()) {
        const std::string simple = simple_text(said);
        if (simple.empty()) return std::nullopt;
        for (const std::vector<Atom>* phrase : phrases_) {
            const auto stands = stand_in(*phrase, simple);
            if (stands == std::optional<bool>(false)) return false;
            sure = sure && stands.has_value();
        }
    }
    std::optional<std::string> key;
    for (const Atom* run : runs_) {
        if (stands_as_typed(*run, said)) continue;
        if (!key) {
            if (has_invisible(said) || !text::is_valid_utf8(said)) return std::nullopt;
            key = text::fold_key(said);
        }
        const auto stands = stands_in(run->key, *key);
        if (stands == std::optional<bool>(false)) return false;
        sure = sure && stands.has_value();
    }
    return sure ? std::optional<bool>(true) : std::nullopt;
}

}  // namespace sotto::search
