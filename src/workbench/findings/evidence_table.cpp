// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/findings/findings_pane.h"

#include "workbench/words.h"

#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

enum Column : unsigned { Quote, Source, Speaker };
constexpr long longest_quote = 400;

/// "3 interviews, 1 public statement" would need every plural of every kind: the kind stands first.
wxString strength_in_words(const std::map<study::SourceKind, std::int64_t>& sources) {
    wxString words;
    for (const auto& [kind, count] : sources) {
        words += (words.empty() ? wxString() : wxString::FromUTF8(" · ")) + kind_in_words(kind) + " " +
                 counted("%s", "%s", count);
    }
    return words;
}

}  // namespace

EvidenceTable::EvidenceTable(wxWindow* parent, Desk& desk, bool supports, Reports reports)
    : wxPanel(parent),
      desk_(desk),
      supports_(supports),
      reports_(std::move(reports)),
      theme_(Theme::of_desktop()) {
    const auto u = Measures::of(*this).u;
    heading_ = new wxStaticText(this, wxID_ANY, {});
    heading_->SetFont(GetFont().Bold());
    strength_ = new wxStaticText(this, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    table_ = make_table(this, supports ? _("Quotes for the finding") : _("Quotes against the finding"),
                        wxDV_MULTIPLE);
    table_->SetName(supports ? "for" : "against");
    rows_ = new TableRows({[this](unsigned row, unsigned column) {
                               if (row >= shown_.size()) return wxString();
                               const auto& one = shown_[row];
                               if (column == Quote) return shortened(one.words, longest_quote);
                               if (column == Speaker) return workbench::shown(one.speaker);
                               const auto* source = desk_.study()->source(one.source);
                               return source == nullptr ? wxString() : workbench::shown(source->name);
                           },
                           [this](unsigned row, unsigned column, wxDataViewItemAttr& look) {
                               if (row >= shown_.size() || column == Quote) return false;
                               look.SetColour(theme_.quiet);
                               if (desk_.study()->withdrawn.count(shown_[row].participant) != 0)
                                   look.SetStrikethrough(true);
                               return true;
                           }});
    add_words(*table_, _("Quote"), Quote, 30);
    add_words(*table_, _("Speaker"), Speaker, 9);
    add_words(*table_, _("Source"), Source, 16);
    table_->AssociateModel(rows_.get());
    // The words take what room there is; the source, which the place leads to, goes first.
    table_->Bind(wxEVT_SIZE, [this, u](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this, u] {
            const int room = table_->GetClientSize().x;
            const bool narrow = room < 48 * u;
            table_->GetColumn(2)->SetHidden(narrow);
            table_->GetColumn(0)->SetWidth(std::max(room - (narrow ? 10 : 26) * u, 16 * u));
        });
    });
    table_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
        if (const auto rows = chosen(); !rows.empty()) reports_.jump(shown_[rows.front()]);
    });
    table_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (const auto rows = chosen(); rows.size() == 1) reports_.chosen(shown_[rows.front()]);
    });
    table_->Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this](wxDataViewEvent&) { menu(); });
    table_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_DELETE && desk_.study()->can_edit() && !chosen().empty()) {
            reports_.remove(chosen_guids());
        } else {
            event.Skip();
        }
    });
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(heading_, wxSizerFlags().CentreVertical());
    head->Add(strength_, wxSizerFlags(1).CentreVertical().Border(wxLEFT, u));
    head->SetMinSize({-1, 3 * u});
    column->Add(head, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, u));
    column->Add(table_, wxSizerFlags(1).Expand());
    SetSizer(column);
}

void EvidenceTable::show(std::vector<EvidenceRow> rows,
                         const std::map<study::SourceKind, std::int64_t>& sources) {
    const auto count = static_cast<long long>(rows.size());
    const auto heading = (supports_ ? _("For") : _("Against")) + wxString::FromUTF8("  ·  ") +
                         counted("%s quote", "%s quotes", count);
    heading_->SetLabel(heading);
    // GTK may still measure with the font that is not bold.
    heading_->SetMinSize({heading_->GetTextExtent(heading).x + Measures::of(*this).u, -1});
    strength_->SetLabel(strength_in_words(sources));
    strength_->SetToolTip(_("How many sources of each kind"));
    shown_ = std::move(rows);
    rows_->Reset(static_cast<unsigned>(shown_.size()));
    Layout();
}

void EvidenceTable::take_colours(const Theme& theme) {
    theme_ = theme;
    strength_->SetForegroundColour(theme.quiet);
    table_->Refresh();
}

std::vector<std::size_t> EvidenceTable::chosen() const {
    wxDataViewItemArray items;
    table_->GetSelections(items);
    std::vector<std::size_t> rows;
    for (const auto& item : items) {
        if (const auto row = rows_->GetRow(item); row < shown_.size()) rows.push_back(row);
    }
    return rows;
}

std::vector<std::string> EvidenceTable::chosen_guids() const {
    std::vector<std::string> guids;
    for (const auto row : chosen()) guids.push_back(shown_[row].guid);
    return guids;
}

void EvidenceTable::menu() {
    const auto rows = chosen();
    if (rows.empty()) return;
    const auto count = static_cast<long long>(rows.size());
    wxMenu menu;
    const auto add = [&](const wxString& words, bool enabled, std::function<void()> act) {
        auto* item = menu.Append(wxID_ANY, words);
        item->Enable(enabled);
        menu.Bind(
            wxEVT_MENU, [act = std::move(act)](wxCommandEvent&) { act(); }, item->GetId());
    };
    const bool edit = desk_.study()->can_edit();
    add(_("Show in the document"), count == 1, [this, row = shown_[rows.front()]] { reports_.jump(row); });
    menu.AppendSeparator();
    add(supports_ ? counted("Speaks against it", "%s quotes speak against it", count)
                  : counted("Speaks for it", "%s quotes speak for it", count),
        edit, [this, guids = chosen_guids()] { reports_.change_sides(guids); });
    add(counted("Take %s quote off the finding", "Take %s quotes off the finding", count), edit,
        [this, guids = chosen_guids()] { reports_.remove(guids); });
    PopupMenu(&menu);
}

}  // namespace sotto::workbench
