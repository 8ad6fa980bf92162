// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "search/index.h"
#include "store/study_file.h"

namespace sotto::commands {

/// Answers the filters of queries from what the study knows: `code:`, the fields of `Voices`, and the
/// attributes of its register. `speaker:` takes a label, a participant's code or name, or a part
/// (`interviewer`). `study` outlives the resolver. Unknown fields, codes, kinds, sources and participants are
/// a `base::Error` (User).
search::FilterResolver passage_filter(const store::StudyFile& study);

}  // namespace sotto::commands
