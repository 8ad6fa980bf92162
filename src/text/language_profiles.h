// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What `detect_language` knows of languages; for the text room itself.
namespace sotto::text {

/// Scripts and families of scripts among whose languages only words decide.
enum class ScriptGroup : std::uint8_t {
    Latin,
    Cyrillic,
    Arabic,
    Hebrew,
    Ethiopic,
    Devanagari,
    Bengali,
    Han,
    Greek,
    Armenian,
    Georgian,
    Thai,
    Lao,
    Khmer,
    Myanmar,
    Kana,
    Hangul,
    Tamil,
    Telugu,
    Kannada,
    Malayalam,
    Gujarati,
    Gurmukhi,
    Oriya,
    Sinhala,
    Tibetan,
    Mongolian,
    Thaana,
    Syriac,
    count_,
};

/// One language as its script, its frequent words and the letter sequences that give it away.
struct LanguageProfile {
    std::string_view tag;  ///< BCP 47 primary tag
    ScriptGroup script;
    std::string_view words;  ///< lower case, parted by spaces
    std::string_view
        sequences;  ///< one to four letters, `^` and `$` for the ends of a word, parted by spaces
};

/// Every language there is a profile for. Those that have a script to themselves need no words; Greek has
/// some, because Hebrew read in the wrong encoding looks Greek.
const std::vector<LanguageProfile>& language_profiles();

/// How much like a language `utf8` reads, 0…1: as the confidence of `detect_language`, but a script alone
/// proves little, since bytes of any encoding make letters of some script in another.
struct Likeness {
    std::string language;
    double degree = 0;
};
Likeness likeness_to_language(std::string_view utf8);

}  // namespace sotto::text
