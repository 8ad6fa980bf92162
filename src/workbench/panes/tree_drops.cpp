// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/tree_drops.h"

#include "workbench/words.h"

#include <gtk/gtk.h>
#include <wx/utils.h>

namespace sotto::workbench {

TreeDrops::TreeDrops(Tree& tree, Dropped dropped)
    : tree_(tree), dropped_(std::move(dropped)), text_(new wxTextDataObject) {
    SetDataObject(text_);
}

TreeDrops::Spot TreeDrops::spot(wxCoord x, wxCoord y, bool mark) {
    auto* view = GTK_TREE_VIEW(tree_.GtkGetTreeView());
    GtkTreePath* path = nullptr;
    GtkTreeViewDropPosition position = GTK_TREE_VIEW_DROP_BEFORE;
    Spot spot;
    if (gtk_tree_view_get_dest_row_at_pos(view, x, y, &path, &position)) {
        spot.id = TreeModel::id_of(tree_.GTKPathToItem(path));
        spot.place = position == GTK_TREE_VIEW_DROP_BEFORE  ? Tree::Place::Before
                     : position == GTK_TREE_VIEW_DROP_AFTER ? Tree::Place::After
                                                            : Tree::Place::Onto;
    }
    gtk_tree_view_set_drag_dest_row(view, mark ? path : nullptr, position);
    if (path != nullptr) gtk_tree_path_free(path);
    return spot;
}

wxDragResult TreeDrops::OnDragOver(wxCoord x, wxCoord y, wxDragResult suggested) {
    spot(x, y, true);
    return suggested;
}

void TreeDrops::OnLeave() {
    gtk_tree_view_set_drag_dest_row(GTK_TREE_VIEW(tree_.GtkGetTreeView()), nullptr,
                                    GTK_TREE_VIEW_DROP_BEFORE);
}

wxDragResult TreeDrops::OnData(wxCoord x, wxCoord y, wxDragResult suggested) {
    const auto where = spot(x, y, false);
    if (!GetData()) return wxDragNone;
    const bool ctrl = wxGetKeyState(WXK_CONTROL);
    const auto text = kept(text_->GetText());
    return dropped_(where.id, where.place, text, ctrl) ? suggested : wxDragNone;
}

}  // namespace sotto::workbench
