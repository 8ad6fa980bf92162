// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/panes/desk_pane.h"
#include "workbench/panes/pane_head.h"
#include "workbench/panes/tree.h"

class wxSearchCtrl;

namespace sotto::workbench {

/// A pane at the side: a head, a box that filters, and a tree. It follows the desktop's colours.
class TreePane : public DeskPane {
protected:
    using DeskPane::DeskPane;

    /// Puts the parts, which are there by now, below each other; `between` stands under the head.
    void stand(wxWindow* between = nullptr);

    PaneHead* head_ = nullptr;
    wxSearchCtrl* filter_ = nullptr;
    Tree* tree_ = nullptr;

private:
    void follow_desktop();
};

}  // namespace sotto::workbench
