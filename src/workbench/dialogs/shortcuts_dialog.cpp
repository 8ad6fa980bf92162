// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/dialogs/shortcuts_dialog.h"

#include "workbench/theme.h"
#include "workbench/words.h"

#include <wx/accel.h>
#include <wx/dataview.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

wxString without_mark(wxString label) {
    label.Replace("&", wxString());
    return label;
}

/// The key that `event` is, as an action writes it; empty for modifiers alone.
wxString key_of(const wxKeyEvent& event) {
    const int code = event.GetKeyCode();
    if (code == WXK_SHIFT || code == WXK_CONTROL || code == WXK_ALT || code == WXK_NONE) return {};
    if (code == WXK_DELETE && !event.HasAnyModifiers()) return "Del";
    if (!event.HasModifiers() && event.GetUnicodeKey() > WXK_SPACE && event.GetUnicodeKey() < WXK_DELETE)
        return wxString(event.GetUnicodeKey()).Upper();
    const wxAcceleratorEntry entry(event.GetModifiers(), code);
    return entry.ToRawString();
}

class ShortcutsDialog : public wxDialog {
public:
    ShortcutsDialog(wxWindow& parent, std::vector<Action>& actions)
        : wxDialog(&parent, wxID_ANY, _("Shortcuts"), wxDefaultPosition, wxDefaultSize,
                   wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
          actions_(actions) {
        const auto u = Measures::of(*this).u;
        filter_ = new wxSearchCtrl(this, wxID_ANY);
        filter_->SetDescriptiveText(_("Filter commands"));
        set_accessible_name(*filter_, _("Filter commands"));
        list_ =
            new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxSize(90 * u, 60 * u), wxDV_ROW_LINES);
        list_->AppendTextColumn(_("Command"), wxDATAVIEW_CELL_INERT, 40 * u);
        list_->AppendTextColumn(_("Key"), wxDATAVIEW_CELL_INERT, 16 * u);
        list_->AppendTextColumn(_("What it does"), wxDATAVIEW_CELL_INERT, 60 * u);
        set_accessible_name(*list_, _("Shortcuts"));
        said_ = new wxStaticText(
            this, wxID_ANY, _("Choose a line and press the key it should have; Backspace takes a key away."));
        auto* all = new wxBoxSizer(wxVERTICAL);
        all->Add(filter_, wxSizerFlags().Expand().Border(wxALL, u));
        all->Add(list_, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, u));
        all->Add(said_, wxSizerFlags().Expand().Border(wxALL, u));
        all->Add(CreateButtonSizer(wxCLOSE), wxSizerFlags().Expand().Border(wxALL, u));
        SetSizerAndFit(all);
        SetEscapeId(wxID_CLOSE);
        CentreOnParent();
        fill();
        filter_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fill(); });
        Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
            if (!list_->HasFocus() && FindFocus() != list_->GetMainWindow()) {
                event.Skip();
                return;
            }
            take_key(event);
        });
    }

    [[nodiscard]] bool changed() const { return changed_; }

private:
    void fill() {
        list_->DeleteAllItems();
        rows_.clear();
        const auto wanted = filter_->GetValue().Lower();
        for (auto& action : actions_) {
            const auto label =
                wxGetTranslation(action.menu) + wxString::FromUTF8(" › ") + without_mark(action.label);
            if (!wanted.empty() && !label.Lower().Contains(wanted)) continue;
            wxVector<wxVariant> cells;
            cells.push_back(label);
            cells.push_back(action.key);
            cells.push_back(action.help);
            list_->AppendItem(cells);
            rows_.push_back(&action);
        }
    }

    void take_key(wxKeyEvent& event) {
        const int row = list_->GetSelectedRow();
        const int code = event.GetKeyCode();
        const bool moves = code == WXK_UP || code == WXK_DOWN || code == WXK_PAGEUP || code == WXK_PAGEDOWN ||
                           code == WXK_TAB || code == WXK_ESCAPE || code == WXK_HOME || code == WXK_END;
        if (row == wxNOT_FOUND || (moves && !event.ControlDown())) {
            event.Skip();
            return;
        }
        auto& action = *rows_[static_cast<std::size_t>(row)];
        const auto key = code == WXK_BACK ? wxString() : key_of(event);
        if (key.empty() && code != WXK_BACK) return;
        const auto other = std::find_if(actions_.begin(), actions_.end(), [&](const Action& one) {
            return !key.empty() && one.key == key && &one != &action;
        });
        if (other != actions_.end()) {
            said_->SetLabel(wxString::Format(_("%s is the key of “%s”; take it away there first."), key,
                                             without_mark(other->label)));
            return;
        }
        action.key = key;
        keep_key_setting(action);
        list_->SetTextValue(key, static_cast<unsigned>(row), 1);
        changed_ = true;
    }

    std::vector<Action>& actions_;
    std::vector<Action*> rows_;
    wxSearchCtrl* filter_;
    wxDataViewListCtrl* list_;
    wxStaticText* said_;
    bool changed_ = false;
};

}  // namespace

bool edit_shortcuts(wxWindow& parent, std::vector<Action>& actions) {
    ShortcutsDialog dialog(parent, actions);
    dialog.ShowModal();
    return dialog.changed();
}

}  // namespace sotto::workbench
