// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/dialogs/passphrase_dialog.h"

#include "base/error.h"
#include "workbench/theme.h"
#include "workbench/words.h"

#include <wx/app.h>
#include <wx/button.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#ifdef __WXGTK__
#include <gtk/gtk.h>
#endif

#include <algorithm>
#include <array>
#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace sotto::workbench {

namespace {

/// What commands ask, so that it can be said in the language of the window.
[[maybe_unused]] constexpr std::array<const char*, 2> questions{wxTRANSLATE("Passphrase"),
                                                                wxTRANSLATE("The same again")};

/// The field's words, which are gone from it afterwards.
store::Secret taken_from(wxTextCtrl& field) {
#ifdef __WXGTK__
    // Without a copy in a string of wxWidgets. GTK wipes what an entry has held.
    store::Secret secret{std::string_view(gtk_entry_get_text(GTK_ENTRY(field.GetHandle())))};
#else
    wxString words = field.GetValue();
    auto utf8 = words.utf8_str();
    store::Secret secret{std::string_view(utf8.data(), utf8.length())};
    std::fill(words.begin(), words.end(), wxUniChar(' '));
    std::fill(utf8.data(), utf8.data() + utf8.length(), ' ');
#endif
    field.ChangeValue({});
    return secret;
}

class PassphraseDialog : public wxDialog {
public:
    PassphraseDialog(wxWindow* parent, const wxString& question)
        : wxDialog(parent, wxID_ANY, question, wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE) {
        const auto u = Measures::of(*this).u;
        auto* label = new wxStaticText(this, wxID_ANY, question);
        field_ = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxSize(48 * u, -1),
                                wxTE_PASSWORD | wxTE_PROCESS_ENTER);
        field_->SetName("passphrase");
        set_accessible_name(*field_, question);
        says_ = new wxStaticText(this, wxID_ANY, _("It is kept nowhere: whoever forgets it cannot get in."));
        says_->Wrap(48 * u);
        says_->SetForegroundColour(Theme::of_desktop().quiet);
        auto* all = new wxBoxSizer(wxVERTICAL);
        all->Add(label, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, 2 * u));
        all->Add(field_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, 2 * u));
        all->Add(says_, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, 2 * u));
        all->Add(CreateButtonSizer(wxOK | wxCANCEL), wxSizerFlags().Expand().Border(wxALL, 2 * u));
        SetSizerAndFit(all);
        CentreOnParent();
        field_->SetFocus();
        field_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { take(); });
        Bind(
            wxEVT_BUTTON, [this](wxCommandEvent&) { take(); }, wxID_OK);
    }

    /// After it has ended with OK.
    [[nodiscard]] store::Secret answer() { return std::move(answer_); }

private:
    void take() {
        auto words = taken_from(*field_);
        if (words.empty()) return;
        if (words.view().size() > commands::longest_passphrase) {
            says_->SetLabel(_("That is too long for a passphrase."));
            return;
        }
        answer_ = std::move(words);
        EndModal(wxID_OK);
    }

    wxTextCtrl* field_ = nullptr;
    wxStaticText* says_ = nullptr;
    store::Secret answer_{std::size_t{0}};
};

/// What a worker waits for. Either side may be gone when the other comes to it.
struct Asking {
    std::mutex mutex;
    std::condition_variable wake;
    bool answered = false;
    bool given_up = false;  ///< nobody waits any more
    std::optional<store::Secret> answer;
    PassphraseDialog* dialog = nullptr;  ///< for the thread of the window
};

void show_dialog(Asking& asking, const wxString& question) {
    {
        const std::lock_guard lock(asking.mutex);
        if (asking.given_up) return;
    }
    std::optional<store::Secret> answer;
    {
        PassphraseDialog dialog(wxTheApp->GetTopWindow(), question);
        asking.dialog = &dialog;
        if (dialog.ShowModal() == wxID_OK) answer = dialog.answer();
        asking.dialog = nullptr;
    }
    const std::lock_guard lock(asking.mutex);
    asking.answered = true;
    if (!asking.given_up) asking.answer = std::move(answer);
    asking.wake.notify_all();
}

}  // namespace

commands::PassphrasePrompt passphrase_dialog() {
    return [](std::string_view asked, base::Progress& progress) -> std::optional<store::Secret> {
        if (wxTheApp == nullptr || wxTheApp->GetTopWindow() == nullptr) return std::nullopt;
        constexpr std::chrono::milliseconds between_looks(100);
        // "Passphrase: " is how it is asked on a terminal.
        std::string question(asked.substr(0, asked.find_last_not_of(": ") + 1));
        auto asking = std::make_shared<Asking>();
        wxTheApp->CallAfter([asking, question] { show_dialog(*asking, wxGetTranslation(shown(question))); });
        std::unique_lock lock(asking->mutex);
        try {
            while (!asking->wake.wait_for(lock, between_looks, [&] { return asking->answered; }))
                progress.check();
        } catch (const base::Cancelled&) {
            asking->given_up = true;
            wxTheApp->CallAfter([asking] {
                if (asking->dialog != nullptr) asking->dialog->EndModal(wxID_CANCEL);
            });
            throw;
        }
        if (!asking->answer) throw base::Cancelled();
        return std::move(asking->answer);
    };
}

}  // namespace sotto::workbench
