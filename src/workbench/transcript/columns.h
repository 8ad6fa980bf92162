// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>

namespace sotto::workbench {

struct Measures;

/// Where things stand from left to right, in pixels of the view.
struct Columns {
    int gutter_right = 0;  ///< of numbers, times and speakers, which begin at the left edge
    int words_left = 0;
    int words_width = 1;
    int stripes_left = 0;
    int names_left = 0;   ///< of their dots
    int names_right = 0;  ///< at most `names_left`: there is no room for names
    int map_left = 0;
    int map_right = 0;

    [[nodiscard]] int words_right() const { return words_left + words_width; }
    [[nodiscard]] bool names_shown() const { return names_right > names_left; }
    friend bool operator==(const Columns&, const Columns&) = default;
};

/// More lanes than these are not drawn but counted.
constexpr std::size_t most_lanes = 6;

/// For a view `width` pixels wide, words at `zoom` per cent, and codings in `lanes` lanes. A line of words
/// has 65 to 75 characters where there is room; the margin keeps its names down to 16 u, then its stripes
/// alone.
Columns columns_for(const Measures& measures, int width, int zoom, std::size_t lanes);

}  // namespace sotto::workbench
