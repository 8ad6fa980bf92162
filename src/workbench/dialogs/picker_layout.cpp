// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/dialogs/picker_window.h"

#include "workbench/dialogs/markup.h"
#include "workbench/words.h"

#include <gtk/gtk.h>
#include <wx/dataview.h>
#include <wx/display.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/statline.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/wrapsizer.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

constexpr long longest_in_footer = 24;

}  // namespace

void PickerWindow::build() {
    // A hair line around it: the window manager draws none.
    const int line = std::max(measures_.u / 8, 1);
    SetBackgroundColour(theme_.quiet);
    auto* sheet = new wxPanel(this);
    sheet->SetBackgroundColour(theme_.panel);
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(sheet, wxSizerFlags(1).Expand().Border(wxALL, line));
    SetSizer(frame);

    auto* column = new wxBoxSizer(wxVERTICAL);
    const int u = measures_.u;
    column->Add(make_field(sheet), wxSizerFlags().Expand().Border(wxALL, u + u / 2));
    column->Add(make_middle(sheet), wxSizerFlags(1).Expand());
    column->Add(new wxStaticLine(sheet), wxSizerFlags().Expand());
    column->Add(make_footer(sheet), wxSizerFlags().Expand().Border(wxALL, u));
    sheet->SetSizer(column);
}

wxSizer* PickerWindow::make_field(wxWindow* parent) {
    field_ = new wxTextCtrl(parent, wxID_ANY);
    field_->SetMinSize(wxSize(-1, 7 * measures_.u / 2));
    field_->SetHint(_("Find a code"));
    set_accessible_name(*field_, wishes_.purpose.empty() ? wxString(_("Find a code")) : wishes_.purpose);
    field_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fill(); });
    purpose_ = new wxStaticText(parent, wxID_ANY, wishes_.purpose);
    purpose_->SetForegroundColour(theme_.quiet);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(field_, wxSizerFlags(1).Expand());
    row->Add(purpose_, wxSizerFlags().CentreVertical().Border(wxLEFT, measures_.u + measures_.u / 2));
    return row;
}

wxSizer* PickerWindow::make_middle(wxWindow* parent) {
    const int u = measures_.u;
    list_ = new RowsInSight<wxDataViewListCtrl>(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                                wxDV_SINGLE | wxDV_NO_HEADER | wxBORDER_NONE);
    list_->SetRowHeight(3 * u + u / 2);
    list_->SetBackgroundColour(theme_.panel);
    list_->AppendColumn(
        new wxDataViewColumn(wxString(), new wxDataViewBitmapRenderer, 0, 4 * u, wxALIGN_CENTER, 0));
    auto* names = new wxDataViewTextRenderer;
    names->EnableMarkup();
    names->EnableEllipsize(wxELLIPSIZE_END);
    auto* name_column = new wxDataViewColumn(wxString(), names, 1, wxCOL_WIDTH_AUTOSIZE, wxALIGN_LEFT, 0);
    list_->AppendColumn(name_column);
    auto* ends = new wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT, wxALIGN_RIGHT);
    ends->EnableMarkup();
    ends->EnableEllipsize(wxELLIPSIZE_NONE);
    auto* end_column = new wxDataViewColumn(wxString(), ends, 2, wxCOL_WIDTH_AUTOSIZE, wxALIGN_RIGHT, 0);
    list_->AppendColumn(end_column);
    gtk_tree_view_column_set_expand(GTK_TREE_VIEW_COLUMN(name_column->GetGtkHandle()), TRUE);
    gtk_tree_view_column_set_expand(GTK_TREE_VIEW_COLUMN(end_column->GetGtkHandle()), FALSE);
    // What is typed stays in the field above, whatever is clicked.
    gtk_widget_set_can_focus(list_->GtkGetTreeView(), FALSE);
    gtk_tree_view_set_enable_search(GTK_TREE_VIEW(list_->GtkGetTreeView()), FALSE);
    if (auto* object = gtk_widget_get_accessible(list_->GtkGetTreeView()); object != nullptr)
        atk_object_set_name(object, wxString(_("Codes")).utf8_str());
    list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        const int row = list_->GetSelectedRow();
        if (row == wxNOT_FOUND || row == chosen_ || row >= static_cast<int>(lines_.size())) return;
        const bool heading = lines_[static_cast<std::size_t>(row)].kind == Line::Kind::Heading;
        choose(heading ? chosen_ : row);
    });
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
        if (chosen_ >= 0) take(lines_[static_cast<std::size_t>(chosen_)]);
    });

    meaning_ = new wxTextCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                              wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxBORDER_NONE);
    meaning_->SetBackgroundColour(theme_.panel);
    set_accessible_name(*meaning_, _("Definition"));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(list_, wxSizerFlags(4).Expand());
    row->Add(new wxStaticLine(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxLI_VERTICAL),
             wxSizerFlags().Expand());
    row->Add(meaning_, wxSizerFlags(3).Expand().Border(wxLEFT | wxRIGHT, u + u / 2));
    return row;
}

