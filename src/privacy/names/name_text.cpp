// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/names/name_text.h"

#include "privacy/ascii.h"
#include "privacy/names/hashing.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace sotto::privacy::names {

namespace {

/// Longer runs without an end of a sentence are parted, so that memory stays bounded.
constexpr std::size_t longest_sentence = 200;

bool is_apostrophe(char32_t c) {
    return c == '\'' || c == 0x2019 || c == 0x02BC;
}

bool is_word_part(char32_t c) {
    if (c < 0x80) return is_ascii_alphanumeric(static_cast<char>(c)) || c == '_';
    return text::is_letter_or_mark(c) || text::digit_value(c) >= 0;
}

bool is_digit(char32_t c) {
    return c < 0x80 ? is_ascii_digit(static_cast<char>(c)) : text::digit_value(c) >= 0;
}

/// Words by their hashes, in order.
template <std::size_t count>
constexpr std::array<std::uint64_t, count> hashed(const std::array<std::string_view, count>& words) {
    std::array<std::uint64_t, count> hashes{};
    for (std::size_t i = 0; i < count; ++i) hashes[i] = hash_of(words[i]);
    std::sort(hashes.begin(), hashes.end());
    return hashes;
}

/// Words before a full stop that do not end a sentence.
bool is_abbreviation(const NameToken& token) {
    static constexpr auto words = hashed(std::to_array<std::string_view>(
        {"mr",  "mrs", "ms",   "dr",  "prof", "st",     "sr",  "sra", "dra",  "mme",  "mlle", "no",
         "nos", "art", "arts", "jr",  "vs",   "etc",    "gen", "col", "capt", "lt",   "sgt",  "rev",
         "hon", "gov", "sen",  "rep", "fig",  "approx", "ltd", "inc", "co",   "corp", "dept", "est",
         "jan", "feb", "mar",  "apr", "jun",  "jul",    "aug", "sep", "sept", "oct",  "nov",  "dec"}));
    return token.key_last - token.key_first <= 1 || std::binary_search(words.begin(), words.end(), token.key);
}

Shape shape_of(std::string_view word) {
    std::size_t letters = 0;
    std::size_t capitals = 0;
    std::size_t digits = 0;
    bool first_capital = false;
    for (std::size_t at = 0; at < word.size();) {
        const char32_t c = text::utf8::next(word, at);
        if (is_digit(c)) {
            ++digits;
        } else if (is_word_part(c) && c != '_' && !(c >= 0x300 && text::is_combining_mark(c))) {
            const bool capital = text::is_capital(c);
            if (capital && letters == 0 && digits == 0) first_capital = true;
            ++letters;
            capitals += capital ? 1 : 0;
        }
    }
    if (letters == 0) return digits > 0 ? Shape::Number : Shape::Sign;
    if (digits > 0) return Shape::WithDigit;
    if (capitals == 0) return Shape::Lower;
    if (capitals == letters) return letters == 1 ? Shape::Initial : Shape::Upper;
    return capitals == 1 && first_capital ? Shape::Capital : Shape::Mixed;
}

bool is_word(Shape shape) {
    return shape != Shape::Sign && shape != Shape::Number;
}

bool has_capital(Shape shape) {
    return shape == Shape::Capital || shape == Shape::Initial || shape == Shape::Upper ||
           shape == Shape::Mixed;
}

}  // namespace

bool announces_person(const NameToken& token) {
    static constexpr auto words = hashed(std::to_array<std::string_view>(
        {"mr",       "mrs",    "ms",        "miss",     "dr",     "prof",     "professor", "sir",
         "lady",     "lord",   "madam",     "mister",   "doctor", "captain",  "colonel",   "general",
         "sergeant", "judge",  "president", "minister", "father", "sister",   "brother",   "aunt",
         "uncle",    "auntie", "imam",      "sheikh",   "pastor", "reverend", "bishop",    "senator"}));
    return std::binary_search(words.begin(), words.end(), token.key);
}

NameText::NameText(std::string_view utf8) : utf8_(utf8) {
    tokens_.reserve(utf8.size() / 5 + 16);
    line_start_.reserve(utf8.size() / 5 + 16);
    keys_.reserve(utf8.size() + utf8.size() / 8);
    cut();
    judge_casing();
    part_sentences();
    choose_casing();
    count_words();
}

void NameText::cut() {
    bool gap = true;
    bool line = true;
    for (std::size_t at = 0; at < utf8_.size();) {
        const std::size_t first = at;
        const char32_t c = text::utf8::next(utf8_, at);
        if (text::is_white_space(c) || c == 0xFEFF || c == 0x200B) {
            gap = true;
            // Between two columns of a table nothing goes on.
            line = line || c == '\n' || c == '\t';
            continue;
        }
        const std::size_t before = tokens_.size();
        if (is_word_part(c)) {
            bool number = is_digit(c);
            while (at < utf8_.size()) {
                std::size_t next = at;
                const char32_t d = text::utf8::next(utf8_, next);
                if (is_word_part(d)) {
                    number = number && is_digit(d);
                    at = next;
                    continue;
                }
                if (next >= utf8_.size()) break;
                const char32_t e = text::utf8::at(utf8_, next);
                const bool goes_on = (number && (d == '.' || d == ',') && is_digit(e)) ||
                                     (!number && is_apostrophe(d) && is_word_part(e) && !is_digit(e));
                if (!goes_on) break;
                if (!number && (e == 's' || e == 'S')) {
                    // A possessive is no part of the name.
                    std::size_t behind = next + 1;
                    if (behind >= utf8_.size() || !is_word_part(text::utf8::at(utf8_, behind))) break;
                }
                at = next;
            }
        }
        add_word(first, at, gap);
        line_start_.resize(before, false);
        line_start_.push_back(line);
        gap = false;
        line = false;
    }
}

