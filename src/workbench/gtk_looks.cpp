// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/gtk_looks.h"

#include <wx/dataview.h>
#include <wx/textctrl.h>
#include <wx/toolbar.h>

#ifdef __WXGTK__
#include <gtk/gtk.h>

#include <utility>
#endif

namespace sotto::workbench {

#ifdef __WXGTK__

void give_room(wxTextCtrl& lines, int pixels) {
    GtkWidget* view = gtk_bin_get_child(GTK_BIN(lines.GetHandle()));
    if (!GTK_IS_TEXT_VIEW(view)) return;
    gtk_text_view_set_left_margin(GTK_TEXT_VIEW(view), pixels);
    gtk_text_view_set_right_margin(GTK_TEXT_VIEW(view), pixels);
    gtk_text_view_set_top_margin(GTK_TEXT_VIEW(view), pixels / 2);
    gtk_text_view_set_bottom_margin(GTK_TEXT_VIEW(view), pixels / 2);
}

void make_flat(wxWindow& button) {
    gtk_style_context_add_class(gtk_widget_get_style_context(button.GetHandle()), "flat");
}

void take_icons_off_radio_tools(wxToolBar& bar) {
    const auto take_off = [](GtkWidget* widget, gpointer self) {
        if (GTK_IS_RADIO_TOOL_BUTTON(widget)) {
            gtk_tool_button_set_icon_widget(GTK_TOOL_BUTTON(widget), nullptr);
        } else if (GTK_IS_CONTAINER(widget)) {
            gtk_container_foreach(GTK_CONTAINER(widget), *static_cast<GtkCallback*>(self), self);
        }
    };
    GtkCallback each = take_off;
    each(bar.GetHandle(), &each);
}

namespace {

using CellPress = std::function<void(int, int, int)>;

gboolean tell_press(GtkWidget* widget, GdkEventButton* event, gpointer data) {
    auto* tree = GTK_TREE_VIEW(widget);
    if (event->button != 1 || event->window != gtk_tree_view_get_bin_window(tree)) return FALSE;
    GtkTreePath* path = nullptr;
    GtkTreeViewColumn* column = nullptr;
    int into = 0;
    if (gtk_tree_view_get_path_at_pos(tree, static_cast<int>(event->x), static_cast<int>(event->y), &path,
                                      &column, &into, nullptr) == FALSE)
        return FALSE;
    const int row = gtk_tree_path_get_indices(path)[0];
    gtk_tree_path_free(path);
    int place = 0;
    while (gtk_tree_view_get_column(tree, place) != column) ++place;
    (*static_cast<CellPress*>(data))(row, place, into);
    return FALSE;
}

}  // namespace

void on_cell_press(wxDataViewCtrl& table, CellPress pressed) {
    g_signal_connect_data(
        table.GtkGetTreeView(), "button-press-event", G_CALLBACK(tell_press),
        new CellPress(std::move(pressed)),
        [](gpointer data, GClosure*) { delete static_cast<CellPress*>(data); },
        static_cast<GConnectFlags>(0));
}

#else

void on_cell_press(wxDataViewCtrl&, std::function<void(int, int, int)>) {}
void give_room(wxTextCtrl&, int) {}
void make_flat(wxWindow&) {}
void take_icons_off_radio_tools(wxToolBar&) {}

#endif

}  // namespace sotto::workbench
