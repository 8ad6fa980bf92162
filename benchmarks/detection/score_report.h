// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "detection/scorer.h"

#include <map>
#include <string>

namespace sotto::benchmark {

/// What a set scored.
struct SetScores {
    Scores total, lowered;
    std::map<std::string, Scores> by_language, by_origin;
    double seconds = 0;  ///< of one core, for `total.bytes`

    [[nodiscard]] double megabytes_per_second() const {
        return seconds <= 0 ? 0 : static_cast<double>(total.bytes) / 1e6 / seconds;
    }
};

/// For people: tables on the standard output.
void print(const std::string& set, const SetScores& scores);

/// For programs: the figures of several sets as one JSON object, each share with what it is a share of.
std::string as_json(const std::map<std::string, SetScores>& sets);

}  // namespace sotto::benchmark
