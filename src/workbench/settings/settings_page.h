// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/panel.h>

class wxBoxSizer;
class wxStaticText;

namespace sotto::workbench {

/// A page of the settings: questions, one below the other, each with what there is to know about it in quiet
/// words.
class SettingsPage : public wxPanel {
public:
    explicit SettingsPage(wxWindow* parent);

protected:
    /// `control` below its name; give `what` a mnemonic of its own on the page.
    void ask(const wxString& what, wxWindow* control);
    /// A fact, a button beside it.
    wxStaticText* tell(const wxString& what, const wxString& fact, wxWindow* control);
    /// About the one before.
    wxStaticText* explain(const wxString& words);
    /// The words of an explanation, in as many lines as they take.
    void say(wxStaticText& explanation, const wxString& words);

private:
    wxBoxSizer* all_;
};

}  // namespace sotto::workbench
