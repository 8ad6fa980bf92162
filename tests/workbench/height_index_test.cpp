// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/height_index.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <random>

using sotto::workbench::HeightIndex;

TEST_CASE("tops are the sums of the heights above") {
    const HeightIndex index({5, 0, 7, 3});
    CHECK(index.size() == 4);
    CHECK(index.top(0) == 0);
    CHECK(index.top(1) == 5);
    CHECK(index.top(2) == 5);
    CHECK(index.top(3) == 12);
    CHECK(index.top(4) == 15);
    CHECK(index.total() == 15);
}

TEST_CASE("a place belongs to the thing that covers it, and things without height to nobody") {
    const HeightIndex index({5, 0, 7, 3});
    CHECK(index.at(-10) == 0);
    CHECK(index.at(0) == 0);
    CHECK(index.at(4) == 0);
    CHECK(index.at(5) == 2);
    CHECK(index.at(11) == 2);
    CHECK(index.at(12) == 3);
    CHECK(index.at(15) == 3);
    CHECK(index.at(1000) == 3);
}

TEST_CASE("an index of nothing has no height") {
    CHECK(HeightIndex().total() == 0);
    CHECK(HeightIndex(std::vector<std::int64_t>{}).total() == 0);
}

TEST_CASE("after any changes the index says what adding up says") {
    std::mt19937 random(7);
    for (const std::size_t size : {1U, 2U, 3U, 8U, 100U, 257U}) {
        std::vector<std::int64_t> heights(size);
        for (auto& height : heights) height = static_cast<std::int64_t>(random() % 40);
        HeightIndex index(heights);
        for (int round = 0; round < 50; ++round) {
            const std::size_t changed = random() % size;
            heights[changed] = static_cast<std::int64_t>(random() % 40);
            index.set(changed, heights[changed]);
            const std::size_t asked = random() % (size + 1);
            REQUIRE(index.top(asked) == std::accumulate(heights.begin(),
                                                        heights.begin() + static_cast<std::ptrdiff_t>(asked),
                                                        std::int64_t{0}));
            if (index.total() == 0) continue;
            const auto y = static_cast<std::int64_t>(random() % static_cast<unsigned>(index.total()));
            const std::size_t found = index.at(y);
            REQUIRE(index.top(found) <= y);
            REQUIRE(y < index.top(found + 1));
        }
    }
}
