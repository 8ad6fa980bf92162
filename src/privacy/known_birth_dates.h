// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/dates.h"
#include "text/text.h"

#include <string_view>
#include <vector>

namespace sotto::privacy {

/// Where one of `days` stands in the text with its year, in forms that are dates only to who knows the day:
/// `14 3 79`, `79-03-14`, `140379`, `14 III 79`.
std::vector<text::Range> known_birth_dates(const Lexed& text, std::string_view language,
                                           const std::vector<CalendarDay>& days);

}  // namespace sotto::privacy
