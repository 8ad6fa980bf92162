// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/value.h"
#include "study/coding.h"
#include "workbench/charts/heat_map.h"
#include "workbench/desk.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sotto::workbench {

/// What `sotto cooccurrence` answered, as it is shown: the codes that lie on the words of another one.
struct Cooccurrence {
    struct Pair {
        std::size_t first = 0;  ///< place in `codes`
        std::size_t second = 0;
        std::int64_t count = 0;
        double coefficient = 0;
    };
    HeatMap map;  ///< codes by codes, rows without dots
    std::vector<study::Id<study::Code>> codes;
    std::vector<std::int64_t> alone;  ///< how much there is of each code
    std::vector<Pair> pairs;          ///< the most frequent first
    std::string formula;

    /// The pair of a cell; null on the diagonal and where two codes are never together.
    [[nodiscard]] const Pair* pair_at(ChartCell cell) const;
};

/// `as_coefficient`: cells say how much of what two codes have they have together, else how often. `point` is
/// what parts a decimal fraction.
Cooccurrence cooccurrence_of(const commands::Value& data, const study::CodeTree& codes, bool as_coefficient,
                             const std::string& point);

/// `0.25` with two digits.
std::string coefficient_in_words(double coefficient, const std::string& point);

Focus behind(const Cooccurrence& cooccurrence, const study::CodeTree& codes, ChartCell cell, Focus focus);

}  // namespace sotto::workbench
