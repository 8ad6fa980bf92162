// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/findings/evidence_actions.h"
#include "workbench/panes/choose_code.h"
#include "workbench/panes/quotes_pane.h"
#include "workbench/words.h"

#include <wx/clipbrd.h>
#include <wx/menu.h>

namespace sotto::workbench {

void QuotesPane::jump() {
    if (const auto quote = chosen()) desk().show(list_->quotes[*quote].source, list_->quotes[*quote].range);
}

void QuotesPane::copy() {
    auto parts = lines_.parts(chosen_rows());
    if (parts.empty()) return;
    desk().look_up<std::string>(
        [list = list_, parts = std::move(parts)](commands::Session& session) {
            return groups_to_copy(session, *list, parts);
        },
        while_here([](const std::string& words) {
            wxClipboardLocker lock;
            if (!!lock) wxTheClipboard->SetData(new wxTextDataObject(shown(words)));
        }));
}

void QuotesPane::recode() {
    const auto quotes = chosen_all();
    const auto code = choose_code(this, study(), _("Give another code"), _("Recode"));
    if (code.empty()) return;
    desk().look_up<commands::Arguments>(
        [list = list_, quotes, code](commands::Session& session) {
            auto arguments = codings_to_change(session, *list, quotes);
            arguments.add("CODE", code);
            return arguments;
        },
        while_here(
            [this](commands::Arguments arguments) { desk().run("coding/recode", std::move(arguments)); }));
}

void QuotesPane::remove() {
    desk().look_up<commands::Arguments>(
        [list = list_, quotes = chosen_all()](commands::Session& session) {
            return codings_to_change(session, *list, quotes);
        },
        while_here(
            [this](commands::Arguments arguments) { desk().run("coding/remove", std::move(arguments)); }));
}

void QuotesPane::speaks_for() {
    if (chosen_all().size() == 1 && can_add_evidence(desk())) add_evidence(*this, desk(), true);
}

void QuotesPane::speaks_against() {
    if (chosen_all().size() == 1 && can_add_evidence(desk())) add_evidence(*this, desk(), false);
}

void QuotesPane::menu() {
    const auto count = static_cast<long long>(chosen_all().size());
    if (count == 0) return;
    wxMenu menu;
    const auto add = [&](const wxString& words, bool enabled, void (QuotesPane::*act)()) {
        auto* item = menu.Append(wxID_ANY, words);
        item->Enable(enabled);
        menu.Bind(
            wxEVT_MENU, [this, act](wxCommandEvent&) { (this->*act)(); }, item->GetId());
    };
    const bool evidence = count == 1 && can_add_evidence(desk());
    add(_("Show in the document"), count == 1, &QuotesPane::jump);
    add(counted("Copy %s quote", "Copy %s quotes", count), true, &QuotesPane::copy);
    if (lines_.has_heads()) {
        menu.AppendSeparator();
        add(_("Fold all groups"), true, &QuotesPane::fold_groups);
        add(_("Open all groups"), true, &QuotesPane::open_groups);
    }
    menu.AppendSeparator();
    add(_("Speaks for a finding"), evidence, &QuotesPane::speaks_for);
    add(_("Speaks against a finding"), evidence, &QuotesPane::speaks_against);
    menu.AppendSeparator();
    add(counted("Recode %s quote…", "Recode %s quotes…", count), study().can_edit(), &QuotesPane::recode);
    add(counted("Remove coding of %s quote", "Remove coding of %s quotes", count), study().can_edit(),
        &QuotesPane::remove);
    PopupMenu(&menu);
}

}  // namespace sotto::workbench
