// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/import/import_table.h"

#include "workbench/languages.h"
#include "workbench/panes/table.h"
#include "workbench/words.h"

#include <wx/filename.h>
#include <wx/sizer.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

enum Column : unsigned { Included, File, Kind, Status, Language, Speakers, Passages, Format, Note };

wxString speakers_in_words(const ImportRow& row) {
    if (row.speakers.empty()) return _("none named");
    wxString words;
    for (const auto& speaker : row.speakers)
        words += (words.empty() ? wxString() : wxString(", ")) + shown(speaker);
    return wxString::Format("%zu: ", row.speakers.size()) + words;
}

/// "DOCX", "Plain text".
wxString format_in_words(const std::string& id) {
    constexpr std::size_t longest_abbreviation = 4;
    auto words = shown(id);
    if (id.size() <= longest_abbreviation) return words.Upper();
    words.Replace("_", " ");
    words.Replace("-", " ");
    words[0] = wxToupper(words[0]);
    return words;
}

wxString note_of(const ImportRow& row) {
    switch (row.state) {
        case ImportRow::State::Ready:
            return shown(row.note);
        case ImportRow::State::Known:
            return wxString::Format(_("In the study already, as %s"), shown(row.note));
        case ImportRow::State::Twin:
            return wxString::Format(_("The same document as %s"), shown(row.note));
        case ImportRow::State::Failed:
            return wxString::Format(_("Cannot be read: %s"), shown(row.note));
    }
    return {};
}

wxString cell(const ImportRow& row, unsigned column) {
    if (column == File) return shown(row.name());
    if (column == Note) return note_of(row);
    if (row.state != ImportRow::State::Ready) return {};
    switch (column) {
        case Kind:
            return kind_in_words(row.kind);
        case Status:
            return row.status == study::Status::Public ? _("Public") : _("Private");
        case Language:
            return language_in_words(row.language);
        case Speakers:
            return speakers_in_words(row);
        case Passages:
            return counted("%s", "%s", row.passages);
        case Format:
            return format_in_words(row.format) + wxString::FromUTF8(" · ") +
                   wxFileName::GetHumanReadableSize(wxULongLong(static_cast<wxULongLong_t>(row.bytes)));
        default:
            return {};
    }
}

}  // namespace

class ImportTable::Model : public wxDataViewVirtualListModel {
public:
    explicit Model(ImportTable& table) : table_(table) {}

    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override {
        const auto& rows = *table_.rows_;
        if (column == Included) {
            value = row < rows.size() && rows[row].goes_in();
        } else {
            value = row < rows.size() ? cell(rows[row], column) : wxString();
        }
    }
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& look) const override {
        const auto& rows = *table_.rows_;
        if (row >= rows.size() || column == Included) return false;
        if (column == Note && rows[row].state == ImportRow::State::Failed) {
            look.SetColour(table_.theme_.error);
            return true;
        }
        if (column == Note || column == Format || !rows[row].goes_in()) {
            look.SetColour(table_.theme_.quiet);
            return true;
        }
        return false;
    }
    bool SetValueByRow(const wxVariant& value, unsigned row, unsigned column) override {
        if (column != Included || row >= table_.rows_->size()) return false;
        table_.set_included({row}, value.GetBool());
        return true;
    }
    bool IsEnabledByRow(unsigned row, unsigned column) const override {
        const auto& rows = *table_.rows_;
        return column != Included || (row < rows.size() && rows[row].state == ImportRow::State::Ready);
    }

private:
    ImportTable& table_;
};

ImportTable::ImportTable(wxWindow* parent, ImportRows rows, std::function<void()> chosen_changed,
                         std::function<void()> included)
    : wxPanel(parent), rows_(std::move(rows)), included_(std::move(included)), theme_(Theme::of_desktop()) {
    table_ = make_table(this, _("Files to import"), wxDV_MULTIPLE);
    table_->SetName("files");
    model_ = new Model(*this);
    const auto u = Measures::of(*this).u;
    table_->AppendColumn(
        new wxDataViewColumn(wxString(), new wxDataViewToggleRenderer("bool", wxDATAVIEW_CELL_ACTIVATABLE),
                             Included, 4 * u, wxALIGN_CENTRE, 0));
    add_words(*table_, _("File"), File, 26, wxALIGN_LEFT, false, wxELLIPSIZE_MIDDLE);
    add_words(*table_, _("Kind"), Kind, 14);
    add_words(*table_, _("Status"), Status, 8);
    add_words(*table_, _("Language"), Language, 11);
    add_words(*table_, _("Speakers"), Speakers, 22);
    add_words(*table_, _("Passages"), Passages, 9, wxALIGN_RIGHT);
    add_words(*table_, _("Format"), Format, 16);
    add_words(*table_, _("Note"), Note, 70);
    table_->AssociateModel(model_.get());
    table_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED,
                 [chosen_changed = std::move(chosen_changed)](wxDataViewEvent&) { chosen_changed(); });
    table_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const auto rows_chosen = chosen();
        if (event.GetKeyCode() == WXK_SPACE && !rows_chosen.empty()) {
            set_included(rows_chosen, !(*rows_)[rows_chosen.front()].included);
        } else if (event.GetKeyCode() == WXK_DELETE && !rows_chosen.empty()) {
            set_included(rows_chosen, false);
        } else {
            event.Skip();
        }
    });
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(table_, wxSizerFlags(1).Expand());
    SetSizer(column);
}

void ImportTable::reset() {
    model_->Reset(static_cast<unsigned>(rows_->size()));
}

void ImportTable::take_colours(const Theme& theme) {
    theme_ = theme;
    table_->Refresh();
}

std::vector<std::size_t> ImportTable::chosen() const {
    wxDataViewItemArray items;
    table_->GetSelections(items);
    std::vector<std::size_t> chosen;
    for (const auto& item : items) {
        const auto row = model_->GetRow(item);
        if (row < rows_->size() && (*rows_)[row].state == ImportRow::State::Ready) chosen.push_back(row);
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

void ImportTable::choose(const std::vector<std::size_t>& rows) {
    wxDataViewItemArray items;
    for (const auto row : rows) items.Add(model_->GetItem(static_cast<unsigned>(row)));
    table_->SetSelections(items);
}

void ImportTable::set_included(const std::vector<std::size_t>& rows, bool on) {
    for (const auto row : rows) (*rows_)[row].included = on;
    table_->Refresh();
    included_();
}

}  // namespace sotto::workbench
