// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/string.h>

#include <string>
#include <vector>

namespace sotto::workbench {

/// "Lao" for `lo`; the tag itself where it has no name here, "Language not known" for `und` and nothing.
wxString language_in_words(const std::string& tag);

/// Tags that are offered for choosing; any other can be typed.
const std::vector<std::string>& offered_languages();

/// The tag that was meant by a name as `language_in_words` gives it, or by a tag.
std::string language_meant(const wxString& words);

}  // namespace sotto::workbench
