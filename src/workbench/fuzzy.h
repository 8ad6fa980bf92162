// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"

#include <optional>
#include <string_view>
#include <vector>

namespace sotto::workbench {

/// How well a name fits what was typed.
struct FuzzyMatch {
    int score = 0;                     ///< the higher, the better
    std::vector<text::Range> letters;  ///< of the name, in code points, in order, not touching each other
};

/// Whether the letters of each word of `typed` stand in `name` in this order, with others between them; the
/// words themselves may come in any order. Case and diacritics do not count. Letters that stand together, at
/// the beginnings of words, and early in the name score higher; so do short names. Nothing typed fits
/// everything with 0. Both valid UTF-8.
std::optional<FuzzyMatch> fuzzy_match(std::string_view typed, std::string_view name);

}  // namespace sotto::workbench
