// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/word_set.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sotto::privacy {

/// Phrases of one or several folded words, each with a number. Hyphens inside phrases count as spaces.
class NumberPhrases {
public:
    struct Phrase {
        std::vector<std::string> rest;  ///< the words after the first
        int number = 0;
        bool ordinal = false;
        bool abbreviated = false;
    };

    void add(std::string_view name, int number, bool ordinal, bool abbreviated);
    /// Longest first. Null when no phrase begins with `word`.
    [[nodiscard]] const std::vector<Phrase>* starting_with(std::string_view word) const;
    [[nodiscard]] bool empty() const noexcept { return phrases_.empty(); }

private:
    WordGuess<65536> first_words_;
    std::unordered_map<std::string, std::vector<Phrase>, StringHash, std::equal_to<>> phrases_;
};

/// The numbers from 1 to 119, the ordinals from 1 to 99 and the years from 1900 on of a language (English for
/// an empty one), from ICU; and the numbers from 13 to 99 and the years in other languages, in which people
/// may be quoted. Made once; any thread may ask.
const NumberPhrases& spelled_numbers(std::string_view language);

/// A number in words at the start of `key`, in a script without spaces; `length` 0: there is none.
struct UnspacedNumber {
    std::size_t length = 0;  ///< bytes
    int number = 0;
};
UnspacedNumber unspaced_number_at(std::string_view key);

}  // namespace sotto::privacy
