// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/settings/pages.h"
#include "workbench/theme.h"
#include "workbench/words.h"

#include <wx/accel.h>
#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

/// The key that `event` is, as an action writes it; empty for modifiers alone.
wxString key_of(const wxKeyEvent& event) {
    const int code = event.GetKeyCode();
    if (code == WXK_SHIFT || code == WXK_CONTROL || code == WXK_ALT || code == WXK_NONE) return {};
    if (code == WXK_DELETE && !event.HasAnyModifiers()) return "Del";
    if (!event.HasModifiers() && event.GetUnicodeKey() > WXK_SPACE && event.GetUnicodeKey() < WXK_DELETE)
        return wxString(event.GetUnicodeKey()).Upper();
    return wxAcceleratorEntry(event.GetModifiers(), code).ToRawString();
}

/// "Ctrl+PgDn" is "Ctrl+PageDown".
bool same_key(const wxString& one, const wxString& other) {
    if (one == other) return true;
    if (is_typing_key(one) || is_typing_key(other)) return false;
    wxAcceleratorEntry first;
    wxAcceleratorEntry second;
    return first.FromString(one) && second.FromString(other) && first.GetFlags() == second.GetFlags() &&
           first.GetKeyCode() == second.GetKeyCode();
}

/// Of keys that move in a window; they are never given away.
bool moves(const wxKeyEvent& event) {
    const int code = event.GetKeyCode();
    return !event.ControlDown() && !event.AltDown() &&
           (code == WXK_TAB || code == WXK_ESCAPE || code == WXK_RETURN || code == WXK_NUMPAD_ENTER);
}

wxString name_of(const Action& action) {
    return wxGetTranslation(action.menu) + wxString::FromUTF8(" › ") +
           wxControl::RemoveMnemonics(action.label);
}

class KeysPage : public wxPanel {
public:
    KeysPage(wxWindow* parent, const SettingsHost& host)
        : wxPanel(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL), host_(host) {
        const auto u = Measures::of(*this).u;
        filter_ = new wxSearchCtrl(this, wxID_ANY);
        filter_->SetName("filter");
        filter_->SetDescriptiveText(_("Filter commands"));
        set_accessible_name(*filter_, _("Filter commands"));
        list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxSize(110 * u, 52 * u), 0);
        list_->AppendTextColumn(_("Command"), wxDATAVIEW_CELL_INERT, 40 * u);
        list_->AppendTextColumn(_("Key"), wxDATAVIEW_CELL_INERT, 16 * u);
        list_->AppendTextColumn(_("What it does"), wxDATAVIEW_CELL_INERT, 50 * u);
        list_->SetName("keys");
        set_accessible_name(*list_, _("Shortcuts"));

        auto* what = new wxStaticText(this, wxID_ANY, _("New key"));
        key_ = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxSize(28 * u, -1),
                              wxTE_READONLY | wxTE_PROCESS_ENTER, wxDefaultValidator, "key");
        key_->SetHint(_("Press the key here"));
        set_accessible_name(*key_, _("New key"));
        take_ = button(_("Take away"), "take away");
        restore_ = button(_("Restore"), "restore");
        restore_all_ = button(_("Restore all"), "restore all");
        said_ = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                 wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);
        said_->SetName("said");
        give_ = button(_("Use it here instead"), "give");

        auto* line = new wxBoxSizer(wxHORIZONTAL);
        line->Add(what, wxSizerFlags().CentreVertical().Border(wxRIGHT, u));
        line->Add(key_, wxSizerFlags().CentreVertical().Border(wxRIGHT, u));
        line->Add(take_, wxSizerFlags().CentreVertical().Border(wxRIGHT, u));
        line->Add(restore_, wxSizerFlags().CentreVertical());
        line->AddStretchSpacer();
        line->Add(restore_all_, wxSizerFlags().CentreVertical().Border(wxLEFT, u));
        auto* told = new wxBoxSizer(wxHORIZONTAL);
        told->Add(said_, wxSizerFlags(1).CentreVertical());
        told->Add(give_, wxSizerFlags().CentreVertical().Border(wxLEFT, u).ReserveSpaceEvenIfHidden());
        auto* all = new wxBoxSizer(wxVERTICAL);
        all->Add(filter_, wxSizerFlags().Expand().Border(wxALL, u));
        all->Add(list_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, u));
        all->Add(line, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, u));
        all->Add(told, wxSizerFlags().Expand().Border(wxALL, u));
        SetSizer(all);
        fill();
        say_row();

        filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fill(); });
        list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { say_row(); });
        list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { key_->SetFocus(); });
        // Before menus and the dialog itself take it.
        key_->Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) { press(event); });
        take_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { give_key(wxString()); });
        restore_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { try_key(chosen()->first_key); });
        restore_all_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { restore_all(); });
        give_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            auto* other = holder(wanted_);
            if (other != nullptr) set_key(*other, wxString());
            give_key(wanted_);
            key_->SetFocus();
        });
    }

