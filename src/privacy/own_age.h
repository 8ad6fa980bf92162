// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"

#include <string_view>
#include <vector>

namespace sotto::privacy {

/// Where somebody whose age is one of `ages` may be saying it, in figures or words, without a word that makes
/// the number an age: numbers from 10 up that count nothing (the clause ends behind them, or goes on with
/// words such as `now`), are no sum and name no page, room or paragraph. "53 people came" and "page 53" say
/// no age. Ascending.
std::vector<text::Range> own_ages(const text::Text& text, std::string_view language,
                                  const std::vector<int>& ages);

}  // namespace sotto::privacy
