// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/dialogs/code_picker.h"

#include "workbench/dialogs/picker_window.h"
#include "workbench/recent_codes.h"
#include "workbench/words.h"

#include <wx/window.h>

namespace sotto::workbench {

namespace {

/// Names of codes in vivo: long enough for a clause.
constexpr long longest_name = 60;

wxString words_in_focus(Desk& desk) {
    const auto document = desk.document(desk.focus().source);
    if (document == nullptr || desk.focus().selection.empty()) return {};
    return shortened(document->text->slice(desk.focus().selection), longest_name);
}

wxString selection_in_words(Desk& desk) {
    const auto& focus = desk.focus();
    wxString words = counted("Code %s character", "Code %s characters", focus.selection.length());
    const auto document = desk.document(focus.source);
    if (document == nullptr) return words;
    const auto* passage = document->passage_at(focus.selection.start);
    if (passage == nullptr) return words;
    words += wxString(L" \u00b7 ");
    const auto place = static_cast<std::size_t>(passage - document->passages.data());
    if (const auto& name = document->speaker_names[place]; !name.empty()) words += shown(name) + ", ";
    return words + wxString::Format(_("turn %lld"), static_cast<long long>(passage->ordinal));
}

}  // namespace

std::optional<CodePick> pick_code(wxWindow& over, const wxRect& selection_on_screen, Desk& desk,
                                  const std::vector<Id<study::Code>>& here, const wxString& words) {
    PickerWindow::Wishes wishes;
    wishes.here = here;
    wishes.purpose = desk.focus().selection.empty() ? wxString() : selection_in_words(desk);
    wishes.words = words.empty() ? words_in_focus(desk) : words;
    wishes.may_make = true;
    PickerWindow window(over, selection_on_screen, desk.study(), std::move(wishes));
    return window.pick();
}

std::optional<Id<study::Code>> pick_other_code(wxWindow& over, const wxRect& beside, Desk& desk,
                                               const wxString& purpose,
                                               const std::vector<Id<study::Code>>& without) {
    PickerWindow::Wishes wishes;
    wishes.purpose = purpose;
    wishes.without = without;
    wishes.folders_too = true;
    PickerWindow window(over, beside, desk.study(), std::move(wishes));
    const auto pick = window.pick();
    return pick ? std::optional(pick->code) : std::nullopt;
}

}  // namespace sotto::workbench
