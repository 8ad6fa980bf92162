// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"
#include "workbench/study_picture.h"

#include <cstddef>
#include <string>
#include <vector>

namespace sotto::workbench {

/// A code that the picker offers.
struct PickRow {
    enum class Part { Match, Recent, Other };
    Id<study::Code> code;
    Part part = Part::Match;
    std::vector<text::Range> letters;  ///< of its name that were typed
    int digit = 0;                     ///< 1 to 9 for the codes used last; 0: none
};

/// What is offered for `typed`: nothing typed: the codes of `recent`, then all others in the order of the
/// codebook; else those whose name or path fits, best first, and then `recent` again. None of `without`, no
/// folders unless `folders_too`; at most `most` of each part.
std::vector<PickRow> pick_rows(const StudyPicture& study, const std::string& typed,
                               const std::vector<Id<study::Code>>& recent,
                               const std::vector<Id<study::Code>>& without, bool folders_too,
                               std::size_t most = 60);

}  // namespace sotto::workbench
