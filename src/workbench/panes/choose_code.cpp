// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/choose_code.h"

#include "workbench/theme.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

namespace sotto::workbench {

wxComboBox* make_code_field(wxWindow* parent, const StudyPicture& study) {
    wxArrayString paths;
    for (const auto& code : study.codes.codes()) {
        if (code.codable && code.status == study::CodeStatus::Active)
            paths.Add(shown(study.codes.path(code.id)));
    }
    auto* field = new wxComboBox(parent, wxID_ANY, {}, wxDefaultPosition, wxDefaultSize, paths);
    field->AutoComplete(paths);
    set_accessible_name(*field, _("Code"));
    return field;
}

std::string choose_code(wxWindow* parent, const StudyPicture& study, const wxString& title,
                        const wxString& verb) {
    wxDialog dialog(wxGetTopLevelParent(parent), wxID_ANY, title, wxDefaultPosition, wxDefaultSize,
                    wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER);
    const auto measures = Measures::of(dialog);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(new wxStaticText(&dialog, wxID_ANY, _("Code")),
                wxSizerFlags().Border(wxBOTTOM, measures.u / 2));
    auto* field = make_code_field(&dialog, study);
    field->SetMinSize({45 * measures.u, -1});
    column->Add(field, wxSizerFlags().Expand());
    column->AddStretchSpacer();
    auto* buttons = new wxStdDialogButtonSizer;
    auto* accept = new wxButton(&dialog, wxID_OK, verb);
    accept->SetDefault();
    accept->Bind(wxEVT_UPDATE_UI, [field](wxUpdateUIEvent& event) {
        event.Enable(!field->GetValue().Strip(wxString::both).empty());
    });
    buttons->AddButton(accept);
    buttons->AddButton(new wxButton(&dialog, wxID_CANCEL, _("Cancel")));
    buttons->Realize();
    column->Add(buttons, wxSizerFlags().Expand().Border(wxTOP, 2 * measures.u));
    auto* margin = new wxBoxSizer(wxVERTICAL);
    margin->Add(column, wxSizerFlags(1).Expand().Border(wxALL, 2 * measures.u));
    dialog.SetSizerAndFit(margin);
    dialog.CentreOnParent();
    field->SetFocus();
    if (dialog.ShowModal() != wxID_OK) return {};
    return kept(field->GetValue().Strip(wxString::both));
}

}  // namespace sotto::workbench
