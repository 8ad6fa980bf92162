// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/session.h"
#include "workbench/settings/pages.h"
#include "workbench/settings/settings.h"
#include "workbench/settings/settings_page.h"
#include "workbench/theme.h"
#include "workbench/translation.h"
#include "workbench/words.h"

#include <wx/choice.h>
#include <wx/intl.h>
#include <wx/textctrl.h>

namespace sotto::workbench {

namespace {

/// As those call it who speak it.
wxString own_name(const std::string& tag) {
    const auto* known = wxLocale::FindLanguageInfo(shown(tag));
    if (known == nullptr) return shown(tag);
    const auto name = known->DescriptionNative.empty() ? known->Description : known->DescriptionNative;
    return name.Left(1).Upper() + name.Mid(1);
}

class GeneralPage : public SettingsPage {
public:
    explicit GeneralPage(wxWindow* parent) : SettingsPage(parent), languages_(translated_languages()) {
        const auto u = Measures::of(*this).u;
        auto* name = new wxTextCtrl(this, wxID_ANY, shown(researcher_setting()), wxDefaultPosition,
                                    wxSize(40 * u, -1), 0, wxDefaultValidator, "researcher");
        const auto login = shown(commands::Session::researcher_of_environment());
        name->SetHint(login);
        ask(_("Who is working"), name);
        explain(wxString::Format(
            _("Written beside every edit in the journal, from the next edit on. When left empty: %s."),
            login));
        name->Bind(wxEVT_TEXT, [name](wxCommandEvent&) {
            keep_researcher(kept(name->GetValue().Strip(wxString::both)));
        });

        wxArrayString choices;
        choices.Add(_("As the desktop"));
        int now = 0;
        for (std::size_t i = 0; i < languages_.size(); ++i) {
            choices.Add(own_name(languages_[i]));
            if (languages_[i] == language_setting()) now = static_cast<int>(i) + 1;
        }
        auto* language = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxSize(40 * u, -1), choices, 0,
                                      wxDefaultValidator, "language");
        language->SetSelection(now);
        ask(_("Language of the window"), language);
        explain(_("Takes effect when Sotto is started next. Documents keep their languages."));
        language->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
            const auto at = static_cast<std::size_t>(event.GetSelection());
            keep_language(at == 0 ? std::string() : languages_[at - 1]);
        });
    }

private:
    std::vector<std::string> languages_;
};

}  // namespace

wxWindow* make_general_page(wxWindow* parent) {
    return new GeneralPage(parent);
}

}  // namespace sotto::workbench
