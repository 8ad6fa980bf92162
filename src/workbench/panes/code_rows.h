// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/panes/tree_model.h"
#include "workbench/study_picture.h"

#include <string>
#include <vector>

namespace sotto::workbench {

/// The rows of the codebook pane; the id of a row is that of its code. A code that the filter leaves out
/// stays when one below it fits. Counts are codings · sources, of a branch together.
std::vector<TreeRow> code_rows(const StudyPicture& study, const std::string& filter,
                               const std::vector<Id<study::Code>>& hidden);

/// The drawing for a row's `icon`.
wxBitmapBundle draw_code_icon(const std::string& icon, const Theme& theme, Measures measures);

/// What a code is, for a tip: its path, definition, what to include and exclude, how often it is used.
wxString code_in_words(const StudyPicture& study, Id<study::Code> code);
/// "28 codings in 15 sources", of the code with those below it.
wxString usage_in_words(const StudyPicture& study, Id<study::Code> code);

}  // namespace sotto::workbench
