// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#ifdef __WXGTK__
#include <gtk/gtk.h>

#include <cstddef>

namespace sotto::workbench {

using MakeAccessible = AtkObject* (*)(GtkWidget*);

/// A class of such objects, as GObject wants it registered: `name`, once for the process, of `parent`, with
/// one more interface. An object of it is `size` bytes (0: as its parent). Null for what is not filled in.
struct AccessibleClass {
    const char* name;
    GType parent;
    GType interface;
    GInterfaceInitFunc fill_interface;
    GClassInitFunc fill_class = nullptr;
    std::size_t size = 0;
};
GType register_accessible(const AccessibleClass& one);
/// An object of a registered class for the canvas `widget`.
AtkObject* new_accessible(GType type, AtkRole role, GtkWidget* widget);

/// From now on assistive technology is given, for the canvas `widget` of a window, the object that `make`
/// makes when it is first asked for; its role and interfaces are the maker's. The widget owns it.
void lend_accessible(GtkWidget* widget, MakeAccessible make);
/// The canvas has what it had before, for those who ask from now on.
void take_back_accessible(GtkWidget* widget);

}  // namespace sotto::workbench
#endif
