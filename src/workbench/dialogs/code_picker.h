// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/desk.h"

#include <wx/gdicmn.h>
#include <wx/string.h>

#include <optional>
#include <string>
#include <vector>

class wxWindow;

namespace sotto::workbench {

/// What was picked: a code of the study, or the path of one that is to be made.
struct CodePick {
    Id<study::Code> code;
    std::string new_path;  ///< empty when `code` is set
};

/// Lets the user find a code for the words in focus, in a small window below `selection_on_screen` (above it
/// where there is no room), never over it. `here` are the codes that are on the passage already; `words` are
/// what a code in vivo is called (empty: the words in focus, shortened). Empty when it was left with Esc or a
/// click elsewhere. Runs an event loop of its own. Changes nothing; `code_selection` applies what it gives.
std::optional<CodePick> pick_code(wxWindow& over, const wxRect& selection_on_screen, Desk& desk,
                                  const std::vector<Id<study::Code>>& here, const wxString& words = {});

/// The same for another purpose, said in `purpose` ("Merge into"): one of the codes there are, but none of
/// `without`.
std::optional<Id<study::Code>> pick_other_code(wxWindow& over, const wxRect& beside, Desk& desk,
                                               const wxString& purpose,
                                               const std::vector<Id<study::Code>>& without);

}  // namespace sotto::workbench
