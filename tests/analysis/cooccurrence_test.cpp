// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "analysis/cooccurrence.h"

#include "analysis/codings.h"

#include <catch2/catch.hpp>
#include <set>

using namespace sotto;
using analysis::cooccurrence;
using analysis::Count;
using tests::Codings;

namespace {

/// The definition, spelled out place by place.
std::int64_t expected(const Codings& made, std::int64_t a, std::int64_t b, Count count) {
    std::int64_t pairs = 0;
    std::set<std::int64_t> sources;
    std::set<std::pair<std::int64_t, std::int64_t>> places;
    for (const auto& first : made.codings) {
        for (const auto& second : made.codings) {
            if (first.code.value != a || second.code.value != b || first.source != second.source) continue;
            if (a == b && first.id != second.id) continue;
            if (!first.range.overlaps(second.range)) continue;
            ++pairs;
            sources.insert(first.source.value);
            for (auto at = first.range.start; at < first.range.end; ++at) {
                if (second.range.contains(at)) places.emplace(first.source.value, at);
            }
        }
    }
    if (count == Count::Codings) return pairs;
    return static_cast<std::int64_t>(count == Count::Sources ? sources.size() : places.size());
}

}  // namespace

TEST_CASE("co-occurrence agrees with its definition on random codings") {
    const std::vector<study::Id<study::Code>> codes{{4}, {1}, {2}, {3}, {5}};
    for (unsigned seed = 0; seed < 60; ++seed) {
        const auto made = Codings::random(seed, 50);
        for (const auto count : {Count::Codings, Count::Sources, Count::Characters}) {
            const auto table = cooccurrence(made.codings, codes, count);
            for (std::size_t i = 0; i < codes.size(); ++i) {
                for (std::size_t j = 0; j < codes.size(); ++j) {
                    CHECK(table.at(i, j) == expected(made, codes[i].value, codes[j].value, count));
                }
            }
        }
    }
}

TEST_CASE("codings of codes that were not asked for are ignored") {
    const auto made = Codings().with(1, 1, 0, 10).with(2, 1, 0, 10).with(9, 1, 0, 10);
    const auto table = cooccurrence(made.codings, {{1}, {2}}, Count::Codings);
    CHECK(table.at(0, 0) == 1);
    CHECK(table.at(0, 1) == 1);
    CHECK(table.at(1, 0) == 1);
}

TEST_CASE("the coefficient says how much of all there is together") {
    using sotto::analysis::cooccurrence_coefficient;
    CHECK(cooccurrence_coefficient(4, 6, 0) == 0);
    CHECK(cooccurrence_coefficient(4, 6, 2) == Approx(0.25));
    CHECK(cooccurrence_coefficient(6, 4, 2) == cooccurrence_coefficient(4, 6, 2));
    CHECK(cooccurrence_coefficient(5, 5, 5) == 1);
    // One long coding over three short ones, and three over three.
    CHECK(cooccurrence_coefficient(1, 3, 3) == 1);
    CHECK(cooccurrence_coefficient(3, 3, 9) == 1);
    CHECK(cooccurrence_coefficient(0, 0, 0) == 0);
}
