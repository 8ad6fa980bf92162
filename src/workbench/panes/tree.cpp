// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/tree.h"

#include "workbench/panes/share_renderer.h"
#include "workbench/panes/tree_drops.h"
#include "workbench/words.h"

#include <gtk/gtk.h>
#include <wx/dnd.h>

#include <algorithm>

namespace sotto::workbench {

Tree::Tree(wxWindow* parent, const wxString& accessible_name, TreeModel::DrawIcon draw, Reports reports,
           bool with_bars, wxEllipsizeMode ellipsis, TreeModel::Details details)
    : RowsInSight(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                  wxDV_MULTIPLE | wxDV_NO_HEADER | wxBORDER_NONE |
                      (details == TreeModel::Details::Below ? wxDV_VARIABLE_LINE_HEIGHT : 0)),
      reports_(std::move(reports)),
      model_(new TreeModel(std::move(draw))) {
    const auto measures = Measures::of(*this);
    if (details != TreeModel::Details::Below) SetRowHeight(3 * measures.u);
    model_->set_details(details);
    // The arrow of a branch is an indent by itself.
    SetIndent(0);
    AssociateModel(model_.get());

    auto* name_cell = new wxDataViewIconTextRenderer;
    name_cell->EnableEllipsize(ellipsis);
    name_cell->EnableMarkup(details != TreeModel::Details::None);
    auto* names =
        new wxDataViewColumn(wxString(), name_cell, TreeModel::Name, wxCOL_WIDTH_AUTOSIZE, wxALIGN_LEFT, 0);
    AppendColumn(names);
    SetExpanderColumn(names);
    if (with_bars) {
        AppendColumn(new wxDataViewColumn(wxString(), new ShareRenderer(measures), TreeModel::Share,
                                          4 * measures.u, wxALIGN_LEFT, 0));
    }
    wxDataViewTextRenderer* number_cell = nullptr;
    if (details == TreeModel::Details::None) {
        number_cell = new wxDataViewTextRenderer("string", wxDATAVIEW_CELL_INERT, wxALIGN_RIGHT);
    } else {
        number_cell = new wxDataViewIconTextRenderer(wxDataViewIconTextRenderer::GetDefaultType(),
                                                     wxDATAVIEW_CELL_INERT, wxALIGN_RIGHT);
    }
    number_cell->EnableEllipsize(wxELLIPSIZE_NONE);
    auto* numbers = new wxDataViewColumn(wxString(), number_cell, TreeModel::Number, wxCOL_WIDTH_AUTOSIZE,
                                         wxALIGN_RIGHT, 0);
    AppendColumn(numbers);
    int above = 0;
    gtk_cell_renderer_get_padding(number_cell->GetGtkHandle(), nullptr, &above);
    gtk_cell_renderer_set_padding(number_cell->GetGtkHandle(), measures.u, above);
    if (details == TreeModel::Details::Below) {
        int beside = 0;
        gtk_cell_renderer_get_padding(name_cell->GetGtkHandle(), &beside, nullptr);
        gtk_cell_renderer_set_padding(name_cell->GetGtkHandle(), beside, measures.u / 2);
    }
    // wxWidgets lets the last column grow; here it is the names that use the room there is.
    gtk_tree_view_column_set_expand(GTK_TREE_VIEW_COLUMN(names->GetGtkHandle()), TRUE);
    gtk_tree_view_column_set_expand(GTK_TREE_VIEW_COLUMN(numbers->GetGtkHandle()), FALSE);
    gtk_tree_view_set_enable_search(GTK_TREE_VIEW(GtkGetTreeView()), FALSE);
    if (auto* object = gtk_widget_get_accessible(GtkGetTreeView()); object != nullptr)
        atk_object_set_name(object, accessible_name.utf8_str());

    if (reports_.dragged) {
        EnableDragSource(wxDF_UNICODETEXT);
        follow_drags();
    }
    if (reports_.dropped) SetDropTarget(new TreeDrops(*this, reports_.dropped));

    Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        if (restoring_) return;
        tell_model();
        if (reports_.chosen) reports_.chosen();
    });
    Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent& event) {
        if (reports_.activated && event.GetItem().IsOk())
            reports_.activated(TreeModel::id_of(event.GetItem()));
    });
    Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this](wxDataViewEvent& event) {
        const auto item = event.GetItem();
        if (item.IsOk() && !IsSelected(item)) {
            choose({TreeModel::id_of(item)}, false);
            if (reports_.chosen) reports_.chosen();
        }
        if (reports_.menu_asked) CallAfter([this] { reports_.menu_asked(); });
    });
    Bind(wxEVT_DATAVIEW_ITEM_COLLAPSED, [this](wxDataViewEvent& event) {
        if (!restoring_ && !all_expanded_) collapsed_.insert(TreeModel::id_of(event.GetItem()));
    });
    Bind(wxEVT_DATAVIEW_ITEM_EXPANDED, [this](wxDataViewEvent& event) {
        if (!restoring_ && !all_expanded_) collapsed_.erase(TreeModel::id_of(event.GetItem()));
    });
    Bind(wxEVT_DATAVIEW_ITEM_BEGIN_DRAG, &Tree::on_drag, this);
    Bind(wxEVT_CHAR_HOOK, &Tree::on_key, this);
    Bind(wxEVT_MOTION, &Tree::on_motion, this);
}

void Tree::follow_drags() {
    g_signal_connect(GtkGetTreeView(), "drag-begin",
                     G_CALLBACK(+[](GtkWidget*, GdkDragContext*, Tree* tree) { tree->dragging_ = true; }),
                     this);
    g_signal_connect(GtkGetTreeView(), "drag-end",
                     G_CALLBACK(+[](GtkWidget*, GdkDragContext* context, Tree* tree) {
                         // GtkTreeView keeps a reference to the row there until the last event of the drag is
                         // forgotten, and then looks the row up in rows that may be others.
                         g_object_set_data(G_OBJECT(context), "gtk-tree-view-source-row", nullptr);
                         tree->end_drag();
                     }),
                     this);
}

