// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/value.h"
#include "privacy/gate.h"

#include <vector>

namespace sotto::commands {

/// What the author should look at in quotes that leave: words for kin and pronouns that tell the gender of
/// somebody who is the only one of it in the register. Each with `quote` (GUID), `source`, `participant`
/// (code) and `warning`, a sentence without words of the source. The `number` of an excerpt is its place in
/// `candidates`.
Value gender_warnings(const privacy::Protection& protection,
                      const std::vector<privacy::Candidate>& candidates,
                      const std::vector<privacy::ProtectedExcerpt>& excerpts);

}  // namespace sotto::commands
