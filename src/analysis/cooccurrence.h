// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "analysis/matrix.h"
#include "study/coding.h"

#include <vector>

namespace sotto::analysis {

/// How codes lie on each other: a symmetric table over `codes`, in their order.
///
/// Off the diagonal, `Count::Codings` counts the pairs of overlapping codings (one of each code),
/// `Count::Sources` the sources that have such a pair, `Count::Characters` the code points that carry both
/// codes. The diagonal counts the code alone: its codings, sources, characters. Codings that only touch do
/// not overlap; codings of other codes are ignored. One sweep: O(n log n), times how deep codings lie on
/// each other.
CrossTable cooccurrence(const std::vector<study::Coding>& codings, const std::vector<Id<study::Code>>& codes,
                        Count count);

}  // namespace sotto::analysis
