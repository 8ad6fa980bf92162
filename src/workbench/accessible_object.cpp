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

GType register_accessible(const AccessibleClass& one) {
    GTypeQuery parent;
    g_type_query(one.parent, &parent);
    const auto size = one.size == 0 ? parent.instance_size : static_cast<guint>(one.size);
    const GType made = g_type_register_static_simple(one.parent, one.name, parent.class_size, one.fill_class,
                                                     size, nullptr, static_cast<GTypeFlags>(0));
    const GInterfaceInfo interface { one.fill_interface, nullptr, nullptr };
    g_type_add_interface_static(made, one.interface, &interface);
    return made;
}

AtkObject* new_accessible(GType type, AtkRole role, GtkWidget* widget) {
    auto* object = ATK_OBJECT(g_object_new(type, "widget", widget, nullptr));
    atk_object_initialize(object, widget);
    atk_object_set_role(object, role);
    return object;
}

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
