// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/string.h>

#include <functional>

class wxSearchCtrl;
class wxWindow;

namespace sotto::workbench {

/// A box whose words narrow a list down: `changed` at each of them, `leave` on Enter and Down. Esc empties
/// it.
wxSearchCtrl* make_filter_box(wxWindow* parent, const wxString& hint, std::function<void()> changed,
                              std::function<void()> leave);

}  // namespace sotto::workbench
