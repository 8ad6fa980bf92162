// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/arguments.h"
#include "study/coding.h"

#include <wx/string.h>

#include <optional>

class wxWindow;

namespace sotto::workbench {

/// Shows name, colour, definition and life of `code` to be changed; `place` says where it stands. Empty when
/// it was left with Esc.
std::optional<study::Code> edited_code(wxWindow& over, const wxString& title, const wxString& place,
                                       const study::Code& code);

/// Arguments of `code/change` for the fields that differ, without CODE; empty when none does.
std::optional<commands::Arguments> changed_fields(const study::Code& before, const study::Code& after);
/// Arguments of `code/create` for the fields that say something, without CODE.
commands::Arguments new_code_fields(const study::Code& code);

}  // namespace sotto::workbench
