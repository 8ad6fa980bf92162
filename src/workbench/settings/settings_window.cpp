// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/settings/settings_window.h"

#include "workbench/settings/pages.h"
#include "workbench/theme.h"

#include <wx/dialog.h>
#include <wx/notebook.h>
#include <wx/sizer.h>

namespace sotto::workbench {

namespace {

class SettingsWindow : public wxDialog {
public:
    SettingsWindow(wxWindow& parent, const SettingsHost& host, SettingsSubject subject)
        : wxDialog(&parent, wxID_ANY, _("Settings"), wxDefaultPosition, wxDefaultSize,
                   wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER, "settings"),
          host_(host) {
        const auto u = Measures::of(*this).u;
        auto* book = new wxNotebook(this, wxID_ANY);
        book->AddPage(make_general_page(book), _("General"));
        book->AddPage(make_reading_page(book, host_), _("Reading"));
        book->AddPage(make_keys_page(book, host_), _("Keys"));
        book->AddPage(make_privacy_page(book, host_), _("Privacy"));
        book->SetSelection(static_cast<std::size_t>(subject));
        set_accessible_name(*book, _("Settings"));
        auto* all = new wxBoxSizer(wxVERTICAL);
        all->Add(book, wxSizerFlags(1).Expand().Border(wxALL, u));
        all->Add(CreateButtonSizer(wxCLOSE), wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, u));
        SetSizerAndFit(all);
        SetEscapeId(wxID_CLOSE);
        CentreOnParent();
        book->GetCurrentPage()->SetFocus();
    }

private:
    SettingsHost host_;
};

}  // namespace

void change_settings(wxWindow& parent, const SettingsHost& host, SettingsSubject subject) {
    SettingsWindow(parent, host, subject).ShowModal();
}

}  // namespace sotto::workbench
