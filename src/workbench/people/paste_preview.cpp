// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/people/paste_preview.h"

#include "commands/register_table.h"
#include "workbench/panes/table.h"
#include "workbench/people/people_words.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace sotto::workbench {

std::vector<PeopleChange> people_changes(const commands::Value& look, const std::string& register_csv,
                                         const PeopleList& list) {
    std::unordered_map<std::string, const Person*> people;
    for (const auto& person : list.people) people.emplace(person.code, &person);
    const auto table = commands::register_in(register_csv, "");
    std::unordered_map<std::string, const commands::RegisterRow*> rows;
    for (const auto& row : table.rows) rows.emplace(row.code, &row);
    std::vector<PeopleChange> changes;
    for (const auto& entry : look["changes"].items()) {
        PeopleChange change{entry["code"].text(), entry["field"].text(), entry["before"].text(),
                            entry["after"].text()};
        const auto person = people.find(change.code);
        const auto row = rows.find(change.code);
        if (change.field == "name") {
            if (person != people.end()) change.before = person->second->name;
            if (row != rows.end()) change.after = row->second->name;
        } else if (change.field == "aliases") {
            if (person != people.end()) change.before = person->second->aliases;
            if (row != rows.end()) {
                for (const auto& alias : row->second->aliases)
                    change.after += (change.after.empty() ? "" : "; ") + alias;
            }
        }
        changes.push_back(std::move(change));
    }
    return changes;
}

bool confirm_changes(wxWindow& over, const commands::Value& look, const std::vector<PeopleChange>& changes,
                     const wxString& left_out, const wxString& verb) {
    wxDialog dialog(wxGetTopLevelParent(&over), wxID_ANY, _("What will change"), wxDefaultPosition,
                    wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "what will change");
    const auto u = Measures::of(dialog).u;
    const auto theme = Theme::of_desktop();
    const auto added = static_cast<long long>(look["added"].integer());
    const auto updated = static_cast<long long>(look["updated"].integer());
    wxString words = changes.empty()
                         ? _("Nothing differs from what the register says already.")
                         : counted("%s person is new", "%s people are new", added) +
                               wxString::FromUTF8(" · ") + counted("%s differs", "%s differ", updated);
    auto* heading = new wxStaticText(&dialog, wxID_ANY, words);
    heading->SetFont(dialog.GetFont().Bold().Scaled(1.15F));
    auto* table = make_table(&dialog, _("What will change"));
    table->SetName("changes");
    wxObjectDataPtr<TableRows> rows(
        new TableRows({[&changes](unsigned row, unsigned column) {
                           if (row >= changes.size()) return wxString();
                           const auto& change = changes[row];
                           switch (column) {
                               case 0:
                                   return shown(change.code);
                               case 1:
                                   return change.field == "code" ? _("New") : field_in_words(change.field);
                               case 2:
                                   return shown(change.before);
                               default:
                                   return change.field == "code" ? wxString() : shown(change.after);
                           }
                       },
                       [quiet = theme.quiet](unsigned, unsigned column, wxDataViewItemAttr& look_of) {
                           if (column != 2) return false;
                           look_of.SetColour(quiet);
                           look_of.SetStrikethrough(true);
                           return true;
                       }}));
    add_words(*table, _("Person"), 0, 14);
    add_words(*table, _("Column"), 1, 20);
    add_words(*table, _("Now"), 2, 30);
    add_words(*table, _("Then"), 3, 40);
    table->AssociateModel(rows.get());
    rows->Reset(static_cast<unsigned>(changes.size()));

    wxString problems = left_out;
    for (const auto& warning : look["warnings"].items())
        problems += (problems.empty() ? "" : "\n") + shown(warning.text());
    constexpr std::size_t most_problems = 5;
    const auto& failed = look["failed"].items();
    for (std::size_t i = 0; i < std::min(failed.size(), most_problems); ++i)
        problems += (problems.empty() ? "" : "\n") + shown(failed[i]["error"].text());
    if (failed.size() > most_problems)
        problems += "\n" + counted("and %s more", "and %s more",
                                   static_cast<long long>(failed.size() - most_problems));
    auto* problem = new wxStaticText(&dialog, wxID_ANY, problems);
    problem->SetForegroundColour(theme.to_decide);
    problem->Show(!problems.empty());

    auto* take = new wxButton(&dialog, wxID_OK, verb);
    auto* leave = new wxButton(&dialog, wxID_CANCEL, _("Cancel"));
    take->Enable(!changes.empty());
    (changes.empty() ? leave : take)->SetDefault();
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->AddStretchSpacer();
    buttons->Add(leave);
    buttons->Add(take, wxSizerFlags().Border(wxLEFT, u));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(heading, wxSizerFlags().Expand().Border(wxALL, 2 * u));
    column->Add(table, wxSizerFlags(1).Expand());
    column->Add(problem, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, 2 * u));
    column->Add(buttons, wxSizerFlags().Expand().Border(wxALL, 2 * u));
    dialog.SetSizer(column);
    dialog.SetMinSize(wxSize(60 * u, 30 * u));
    dialog.SetSize(wxSize(112 * u, 56 * u));
    dialog.CentreOnParent();
    (changes.empty() ? leave : take)->SetFocus();
    return dialog.ShowModal() == wxID_OK;
}

}  // namespace sotto::workbench
