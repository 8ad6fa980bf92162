// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/detector.h"
#include "text/text.h"

#include <string_view>
#include <vector>

namespace sotto::privacy {

/// Id of the detector that names of the model, and those that are announced, are found by.
constexpr std::string_view names_detector = "names";

/// Names at least this probable are replaced before anybody looked at them. Below it, more of what is found
/// is no name than is one, and quotes would be full of holes: those are proposed for review
/// (`Protection::find_possible`), and replaced once they were accepted.
constexpr double certain_name = 0.3;

/// Whether `found`, by the model, is a person, place or organisation that certainly.
bool is_certain_name(const Found& found);

/// What the names model sees in a text, the uncertain too, and also times, sums and numbers of cases, which
/// it only ever proposes, as it does countries; for `Protection::find_wrapped`. The model must have the whole
/// text of a source: what it knows of a name it takes from all places in which the name stands. In languages
/// that the model was not taught, what plain evidence says (announced/announced_names.h). Labels of speakers
/// at the start of a line are left out: they are no part of what is said. Safe on any thread.
std::vector<Found> likely_names(const text::Text& text, std::string_view language);

/// Those of `names` that reach into `range`, cut to it, in positions that count from its start.
std::vector<Found> names_within(const std::vector<Found>& names, text::Range range);

}  // namespace sotto::privacy
