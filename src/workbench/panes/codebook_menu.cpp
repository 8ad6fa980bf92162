// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/colour_names.h"
#include "workbench/dialogs/code_picker.h"
#include "workbench/icons.h"
#include "workbench/panes/codebook_pane.h"
#include "workbench/recent_codes.h"
#include "workbench/words.h"

#include <wx/menu.h>

#include <algorithm>

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

void CodebookPane::add_colours(wxMenu& menu, const std::string& now) {
    const auto theme = Theme::of_desktop();
    const int u = Measures::of(*this).u;
    for (const auto& [hex, name] : named_colours()) {
        // The colour it has is the one that is a ring.
        auto* item = new wxMenuItem(&menu, wxID_ANY, name);
        item->SetBitmap(drawn_dot(theme.code(hex).stripe, 3 * u / 2, 2 * u, wxColour(hex) == wxColour(now)));
        menu.Append(item);
        menu.Bind(
            wxEVT_MENU, [this, word = hex](wxCommandEvent&) { set_colour(word); }, item->GetId());
    }
    menu.AppendSeparator();
    add(menu, _(L"Other\u2026"), true, [this] { other_colour(); });
}

void CodebookPane::offer_menu() {
    const auto codes = chosen();
    const auto* one = chosen_one();
    const bool edit = study().can_edit();
    wxMenu menu;
    if (codes.empty()) {
        add(menu, _(L"New code\u2026"), edit, [this] { make_below({}); });
        PopupMenu(&menu);
        return;
    }
    const bool words = !desk().focus().selection.empty();
    add(menu, _("Code the selected words") + "\tEnter",
        edit && words && one != nullptr && offered_for_coding(*one), [this] { apply(); });
    menu.AppendSeparator();
    add(menu, _(L"Rename\u2026") + "\tF2", edit && one != nullptr, [this] { rename(); });
    auto* colours = new wxMenu;
    add_colours(*colours, codes.front()->color);
    menu.AppendSubMenu(colours, _("Colour"))->Enable(edit);
    add(menu, _(L"Definition\u2026"), edit && one != nullptr, [this] { this->edit(); });
    auto* seen = menu.AppendCheckItem(wxID_ANY, _("Show in documents"));
    const auto branches = chosen_branches();
    const auto& hidden = desk().hidden_codes();
    seen->Check(!std::includes(hidden.begin(), hidden.end(), branches.begin(), branches.end()));
    menu.Bind(
        wxEVT_MENU, [this](wxCommandEvent&) { toggle_in_documents(); }, seen->GetId());
    menu.AppendSeparator();
    if (one != nullptr) {
        add(menu, _(L"New code below\u2026") + "\tIns", edit, [this, id = one->id] { make_below(id); });
        add(menu, _("Move to the top"), edit && static_cast<bool>(one->parent),
            [this, id = one->id] { move_codes({id}, 0, Tree::Place::After); });
    }
    add(menu, _(L"Move below\u2026"), edit, [this] { ask_where_to_move(); });
    add(menu, _(L"Merge into\u2026"), edit, [this] { ask_where_to_merge(); });
    menu.AppendSeparator();
    add(menu, _(L"Remove\u2026") + "\tDel", edit, [this] { remove(); });
    PopupMenu(&menu);
}

std::optional<Id<study::Code>> CodebookPane::ask_for_other(const wxString& purpose,
                                                           const std::vector<Id<study::Code>>& without) {
    const auto rows = tree_->chosen();
    if (rows.empty()) return std::nullopt;
    auto row = tree_->GetItemRect(TreeModel::item_of(rows.front()));
    row.SetPosition(tree_->ClientToScreen(row.GetPosition()));
    return pick_other_code(*this, row, desk(), purpose, without);
}

void CodebookPane::ask_where_to_merge() {
    std::vector<Id<study::Code>> codes;
    for (const auto* code : chosen()) codes.push_back(code->id);
    if (const auto into = ask_for_other(_("Merge into"), codes)) merge(*into, codes);
}

void CodebookPane::ask_where_to_move() {
    std::vector<Id<study::Code>> codes;
    for (const auto* code : chosen()) codes.push_back(code->id);
    if (const auto below = ask_for_other(_("Move below"), chosen_branches()))
        move_codes(codes, below->value, Tree::Place::Onto);
}

}  // namespace sotto::workbench
