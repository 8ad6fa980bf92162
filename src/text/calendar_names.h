// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sotto::text {

/// A word with the number it stands for.
struct NumberName {
    std::string name;
    int number = 0;
    bool abbreviated = false;
};

/// What ICU knows of the months' names in `language` (BCP 47): full and abbreviated, as they stand alone and
/// as they stand in a date (`март`, `марта`, `мар.`), January = 1. Also those of the other calendars people
/// of that language date by (Persian, Ethiopic, Islamic), with the number of the month in that calendar.
/// Names made of digits are left out. Empty for a language that ICU does not know.
std::vector<NumberName> month_names(std::string_view language);

/// The name of Gregorian month `number` (January = 1) in the form that `name` has in `language`: full or
/// abbreviated, standing alone or in a date. Points at the end count for nothing. Empty when `name` is no
/// month there. Its case is that of ICU.
std::string month_like(std::string_view language, std::string_view name, int number);

/// The full names of the days of the week, Sunday = 1.
std::vector<NumberName> weekday_names(std::string_view language);

/// The numbers from 1 to `last` (at most 199) in words, in every gender and case that ICU has: `forty-five`,
/// `quarante-cinq`, `сорока пяти`. Spaces, hyphens and soft hyphens as ICU writes them. Empty for a language
/// that ICU cannot spell.
std::vector<NumberName> spelled_cardinals(std::string_view language, int last);
/// The numbers from `first` to `last` as they are counted and as years are said (`nineteen seventy-nine`),
/// in their plain forms only.
std::vector<NumberName> plain_cardinals(std::string_view language, int first, int last);
/// The same for `fourteenth`, `quatorzième`, …
std::vector<NumberName> spelled_ordinals(std::string_view language, int last);

}  // namespace sotto::text
