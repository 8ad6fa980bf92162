// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "analysis/retrieval.h"
#include "base/progress.h"
#include "commands/voices.h"
#include "privacy/gate.h"
#include "store/study_file.h"

#include <vector>

namespace sotto::commands {

/// The quotes as the gate wants to see them: who says which part, what of it is off the record, under which
/// codes, and what `protection` finds in the passages around it that reaches into it. Each one's `number` is
/// its place in `quotes`. Quotes without any words (a speaker's label, say) are candidates without turns.
/// Throws `base::Cancelled` soon after `progress` says so.
std::vector<privacy::Candidate> candidates(const store::StudyFile& study, const Voices& voices,
                                           const std::vector<analysis::Quote>& quotes,
                                           const privacy::Protection& protection, base::Progress& progress);

}  // namespace sotto::commands
