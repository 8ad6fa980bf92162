// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/pane_head.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

namespace sotto::workbench {

namespace {

const wxString arrow_down = wxString(L" \u25be");

}  // namespace

PaneHead::PaneHead(wxWindow* parent, const wxString& title) : wxPanel(parent) {
    const auto [c, u] = Measures::of(*this);
    title_ = new wxStaticText(this, wxID_ANY, title);
    title_->SetFont(GetFont().Bold());
    detail_ =
        new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(title_, wxSizerFlags().CentreVertical().Border(wxLEFT, 2 * u - u / 2));
    row->Add(detail_, wxSizerFlags(1).CentreVertical().Border(wxLEFT, u));
    row->AddSpacer(u);
    SetSizer(row);
    SetMinSize(wxSize(-1, 4 * u));
}

void PaneHead::set_detail(const wxString& detail) {
    if (detail_->GetLabel() == detail) return;
    detail_->SetLabelText(detail);
    Layout();
}

wxButton* PaneHead::place(wxButton* button, const wxString& name, int before) {
    button->SetToolTip(name);
    set_accessible_name(*button, name);
    // In front of the room at the end.
    GetSizer()->Insert(GetSizer()->GetItemCount() - 1, button,
                       wxSizerFlags().CentreVertical().Border(wxLEFT, before));
    return button;
}

wxButton* PaneHead::add_button(Icon icon, const wxString& name, std::function<void()> pressed) {
    auto* button = new wxButton(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                wxBORDER_NONE | wxBU_EXACTFIT | wxBU_NOTEXT);
    button->Bind(wxEVT_BUTTON, [pressed = std::move(pressed)](wxCommandEvent&) { pressed(); });
    // Icons have no room of their own around them.
    const int before = icons_.empty() ? 0 : Measures::of(*this).u / 2;
    icons_.emplace_back(button, icon);
    return place(button, name, before);
}

void PaneHead::set_icon(wxButton* button, Icon icon, const wxString& name) {
    for (auto& [known, own] : icons_) {
        if (known != button || own == icon) continue;
        own = icon;
        set_theme(Theme::of_desktop());
    }
    button->SetToolTip(name);
    set_accessible_name(*button, name);
}

wxButton* PaneHead::add_menu_button(const wxString& label, const wxString& name,
                                    std::function<void(wxButton&)> pressed) {
    auto* button = new wxButton(this, wxID_ANY, label + arrow_down, wxDefaultPosition, wxDefaultSize,
                                wxBORDER_NONE | wxBU_EXACTFIT);
    button->Bind(wxEVT_BUTTON, [button, pressed = std::move(pressed)](wxCommandEvent&) { pressed(*button); });
    return place(button, name);
}

void PaneHead::set_label(wxButton& button, const wxString& label) {
    button.SetLabel(label + arrow_down);
    button.GetParent()->Layout();
}

void PaneHead::set_theme(const Theme& theme) {
    SetBackgroundColour(theme.panel);
    detail_->SetForegroundColour(theme.quiet);
    const auto measures = Measures::of(*this);
    for (const auto& [button, icon] : icons_) button->SetBitmap(drawn(icon, theme.ink, 2 * measures.u));
    Refresh();
}

}  // namespace sotto::workbench
