// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string_view>

/// Words that stand around names or look like them. Words are given as `letters_of` has them.
namespace sotto::privacy {

/// `mr`, `mme`, `dr`, `sr`, `г-жа`, `السيدة`, `ທ້າວ` …: goes with the name that follows.
bool is_title(std::string_view word);
/// Vietnamese forms of address (`ông`, `chị`), compared with their tone marks: without these they are other
/// words.
bool is_vietnamese_address(std::string_view original);
/// `van`, `de`, `al`, `bin`, `abu`: belongs to the part of the name that follows, and is no name alone.
bool is_particle(std::string_view word);
/// Middle names so frequent that alone they name nobody (`Thị`, `Văn`).
bool is_filler_part(std::string_view word);
/// Words that people also bear as names (`hope`, `will`, `mark`). In running text only a capital tells.
bool is_common_word(std::string_view word);
/// Words of the field and of daily life that people get as nicknames (`convention`, `boda`): alone they name
/// nobody, whatever their case.
bool is_everyday_word(std::string_view word);
/// Words so frequent that even a capital tells nothing at the start of a sentence (`an`, `do`, `le`).
bool is_function_word(std::string_view word);
/// Those of one language (`en`, `sr-Latn`); none of a language that is not known.
bool is_function_word(std::string_view word, std::string_view language);
/// What follows a name without being part of it: `jr`, `phd`.
bool is_name_suffix(std::string_view word);

/// Whether names begin with a capital in the script of `c`. Georgian has capitals, for headings only.
bool has_capitals(char32_t c);
/// What may be written onto a name: nothing; what `is_ending` lists; or, in scripts whose languages write all
/// their cases and particles onto names (Indic, Georgian, Armenian, Ethiopic, Hangul), any few letters.
enum class Endings { None, Listed, Any };
Endings endings_of(std::string_view key);
/// Whether `ending` is short enough for the name `key`, of which `endings_of` says Any.
bool is_any_ending(std::string_view ending, std::string_view key);
/// Whether a name may stand with `ending` written onto it: cases, plurals, possessive adjectives, by the
/// script of its last letter. `after_vowel` is true when the name lost its last vowel before the ending (Anna
/// → Annu).
bool is_ending(std::string_view ending, char32_t last_letter, bool after_vowel);
/// Whether a name of this script may stand with `prefix` written before it: Arabic, Hebrew and
/// Ethiopic particles.
bool is_prefix(std::string_view prefix, char32_t first_letter);

}  // namespace sotto::privacy
