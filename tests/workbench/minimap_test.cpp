// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/minimap.h"

#include <catch2/catch.hpp>

using namespace sotto;
using namespace sotto::workbench;

TEST_CASE("a coding stands within the minimap, however low the map is") {
    for (const int height : {0, 1, 2, 3, 40, 900}) {
        for (const text::Range range :
             {text::Range{0, 0}, text::Range{0, 1}, text::Range{500, 700}, text::Range{999, 1000},
              text::Range{1000, 1000}, text::Range{0, 1000}}) {
            const auto rows = rows_on_map(range, 1000, height, 2);
            INFO("height " << height << ", from " << range.start << " to " << range.end);
            CHECK(rows.top >= 0);
            CHECK(rows.top <= rows.bottom);
            CHECK(rows.bottom <= height);
            if (height > 0) CHECK(rows.top < rows.bottom);
        }
    }
}

TEST_CASE("short codings are seen on the minimap, and long ones are as long as they are") {
    CHECK(rows_on_map({500, 501}, 1000, 100, 2).top == 50);
    CHECK(rows_on_map({500, 501}, 1000, 100, 2).bottom == 52);
    CHECK(rows_on_map({250, 750}, 1000, 100, 2).bottom == 75);
}
