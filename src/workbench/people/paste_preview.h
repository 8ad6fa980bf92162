// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/value.h"
#include "workbench/people/people_paste.h"

#include <wx/window.h>

#include <string>
#include <vector>

namespace sotto::workbench {

/// A cell that a register would change, in words.
struct PeopleChange {
    std::string code;
    std::string field;
    std::string before;
    std::string after;
};

/// What the answer of a look (`register --dry-run`) says, with the names that it keeps to itself.
std::vector<PeopleChange> people_changes(const commands::Value& look, const std::string& register_csv,
                                         const PeopleList& list);

/// Shows what would change, and asks whether it shall. `left_out`: what of a block goes nowhere.
bool confirm_changes(wxWindow& over, const commands::Value& look, const std::vector<PeopleChange>& changes,
                     const wxString& left_out, const wxString& verb);

}  // namespace sotto::workbench
