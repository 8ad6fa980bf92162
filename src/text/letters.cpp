// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/letters.h"

#include "text/utf8.h"

#include "text/utf8.h"

#include <unicode/uchar.h>
#include <algorithm>
#include <array>

namespace sotto::text {

namespace {

// Calls `see` with each code point until it returns false.
template <class See>
void each_code_point(std::string_view text, See see) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (!see(static_cast<UChar32>(utf8::next(text, at)))) return;
    }
}

constexpr std::array<std::string_view, 24> small_words{
    "al", "and", "bin", "bint", "da",  "das", "de", "del", "della", "den", "der", "di",
    "do", "dos", "du",  "e",    "ibn", "la",  "le", "of",  "ter",   "van", "von", "y"};

}  // namespace

bool starts_lower_case(std::string_view utf8) {
    bool lower = false;
    each_code_point(utf8, [&](UChar32 c) {
        if (u_isalpha(c) == 0) return true;
        lower = u_islower(c) != 0;
        return false;
    });
    return lower;
}

bool is_upper_case(std::string_view utf8) {
    bool letters = false;
    bool lower = false;
    each_code_point(utf8, [&](UChar32 c) {
        letters = letters || u_isalpha(c) != 0;
        lower = u_islower(c) != 0;
        return !lower;
    });
    return letters && !lower;
}

bool every_word_capitalised(std::string_view utf8) {
    bool any = false;
    std::size_t at = 0;
    while (at < utf8.size()) {
        const std::size_t end = std::min(utf8.find(' ', at), utf8.size());
        const std::string_view word = utf8.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        if (starts_lower_case(word)) {
            if (std::find(small_words.begin(), small_words.end(), word) == small_words.end()) return false;
        } else {
            any = true;
        }
    }
    return any;
}

bool is_code_word(std::string_view utf8) {
    bool good = !utf8.empty();
    each_code_point(utf8, [&](UChar32 c) {
        good = u_isalnum(c) != 0 || c == '-' || c == '_';
        return good;
    });
    return good;
}

}  // namespace sotto::text
