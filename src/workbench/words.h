// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "study/source.h"

#include <wx/string.h>
#include <wx/translation.h>

#include <string>
#include <string_view>

namespace sotto::workbench {

/// Has the literals of the program read as the UTF-8 they are, also where the user's locale is none:
/// wxWidgets reads them in the locale's encoding, and what it cannot read becomes an empty string. Called
/// once, after wxWidgets and GTK have set the locale.
void read_literals_as_utf8();

/// UTF-8 for a control. Bytes that are no UTF-8 are shown as U+FFFD, where wxWidgets would show nothing at
/// all.
wxString shown(std::string_view utf8);
/// What a control holds, as UTF-8.
std::string kept(const wxString& words);
/// The first line of `utf8`, white space made one, cut at a grapheme border after `characters` with "…".
wxString shortened(std::string_view utf8, long characters);
/// `one` or `many` by number, translated; `%s` in it is replaced by the number with its separators.
wxString counted(const char* one, const char* many, long long number);
/// "Interview", "Focus group": one document of that kind.
wxString kind_in_words(study::SourceKind kind);

}  // namespace sotto::workbench
