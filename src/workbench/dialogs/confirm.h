// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/string.h>

#include <optional>
#include <string>

class wxWindow;

namespace sotto::workbench {

/// Asks `question`; `explanation` says what goes along with it; `verb` is what the button says that does it
/// ("Merge codes"). Enter cancels where it would be a pity.
bool confirmed(wxWindow& over, const wxString& question, const wxString& explanation, const wxString& verb);

/// Asks for one line. Empty when it was left or nothing else than `at_first` was given.
std::optional<std::string> asked_for_line(wxWindow& over, const wxString& title, const wxString& what,
                                          const std::string& at_first);

}  // namespace sotto::workbench
