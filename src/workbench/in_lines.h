// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/string.h>
#include <wx/window.h>

namespace sotto::workbench {

/// The label of a box, in lines that are no wider than `width` pixels beside its mark: boxes have no way to
/// wrap their labels, and GTK does not let them be narrower than these.
wxString label_in_lines(const wxWindow& box, const wxString& label, int width);

}  // namespace sotto::workbench
