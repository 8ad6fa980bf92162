// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/button.h>
#include <wx/panel.h>
#include <wx/sizer.h>

namespace sotto::workbench {

/// Two buttons at the foot of a pane, at its two ends; one below the other where words are too large or the
/// pane too narrow for that.
class ButtonPair : public wxPanel {
public:
    explicit ButtonPair(wxWindow* parent);
    /// Both are children of this.
    void hold(wxButton* first, wxButton* second);
    /// A button has another label.
    void fit();

private:
    wxButton* first_ = nullptr;
    wxButton* second_ = nullptr;
    wxBoxSizer* line_ = nullptr;
};

}  // namespace sotto::workbench
