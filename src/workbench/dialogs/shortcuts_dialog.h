// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/action.h"

#include <wx/window.h>

#include <vector>

namespace sotto::workbench {

/// All actions with their keys, found by words; a key is changed by choosing its line and typing the new one.
/// Changes `actions` and the settings. Gives back whether anything changed.
bool edit_shortcuts(wxWindow& parent, std::vector<Action>& actions);

}  // namespace sotto::workbench
