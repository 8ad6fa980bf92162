// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/dialogs/confirm.h"

#include "workbench/words.h"

#include <wx/msgdlg.h>
#include <wx/textdlg.h>

namespace sotto::workbench {

bool confirmed(wxWindow& over, const wxString& question, const wxString& explanation, const wxString& verb) {
    wxMessageDialog dialog(wxGetTopLevelParent(&over), question, wxString(),
                           wxYES_NO | wxNO_DEFAULT | wxCENTRE);
    dialog.SetExtendedMessage(explanation);
    dialog.SetYesNoLabels(verb, _("Cancel"));
    return dialog.ShowModal() == wxID_YES;
}

std::optional<std::string> asked_for_line(wxWindow& over, const wxString& title, const wxString& what,
                                          const std::string& at_first) {
    wxTextEntryDialog dialog(wxGetTopLevelParent(&over), what, title, shown(at_first));
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    auto line = kept(dialog.GetValue().Strip(wxString::both));
    if (line.empty() || line == at_first) return std::nullopt;
    return line;
}

}  // namespace sotto::workbench
