// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/settings/settings_page.h"

#include "workbench/theme.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

namespace sotto::workbench {

namespace {

constexpr int longest_line = 66;  ///< in u

wxStaticText* head(wxWindow* parent, const wxString& words) {
    auto* text = new wxStaticText(parent, wxID_ANY, wxString());
    auto font = text->GetFont();
    font.SetWeight(wxFONTWEIGHT_SEMIBOLD);
    text->SetFont(font);
    // Measured in its font.
    text->SetLabel(words);
    return text;
}

}  // namespace

SettingsPage::SettingsPage(wxWindow* parent)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL),
      all_(new wxBoxSizer(wxVERTICAL)) {
    auto* padded = new wxBoxSizer(wxVERTICAL);
    padded->Add(all_, wxSizerFlags(1).Expand().Border(wxALL, 2 * Measures::of(*this).u));
    SetSizer(padded);
}

void SettingsPage::ask(const wxString& what, wxWindow* control) {
    const auto u = Measures::of(*this).u;
    auto* name = head(this, what);
    name->MoveBeforeInTabOrder(control);
    set_accessible_name(*control, wxControl::RemoveMnemonics(what));
    // All of the width: on a page that is not in sight, bold words are measured as if they were not.
    all_->Add(name, wxSizerFlags().Expand().Border(wxBOTTOM, u / 2));
    all_->Add(control, wxSizerFlags().Border(wxBOTTOM, u));
    SetMinSize(wxSize((longest_line + 4) * u, -1));
}

wxStaticText* SettingsPage::tell(const wxString& what, const wxString& fact, wxWindow* control) {
    const auto u = Measures::of(*this).u;
    auto* told = new wxStaticText(this, wxID_ANY, fact);
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    line->Add(told, wxSizerFlags(1).CentreVertical().Border(wxRIGHT, 2 * u));
    line->Add(control, wxSizerFlags().CentreVertical());
    all_->Add(head(this, what), wxSizerFlags().Expand().Border(wxBOTTOM, u / 2));
    all_->Add(line, wxSizerFlags().Expand().Border(wxBOTTOM, u));
    return told;
}

wxStaticText* SettingsPage::explain(const wxString& words) {
    const auto u = Measures::of(*this).u;
    auto* text = new wxStaticText(this, wxID_ANY, wxString());
    text->SetForegroundColour(Theme::of_desktop().quiet);
    text->Bind(wxEVT_SYS_COLOUR_CHANGED, [text](wxSysColourChangedEvent& event) {
        text->SetForegroundColour(Theme::of_desktop().quiet);
        event.Skip();
    });
    all_->Add(text, wxSizerFlags().Border(wxBOTTOM, 3 * u));
    say(*text, words);
    return text;
}

void SettingsPage::say(wxStaticText& explanation, const wxString& words) {
    explanation.SetLabel(words);
    explanation.Wrap(longest_line * Measures::of(*this).u);
    Layout();
}

}  // namespace sotto::workbench
