// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// A word that somebody said letter by letter: `T A M S I N`, `M, O, R`, `T-A-M-S-I-N`, `double L`, `M as in
/// Mike, O, R`.
struct SpeltWord {
    std::size_t first = 0;  ///< bytes of the text
    std::size_t last = 0;
    std::string letters;    ///< folded, without what parts them
    std::size_t count = 0;  ///< of the letters
    bool told = false;      ///< "as in", or a word for spelling stands before it
    bool capitals = false;  ///< all are
    bool dotted = false;    ///< `U.N.`, without spaces: rather an abbreviation
};

/// All runs of at least two single letters, in scripts with capitals; ascending. `utf8` is valid.
std::vector<SpeltWord> spelt_words(std::string_view utf8);

/// Whether the letters are rather the alphabet, a stutter or a heading set wide than a name.
bool is_no_name_spelt(const SpeltWord& word);

}  // namespace sotto::privacy
