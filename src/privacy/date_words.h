// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/number_words.h"
#include "privacy/word_set.h"

#include <cstddef>
#include <functional>
#include <set>
#include <string_view>

namespace sotto::privacy {

/// The names of months and days of the week, for texts in one language.
struct DateWords {
    NumberPhrases months;
    NumberPhrases weekdays;
    /// Lengths in bytes of month names in scripts without spaces, longest first.
    std::set<std::size_t, std::greater<>> unspaced_lengths;
};

/// Names in all languages, abbreviations in the text's own (English when `tag` is empty or `und`). Made once;
/// any thread may ask.
const DateWords& date_words(std::string_view tag);

/// `of`, `de`, `го`: between day and month, and between month and year.
const WordSet& date_connectors();

/// `tháng 3`, `ເດືອນ 3`: words that make a number a month.
const WordSet& month_labels();

/// Words that are months only with a capital, or with a year behind them.
bool is_doubtful_month(std::string_view key);

}  // namespace sotto::privacy
