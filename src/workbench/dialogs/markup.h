// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/string.h>

namespace sotto::workbench {

/// Words that stand in markup as they are.
inline wxString in_markup(wxString words) {
    words.Replace("&", "&amp;");
    words.Replace("<", "&lt;");
    words.Replace(">", "&gt;");
    return words;
}

}  // namespace sotto::workbench
