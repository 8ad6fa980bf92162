// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/gtk_looks.h"

#include <wx/textctrl.h>
#include <wx/toolbar.h>

#ifdef __WXGTK__
#include <gtk/gtk.h>
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

#else

void give_room(wxTextCtrl&, int) {}
void make_flat(wxWindow&) {}
void take_icons_off_radio_tools(wxToolBar&) {}

#endif

}  // namespace sotto::workbench
