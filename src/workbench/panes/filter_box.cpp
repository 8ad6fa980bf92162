// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/filter_box.h"

#include "workbench/theme.h"

#include <wx/srchctrl.h>

namespace sotto::workbench {

wxSearchCtrl* make_filter_box(wxWindow* parent, const wxString& hint, std::function<void()> changed,
                              std::function<void()> leave) {
    auto* box = new wxSearchCtrl(parent, wxID_ANY);
    box->SetDescriptiveText(hint);
    box->ShowCancelButton(true);
    set_accessible_name(*box, hint);
    box->Bind(wxEVT_TEXT, [changed = std::move(changed)](wxCommandEvent& event) {
        event.Skip();
        changed();
    });
    box->Bind(wxEVT_SEARCH_CANCEL, [box](wxCommandEvent&) { box->Clear(); });
    box->Bind(wxEVT_CHAR_HOOK, [box, leave = std::move(leave)](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if (key == WXK_DOWN || key == WXK_RETURN || key == WXK_NUMPAD_ENTER) {
            leave();
        } else if (key == WXK_ESCAPE && !box->IsEmpty()) {
            box->Clear();
        } else {
            event.Skip();
        }
    });
    return box;
}

}  // namespace sotto::workbench
