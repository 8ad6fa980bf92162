// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/button_pair.h"

#include "workbench/theme.h"

namespace sotto::workbench {

ButtonPair::ButtonPair(wxWindow* parent) : wxPanel(parent), line_(new wxBoxSizer(wxHORIZONTAL)) {
    auto* margin = new wxBoxSizer(wxVERTICAL);
    margin->Add(line_, wxSizerFlags().Expand().Border(wxALL, 2 * Measures::of(*this).u));
    SetSizer(margin);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        fit();
    });
}

void ButtonPair::hold(wxButton* first, wxButton* second) {
    first_ = first;
    second_ = second;
    line_->Add(first, wxSizerFlags().Expand());
    // Between them, whichever way they stand.
    line_->Add(Measures::of(*this).u, Measures::of(*this).u / 2);
    line_->AddStretchSpacer();
    line_->Add(second, wxSizerFlags().Expand());
}

void ButtonPair::fit() {
    if (first_ == nullptr) return;
    const int u = Measures::of(*this).u;
    const int wide = first_->GetBestSize().x + second_->GetBestSize().x + u;
    const auto wanted = wide + 4 * u <= GetClientSize().x ? wxHORIZONTAL : wxVERTICAL;
    if (line_->GetOrientation() == wanted) return;
    line_->SetOrientation(wanted);
    InvalidateBestSize();
    // Not while the pane is being laid out.
    CallAfter([this] { GetParent()->Layout(); });
}

}  // namespace sotto::workbench
