// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"

#include <cstddef>
#include <vector>

namespace sotto::workbench {

/// A lane for each of `ranges`, so that no two that overlap share one: each takes the first that is free,
/// which for ranges in order of their starts needs as few lanes as can be (greedy colouring of an interval
/// graph). `ranges` must be in that order; an empty range takes the room of one code point.
std::vector<std::size_t> assign_lanes(const std::vector<text::Range>& ranges);

}  // namespace sotto::workbench
