// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/tree_pane.h"

#include <wx/sizer.h>
#include <wx/srchctrl.h>

namespace sotto::workbench {

void TreePane::stand(wxWindow* between) {
    const auto u = Measures::of(*this).u;
    const auto beside = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, 2 * u - u / 2);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(head_, wxSizerFlags().Expand());
    if (between != nullptr) {
        column->Add(between, beside);
        column->AddSpacer(u);
    }
    column->Add(filter_, beside);
    column->AddSpacer(u);
    column->Add(tree_, wxSizerFlags(1).Expand());
    SetSizer(column);
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        event.Skip();
        follow_desktop();
    });
    follow_desktop();
}

void TreePane::follow_desktop() {
    const auto theme = Theme::of_desktop();
    SetBackgroundColour(theme.panel);
    head_->set_theme(theme);
    tree_->set_theme(theme);
    Refresh();
}

}  // namespace sotto::workbench
