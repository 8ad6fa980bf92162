// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/guid.h"
#include "privacy/gate.h"
#include "privacy/identifiers.h"
#include "store/study_file.h"
#include "study/register.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::commands {

/// A quote that has left the study already.
struct EarlierQuote {
    std::int64_t release = 0;  ///< number in the ledger
    study::Coding coding;
};

/// The quotes that earlier releases printed under `policy` and that readers of an export for `audience` may
/// have at hand: those for the same circle and for wider ones. Each once, of the newest release; codings that
/// have been removed since are not known any more.
std::vector<EarlierQuote> earlier_quotes(const store::StudyFile& study, study::Audience audience,
                                         std::string_view policy);

/// A quote that is about to leave, and who says it.
struct LeavingQuote {
    base::Guid guid;
    study::Id<study::Entity> participant;
};

/// Somebody whom attributes single out that two releases show of one person's quotes, one each.
struct ShownTogether {
    study::Id<study::Entity> participant;
    base::Guid quote;                  ///< the one about to leave
    std::int64_t release = 0;          ///< the newest that shows more of its speaker
    std::vector<std::string> entries;  ///< of both (see `ExportTerms::shown`)
    std::int64_t shared_by = 0;        ///< how many have these values; fewer than the terms' k
};

/// Whoever has both releases reads the attributes of both. A reader knows that two quotes are one person's
/// when they are the same quote, or carry the same pseudonym. Each participant once. Public statements are
/// not to be among `quotes`.
std::vector<ShownTogether> shown_together(const store::StudyFile& study,
                                          const privacy::Protection& protection,
                                          const privacy::ExportTerms& terms,
                                          const std::vector<LeavingQuote>& quotes);

}  // namespace sotto::commands
