// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/code_all_dialog.h"

#include "workbench/panes/choose_code.h"
#include "workbench/theme.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/radiobut.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <array>

namespace sotto::workbench {

namespace {

constexpr std::array<const char*, 3> units{"match", "sentence", "passage"};

wxString label_of(std::size_t unit, const FoundCount& count) {
    const auto matches = static_cast<long long>(count.matches);
    auto words = unit == 0 ? counted("Code %s match", "Code %s matches", matches)
                 : unit == 1
                     ? counted("Code the sentence of %s match", "Code the sentences of %s matches", matches)
                     : counted("Code %s passage", "Code %s passages", static_cast<long long>(count.passages));
    if (unit != 2 && count.at_least) words += " " + _("and more");
    return words;
}

}  // namespace

std::optional<CodeAll> ask_code_all(wxWindow* parent, const StudyPicture& study, const FoundCount& count) {
    wxDialog dialog(wxGetTopLevelParent(parent), wxID_ANY, _("Code all that was found"), wxDefaultPosition,
                    wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER);
    const auto measures = Measures::of(dialog);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(new wxStaticText(&dialog, wxID_ANY, _("Code, made if it is new")),
                wxSizerFlags().Border(wxBOTTOM, measures.u / 2));
    auto* field = make_code_field(&dialog, study);
    field->SetMinSize({45 * measures.u, -1});
    column->Add(field, wxSizerFlags().Expand());
    column->Add(new wxStaticText(&dialog, wxID_ANY, _("What is coded")),
                wxSizerFlags().Border(wxTOP, 2 * measures.u).Border(wxBOTTOM, measures.u / 2));

    auto* accept = new wxButton(&dialog, wxID_OK, label_of(0, count));
    std::array<wxRadioButton*, 3> choices{};
    const std::array<wxString, 3> labels{_("The words that match"), _("The sentence around them"),
                                         _("The whole passage")};
    for (std::size_t i = 0; i < choices.size(); ++i) {
        choices[i] = new wxRadioButton(&dialog, wxID_ANY, labels[i], wxDefaultPosition, wxDefaultSize,
                                       i == 0 ? wxRB_GROUP : 0);
        choices[i]->Bind(wxEVT_RADIOBUTTON, [&, i](wxCommandEvent&) {
            accept->SetLabel(label_of(i, count));
            dialog.Fit();
        });
        column->Add(choices[i], wxSizerFlags().Border(wxBOTTOM, measures.u / 2));
    }
    // Without words in the query there are only passages to code.
    if (count.matches == 0) {
        choices[2]->SetValue(true);
        choices[0]->Disable();
        choices[1]->Disable();
        accept->SetLabel(label_of(2, count));
    }
    column->AddStretchSpacer();
    accept->SetDefault();
    accept->Bind(wxEVT_UPDATE_UI, [field](wxUpdateUIEvent& event) {
        event.Enable(!field->GetValue().Strip(wxString::both).empty());
    });
    auto* buttons = new wxStdDialogButtonSizer;
    buttons->AddButton(accept);
    buttons->AddButton(new wxButton(&dialog, wxID_CANCEL, _("Cancel")));
    buttons->Realize();
    column->Add(buttons, wxSizerFlags().Expand().Border(wxTOP, 2 * measures.u));
    auto* margin = new wxBoxSizer(wxVERTICAL);
    margin->Add(column, wxSizerFlags(1).Expand().Border(wxALL, 2 * measures.u));
    dialog.SetSizerAndFit(margin);
    dialog.CentreOnParent();
    field->SetFocus();
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;

    CodeAll answer{kept(field->GetValue().Strip(wxString::both)), units[0]};
    for (std::size_t i = 0; i < choices.size(); ++i) {
        if (choices[i]->GetValue()) answer.unit = units[i];
    }
    return answer;
}

}  // namespace sotto::workbench
