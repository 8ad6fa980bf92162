// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/detector.h"

#include <cstddef>
#include <vector>

namespace sotto::privacy {

/// The piece [`first`, `last`) of a text, in bytes, as a finding.
Found found_at(const text::Text& text, std::size_t first, std::size_t last, Category category,
               double confidence);

/// The findings ascending; of two that overlap the one that starts first, then the longer.
std::vector<Found> apart(std::vector<Found> found);

}  // namespace sotto::privacy
