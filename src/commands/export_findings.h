// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "analysis/retrieval.h"
#include "privacy/gate.h"
#include "report/findings.h"
#include "store/study_file.h"

#include <vector>

namespace sotto::commands {

/// The codings that speak for or against any finding, as quotes: by source and place, each coding once.
std::vector<analysis::Quote> evidence_quotes(const store::StudyFile& study);

/// The findings as they may be printed: their own words through `gate`, and of their evidence those of
/// `excerpts` that passed it. The `number` of an excerpt is its place in `quotes`.
report::FindingDocument finding_document(const store::StudyFile& study, const privacy::Gate& gate,
                                         const std::vector<analysis::Quote>& quotes,
                                         const std::vector<privacy::ProtectedExcerpt>& excerpts);

}  // namespace sotto::commands