wxSizer* PickerWindow::make_footer(wxWindow* parent) {
    auto* row = new wxWrapSizer(wxHORIZONTAL, 0);
    const auto add = [&](const wxString& key, const wxString& words) {
        auto* hint = new wxStaticText(parent, wxID_ANY, wxString());
        hint->SetForegroundColour(theme_.quiet);
        hint->SetLabelMarkup("<b>" + key + "</b> " + in_markup(words));
        row->Add(hint, wxSizerFlags().Border(wxLEFT | wxRIGHT, measures_.u));
        return hint;
    };
    add(_("Enter"), wishes_.may_make ? _("Apply") : _("Choose"));
    if (wishes_.may_make) {
        new_hint_ = add(_("Shift+Enter"), _("New code"));
        if (!wishes_.words.empty()) add(_("Ctrl+Enter"), _("In vivo"));
        if (!recent_.empty())
            add(recent_.size() == 1 ? wxString("1") : wxString::Format(L"1\u2013%zu", recent_.size()),
                _("Recent"));
    }
    add(_("Esc"), _("Back"));
    return row;
}

void PickerWindow::hint_new() {
    const auto name = typed();
    const auto words =
        name.empty() ? wxString(_("New code"))
                     : wxString::Format(_(L"New code \u201c%s\u201d"), shortened(name, longest_in_footer));
    new_hint_->SetLabelMarkup("<b>" + _("Shift+Enter") + "</b> " + in_markup(words));
    new_hint_->GetParent()->Layout();
}

void PickerWindow::place(const wxRect& beside) {
    const int u = measures_.u;
    const int gap = u / 2;
    wxRect screen(wxPoint(0, 0), wxGetDisplaySize());
    if (const int number = wxDisplay::GetFromPoint(beside.GetPosition()); number != wxNOT_FOUND)
        screen = wxDisplay(static_cast<unsigned>(number)).GetClientArea();
    wxSize size(std::min(74 * u, screen.width), 36 * u);
    const int below = screen.GetBottom() - beside.GetBottom() - gap;
    const int above = beside.GetTop() - screen.GetTop() - gap;
    // Where neither side has room, the larger one, with a shorter list.
    const bool goes_below = below >= size.y || below >= above;
    size.y = std::clamp(goes_below ? below : above, std::min(18 * u, screen.height), size.y);
    const int y = goes_below ? beside.GetBottom() + gap : beside.GetTop() - gap - size.y;
    const int x = std::clamp(beside.x, screen.x, std::max(screen.x, screen.GetRight() - size.x));
    SetSize(x, std::clamp(y, screen.y, std::max(screen.y, screen.GetBottom() - size.y)), size.x, size.y);
    Layout();
}

}  // namespace sotto::workbench