void Tree::end_drag() {
    dragging_ = false;
    CallAfter([this] {
        if (!waiting_ || dragging_) return;
        auto rows = std::move(*waiting_);
        show(std::move(rows));
    });
}

void Tree::show(std::vector<TreeRow> rows) {
    if (dragging_) {
        waiting_ = std::move(rows);
        return;
    }
    waiting_.reset();
    const auto chosen_before = chosen();
    const auto top = GetTopItem();
    restoring_ = true;
    const bool renewed = model_->set_rows(std::move(rows));
    if (renewed) {
        restore(chosen_before);
        if (top.IsOk()) scroll_to(top);
    }
    restoring_ = false;
    pointed_at_ = 0;
}

bool Tree::is_there(const wxDataViewItem& item) const {
    return model_->row(TreeModel::id_of(item)) != nullptr;
}

void Tree::restore(const std::vector<std::int64_t>& chosen_before) {
    for (const auto& row : model_->rows()) {
        if (model_->has_children(row.id) && (all_expanded_ || collapsed_.count(row.id) == 0))
            Expand(TreeModel::item_of(row.id));
    }
    choose(chosen_before, false);
}

void Tree::expand_all(bool on) {
    all_expanded_ = on;
}

void Tree::set_theme(const Theme& theme) {
    SetBackgroundColour(theme.panel);
    model_->set_theme(theme);
    Refresh();
}

std::vector<std::int64_t> Tree::chosen() const {
    wxDataViewItemArray items;
    GetSelections(items);
    std::unordered_set<std::int64_t> ids;
    for (const auto& item : items) ids.insert(TreeModel::id_of(item));
    std::vector<std::int64_t> in_order;
    for (const auto& row : model_->rows()) {
        if (ids.count(row.id) != 0) in_order.push_back(row.id);
    }
    return in_order;
}

void Tree::choose(const std::vector<std::int64_t>& ids, bool bring_in_sight) {
    const SelectionEventsSuppressor quiet(this);
    wxDataViewItemArray items;
    for (const auto id : ids) {
        if (model_->row(id) == nullptr) continue;
        items.Add(TreeModel::item_of(id));
        if (!bring_in_sight) continue;
        for (const auto* row = model_->row(id); row != nullptr && row->parent != 0;
             row = model_->row(row->parent))
            Expand(TreeModel::item_of(row->parent));
    }
    if (items.empty()) {
        UnselectAll();
    } else {
        SetSelections(items);
        if (!bring_in_sight) {
            tell_model();
            return;
        }
        // What a first row belongs to is worth seeing with it.
        const auto* first = model_->row(TreeModel::id_of(items.front()));
        wxDataViewItemArray siblings;
        if (first != nullptr && first->parent != 0)
            model_->GetChildren(TreeModel::item_of(first->parent), siblings);
        const bool heads = !siblings.empty() && siblings.front() == items.front();
        scroll_to(heads ? TreeModel::item_of(first->parent) : items.front());
    }
    tell_model();
}

void Tree::tell_model() {
    const auto ids = chosen();
    model_->set_chosen({ids.begin(), ids.end()});
}

void Tree::on_key(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    const auto ids = chosen();
    if (key == WXK_MENU || key == WXK_WINDOWS_MENU || (key == WXK_F10 && event.ShiftDown())) {
        if (reports_.menu_asked) reports_.menu_asked();
    } else if ((key == WXK_LEFT || key == WXK_RIGHT) && !event.HasAnyModifiers() && ids.size() == 1) {
        move_through(ids.front(), key);
    } else if (!reports_.key || !reports_.key(event)) {
        event.Skip();
    }
}

void Tree::move_through(std::int64_t id, int key) {
    const auto item = TreeModel::item_of(id);
    const bool towards_end = (key == WXK_RIGHT) == (GetLayoutDirection() != wxLayout_RightToLeft);
    const auto go_to = [this](std::int64_t row) {
        SetCurrentItem(TreeModel::item_of(row));
        choose({row}, true);
        if (reports_.chosen) reports_.chosen();
    };
    if (towards_end) {
        if (!model_->has_children(id)) return;
        if (!IsExpanded(item)) {
            Expand(item);
            return;
        }
        wxDataViewItemArray children;
        model_->GetChildren(item, children);
        go_to(TreeModel::id_of(children.front()));
    } else if (model_->has_children(id) && IsExpanded(item)) {
        Collapse(item);
    } else if (const auto parent = model_->row(id)->parent; parent != 0) {
        go_to(parent);
    }
}

void Tree::on_motion(wxMouseEvent& event) {
    event.Skip();
    if (!reports_.tip) return;
    wxDataViewItem item;
    wxDataViewColumn* column = nullptr;
    HitTest(event.GetPosition(), item, column);
    const auto id = TreeModel::id_of(item);
    if (id == pointed_at_) return;
    pointed_at_ = id;
    const auto words = id == 0 ? wxString() : reports_.tip(id);
    if (words.empty()) {
        UnsetToolTip();
    } else {
        SetToolTip(words);
    }
}

void Tree::on_drag(wxDataViewEvent& event) {
    const auto text = reports_.dragged ? reports_.dragged(TreeModel::id_of(event.GetItem())) : std::string();
    if (text.empty()) {
        event.Veto();
        return;
    }
    event.SetDataObject(new wxTextDataObject(shown(text)));
    event.SetDragFlags(wxDrag_AllowMove);
}

}  // namespace sotto::workbench
