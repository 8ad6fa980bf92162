// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "analysis/matrix.h"
#include "study/coding.h"

#include <cstdint>
#include <string_view>
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

/// How much of what two codes have they have together: n12 / (n1 + n2 - n12), from 0 to 1 (Jaccard; for pairs
/// of codings the c-coefficient that ATLAS.ti shows). One long coding can meet several of the other code,
/// so that pairs are more than codings: then it is 1. 0 where there is nothing.
double cooccurrence_coefficient(std::int64_t first, std::int64_t second, std::int64_t together);
/// As it is told to people.
constexpr std::string_view cooccurrence_formula = "c = n12 / (n1 + n2 - n12)";

}  // namespace sotto::analysis
