// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/on_all_cores.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <stdexcept>
#include <vector>

using namespace sotto;

TEST_CASE("work on all cores is done once for each number") {
    const auto count = GENERATE(0, 1, 2, 1000);
    std::vector<std::atomic<int>> done(static_cast<std::size_t>(count));
    base::on_all_cores(done.size(), [&](std::size_t i) { ++done[i]; });
    CHECK(std::all_of(done.begin(), done.end(), [](const auto& times) { return times == 1; }));
}

TEST_CASE("an exception in work on all cores comes out, and the rest is left undone") {
    std::atomic<int> done{0};
    CHECK_THROWS_AS(base::on_all_cores(100'000,
                                       [&](std::size_t i) {
                                           if (i == 10) throw std::runtime_error("no");
                                           ++done;
                                       }),
                    std::runtime_error);
    CHECK(done < 99'999);
}
