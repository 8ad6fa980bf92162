// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/icons.h"
#include "workbench/theme.h"

#include <wx/panel.h>

#include <functional>
#include <utility>
#include <vector>

class wxButton;
class wxStaticText;

namespace sotto::workbench {

/// The line at the top of a pane: what it is, how much of it there is, and a few buttons at the end.
class PaneHead : public wxPanel {
public:
    PaneHead(wxWindow* parent, const wxString& title);

    void set_detail(const wxString& detail);
    /// A button with an icon; `name` says what it does, as tip and for screen readers.
    wxButton* add_button(Icon icon, const wxString& name, std::function<void()> pressed);
    void set_icon(wxButton* button, Icon icon, const wxString& name);
    /// A button with words and an arrow that opens a menu.
    wxButton* add_menu_button(const wxString& label, const wxString& name,
                              std::function<void(wxButton&)> pressed);
    static void set_label(wxButton& button, const wxString& label);
    void set_theme(const Theme& theme);

private:
    wxButton* place(wxButton* button, const wxString& name, int before = 0);

    wxStaticText* title_;
    wxStaticText* detail_;
    std::vector<std::pair<wxButton*, Icon>> icons_;
};

}  // namespace sotto::workbench
