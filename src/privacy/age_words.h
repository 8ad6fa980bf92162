// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/word_set.h"

#include <cstddef>
#include <string_view>
#include <vector>

/// The words of many languages that tell an age from other numbers; keys are folded (`KeepTones`).
namespace sotto::privacy {

/// Units of time that make an age only with a word of the same language near by.
struct AgeGroup {
    WordSet units;
    WordSet cues;
    std::size_t reach;  ///< how many words before the number the cue may stand
};
const std::vector<AgeGroup>& age_groups();

/// Words behind a number that make it an age by themselves.
const WordSet& age_units();
/// Beginnings of such words, for languages that inflect them: `33-jährig(e)`, `33-летняя`, `33-godišnja`.
bool begins_age_unit(std::string_view key);
/// Words that say that the number behind them is an age.
const WordSet& age_words();
/// Words that may stand between such a word and its number.
const WordSet& age_fillers();
const WordSet& words_for_sex();
/// A single letter for the sex, in lists.
bool is_sex_letter(std::string_view key);

/// Questions after an age, as two words of one question.
bool asks_together(std::string_view first, std::string_view second);
/// Words with which people begin to answer.
const WordSet& answer_openings();

/// `husband`, `soeur`, `زوجي`: whose age follows a name behind them.
const WordSet& words_for_relatives();
/// The same in the case in which Russian and its neighbours say an age: `мужу 52`.
const WordSet& relatives_in_dative();
/// What stands between the name of such a person and the age: `is`, `turned`, `tiene`.
const WordSet& verbs_of_age();

}  // namespace sotto::privacy
