// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#ifdef __WXGTK__
#include <gtk/gtk.h>

namespace sotto::workbench {

using MakeAccessible = AtkObject* (*)(GtkWidget*);

/// From now on assistive technology is given, for the canvas `widget` of a window, the object that `make`
/// makes when it is first asked for; its role and interfaces are the maker's. The widget owns it.
void lend_accessible(GtkWidget* widget, MakeAccessible make);
/// The canvas has what it had before, for those who ask from now on.
void take_back_accessible(GtkWidget* widget);

}  // namespace sotto::workbench
#endif
