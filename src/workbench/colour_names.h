// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/string.h>

#include <string>
#include <vector>

namespace sotto::workbench {

/// A colour of the palette for codes.
struct NamedColour {
    std::string hex;  ///< `#RRGGBB` as studies have it
    wxString name;    ///< translated: "Mustard"
};

/// All 24, in the order in which new codes take them.
std::vector<NamedColour> named_colours();

}  // namespace sotto::workbench
