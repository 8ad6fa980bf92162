// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/dates.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sotto::privacy {

/// Days since 1 January 1970 of the proleptic Gregorian calendar (Hinnant, "chrono-compatible low-level date
/// algorithms"), and back.
std::int64_t day_number(const CalendarDay& day);
CalendarDay calendar_day(std::int64_t number);

/// A date moved by `days`, in the form in which it is written: `14 March 2009` by 21 is `4 April 2009`,
/// `14.03.09` is `04.04.09`, `le 14 mars` is `le 4 avril`. `original` is a date and nothing else, in
/// `language`. `03/04/1971` is read as the third of April. A date without a year is moved as one of a year of
/// 365 days. The day of the week that stands in it is left, so `days` is a multiple of seven.
///
/// Nothing where it is not certain what day is meant, or how another would be written: numbers in words, the
/// Ethiopian, Persian and Islamic calendars, two days of which one falls into another month.
std::optional<std::string> shifted_date(std::string_view original, std::string_view language, int days);

/// A day of the register as ISO 8601 (`2009-03-14`, or with more behind it) or in any form that
/// `shifted_date` takes, moved likewise.
std::optional<CalendarDay> shifted_day(std::string_view value, int days);

}  // namespace sotto::privacy
