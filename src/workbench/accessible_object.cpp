// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/accessible_object.h"

#ifdef __WXGTK__

namespace sotto::workbench {

namespace {

constexpr const char* maker_key = "sotto-make-accessible";
constexpr const char* object_key = "sotto-accessible";

MakeAccessible accessible_before = nullptr;

AtkObject* accessible_of(GtkWidget* widget) {
    const auto make = reinterpret_cast<MakeAccessible>(g_object_get_data(G_OBJECT(widget), maker_key));
    if (make == nullptr) return accessible_before(widget);
    auto* object = static_cast<AtkObject*>(g_object_get_data(G_OBJECT(widget), object_key));
    if (object == nullptr) {
        object = make(widget);
        g_object_set_data_full(G_OBJECT(widget), object_key, object, g_object_unref);
    }
    return object;
}

}  // namespace

void lend_accessible(GtkWidget* widget, MakeAccessible make) {
    g_object_set_data(G_OBJECT(widget), maker_key, reinterpret_cast<gpointer>(make));
    // All canvases of wxWidgets are of one class; the others get what they had.
    auto* widget_class = GTK_WIDGET_GET_CLASS(widget);
    if (widget_class->get_accessible != accessible_of) {
        accessible_before = widget_class->get_accessible;
        widget_class->get_accessible = accessible_of;
    }
}

void take_back_accessible(GtkWidget* widget) {
    g_object_set_data(G_OBJECT(widget), maker_key, nullptr);
}

}  // namespace sotto::workbench

#endif
