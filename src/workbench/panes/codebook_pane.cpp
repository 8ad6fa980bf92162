// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/codebook_pane.h"

#include "workbench/apply_code.h"
#include "workbench/icons.h"
#include "workbench/panes/code_rows.h"
#include "workbench/panes/filter_box.h"
#include "workbench/panes/panes.h"
#include "workbench/words.h"

#include <fmt/format.h>
#include <wx/button.h>
#include <wx/srchctrl.h>

#include <algorithm>
#include <charconv>

namespace sotto::workbench {

namespace {

constexpr std::string_view code_word = "sotto-code:";
constexpr std::string_view selection_word = "sotto-selection";

Id<study::Code> code_in(std::string_view text) {
    Id<study::Code> code;
    if (text.substr(0, code_word.size()) != code_word) return code;
    text.remove_prefix(code_word.size());
    std::from_chars(text.data(), text.data() + text.size(), code.value);
    return code;
}

}  // namespace

CodebookPane::CodebookPane(wxWindow* parent, Desk& desk) : TreePane(parent, desk) {
    head_ = new PaneHead(this, _("Codebook"));
    add_button_ = head_->add_button(Icon::Add, _(L"New code\u2026"), [this] {
        const auto* code = chosen_one();
        make_below(code == nullptr ? Id<Code>() : code->parent);
    });
    eye_button_ = head_->add_button(Icon::Eye, _("Hide the chosen codes in documents"),
                                    [this] { toggle_in_documents(); });
    filter_ = make_filter_box(
        this, _("Filter codes"), [this] { show(); }, [this] { tree_->SetFocus(); });
    Tree::Reports reports;
    reports.chosen = [this] { took_choice(); };
    reports.activated = [this](std::int64_t) { apply(); };
    reports.menu_asked = [this] { offer_menu(); };
    reports.key = [this](const wxKeyEvent& event) { return on_key(event); };
    reports.dragged = [](std::int64_t row) { return fmt::format("{}{}", code_word, row); };
    reports.dropped = [this](std::int64_t row, Tree::Place place, const std::string& text, bool ctrl) {
        return take_drop(row, place, text, ctrl);
    };
    reports.tip = [this](std::int64_t row) { return code_in_words(study(), {row}); };
    tree_ = new Tree(
        this, _("Codebook"),
        [this](const std::string& icon) {
            return draw_code_icon(icon, Theme::of_desktop(), Measures::of(*this));
        },
        std::move(reports), false, wxELLIPSIZE_END);

    stand();
    show();
}

void CodebookPane::show() {
    const auto typed = kept(filter_->GetValue());
    tree_->expand_all(!typed.empty());
    tree_->show(code_rows(study(), typed, desk().hidden_codes()));
    const auto& codes = study().codes.codes();
    const auto number =
        std::count_if(codes.begin(), codes.end(), [](const Code& code) { return code.codable; });
    head_->set_detail(desk().has_study() ? counted("%s code", "%s codes", number) : wxString());
    add_button_->Enable(study().can_edit());
    const bool some_hidden = !desk().hidden_codes().empty();
    head_->set_icon(eye_button_, some_hidden ? Icon::EyeClosed : Icon::Eye,
                    some_hidden ? _("Some codes are hidden in documents; hide or show the chosen ones")
                                : _("Hide the chosen codes in documents"));
    if (tree_->chosen().empty() && desk().focus().code) tree_->choose({desk().focus().code.value}, false);
}

void CodebookPane::focus_changed(const Focus& before) {
    const auto code = desk().focus().code;
    if (code == before.code || !code) return;
    const auto rows = tree_->chosen();
    if (std::find(rows.begin(), rows.end(), code.value) == rows.end()) tree_->choose({code.value}, true);
}

std::vector<const study::Code*> CodebookPane::chosen() const {
    std::vector<const Code*> codes;
    for (const auto row : tree_->chosen()) {
        if (const auto* code = study().codes.find({row}); code != nullptr) codes.push_back(code);
    }
    return codes;
}

const study::Code* CodebookPane::chosen_one() const {
    const auto codes = chosen();
    return codes.size() == 1 ? codes.front() : nullptr;
}

std::vector<Id<study::Code>> CodebookPane::chosen_branches() const {
    std::vector<Id<Code>> codes;
    for (const auto* code : chosen()) {
        const auto branch = study().codes.with_descendants(code->id);
        codes.insert(codes.end(), branch.begin(), branch.end());
    }
    std::sort(codes.begin(), codes.end());
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return codes;
}

void CodebookPane::took_choice() {
    const auto* code = chosen_one();
    if (code == nullptr) return;
    auto focus = desk().focus();
    if (focus.code == code->id) return;
    focus.code = code->id;
    // A coding of another code is not what is in hand any more.
    focus.coding = {};
    desk().set_focus(focus);
}

void CodebookPane::apply() {
    if (const auto* code = chosen_one(); code != nullptr) code_selection(desk(), code->id);
}

void CodebookPane::toggle_in_documents() {
    auto codes = chosen_branches();
    if (codes.empty()) {
        for (const auto& code : study().codes.codes()) codes.push_back(code.id);
        std::sort(codes.begin(), codes.end());
    }
    const auto& hidden = desk().hidden_codes();
    std::vector<Id<Code>> now;
    if (std::includes(hidden.begin(), hidden.end(), codes.begin(), codes.end())) {
        std::set_difference(hidden.begin(), hidden.end(), codes.begin(), codes.end(),
                            std::back_inserter(now));
    } else {
        std::set_union(hidden.begin(), hidden.end(), codes.begin(), codes.end(), std::back_inserter(now));
    }
    desk().set_hidden_codes(std::move(now));
}

bool CodebookPane::on_key(const wxKeyEvent& event) {
    if (event.HasAnyModifiers()) return false;
    switch (event.GetKeyCode()) {
        case WXK_F2:
            rename();
            return true;
        case WXK_INSERT:
        case WXK_NUMPAD_INSERT:
            if (const auto* code = chosen_one(); code != nullptr) make_below(code->id);
            return true;
        case WXK_DELETE:
        case WXK_NUMPAD_DELETE:
            remove();
            return true;
        default:
            return false;
    }
}

bool CodebookPane::take_drop(std::int64_t row, Tree::Place place, const std::string& text, bool ctrl) {
    if (!study().can_edit()) return false;
    if (text == selection_word) {
        if (row == 0) return false;
        code_selection(desk(), Id<Code>{row});
        return true;
    }
    const auto dragged = code_in(text);
    if (!dragged) return false;
    std::vector<Id<Code>> codes;
    for (const auto* code : chosen()) codes.push_back(code->id);
    if (std::find(codes.begin(), codes.end(), dragged) == codes.end()) codes = {dragged};
    if (std::find(codes.begin(), codes.end(), Id<Code>{row}) != codes.end()) return false;
    // A question inside the drop would hold the pointer of the whole desktop.
    CallAfter([this, codes, row, place, ctrl] {
        if (ctrl && row != 0) {
            merge({row}, codes);
        } else {
            move_codes(codes, row, place);
        }
    });
    return true;
}

wxWindow* make_codebook_pane(wxWindow* parent, Desk& desk) {
    return new CodebookPane(parent, desk);
}

}  // namespace sotto::workbench
