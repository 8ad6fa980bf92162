// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/word_set.h"

#include <string_view>

/// Words that tell a postal address from other names with numbers; keys are folded (`KeepTones`).
namespace sotto::privacy {

/// `rue`, `calle`, `ulica`, `đường`: kinds of streets that stand before the name.
const WordSet& streets_before();
/// Those of them that are words for other things as well (`place`, `via`, `cours`): only with a number.
const WordSet& doubtful_streets_before();
/// `street`, `road`, `avenue`: behind the name.
const WordSet& streets_behind();
/// Those that are words for other things as well (`way`, `court`): only with a number before the name.
const WordSet& doubtful_streets_behind();
/// `Nußallee`, `Keizersgracht`, `Storgata`: whether a word with a capital ends as streets do.
bool is_street_in_one_word(std::string_view key, std::string_view language);
/// `Šljivarska`, `Ломничка`: an adjective that a street is called by, with the number behind it.
bool is_street_adjective(std::string_view key);
/// Words that make the number behind them that of a house or a flat: `flat`, `số nhà`, `ቀበሌ`, `ໜ່ວຍ`.
const WordSet& words_before_house_numbers();

}  // namespace sotto::privacy
