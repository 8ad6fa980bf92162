// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <array>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// What the lexicons tell apart, in the order of their lists.
enum class Trait { Occupation, Kinship, Health, Religion, Origin };
constexpr int traits = static_cast<int>(Trait::Origin) + 1;

/// The words of a language for each trait: words and phrases parted by commas and line ends, in the form that
/// dictionaries have; plural endings are understood (see detect_traits.cpp).
struct Lexicon {
    std::string_view language;
    std::array<std::string_view, traits> words;
    /// What stands before the words for kin when somebody's own are meant: `my`, `her`. Where it is written
    /// onto the word, as in Arabic, it is among the words and this is empty.
    std::string_view possessives;
};

/// All of them. A language is a file of this folder and a line in lexicon.cpp.
const std::vector<Lexicon>& lexicons();

Lexicon english_lexicon();
Lexicon french_lexicon();
Lexicon spanish_lexicon();
Lexicon arabic_lexicon();

}  // namespace sotto::privacy
