// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/value.h"
#include "privacy/identifiers.h"
#include "privacy/levels.h"
#include "text/text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::commands {

/// The sentence around `found` as it would read with `words` in its place, and what else was found replaced.
std::string reads_as(const text::Text& text, const privacy::Identifier& found, std::string_view words,
                     const std::vector<privacy::Identifier>& all);

/// Adds to `finding` the rungs that may be chosen: `levels` (`level` from 1, `treatment` as a profile has it,
/// `words`, `people` or null, `reads_as`), and `proposed`, the level of the smallest step that could mean `k`
/// people of the register.
void add_levels(Value& finding, const privacy::LevelCounts& counts, const text::Text& text,
                const privacy::Identifier& found, const std::vector<privacy::Identifier>& all,
                std::string_view language, std::int64_t k);

/// The words of one rung for what a decision's key stands for (`place:savannakhet`, `register:P03`), for
/// `review --level`: a number from 1, or `k` for the smallest step that could mean `k` people. Throws
/// `base::Error` (User) for a rung there is not.
std::string words_of_level(const privacy::Protection& protection, const std::string& key,
                           const std::string& level, std::int64_t k, std::string_view language);

}  // namespace sotto::commands