private:
    wxButton* button(const wxString& label, const char* name) {
        return new wxButton(this, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT,
                            wxDefaultValidator, name);
    }

    void fill() {
        const auto* before = chosen();
        list_->DeleteAllItems();
        rows_.clear();
        const auto wanted = filter_->GetValue().Lower();
        for (auto& action : host_.actions) {
            const auto name = name_of(action);
            if (!wanted.empty() && !name.Lower().Contains(wanted) && !action.help.Lower().Contains(wanted) &&
                action.key.Lower() != wanted)
                continue;
            wxVector<wxVariant> cells;
            cells.push_back(name);
            cells.push_back(action.key);
            cells.push_back(action.help);
            list_->AppendItem(cells);
            rows_.push_back(&action);
            if (&action == before) list_->SelectRow(static_cast<unsigned>(rows_.size() - 1));
        }
        if (chosen() == nullptr && !rows_.empty()) list_->SelectRow(0);
        say_row();
    }

    [[nodiscard]] Action* chosen() const {
        const int row = list_->GetSelectedRow();
        return row == wxNOT_FOUND || static_cast<std::size_t>(row) >= rows_.size()
                   ? nullptr
                   : rows_[static_cast<std::size_t>(row)];
    }

    void say_row() {
        const auto* action = chosen();
        say(wxString());
        key_->ChangeValue(action == nullptr ? wxString() : action->key);
        key_->Enable(action != nullptr);
        take_->Enable(action != nullptr && !action->key.empty());
        restore_->Enable(action != nullptr && action->key != action->first_key);
    }

    void say(const wxString& words, bool can_give = false) {
        said_->SetLabel(words);
        give_->Show(can_give);
    }

    void press(wxKeyEvent& event) {
        if (moves(event) || chosen() == nullptr) {
            event.Skip();
            return;
        }
        const auto key = key_of(event);
        if (!key.empty()) try_key(key);
    }

    /// Whoever has `key`, but the command chosen.
    [[nodiscard]] Action* holder(const wxString& key) const {
        const auto* action = chosen();
        const auto other = std::find_if(host_.actions.begin(), host_.actions.end(), [&](const Action& one) {
            return !key.empty() && &one != action && same_key(one.key, key);
        });
        return other == host_.actions.end() ? nullptr : &*other;
    }

    void try_key(const wxString& key) {
        const auto* other = holder(key);
        if (other == nullptr) {
            give_key(key);
            return;
        }
        wanted_ = key;
        key_->ChangeValue(key);
        say(wxString::Format(_("%s is the key of “%s”."), key, name_of(*other)), true);
    }

    void give_key(const wxString& key) {
        auto* action = chosen();
        if (action == nullptr) return;
        set_key(*action, key);
        say_row();
        say(key.empty() ? _("The command has no key now.") : wxString::Format(_("The key is %s now."), key));
        if (!take_->IsEnabled() || !restore_->IsEnabled()) key_->SetFocus();
    }

    void set_key(Action& action, const wxString& key) {
        action.key = key;
        keep_key_setting(action);
        for (std::size_t row = 0; row < rows_.size(); ++row) {
            if (rows_[row] == &action) list_->SetTextValue(key, static_cast<unsigned>(row), 1);
        }
        host_.keys_changed();
    }

    void restore_all() {
        for (auto& action : host_.actions) {
            action.key = action.first_key;
            keep_key_setting(action);
        }
        host_.keys_changed();
        fill();
        say(_("All keys are as they were at first."));
    }

    const SettingsHost& host_;
    std::vector<Action*> rows_;
    wxSearchCtrl* filter_;
    wxDataViewListCtrl* list_;
    wxTextCtrl* key_;
    wxButton* take_;
    wxButton* restore_;
    wxButton* restore_all_;
    wxStaticText* said_;
    wxButton* give_;
    wxString wanted_;
};

}  // namespace

wxWindow* make_keys_page(wxWindow* parent, const SettingsHost& host) {
    return new KeysPage(parent, host);
}

}  // namespace sotto::workbench
