// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/lanes.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

using sotto::text::Range;
using sotto::workbench::assign_lanes;
using Lanes = std::vector<std::size_t>;

TEST_CASE("ranges that do not overlap share the first lane") {
    CHECK(assign_lanes({{0, 5}, {5, 9}, {20, 30}}) == Lanes{0, 0, 0});
    CHECK(assign_lanes({}).empty());
}

TEST_CASE("each range takes the first lane that is free where it starts") {
    CHECK(assign_lanes({{0, 100}, {10, 20}, {15, 30}, {20, 40}, {30, 50}}) == Lanes{0, 1, 2, 1, 2});
}

TEST_CASE("equal ranges stand side by side, and empty ones take room") {
    CHECK(assign_lanes({{3, 8}, {3, 8}, {3, 8}}) == Lanes{0, 1, 2});
    CHECK(assign_lanes({{3, 3}, {3, 3}}) == Lanes{0, 1});
}

TEST_CASE("no lane holds two ranges that overlap, and there are no more lanes than ranges at one place") {
    std::mt19937 random(3);
    std::vector<Range> ranges;
    for (int i = 0; i < 400; ++i) {
        const auto start = static_cast<sotto::text::Position>(random() % 3000);
        ranges.push_back({start, start + 1 + static_cast<sotto::text::Position>(random() % 60)});
    }
    std::sort(ranges.begin(), ranges.end());
    const auto lanes = assign_lanes(ranges);
    std::size_t deepest = 0;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        std::size_t here = 0;
        for (std::size_t k = 0; k < ranges.size(); ++k) {
            if (ranges[k].contains(ranges[i].start)) ++here;
            if (k != i && lanes[k] == lanes[i]) REQUIRE_FALSE(ranges[k].overlaps(ranges[i]));
        }
        deepest = std::max(deepest, here);
    }
    CHECK(*std::max_element(lanes.begin(), lanes.end()) + 1 == deepest);
}
