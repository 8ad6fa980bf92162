// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "detection/labelled_text.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sotto::benchmark {

/// What was found in a text.
struct Finding {
    text::Range range;
    std::string finder;  ///< the detector's id
};

/// So many of so many.
struct Count {
    std::int64_t right = 0;
    std::int64_t all = 0;

    [[nodiscard]] double share() const {
        return all == 0 ? 0 : static_cast<double>(right) / static_cast<double>(all);
    }
    void add(bool is_right) {
        right += is_right ? 1 : 0;
        ++all;
    }
};

/// How much of what is to be masked was found; definitions at the head of detection_benchmark.cpp.
struct Recall {
    Count entities, mentions, tokens;
};

struct Scores {
    std::int64_t texts = 0;
    std::int64_t bytes = 0;
    std::int64_t tokens = 0;
    std::int64_t strings = 0;  ///< distinct within each text
    Count found_tokens;        ///< right: to be masked
    Count found_marked;        ///< right: marked, whether to be masked or not
    Recall all, names;
    std::map<std::string, Recall> by_kind;  ///< names of `Kind`
    std::map<std::string, Recall> by_category;
    /// Distinct strings by what found them; right: they touch something to be masked.
    std::map<std::string, Count> strings_by_finder;

    [[nodiscard]] double strings_per_thousand_tokens() const {
        return tokens == 0 ? 0 : 1000.0 * static_cast<double>(strings) / static_cast<double>(tokens);
    }
};

/// Adds what `findings` are worth against the marks of `labelled` to `scores`. `findings` may overlap.
void score(const LabelledText& labelled, const std::vector<Finding>& findings, Scores& scores);

/// What is to be masked and was not found whole.
std::vector<Mention> missed(const LabelledText& labelled, const std::vector<Finding>& findings);

/// The text in lower case, letter by letter, so that every place stays where it was.
LabelledText lower_cased(const LabelledText& labelled);

}  // namespace sotto::benchmark
