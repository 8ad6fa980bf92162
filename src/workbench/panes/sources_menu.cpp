// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/sources_pane.h"
#include "workbench/words.h"

#include <wx/menu.h>

#include <algorithm>
#include <set>
#include <string>

namespace sotto::workbench {

namespace {

template <class Call>
wxMenuItem* add(wxMenu& menu, const wxString& label, bool enabled, Call call) {
    auto* item = menu.Append(wxID_ANY, label);
    item->Enable(enabled);
    menu.Bind(
        wxEVT_MENU, [call](wxCommandEvent&) { call(); }, item->GetId());
    return item;
}

}  // namespace

void SourcesPane::add_group_items(wxMenu& menu, const std::vector<const study::Source*>& sources) {
    for (const auto& group : study().groups) {
        if (group.of != study::Subject::Source) continue;
        std::set<std::int64_t> members;
        for (const auto& member : study().group_members) {
            if (member.group == group.id) members.insert(member.member);
        }
        const bool all_in = std::all_of(sources.begin(), sources.end(), [&](const study::Source* source) {
            return members.count(source->id.value) != 0;
        });
        auto* item = menu.AppendCheckItem(wxID_ANY, wxControl::EscapeMnemonics(shown(group.name)));
        item->Check(all_in);
        menu.Bind(
            wxEVT_MENU, [this, name = group.name, all_in](wxCommandEvent&) { put_in_group(name, !all_in); },
            item->GetId());
    }
    if (menu.GetMenuItemCount() > 0) menu.AppendSeparator();
    add(menu, _(L"New group\u2026"), true, [this] { make_group(); });
}

void SourcesPane::offer_menu() {
    const auto sources = chosen_sources();
    const auto rows = tree_->chosen();
    const bool edit = study().can_edit();
    wxMenu menu;
    if (sources.empty()) {
        const auto heading = rows.size() == 1 ? rows_.meaning(rows.front()) : SourceRows::Meaning{};
        if (heading.grouping != SourceGrouping::Group || heading.key.empty()) return;
        add(menu, _(L"Remove group\u2026"), edit, [this, name = heading.key] { remove_group(name); });
        PopupMenu(&menu);
        return;
    }
    const bool one = sources.size() == 1;
    add(menu, _("Open") + "\tEnter", one, [this, row = rows.front()] { open(row); });
    menu.AppendSeparator();
    add(menu, _(L"Rename\u2026") + "\tF2", one && edit, [this] { rename(); });

    auto* kinds = new wxMenu;
    for (const auto name : study::source_kind_names()) {
        const auto kind = *study::source_kind(name);
        auto* item = kinds->AppendRadioItem(wxID_ANY, kind_in_words(kind));
        item->Check(one && sources.front()->kind == kind);
        kinds->Bind(
            wxEVT_MENU, [this, word = std::string(name)](wxCommandEvent&) { change("kind", word); },
            item->GetId());
    }
    menu.AppendSubMenu(kinds, _("Kind"))->Enable(edit);

    auto* statuses = new wxMenu;
    for (const auto status : {study::Status::Private, study::Status::Public}) {
        auto* item = statuses->AppendRadioItem(
            wxID_ANY, status == study::Status::Public ? _("Said in public") : _("Private"));
        item->Check(one && sources.front()->status == status);
        statuses->Bind(
            wxEVT_MENU,
            [this, word = std::string(study::name_of(status))](wxCommandEvent&) { change("status", word); },
            item->GetId());
    }
    menu.AppendSubMenu(statuses, _("Status"))->Enable(edit);

    auto* groups = new wxMenu;
    add_group_items(*groups, sources);
    menu.AppendSubMenu(groups, _("Groups"))->Enable(edit);
    menu.AppendSeparator();
    add(menu, _(L"Remove\u2026") + "\tDel", edit, [this] { remove(); });
    PopupMenu(&menu);
}

}  // namespace sotto::workbench
