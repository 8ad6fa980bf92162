// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/command_list.h"
#include "workbench/dialogs/command_dialog.h"
#include "workbench/dialogs/confirm.h"
#include "workbench/disclosure/disclosure_page.h"
#include "workbench/panes/desk_pane.h"
#include "workbench/words.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

const commands::Command& vault() {
    return *commands::find_command("vault");
}

/// Where the names of the register are kept, and what can be done about it.
class VaultView : public DeskPane, public ComesInSight {
public:
    VaultView(wxWindow* parent, Desk& desk) : DeskPane(parent, desk), measures_(Measures::of(*this)) {
        SetName("vault");
        set_accessible_name(*this, _("Vault"));
        const auto u = measures_.u;
        state_ = new wxStaticText(this, wxID_ANY, {});
        state_->SetName("vault-state");
        auto* buttons = new wxBoxSizer(wxHORIZONTAL);
        const auto button = [&](const wxString& label, std::function<void()> pressed) {
            auto* made = new wxButton(this, wxID_ANY, label);
            made->Bind(wxEVT_BUTTON, [pressed = std::move(pressed)](wxCommandEvent&) { pressed(); });
            buttons->Add(made, wxSizerFlags().Border(wxRIGHT, u));
            return made;
        };
        make_ = button(_("Make a vault…"), [this] { act("make"); });
        open_ = button(_("Open…"), [this] { act("open"); });
        lock_ = button(_("Lock"), [this] { act("lock"); });
        rekey_ = button(_("Change passphrase…"), [this] { act("rekey"); });
        remove_ = button(_("Remove the vault…"), [this] { remove(); });
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(state_, wxSizerFlags().Expand().Border(wxALL, 3 * u));
        column->Add(buttons, wxSizerFlags().Border(wxLEFT | wxRIGHT, 3 * u));
        SetSizer(column);
        Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
            event.Skip();
            CallAfter([this] { say(); });
        });
        study_opened();
    }

    /// It locks by itself when nobody uses it.
    void came_in_sight() override { look(); }

private:
    void study_opened() override {
        data_ = {};
        say();
        if (IsShownOnScreen()) look();
    }
    void study_changed() override {
        if (IsShownOnScreen()) look();
    }

    void look() {
        const auto asked = ++asked_;
        if (!desk().has_study()) {
            say();
            return;
        }
        // Through `run` it would be an edit, after which everything looks again.
        desk().look_up<commands::Value>(
            [](commands::Session& session) { return commands::run(vault(), session, {}).data; },
            while_here([this, asked](commands::Value data) {
                if (asked != asked_) return;
                data_ = std::move(data);
                say();
            }));
    }

    void act(const std::string& action) {
        commands::Arguments arguments;
        arguments.add("ACTION", action);
        desk().run("privacy/vault", std::move(arguments),
                   while_here([this](const commands::Outcome& outcome) {
                       // A recovery key is shown once, in a window of its own.
                       if (!outcome.data["recovery_key"].is_null() || outcome.exit_code != 0)
                           show_answer(*wxGetTopLevelParent(this), vault(), outcome);
                       look();
                   }),
                   while_here([this](const Failure&) { look(); }));
    }

    void remove() {
        if (confirmed(*this, _("Write the names into the study again?"),
                      _("Whoever has the study file can read the register then."), _("Remove the vault")))
            act("remove");
    }

    void say() {
        const auto state = data_["state"].text();
        const bool none = state == "none";
        const bool open = state == "open";
        const bool locked = state == "locked";
        wxString words;
        if (!desk().has_study()) {
            words = wxString();
        } else if (none) {
            words =
                _("The study has no vault: the names of the register are in the study file, for whoever has "
                  "it. A vault encrypts names, other names, and attributes that identify, in the study, its "
                  "history and its backups; the key lies in a file of its own, under a passphrase. It keeps "
                  "the register, not what people say in transcripts.");
        } else if (open || locked) {
            words = open ? _("The vault is open: names are shown, and exports can be made.")
                         : _("The vault is locked: participants are shown by their codes, and exports, "
                             "identifiers and changes to the register have to wait.");
            words += "\n" + wxString::Format(
                                _("Encrypted: %s, %s, %s."),
                                counted("%s name", "%s names", data_["names"].integer()),
                                counted("%s other name", "%s other names", data_["aliases"].integer()),
                                counted("%s attribute", "%s attributes", data_["attributes"].integer()));
            words += "\n" + wxString::Format(_("The key is in %s."), shown(data_["file"].text()));
            if (!data_["file_there"].truth()) words += " " + wxString(_("That file is not there."));
        }
        state_->SetLabelText(words);
        state_->Wrap(
            std::max(30 * measures_.u, std::min(GetClientSize().x - 6 * measures_.u, 110 * measures_.u)));
        const bool may = study().can_edit();
        make_->Show(none && may);
        open_->Show(locked && may);
        lock_->Show(open && may);
        rekey_->Show((open || locked) && may);
        remove_->Show(open && may);
        Layout();
    }

    Measures measures_;
    wxStaticText* state_ = nullptr;
    wxButton* make_ = nullptr;
    wxButton* open_ = nullptr;
    wxButton* lock_ = nullptr;
    wxButton* rekey_ = nullptr;
    wxButton* remove_ = nullptr;
    commands::Value data_;  ///< what `vault status` said last
    std::int64_t asked_ = 0;
};

}  // namespace

wxWindow* make_vault_view(wxWindow* parent, Desk& desk) {
    return new VaultView(parent, desk);
}

}  // namespace sotto::workbench
