// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"

namespace sotto::workbench {

/// Rows of pixels of the minimap, from above.
struct MapRows {
    int top = 0;
    int bottom = 0;  ///< not drawn any more
};

/// Where a coding of `range` stands on a minimap of `height` rows for a text of `length` code points: at
/// least `least` rows while there is room below, always within the map; nothing on a map without height.
MapRows rows_on_map(text::Range range, text::Position length, int height, int least);

}  // namespace sotto::workbench
