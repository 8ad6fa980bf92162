// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/lexed.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace sotto::privacy {

/// Ages said in ways of their own, as tokens [first, exclusive last), ascending and apart: "a woman of 43",
/// "when she turned 30", "in her early forties", "la quarantaine", "Mitte vierzig", "cuarentona", ", 43 ans,"
/// beside what somebody says of themselves.
std::vector<std::pair<std::size_t, std::size_t>> age_phrases(const Lexed& text);

}  // namespace sotto::privacy
