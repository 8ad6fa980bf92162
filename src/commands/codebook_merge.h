// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/study_file.h"

#include <string>
#include <vector>

namespace sotto::commands {

struct CodebookMerge {
    std::int64_t added = 0;
    std::int64_t updated = 0;
    std::vector<std::string> report;  ///< what could not be taken over as it stands
};

/// Brings `codes` (in the order of their tree, ids and parents of that list alone) into the study. A code is
/// the one with its GUID, else the one of its name below the same parent, else new. Known codes take over
/// what the file says of them, and keep what it says nothing of.
CodebookMerge merge_codebook(store::Edit& edit, const std::vector<study::Code>& codes);

}  // namespace sotto::commands
