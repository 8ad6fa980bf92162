// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/columns.h"

#include "workbench/theme.h"

#include <algorithm>

namespace sotto::workbench {

Columns columns_for(const Measures& measures, int width, int zoom, std::size_t lanes) {
    const int u = measures.u;
    const int map = u * 5 / 2;
    const bool narrow = width < 75 * u;
    Columns columns;
    columns.words_left = (narrow ? 15 : 19) * u;
    columns.gutter_right = columns.words_left - u;
    // A scrollbar that is laid over the canvas, as GTK does it, covers the rest.
    columns.map_right = width - u;
    columns.map_left = columns.map_right - map;

    const int room = columns.map_left - columns.words_left;
    const int wanted = 67 * u * zoom / 100;
    const int least = std::min(wanted, 45 * u);
    const auto shown_lanes = static_cast<int>(std::min(lanes, most_lanes));
    const int stripes = 2 * u + shown_lanes * u + (lanes > most_lanes ? 5 * u / 2 : 0) + u;
    int margin = 20 * u;
    if (room - margin < least) margin = 16 * u;
    const bool names = room - margin >= least && lanes > 0;
    if (!names) margin = stripes;
    columns.words_width = std::max(std::min(wanted, room - margin), 8 * u);
    columns.stripes_left = columns.words_right() + 2 * u;
    columns.names_left = columns.words_right() + stripes;
    columns.names_right = names ? columns.map_left - u : columns.names_left;
    return columns;
}

}  // namespace sotto::workbench
