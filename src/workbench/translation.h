// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <vector>

namespace sotto::workbench {

/// Has the window speak the language set in the settings (`language`, a tag of `translated_languages`), else
/// the desktop's, else English, and has GTK lay it out in that language's direction; the application tells
/// wxWidgets the same. Called once, when the settings can be read and before the first window is made. The
/// catalogues are in <prefix>/share/locale, or beside the program in a build folder; $SOTTO_LOCALE names
/// another folder.
void speak_the_users_language();

/// Whether that language is written from right to left. False before it was chosen.
bool speaks_right_to_left();

/// The languages there are catalogues for, and English, as tags: `en`, `fr`.
std::vector<std::string> translated_languages();

}  // namespace sotto::workbench
