// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/dialogs/code_editor.h"
#include "workbench/dialogs/confirm.h"
#include "workbench/panes/code_rows.h"
#include "workbench/panes/codebook_pane.h"
#include "workbench/words.h"

#include <wx/colordlg.h>

#include <algorithm>

namespace sotto::workbench {

namespace {

using study::Code;

/// Those that stand below none of the others.
std::vector<Id<Code>> tops_of(const study::CodeTree& tree, const std::vector<Id<Code>>& codes) {
    std::vector<Id<Code>> tops;
    for (const auto id : codes) {
        bool below = false;
        for (const auto* code = tree.find(id); code != nullptr && code->parent;
             code = tree.find(code->parent))
            below = below || std::find(codes.begin(), codes.end(), code->parent) != codes.end();
        if (!below) tops.push_back(id);
    }
    return tops;
}

}  // namespace

void CodebookPane::rename() {
    const auto* code = chosen_one();
    if (code == nullptr || !study().can_edit()) return;
    const auto path = study().codes.path(code->id);
    const auto name = asked_for_line(*this, _("Rename code"), _("Name of the code:"), code->name);
    if (!name) return;
    commands::Arguments arguments;
    arguments.add("CODE", path);
    arguments.add("name", *name);
    desk().run("code/change", std::move(arguments));
}

void CodebookPane::edit() {
    const auto* found = chosen_one();
    if (found == nullptr || !study().can_edit()) return;
    const Code before = *found;
    const auto path = study().codes.path(before.id);
    const auto after = edited_code(*this, _("Definition of the code"), shown(path), before);
    if (!after) return;
    auto arguments = changed_fields(before, *after);
    if (!arguments) return;
    arguments->add("CODE", path);
    desk().run("code/change", std::move(*arguments));
}

void CodebookPane::make_below(Id<Code> parent) {
    if (!study().can_edit()) return;
    const auto above = parent ? study().codes.path(parent) : std::string();
    const auto place =
        parent ? wxString::Format(_(L"Below \u201c%s\u201d"), shown(above)) : wxString(_("At the top"));
    const auto made = edited_code(*this, _("New code"), place, Code());
    if (!made) return;
    const auto path = (above.empty() ? "" : above + "/") + study::escape_code_name(made->name);
    auto arguments = new_code_fields(*made);
    arguments.add("CODE", path);
    desk().run("code/create", std::move(arguments), while_here([this, path](const commands::Outcome&) {
                   const auto* code = study().codes.at_path(path);
                   if (code == nullptr) return;
                   auto focus = desk().focus();
                   focus.code = code->id;
                   focus.coding = {};
                   desk().set_focus(focus);
               }));
}

void CodebookPane::set_colour(const std::string& hex) {
    for (const auto* code : chosen()) {
        if (code->color == hex) continue;
        commands::Arguments arguments;
        arguments.add("CODE", study().codes.path(code->id));
        arguments.add("color", hex);
        desk().run("code/change", std::move(arguments));
    }
}

void CodebookPane::other_colour() {
    const auto codes = chosen();
    if (codes.empty()) return;
    wxColourData data;
    data.SetChooseFull(true);
    if (const wxColour now(codes.front()->color); now.IsOk()) data.SetColour(now);
    wxColourDialog dialog(wxGetTopLevelParent(this), &data);
    if (dialog.ShowModal() != wxID_OK) return;
    set_colour(kept(dialog.GetColourData().GetColour().GetAsString(wxC2S_HTML_SYNTAX)));
}

void CodebookPane::merge(Id<Code> into, const std::vector<Id<Code>>& codes) {
    const auto picture = desk().study();
    const auto* target = picture->codes.find(into);
    std::vector<Id<Code>> others = codes;
    std::erase(others, into);
    if (target == nullptr || others.empty() || !picture->can_edit()) return;
    wxString lines;
    for (const auto id : others) {
        const auto* code = picture->codes.find(id);
        if (code == nullptr) return;
        lines += wxString::Format(_("%s: %s"), shown(code->name), usage_in_words(*picture, id)) + "\n";
    }
    lines += wxString::Format(_("%s: %s"), shown(target->name), usage_in_words(*picture, into)) + "\n\n";
    const auto question =
        others.size() == 1
            ? wxString::Format(_(L"Merge \u201c%s\u201d into \u201c%s\u201d?"),
                               shown(picture->codes.find(others.front())->name), shown(target->name))
            : wxString::Format(
                  _(L"%s into \u201c%s\u201d?"),
                  counted("Merge %s code", "Merge %s codes", static_cast<long long>(others.size())),
                  shown(target->name));
    const auto explanation =
        lines +
        wxString::Format(_(L"Only \u201c%s\u201d remains. Codings, memos and the codes below come to it; "
                           "undo takes this back."),
                         shown(target->name));
    if (!confirmed(*this, question, explanation, _("Merge"))) return;
    commands::Arguments arguments;
    arguments.add("INTO", picture->codes.path(into));
    for (const auto id : others) arguments.add("CODE", picture->codes.path(id));
    desk().run("code/merge", std::move(arguments), while_here([this, into](const commands::Outcome&) {
                   auto focus = desk().focus();
                   focus.code = into;
                   desk().set_focus(focus);
               }));
}

void CodebookPane::remove() {
    const auto codes = chosen();
    if (codes.empty() || !study().can_edit()) return;
    std::vector<Id<Code>> ids;
    for (const auto* code : codes) ids.push_back(code->id);
    const auto tops = tops_of(study().codes, ids);
    long long codings = 0;
    long long below = 0;
    commands::Arguments arguments;
    for (const auto id : tops) {
        arguments.add("CODE", study().codes.path(id));
        const auto count = study().branch_counts.find(id);
        if (count != study().branch_counts.end()) codings += count->second.codings;
        below += static_cast<long long>(study().codes.with_descendants(id).size()) - 1;
    }
    const auto question = tops.size() == 1 ? wxString::Format(_(L"Remove the code \u201c%s\u201d?"),
                                                              shown(study().codes.find(tops.front())->name))
                                           : counted("Remove %s code?", "Remove %s codes?",
                                                     static_cast<long long>(tops.size()));
    wxString explanation;
    if (below > 0) explanation += counted("%s code below goes too.", "%s codes below go too.", below) + " ";
    if (codings > 0)
        explanation += counted("%s coding goes with it.", "%s codings go with it.", codings) + " ";
    explanation += _("Undo brings all of it back.");
    if (!confirmed(*this, question, explanation, tops.size() == 1 ? _("Remove code") : _("Remove codes")))
        return;
    if (codings > 0) arguments.add("with-codings", "yes");
    desk().run("code/remove", std::move(arguments));
}

void CodebookPane::move_codes(const std::vector<Id<Code>>& codes, std::int64_t row, Tree::Place place) {
    const auto picture = desk().study();
    const auto& tree = picture->codes;
    const auto* target = tree.find({row});
    // Between two rows: to where the lower one stands.
    const bool onto = target != nullptr && place == Tree::Place::Onto;
    const auto parent = target == nullptr ? Id<Code>() : onto ? target->id : target->parent;
    std::string before;
    if (target != nullptr && place == Tree::Place::Before) before = tree.path(target->id);
    if (target != nullptr && place == Tree::Place::After) {
        bool behind = false;
        for (const auto& code : tree.codes()) {
            if (behind && code.parent == parent &&
                std::find(codes.begin(), codes.end(), code.id) == codes.end()) {
                before = tree.path(code.id);
                break;
            }
            behind = behind || code.id == target->id;
        }
    }
    for (const auto id : tops_of(tree, codes)) {
        commands::Arguments arguments;
        arguments.add("CODE", tree.path(id));
        arguments.add("under", parent ? tree.path(parent) : "");
        if (!onto) arguments.add("before", before);
        desk().run("code/change", std::move(arguments));
    }
}

}  // namespace sotto::workbench
