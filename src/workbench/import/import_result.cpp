// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/import/import_result.h"

#include "workbench/panes/table.h"
#include "workbench/words.h"

#include <wx/sizer.h>
#include <wx/stattext.h>

namespace sotto::workbench {

ImportResult::ImportResult(wxWindow* parent) : wxPanel(parent) {
    const auto u = Measures::of(*this).u;
    heading_ = new wxStaticText(this, wxID_ANY, wxString());
    heading_->SetName("imported");
    heading_->SetFont(GetFont().Bold().Scaled(1.15F));
    detail_ = new wxStaticText(this, wxID_ANY, wxString());
    table_ = make_table(this, _("Files that failed"), wxDV_SINGLE);
    table_->SetName("failures");
    rows_ = new TableRows({[this](unsigned row, unsigned column) {
                               if (row >= failed_.size()) return wxString();
                               return column == 0 ? failed_[row].first : failed_[row].second;
                           },
                           {}});
    add_words(*table_, _("File"), 0, 40, wxALIGN_LEFT, false, wxELLIPSIZE_MIDDLE);
    add_words(*table_, _("Why it was left out"), 1, 80);
    table_->AssociateModel(rows_.get());
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(heading_, wxSizerFlags().Expand().Border(wxALL, 2 * u));
    column->Add(detail_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, 2 * u));
    column->Add(table_, wxSizerFlags(1).Expand());
    SetSizer(column);
}

void ImportResult::show(const commands::Value& answer) {
    failed_.clear();
    for (const auto& file : answer["failed"].items())
        failed_.emplace_back(shown(file["file"].text()), shown(file["error"].text()));
    for (const auto& file : answer["already"].items())
        failed_.emplace_back(shown(file["file"].text()), wxString::Format(_("In the study already, as %s"),
                                                                          shown(file["source"].text())));
    heading_->SetLabel(counted("%s document imported", "%s documents imported",
                               static_cast<long long>(answer["imported"].items().size())));
    detail_->SetLabel(failed_.empty() ? _("Nothing failed. One undo takes the whole import back.")
                                      : counted("%s file was left out", "%s files were left out",
                                                static_cast<long long>(failed_.size())));
    table_->Show(!failed_.empty());
    rows_->Reset(static_cast<unsigned>(failed_.size()));
    Layout();
}

wxString ImportResult::list() const {
    wxString lines;
    for (const auto& [file, why] : failed_) lines += file + '\t' + why + '\n';
    return lines;
}

void ImportResult::take_colours(const Theme& theme) {
    detail_->SetForegroundColour(theme.quiet);
}

}  // namespace sotto::workbench
