// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>

namespace sotto::workbench {

// What the user has set, kept in the settings file; read and written on the thread of the window.

/// Written beside each edit; empty: the login's name.
std::string researcher_setting();
/// Edits made from now on are in this name.
void keep_researcher(const std::string& name);

/// A tag of `translated_languages`; empty: as the desktop.
std::string language_setting();
void keep_language(const std::string& tag);

/// Of documents when they are opened, in per cent.
int zoom_setting();
void keep_zoom(int percent);

/// The colours of the window.
enum class Look { Desktop, Light, Dark, HighContrast };
Look look_setting();
void keep_look(Look look);
/// Shows all windows in it, those that are open too. $GTK_THEME goes before it.
void wear(Look look);

}  // namespace sotto::workbench
