// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/panes/tree.h"

#include <wx/dnd.h>

namespace sotto::workbench {

/// Takes text that is dropped on a row of a tree, or between two. The control's own drops cannot say which of
/// the two it was.
class TreeDrops : public wxDropTarget {
public:
    using Dropped =
        std::function<bool(std::int64_t id, Tree::Place place, const std::string& text, bool ctrl)>;

    TreeDrops(Tree& tree, Dropped dropped);

    wxDragResult OnDragOver(wxCoord x, wxCoord y, wxDragResult suggested) override;
    void OnLeave() override;
    wxDragResult OnData(wxCoord x, wxCoord y, wxDragResult suggested) override;

private:
    struct Spot {
        std::int64_t id = 0;
        Tree::Place place = Tree::Place::After;
    };
    /// Marks it in the tree too, or nothing.
    Spot spot(wxCoord x, wxCoord y, bool mark);

    Tree& tree_;
    Dropped dropped_;
    wxTextDataObject* text_;
};

}  // namespace sotto::workbench
