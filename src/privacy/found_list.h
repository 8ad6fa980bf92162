// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/detector.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// The piece [`first`, `last`) of a text, in bytes, as a finding.
Found found_at(const text::Text& text, std::size_t first, std::size_t last, Category category,
               double confidence);

/// The findings ascending; of two that overlap the one that starts first, then the longer.
std::vector<Found> apart(std::vector<Found> found);

/// Whether a piece of an identifier is more than punctuation.
bool says_something(std::string_view piece) noexcept;
/// What is left of `range` when `taken` (ascending, apart) is cut out of it.
std::vector<text::Range> left_of(text::Range range, const std::vector<text::Range>& taken);

}  // namespace sotto::privacy
