// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"

#include <cstddef>
#include <vector>

namespace sotto::privacy {

/// Of overlapping ranges the longest; of equally long ones the first, of equal ones the one that stands first
/// in `ranges`. Indexes into `ranges`, ascending by place. Empty ranges are left out.
std::vector<std::size_t> longest_without_overlap(const std::vector<text::Range>& ranges);

}  // namespace sotto::privacy
