// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/dialogs/memo_dialog.h"

#include "workbench/theme.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

namespace sotto::workbench {

std::optional<std::string> ask_for_memo(wxWindow& parent, const std::string& before) {
    wxDialog dialog(&parent, wxID_ANY, _("Memo"), wxDefaultPosition, wxDefaultSize,
                    wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER);
    const auto u = Measures::of(dialog).u;
    auto* words = new wxTextCtrl(&dialog, wxID_ANY, shown(before), wxDefaultPosition, wxSize(60 * u, 24 * u),
                                 wxTE_MULTILINE);
    set_accessible_name(*words, _("Memo"));
    auto* keep = new wxButton(&dialog, wxID_OK, _("Keep memo"));
    auto* leave = new wxButton(&dialog, wxID_CANCEL, _("Cancel"));
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->AddStretchSpacer();
    buttons->Add(keep);
    buttons->Add(leave, wxSizerFlags().Border(wxLEFT, u));
    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(words, wxSizerFlags(1).Expand().Border(wxALL, 2 * u));
    all->Add(buttons, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, 2 * u));
    dialog.SetSizerAndFit(all);
    dialog.CentreOnParent();
    words->SetFocus();
    words->SetInsertionPointEnd();
    words->Bind(wxEVT_CHAR_HOOK, [&](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_RETURN && event.ControlDown()) {
            dialog.EndModal(wxID_OK);
        } else if (event.GetKeyCode() == WXK_TAB) {
            words->Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward
                                              : wxNavigationKeyEvent::IsForward);
        } else {
            event.Skip();
        }
    });
    leave->Bind(wxEVT_BUTTON, [&](wxCommandEvent& event) {
        wxMessageDialog question(&dialog, _("What you have written would be lost."), _("Memo"),
                                 wxYES_NO | wxICON_QUESTION);
        question.SetYesNoLabels(_("Keep memo"), _("Discard"));
        if (kept(words->GetValue()) != before && question.ShowModal() == wxID_YES) {
            dialog.EndModal(wxID_OK);
        } else {
            event.Skip();
        }
    });
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return kept(words->GetValue());
}

}  // namespace sotto::workbench
