// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/desk.h"
#include "workbench/dialogs/code_picker.h"

namespace sotto::workbench {

/// Codes `range` of `source` with what was picked and remembers the code as used. Says so at the desk, and
/// does nothing, when the range is empty or the study can only be read.
void code_range(Desk& desk, Id<study::Source> source, text::Range range, const CodePick& pick);
/// The same with the words in focus.
void code_selection(Desk& desk, const CodePick& pick);
void code_selection(Desk& desk, Id<study::Code> code);

}  // namespace sotto::workbench
