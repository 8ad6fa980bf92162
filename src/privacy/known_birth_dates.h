// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/dates.h"
#include "privacy/reading.h"

#include <cstddef>
#include <unordered_map>
#include <vector>

namespace sotto::privacy {

/// The days on which the people of a register were born. However many these are, a text costs the same.
class BirthDays {
public:
    BirthDays() = default;
    explicit BirthDays(std::vector<CalendarDay> days);

    [[nodiscard]] bool empty() const noexcept { return days_.empty(); }

    /// Where one of the days stands in the text with its year: as any date says it, and in forms that are
    /// dates only to who knows the day (`14 3 79`, `79-03-14`, `140379`, `14 III 79`). Ascending by start,
    /// the very same range once.
    [[nodiscard]] std::vector<text::Range> find(const Reading& reading) const;

    /// Whether one of them is `day`.
    [[nodiscard]] bool has(const CalendarDay& day) const;
    /// Places in `days` of those with this day of the month and these last two digits of the year, ascending.
    [[nodiscard]] const std::vector<std::size_t>* of(int day, int year_of_century) const;
    [[nodiscard]] const CalendarDay& operator[](std::size_t i) const { return days_[i]; }

private:
    std::vector<CalendarDay> days_;
    std::unordered_map<int, std::vector<std::size_t>> by_numbers_;
};

}  // namespace sotto::privacy
