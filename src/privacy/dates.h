// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/lexed.h"

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// A date in a text, in numbers or words.
struct DateMatch {
    std::size_t first_token = 0;
    std::size_t last_token = 0;  ///< exclusive
    std::size_t first = 0;       ///< bytes of the folded key
    std::size_t last = 0;        ///< exclusive
    int year = 0;                ///< as written with four digits, whatever its calendar; 0: none
    bool day = false;            ///< an exact date; else a month and a year
    int month = 0;               ///< when it is written as a name; else 0
    bool doubtful = false;       ///< `14.3.79`, `14 3 1979`, `140379`: a date where the words say so
};

/// A day of the Gregorian calendar.
struct CalendarDay {
    int year = 0;
    int month = 0;
    int day = 0;
    friend bool operator==(const CalendarDay&, const CalendarDay&) = default;
};

/// The days that an exact date with its year may mean: `03/04/1971` two of them, `14.3.71` one for each
/// century, a year over 2400 also the Buddhist one. Empty without a year.
std::vector<CalendarDay> days_meant(const Lexed& text, const DateMatch& date);

/// All dates that name a day, and all months with a year, in order and without overlaps. Month names of every
/// language of text/calendar_names.h count; their abbreviations only in the text's own `language` (English
/// when it is empty or `und`), because `set`, `out` and `mar` are words elsewhere.
std::vector<DateMatch> read_dates(const Lexed& text, std::string_view language);

/// A month by its name that starts at token `i`.
struct MonthMatch {
    std::size_t next_token = 0;
    int number = 0;
};
std::optional<MonthMatch> month_at(const Lexed& text, std::string_view language, std::size_t i);

/// `III`, in capitals: 3; 0 for what is no number from I to XII.
int roman_month(std::string_view original);

/// A year of four digits, as people of today have lived in (in any calendar).
bool is_plausible_year(const Token& token);

}  // namespace sotto::privacy
