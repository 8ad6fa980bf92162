// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/session.h"
#include "workbench/recent_studies.h"
#include "workbench/settings/caches.h"
#include "workbench/settings/pages.h"
#include "workbench/settings/settings_page.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/filename.h>
#include <wx/stattext.h>

#include <memory>

namespace sotto::workbench {

namespace {

class PrivacyPage : public SettingsPage {
public:
    PrivacyPage(wxWindow* parent, const SettingsHost& host) : SettingsPage(parent), desk_(host.desk) {
        forget_ = new wxButton(this, wxID_ANY, _("Clear the list"), wxDefaultPosition, wxDefaultSize, 0,
                               wxDefaultValidator, "forget");
        recent_ = tell(_("Recent studies"), wxString(), forget_);
        explain(_("Titles and places of the studies that were opened; the studies themselves stay."));
        forget_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            for (const auto& study : recent_studies()) forget_study(study.location);
            say_recent();
        });

        clear_ = new wxButton(this, wxID_ANY, _("Clear the indexes"), wxDefaultPosition, wxDefaultSize, 0,
                              wxDefaultValidator, "clear");
        caches_ = tell(_("Search indexes"), wxString(), clear_);
        place_ = explain(wxString());
        clear_->Disable();
        clear_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { look(true); });
        say_recent();
        look(false);
    }

private:
    struct Answer {
        Caches caches;
        bool open = false;
        std::string problem;
    };

    void say_recent() {
        const auto count = static_cast<long long>(recent_studies().size());
        recent_->SetLabel(count == 0 ? _("The list is empty.")
                                     : counted("%s study in the list", "%s studies in the list", count));
        if (count == 0 && forget_->HasFocus()) forget_->Navigate();
        forget_->Enable(count > 0);
    }

    void look(bool clear) {
        clear_->Disable();
        desk_.look_up<Answer>(
            [clear](commands::Session& session) {
                Answer answer;
                answer.open = session.has_study();
                try {
                    if (clear) clear_caches(answer.open ? session.study().guid().text() : std::string());
                } catch (const base::Error& error) {
                    answer.problem = error.what();
                }
                answer.caches = look_at_caches();
                return answer;
            },
            [this, here = std::weak_ptr(here_)](const Answer& answer) {
                if (!here.expired()) show(answer);
            });
    }

    void show(const Answer& answer) {
        const auto& caches = answer.caches;
        const auto size = wxFileName::GetHumanReadableSize(wxULongLong(caches.bytes), "0", 0, wxSIZE_CONV_SI);
        caches_->SetLabel(caches.studies == 0
                              ? _("There are none.")
                              : wxString::Format(_("%s, %s"),
                                                 counted("Of %s study", "Of %s studies", caches.studies),
                                                 size));
        clear_->Enable(caches.studies > (answer.open ? 1 : 0));
        wxString words = answer.problem.empty() ? wxString() : shown(answer.problem) + "\n";
        words +=
            wxString::Format(_("They hold words of the documents, for your eyes only, in %s. They are made "
                               "again when their studies are opened."),
                             shown(caches.folder));
        if (answer.open) words += " " + _("That of the study which is open stays.");
        say(*place_, words);
    }

    Desk& desk_;
    wxStaticText* recent_;
    wxButton* forget_;
    wxStaticText* caches_;
    wxButton* clear_;
    wxStaticText* place_;
    std::shared_ptr<bool> here_ = std::make_shared<bool>(true);
};

}  // namespace

wxWindow* make_privacy_page(wxWindow* parent, const SettingsHost& host) {
    return new PrivacyPage(parent, host);
}

}  // namespace sotto::workbench
