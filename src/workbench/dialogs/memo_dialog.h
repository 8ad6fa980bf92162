// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/window.h>

#include <optional>
#include <string>

namespace sotto::workbench {

/// Lets the user write a memo, `before` to begin with. Ctrl+Enter keeps it; leaving with Esc asks first when
/// something was written. Empty when nothing is to change.
std::optional<std::string> ask_for_memo(wxWindow& parent, const std::string& before);

}  // namespace sotto::workbench
