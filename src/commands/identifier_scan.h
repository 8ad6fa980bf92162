// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/identifiers.h"
#include "store/study_file.h"
#include "text/text.h"

#include <functional>
#include <vector>

namespace sotto::commands {

class Session;

/// What was found in the current text of a source.
struct ScannedSource {
    const study::Source& source;
    const text::Text& text;
    const std::vector<privacy::Identifier>& identifiers;
    const std::vector<privacy::Found>& names;  ///< what the names model saw (`privacy::likely_names`)
};

/// Finds the identifiers in the current texts of `sources`, on all cores, and hands them out source by source
/// in order, with progress. Few texts are in memory at a time.
void each_scanned(Session& session, const std::vector<study::Source>& sources,
                  const privacy::Protection& protection,
                  const std::function<void(const ScannedSource&)>& take);

}  // namespace sotto::commands
