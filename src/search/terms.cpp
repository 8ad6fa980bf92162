// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/terms.h"

#include "text/fold.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

namespace sotto::search {

namespace {

constexpr std::string_view soft_hyphen = "\u00AD";
constexpr std::string_view zero_width_space = "\u200B";
/// Longer halves are no cut word, and Xapian's terms end at 245 bytes.
constexpr std::size_t longest_half = 60;

bool starts_with(std::string_view text, std::string_view start) {
    return text.substr(0, start.size()) == start;
}

/// Takes blanks and one line end off the front of `gap`; false when there is no line end, or two.
bool skip_line_end(std::string_view& gap) {
    int line_ends = 0;
    while (!gap.empty() && (gap[0] == ' ' || gap[0] == '\t' || gap[0] == '\r' || gap[0] == '\n')) {
        line_ends += gap[0] == '\n' ? 1 : 0;
        gap.remove_prefix(1);
    }
    return line_ends == 1;
}

/// Whether `gap`, which stands between two words of which the first is `before`, is a hyphen at a line end.
bool is_cut(std::string_view before, std::string_view gap) {
    constexpr std::string_view hyphen = "\u2010";
    if (starts_with(gap, "-")) {
        gap.remove_prefix(1);
    } else if (starts_with(gap, hyphen)) {
        gap.remove_prefix(hyphen.size());
    } else if (starts_with(gap, soft_hyphen)) {
        gap.remove_prefix(soft_hyphen.size());
    } else if (before.size() <= soft_hyphen.size() ||
               before.substr(before.size() - soft_hyphen.size()) != soft_hyphen) {
        return false;
    }
    return skip_line_end(gap) && gap.empty();
}

/// How many bytes of the folded word `term` stand before the apostrophe of a name; 0 when it is none. What
/// English shortens has less behind the apostrophe (it's, we're), or more before it (don't); what French,
/// Italian and Catalan elide has been cut off before.
std::size_t name_head(std::string_view term) {
    constexpr std::size_t longest_head = 2;
    constexpr std::size_t shortest_tail = 3;
    const std::size_t head = term.find('\'');
    if (head == 0 || head > longest_head || head + shortest_tail >= term.size()) return 0;
    const auto is_latin = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto tail = term.substr(head + 1, shortest_tail);
    const bool name = std::all_of(term.begin(), term.begin() + static_cast<std::ptrdiff_t>(head), is_latin) &&
                      std::all_of(tail.begin(), tail.end(), is_latin);
    return name ? head : 0;
}

/// The first apostrophe in `utf8`, of those that fold to one; empty when there is none.
std::string_view apostrophe_in(std::string_view utf8) {
    constexpr std::array<std::string_view, 6> apostrophes{"'",      "\u2018", "\u2019",
                                                          "\u02BB", "\u02BC", "\uFF07"};
    std::string_view first;
    for (const std::string_view apostrophe : apostrophes) {
        const std::size_t at = utf8.find(apostrophe);
        if (at == std::string_view::npos) continue;
        if (first.empty() || utf8.data() + at < first.data()) first = utf8.substr(at, apostrophe.size());
    }
    return first;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Letters that are one grapheme as they are written and two once folded (NFKC): Thai and Lao AM, Lao HO NO
/// and HO MO.
bool has_double_letter(std::string_view utf8) {
    constexpr std::array<std::string_view, 4> double_letters{"\u0E33", "\u0EB3", "\u0EDC", "\u0EDD"};
    return std::any_of(double_letters.begin(), double_letters.end(),
                       [&](std::string_view letter) { return utf8.find(letter) != std::string_view::npos; });
}

/// The graphemes of a folded key.
std::vector<std::string> parts_of(const std::string& key) {
    const text::Text whole(key);
    std::vector<std::string> parts;
    for (text::Position at = 0; at < whole.length();) {
        const text::Position end = whole.snapped_to_graphemes({at, at + 1}).end;
        parts.emplace_back(whole.slice({at, end}));
        at = end;
    }
    return parts;
}

/// Whether only a single line end (and blanks) or a zero-width space stands in `gap`.
bool joins_graphemes(std::string_view gap) {
    if (gap.empty()) return false;
    if (starts_with(gap, zero_width_space)) {
        while (starts_with(gap, zero_width_space)) gap.remove_prefix(zero_width_space.size());
        return gap.empty() || (skip_line_end(gap) && gap.empty());
    }
    return skip_line_end(gap) && gap.empty();
}

}  // namespace

Terms::Terms() = default;

Terms::Piece Terms::keep(std::string_view term) {
    const Piece piece{static_cast<std::uint32_t>(arena_.size()), static_cast<std::uint32_t>(term.size())};
    arena_ += term;
    return piece;
}

std::string Terms::joined_original(std::size_t unit) const {
    if (units_[unit].head) {
        const std::size_t first = units_[unit].first_byte;
        return std::string(text_.substr(first, units_[unit + 1].last_byte - first));
    }
    std::string_view before = original(units_[unit]);
    if (before.size() > soft_hyphen.size() &&
        before.substr(before.size() - soft_hyphen.size()) == soft_hyphen) {
        before.remove_suffix(soft_hyphen.size());
    }
    std::string joined(before);
    joined += original(units_[unit + 1]);
    return joined;
}

std::string Terms::grapheme(const Unit& unit, bool toned) const {
    std::string key = text::fold_key(original(unit), toned ? text::Folding::KeepTones : text::Folding::Loose);
    if (unit.part == 0) return key;
    const std::vector<std::string> parts = parts_of(key);
    return parts[std::min<std::size_t>(unit.part, parts.size()) - 1];
}

bool Terms::take_name(const text::Token& token) {
    const std::size_t head = name_head(token.term);
    if (head == 0) return false;
    const std::string_view apostrophe =
        apostrophe_in(text_.substr(token.first_byte, token.last_byte - token.first_byte));
    if (apostrophe.empty()) return false;
    const auto cut = static_cast<std::size_t>(apostrophe.data() - text_.data());
    Unit first;
    first.start = token.start;
    first.end = token.start + text::count_code_points(text_.substr(token.first_byte, cut - token.first_byte));
    first.first_byte = static_cast<std::uint32_t>(token.first_byte);
    first.last_byte = static_cast<std::uint32_t>(cut);
    first.word = words_++;
    first.head = true;
    first.term = keep(token.term.substr(0, head));
    first.with_next = keep(token.term);
    Unit second;
    second.start = first.end + 1;
    second.end = token.end;
    second.first_byte = static_cast<std::uint32_t>(cut + apostrophe.size());
    second.last_byte = static_cast<std::uint32_t>(token.last_byte);
    second.word = first.word;
    second.term = keep(token.term.substr(head + 1));
    units_.push_back(first);
    units_.push_back(second);
    return true;
}

void Terms::take_word(const text::Token& token) {
    if (take_name(token)) return;
    Unit unit;
    unit.start = token.start;
    unit.end = token.end;
    unit.first_byte = static_cast<std::uint32_t>(token.first_byte);
    unit.last_byte = static_cast<std::uint32_t>(token.last_byte);
    unit.word = words_++;
    unit.term = keep(token.term);
    units_.push_back(unit);
}

void Terms::take_lone_grapheme(const text::Token& token) {
    Unit unit;
    unit.start = token.start;
    unit.end = token.end;
    unit.first_byte = static_cast<std::uint32_t>(token.first_byte);
    unit.last_byte = static_cast<std::uint32_t>(token.last_byte);
    unit.word = words_++;
    unit.unspaced = true;
    units_.push_back(unit);
}

void Terms::close_run() {
    if (run_.empty()) {
        word_starts_.clear();
        return;
    }
    // Where the last grapheme begins: where the bigram before the last one ends.
    const Bigram& last = run_.back();
    std::size_t middle_byte = 0;
    text::Position middle = 0;
    if (run_.size() > 1) {
        middle_byte = run_[run_.size() - 2].last_byte;
        middle = run_[run_.size() - 2].end;
    } else {
        const text::Text pair(std::string(text_.substr(last.first_byte, last.last_byte - last.first_byte)));
        const text::Position first_end = pair.snapped_to_graphemes({0, 1}).end;
        middle = last.start + first_end;
        middle_byte = last.first_byte + pair.byte_of(first_end);
    }
    std::size_t next_word = 0;
    bool first = true;
    const auto add = [&](std::size_t from_byte, std::size_t to_byte, text::Position from, text::Position to,
                         Piece bigram) {
        bool begins = first;
        while (next_word < word_starts_.size() && word_starts_[next_word] <= from_byte) {
            begins = true;
            ++next_word;
        }
        first = false;
        if (begins) ++words_;
        Unit unit;
        unit.start = from;
        unit.end = to;
        unit.first_byte = static_cast<std::uint32_t>(from_byte);
        unit.last_byte = static_cast<std::uint32_t>(to_byte);
        unit.word = words_ - 1;
        unit.unspaced = true;
        unit.with_next = bigram;
        units_.push_back(unit);
    };
    for (std::size_t i = 0; i < run_.size(); ++i) {
        const bool is_last = i + 1 == run_.size();
        add(run_[i].first_byte, is_last ? middle_byte : run_[i + 1].first_byte, run_[i].start,
            is_last ? middle : run_[i + 1].start, run_[i].term);
    }
    add(middle_byte, last.last_byte, middle, last.end, {});
    run_.clear();
    word_starts_.clear();
}

void Terms::join_words() {
    for (std::size_t i = 0; i + 1 < units_.size(); ++i) {
        Unit& unit = units_[i];
        const Unit& next = units_[i + 1];
        if (unit.unspaced || next.unspaced || next.first_byte == unit.last_byte) continue;
        if (unit.term.size > longest_half || next.term.size > longest_half) continue;
        if (is_digit(text_[unit.last_byte - 1]) || is_digit(text_[next.first_byte])) continue;
        const std::string_view gap = text_.substr(unit.last_byte, next.first_byte - unit.last_byte);
        if (gap.find('\n') == std::string_view::npos || !is_cut(original(unit), gap)) continue;
        std::string joined(text(unit.term));
        joined += text(next.term);
        unit.with_next = keep(joined);
    }
}

void Terms::split_graphemes() {
    const std::vector<Unit> whole = std::move(units_);
    units_.clear();
    units_.reserve(whole.size() + 8);
    bool split_before = false;
    for (const Unit& unit : whole) {
        // A bigram is new when one of its two graphemes is.
        const bool splits = unit.unspaced && has_double_letter(original(unit));
        if ((splits || split_before) && !units_.empty() && units_.back().with_next.size > 0 &&
            units_.back().unspaced) {
            Unit first = unit;
            first.part = splits ? 1 : 0;
            units_.back().with_next = keep(grapheme(units_.back()) + grapheme(first));
        }
        split_before = splits;
        if (!splits) {
            units_.push_back(unit);
            continue;
        }
        const std::vector<std::string> parts = parts_of(text::fold_key(original(unit)));
        for (std::size_t i = 0; i < parts.size(); ++i) {
            Unit part = unit;
            part.part = static_cast<std::uint8_t>(i + 1);
            // The bigram over its border keeps a size, by which the next unit knows that there is one.
            if (i + 1 < parts.size()) part.with_next = keep(parts[i] + parts[i + 1]);
            units_.push_back(part);
        }
    }
}

void Terms::join_graphemes() {
    for (std::size_t i = 0; i + 1 < units_.size(); ++i) {
        Unit& unit = units_[i];
        const Unit& next = units_[i + 1];
        if (!unit.unspaced || !next.unspaced || unit.with_next.size > 0) continue;
        if (!joins_graphemes(text_.substr(unit.last_byte, next.first_byte - unit.last_byte))) continue;
        unit.with_next = keep(grapheme(unit) + grapheme(next));
    }
}

void Terms::read(std::string_view utf8) {
    text_ = utf8;
    arena_.clear();
    units_.clear();
    guessed_.clear();
    run_.clear();
    word_starts_.clear();
    words_ = 0;
    if (!text::is_valid_utf8(utf8)) return;
    bool any_unspaced = false;
    // A word of one grapheme has no bigram; whether it has none shows with the token after it.
    text::Token lone;
    bool has_lone = false;
    const auto settle_lone = [&] {
        if (has_lone) take_lone_grapheme(lone);
        has_lone = false;
    };
    text::Token token;
    tokeniser_.reset(utf8);
    while (tokeniser_.next(token)) {
        if (token.bigram) {
            if (has_lone && lone.first_byte != token.first_byte) settle_lone();
            has_lone = false;
            const bool goes_on = !run_.empty() && token.first_byte < run_.back().last_byte;
            if (!goes_on) {
                const std::size_t start = token.first_byte;
                std::vector<std::size_t> starts;
                std::copy_if(word_starts_.begin(), word_starts_.end(), std::back_inserter(starts),
                             [start](std::size_t at) { return at >= start; });
                close_run();
                word_starts_ = std::move(starts);
            }
            run_.push_back({token.first_byte, token.last_byte, token.start, token.end, keep(token.term)});
            any_unspaced = true;
        } else if (token.unspaced) {
            any_unspaced = true;
            settle_lone();
            guessed_.push_back(keep(token.term));
            const bool inside = !run_.empty() && token.first_byte < run_.back().last_byte;
            if (!inside) {
                close_run();
                lone = token;
                has_lone = true;
            }
            word_starts_.push_back(token.first_byte);
        } else {
            settle_lone();
            close_run();
            take_word(token);
        }
    }
    settle_lone();
    close_run();
    if (units_.size() > 1 && utf8.find('\n') != std::string_view::npos) join_words();
    if (any_unspaced && has_double_letter(utf8)) split_graphemes();
    if (any_unspaced) join_graphemes();
}

}  // namespace sotto::search
