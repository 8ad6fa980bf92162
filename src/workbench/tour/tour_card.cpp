// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/tour/tour_card.h"

#include "workbench/theme.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/wrapsizer.h>

#include <algorithm>

namespace sotto::workbench {

TourCard::TourCard(wxWindow* parent, const wxString& where, const wxString& words, bool last, Ways ways)
    : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL, "tour card"),
      words_(words) {
    const auto u = Measures::of(*this).u;
    auto* bar = new wxPanel(this, wxID_ANY, wxDefaultPosition, wxSize(std::max(u / 2, 3), -1));
    auto* line = new wxPanel(this, wxID_ANY, wxDefaultPosition, wxSize(-1, std::max(u / 8, 1)));
    auto* head = new wxStaticText(this, wxID_ANY, where);
    head->SetFont(GetFont().Scaled(0.92F));
    text_ = new wxStaticText(this, wxID_ANY, words);
    text_->SetName("tour words");
    const auto colour = [this, bar, line, head] {
        const auto theme = Theme::of_desktop();
        SetBackgroundColour(theme.canvas);
        SetForegroundColour(theme.ink);
        bar->SetBackgroundColour(theme.highlight);
        line->SetBackgroundColour(theme.line);
        head->SetForegroundColour(theme.quiet);
        text_->SetForegroundColour(theme.ink);
    };
    colour();

    auto* buttons = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    const auto add = [&](const wxString& label, const char* name, const std::function<void()>& way) {
        if (!way) return;
        auto* button = new wxButton(this, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, 0,
                                    wxDefaultValidator, name);
        button->Bind(wxEVT_BUTTON, [this, way](wxCommandEvent&) { CallAfter(way); });
        buttons->Add(button, wxSizerFlags().Border(wxTOP | wxRIGHT, u / 2));
    };
    if (last) {
        add(_("End the tour"), "tour on", ways.on);
    } else {
        add(_("Next"), "tour on", ways.on);
        add(_("Back"), "tour back", ways.back);
        add(_("Leave"), "tour leave", ways.leave);
    }

    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(head, wxSizerFlags().Border(wxBOTTOM, u / 2));
    column->Add(text_, wxSizerFlags().Expand().Border(wxBOTTOM, u / 2));
    column->Add(buttons, wxSizerFlags().Expand());
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(bar, wxSizerFlags().Expand());
    row->Add(column, wxSizerFlags(1).Border(wxALL, u + u / 2));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(row, wxSizerFlags().Expand());
    all->Add(line, wxSizerFlags().Expand());
    SetSizer(all);
    set_accessible_name(*this, where + ". " + words);

    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        // The height that follows from the width is for the window above to give.
        CallAfter([this] { wrap(); });
    });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [colour](wxSysColourChangedEvent& event) {
        colour();
        event.Skip();
    });
}

void TourCard::wrap() {
    const auto u = Measures::of(*this).u;
    const int room = std::min(GetClientSize().x - 4 * u, 90 * u);
    if (room < 10 * u || room == wrapped_at_) return;
    wrapped_at_ = room;
    text_->SetLabel(words_);
    text_->Wrap(room);
    InvalidateBestSize();
    GetParent()->Layout();
}

}  // namespace sotto::workbench
