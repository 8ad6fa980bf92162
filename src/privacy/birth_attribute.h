// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/dates.h"

#include <string_view>
#include <vector>

namespace sotto::privacy {

/// Whether an attribute of the register holds when somebody was born: `dob`, `born`, `Date of birth`,
/// `birth_date`, `geboren`, `naissance` …; not where.
bool is_birth_attribute(std::string_view name);

/// The days that its value may mean (see `days_meant`); empty when it gives only a year, or no date.
std::vector<CalendarDay> birth_days(std::string_view value);

/// The year in it; 0 when there is none.
int birth_year(std::string_view value);

}  // namespace sotto::privacy
