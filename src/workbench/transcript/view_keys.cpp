// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/view_internal.h"

#include <optional>

namespace sotto::workbench {

namespace {

std::optional<Move> move_of(const wxKeyEvent& event) {
    const bool control = event.ControlDown();
    switch (event.GetKeyCode()) {
        case WXK_LEFT:
        case WXK_NUMPAD_LEFT:
            return control ? Move::WordLeft : Move::Left;
        case WXK_RIGHT:
        case WXK_NUMPAD_RIGHT:
            return control ? Move::WordRight : Move::Right;
        case WXK_UP:
        case WXK_NUMPAD_UP:
            return control ? Move::PassageUp : Move::Up;
        case WXK_DOWN:
        case WXK_NUMPAD_DOWN:
            return control ? Move::PassageDown : Move::Down;
        case WXK_PAGEUP:
        case WXK_NUMPAD_PAGEUP:
            return control ? Move::Start : Move::PageUp;
        case WXK_PAGEDOWN:
        case WXK_NUMPAD_PAGEDOWN:
            return control ? Move::End : Move::PageDown;
        case WXK_HOME:
        case WXK_NUMPAD_HOME:
            return control ? Move::Start : Move::LineStart;
        case WXK_END:
        case WXK_NUMPAD_END:
            return control ? Move::End : Move::LineEnd;
        default:
            return std::nullopt;
    }
}

}  // namespace

void TranscriptView::Internal::bind_keys() {
    view.Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) { on_key(event); });
    view.Bind(wxEVT_CONTEXT_MENU, [this](wxContextMenuEvent& event) { on_context_menu(event); });
}

void TranscriptView::Internal::on_key(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (key == WXK_TAB && !event.ControlDown() && !event.AltDown()) {
        // The canvas asks for all keys; without this nobody who uses the keyboard would get out of it.
        view.Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
        return;
    }
    if (key == WXK_ESCAPE && drag != Drag::None) {
        end_drag(false);
        return;
    }
    if (scene.sheet.empty() || event.AltDown()) {
        event.Skip();
        return;
    }
    if (key == 'A' && event.ControlDown() && !event.ShiftDown()) {
        choose_ends(scene.sheet.blocks().front().range.start, scene.sheet.blocks().back().range.end, true);
        return;
    }
    const auto move = move_of(event);
    if (!move) {
        event.Skip();
        return;
    }
    const auto selection = scene.selection();
    text::Position at = scene.caret;
    const bool steps = *move == Move::Left || *move == Move::Right;
    if (steps && !event.ShiftDown() && !selection.empty()) {
        // Without Shift a step leaves the selection at its end on that side.
        const auto& block = scene.sheet.blocks()[block_at(scene.sheet.blocks(), scene.caret)];
        goal.reset();
        at = (*move == Move::Right) != block.right_to_left ? selection.end : selection.start;
    } else {
        at = moved(scene.sheet, scene.caret, *move, event.ShiftDown(), goal);
    }
    if (*move == Move::PageUp || *move == Move::PageDown) {
        const auto page = static_cast<std::int64_t>(scene.size.y) - 2 * scene.measures.c;
        scroll_to(scene.sheet.top() + (*move == Move::PageDown ? page : -page));
    }
    choose_ends(event.ShiftDown() ? scene.anchor : at, at, true);
    bring_in_sight(at, false);
}

void TranscriptView::Internal::on_context_menu(wxContextMenuEvent& event) {
    if (!reports.menu_asked) {
        event.Skip();
        return;
    }
    if (event.GetPosition() != wxDefaultPosition) {
        reports.menu_asked(view.ScreenToClient(event.GetPosition()));
        return;
    }
    bring_in_sight(scene.caret, true);
    reports.menu_asked(place_of(scene.caret).GetBottomLeft());
}

}  // namespace sotto::workbench
