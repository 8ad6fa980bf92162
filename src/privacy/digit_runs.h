// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/word_set.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// Digits of any script with the separators people write into numbers: `+856 20 5555 0123`, `(020)
/// 7946-0123`.
struct DigitRun {
    struct Group {
        std::string digits;     ///< ASCII
        std::string separator;  ///< what stands before it in the run; dashes as `-`, spaces as ` `
    };
    std::size_t first = 0;  ///< bytes of the text
    std::size_t last = 0;   ///< exclusive
    bool plus = false;
    std::vector<Group> groups;
    std::string digits;  ///< all of them

    [[nodiscard]] bool separated() const noexcept { return groups.size() > 1; }
};

/// All runs of at least `fewest` digits, in order. A run never reaches over a line end, and never begins or
/// ends inside a word of a spaced script.
std::vector<DigitRun> digit_runs(std::string_view utf8, std::size_t fewest);

/// Whether one of the last few words before byte `at` is in `cues`, in the same sentence.
bool has_cue_before(std::string_view utf8, std::size_t at, const WordSet& cues);

/// Whether the run is a number of things or a date rather than a name for something: `1 000 000`,
/// `2009-2010`, `14.03.2009`, `3.14159`, `10.0.0.1`.
bool is_quantity_or_date(const DigitRun& run);

}  // namespace sotto::privacy
