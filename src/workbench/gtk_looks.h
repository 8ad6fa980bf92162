// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <functional>

class wxDataViewCtrl;
class wxTextCtrl;
class wxToolBar;
class wxWindow;

namespace sotto::workbench {

// What GTK can draw and wxWidgets has no call for. Elsewhere they do nothing.

/// Room of `pixels` around the words of a field of several lines: they would touch its frame.
void give_room(wxTextCtrl& lines, int pixels);
/// A button without frame and shade, until it is pressed or pointed at.
void make_flat(wxWindow& button);
/// Tools that are one of several have words alone: no room is left for icons. After `Realize`.
void take_icons_off_radio_tools(wxToolBar& bar);

/// Calls `pressed` when the left button goes down on a cell of a flat table, `into` pixels behind its left
/// edge: wxDataViewCtrl has no event for it. Before the row is chosen.
void on_cell_press(wxDataViewCtrl& table, std::function<void(int row, int column, int into)> pressed);

}  // namespace sotto::workbench
