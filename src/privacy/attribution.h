// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/export_words.h"
#include "privacy/gate.h"
#include "privacy/identifiers.h"

#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// Who speaks in a turn, as far as attributions tell people apart.
enum class Voice { Respondent, Staff, Nobody };

struct SpokenTurn {
    Voice voice = Voice::Nobody;
    study::Id<study::Entity> participant;
    /// Whether the name may stand beside a public statement.
    bool may_be_named = false;
};

Voice voice_of(const Protection& protection, const CandidateTurn& turn, study::Id<study::Entity> participant);

/// The line under a quote (see `ProtectedExcerpt`), before anything in it is replaced. `names` says whether
/// it gives somebody's name.
struct Attribution {
    std::string line;
    bool names = false;
};
Attribution attribute(const Protection& protection, const ExportTerms& terms, const study::Source& source,
                      const std::vector<SpokenTurn>& turns);

/// The labels of the turns of a conversation, one for each: `Respondent 1`, `Interviewer`, a code.
std::vector<std::string> labels(const Protection& protection, const ExportTerms& terms,
                                const study::Source& source, const std::vector<CandidateTurn>& said,
                                const std::vector<SpokenTurn>& turns);

/// `2008-12-03` as `3 December 2008`, `2008-12` as `December 2008`; anything else as it is.
std::string spoken_date(std::string_view iso, const ExportWords& words);

}  // namespace sotto::privacy
