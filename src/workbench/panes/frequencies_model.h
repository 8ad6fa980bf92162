// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/value.h"
#include "study/coding.h"
#include "workbench/charts/bar_chart.h"
#include "workbench/desk.h"

#include <optional>
#include <string>
#include <vector>

namespace sotto::workbench {

/// What `sotto frequencies` answered, as it is shown.
struct Frequencies {
    BarChart chart;                             ///< rows without colours
    std::string field;                          ///< what codes are parted by; empty: nothing
    std::vector<study::Id<study::Code>> codes;  ///< of the rows
    std::vector<std::optional<std::string>>
        values;                        ///< of the columns, as `Condition::value`; none: all of it
    std::vector<std::string> counted;  ///< of the columns: `codings`, `quotes`, `sources`
};

struct FrequenciesLook {
    bool most_first = false;  ///< else as the codebook has them
    bool empty_too = false;   ///< codes without anything
    std::string codings = "Codings";
    std::string quotes = "Quotes";
    std::string sources = "Sources";
    std::string all = "All";
};

/// In the order of the codebook codes stand below those they belong to, which are there even when they have
/// nothing. With the most first they stand by the column that is counted, under names that tell them apart.
Frequencies frequencies_of(const commands::Value& data, const study::CodeTree& codes,
                           const FrequenciesLook& look);

Focus behind(const Frequencies& frequencies, ChartCell cell, Focus focus);

}  // namespace sotto::workbench
