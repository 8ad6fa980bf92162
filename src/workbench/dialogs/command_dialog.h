// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/command.h"
#include "workbench/desk.h"

#include <wx/window.h>

#include <optional>
#include <string>

namespace sotto::workbench {

/// A form made of a command's parameters, for commands that have no face of their own. `given` fills it in.
/// Gives back what was entered, or nothing when the user thought better of it.
std::optional<commands::Arguments> ask_for(wxWindow& parent, const commands::Command& command, Desk& desk,
                                           const commands::Arguments& given, const std::string& problem = {});

/// What a command has to say, in a window of its own that can be read, copied from and kept open.
void show_answer(wxWindow& parent, const commands::Command& command, const commands::Outcome& outcome);

}  // namespace sotto::workbench