void NameText::add_word(std::size_t first, std::size_t last, bool gap) {
    NameToken token;
    token.first = static_cast<std::uint32_t>(first);
    token.last = static_cast<std::uint32_t>(last);
    token.gap = gap;
    const std::string_view word = utf8_.substr(first, last - first);
    token.shape = shape_of(word);
    const char32_t letter = text::utf8::at(word, 0);
    token.latin =
        letter < 0x80 || !text::is_letter_or_mark(letter) || text::script_of(letter) == text::Script::Latin;
    token.key_first = static_cast<std::uint32_t>(keys_.size());
    if (text::utf8::ascii_run(word, 0) == word.size()) {
        for (const char c : word) keys_ += ascii_lower(c);
    } else {
        keys_ += text::fold_key(word);
    }
    token.key_last = static_cast<std::uint32_t>(keys_.size());
    token.key = hash_of(key_of(token));
    token.form = hash_of(word);
    tokens_.push_back(token);
}

void NameText::judge_casing() {
    constexpr std::size_t longest_label = 5;
    struct Counts {
        std::size_t words = 0;
        std::size_t capitals = 0;
        std::size_t uppers = 0;
    };
    Counts counts;
    Counts before_line;
    std::size_t line = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        if (line_start_[i]) {
            line = i;
            before_line = counts;
        }
        const Shape shape = tokens_[i].shape;
        if (is_word(shape)) {
            ++counts.words;
            counts.capitals += has_capital(shape) ? 1 : 0;
            counts.uppers += shape == Shape::Upper ? 1 : 0;
        } else if (i - line <= longest_label && key_of(tokens_[i]) == ":") {
            // Labels of speakers have capitals in transcripts that have no others.
            counts = before_line;
        }
    }
    caseless_ = counts.capitals * 100 < counts.words * 2 || counts.uppers * 10 > counts.words * 6;
}

void NameText::part_sentences() {
    std::size_t first = 0;
    std::size_t in_line = 0;
    const auto end_at = [&](std::size_t i) {
        if (i > first)
            sentences_.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(i), {}});
        first = i;
    };
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        in_line = line_start_[i] ? 0 : in_line + 1;
        if (i == first) continue;
        const std::string_view before = key_of(tokens_[i - 1]);
        const bool small = tokens_[i].shape == Shape::Lower;
        bool ends = i - first >= longest_sentence;
        if (line_start_[i]) {
            // A line may end where the page did: "when\nwe left".
            ends = ends || caseless_ || !small || tokens_[i - 1].shape == Shape::Sign;
        } else if (tokens_[i].gap &&
                   (before == "!" || before == "?" || before == "." || before == "\xE2\x80\xA6")) {
            ends = ends || before != "." || i < 2 || !is_abbreviation(tokens_[i - 2]) ||
                   tokens_[i - 2].shape == Shape::Number;
        } else if (tokens_[i].gap && before == ":" && in_line <= 5) {
            ends = true;  // behind a speaker's label
        }
        if (ends) end_at(i);
    }
    end_at(tokens_.size());
}

void NameText::choose_casing() {
    for (Sentence& sentence : sentences_) {
        std::size_t long_words = 0;
        std::size_t with_capital = 0;
        std::size_t upper = 0;
        for (std::size_t i = sentence.first; i < sentence.last; ++i) {
            if (!is_word(tokens_[i].shape)) continue;
            ++long_words;
            with_capital += has_capital(tokens_[i].shape) ? 1 : 0;
            upper += tokens_[i].shape == Shape::Upper || tokens_[i].shape == Shape::Initial ? 1 : 0;
        }
        const bool shouted = long_words >= 4 && upper * 10 >= long_words * 9;
        const bool flat = long_words >= 8 && with_capital == 0;
        sentence.casing = caseless_ || shouted || flat ? Casing::Caseless : Casing::Cased;
    }
}

void NameText::count_words() {
    std::size_t size = 16;
    while (size < tokens_.size() * 2) size *= 2;
    constexpr std::uint32_t none = 0xFFFFFFFF;
    std::vector<std::uint32_t> slots(size, none);
    for (const Sentence& sentence : sentences_) {
        for (std::size_t i = sentence.first; i < sentence.last; ++i) {
            NameToken& token = tokens_[i];
            std::size_t slot = token.key & (size - 1);
            while (slots[slot] != none && words_[slots[slot]].key != token.key)
                slot = (slot + 1) & (size - 1);
            if (slots[slot] == none) {
                slots[slot] = static_cast<std::uint32_t>(words_.size());
                words_.push_back({});
                words_.back().key = token.key;
            }
            token.word = slots[slot];
            WordInText& word = words_[token.word];
            ++word.count;
            if (token.shape == Shape::Lower) {
                ++word.lower;
            } else if (has_capital(token.shape) && sentence.casing == Casing::Cased) {
                if (i > sentence.first) ++word.capital;
                const bool beside =
                    (i > sentence.first + 1 && has_capital(tokens_[i - 1].shape)) ||
                    (i + 1 < sentence.last && i > sentence.first && has_capital(tokens_[i + 1].shape));
                word.in_name = word.in_name || beside;
            }
            std::size_t back = i;
            if (back > sentence.first && key_of(tokens_[back - 1]) == ".") --back;
            if (back > sentence.first && is_word(token.shape) && announces_person(tokens_[back - 1]))
                word.after_title = true;
        }
    }
}

}  // namespace sotto::privacy::names
