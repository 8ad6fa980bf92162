// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "analysis/retrieval.h"

#include "analysis/codings.h"

#include <catch2/catch.hpp>
#include <set>

using namespace sotto;
using analysis::retrieve;
using analysis::Selection;
using study::Code;
using study::Id;
using tests::Codings;

namespace {

Selection themes(std::vector<std::vector<Id<Code>>> all_of, std::vector<Id<Code>> none_of = {}) {
    return {std::move(all_of), std::move(none_of)};
}

std::vector<text::Range> ranges(const std::vector<analysis::Quote>& quotes) {
    std::vector<text::Range> ranges;
    for (const auto& quote : quotes) ranges.push_back(quote.range);
    return ranges;
}

using Ranges = std::vector<text::Range>;

}  // namespace

TEST_CASE("one theme gives its codings as they were coded, in order of place") {
    const auto made = Codings().with(1, 2, 5, 9).with(1, 1, 30, 40).with(2, 1, 0, 99).with(1, 1, 10, 35);
    const auto quotes = retrieve(made.codings, themes({{{1}}}));
    CHECK(ranges(quotes) == Ranges{{10, 35}, {30, 40}, {5, 9}});
    CHECK(quotes[2].source.value == 2);
}

TEST_CASE("the same range coded twice is one quote that names both codings") {
    const auto made = Codings().with(1, 1, 10, 20).with(2, 1, 10, 20).with(1, 1, 10, 20);
    const auto quotes = retrieve(made.codings, themes({}));
    REQUIRE(quotes.size() == 1);
    CHECK(quotes[0].codes == std::vector<Id<Code>>{{1}, {2}});
    CHECK(quotes[0].codings.size() == 3);
}

TEST_CASE("several themes give the places that carry all of them") {
    const auto made = Codings().with(1, 1, 0, 100).with(2, 1, 40, 120).with(2, 2, 40, 120);
    const auto quotes = retrieve(made.codings, themes({{{1}}, {{2}}}));
    CHECK(ranges(quotes) == Ranges{{40, 100}});
    CHECK(quotes[0].codes == std::vector<Id<Code>>{{1}, {2}});
}

TEST_CASE("codings that only touch do not overlap") {
    const auto made = Codings().with(1, 1, 0, 10).with(2, 1, 10, 20);
    CHECK(retrieve(made.codings, themes({{{1}}, {{2}}})).empty());
    CHECK(ranges(retrieve(made.codings, themes({{{1}}}, {{2}}))) == Ranges{{0, 10}});
}

TEST_CASE("a theme of several codes is answered by any of them") {
    const auto made = Codings().with(1, 1, 0, 10).with(3, 1, 5, 8).with(2, 1, 7, 30);
    CHECK(ranges(retrieve(made.codings, themes({{{1}, {3}}, {{2}}}))) == Ranges{{7, 8}, {7, 10}});
}

TEST_CASE("an unwanted code removes what it overlaps") {
    const auto made = Codings().with(1, 1, 0, 10).with(1, 1, 20, 30).with(4, 1, 9, 12).with(4, 2, 20, 30);
    CHECK(ranges(retrieve(made.codings, themes({{{1}}}, {{4}}))) == Ranges{{20, 30}});
}

TEST_CASE("a theme without codes is answered by nothing") {
    CHECK(retrieve(Codings().with(1, 1, 0, 10).codings, themes({{}})).empty());
}

TEST_CASE("codings that were left out at first are named afterwards") {
    const auto made = Codings().with(1, 1, 0, 10).with(2, 1, 0, 50).with(3, 1, 2, 50);
    auto quotes = retrieve({made.codings[0]}, themes({{{1}}}));
    CHECK(quotes[0].codes == std::vector<Id<Code>>{{1}});
    analysis::name_codings(quotes, made.codings);
    CHECK(quotes[0].codes == std::vector<Id<Code>>{{1}, {2}});
}

TEST_CASE("retrieval agrees with its definition on random codings") {
    for (unsigned seed = 0; seed < 200; ++seed) {
        const auto made = Codings::random(seed, 40);
        std::set<std::pair<std::int64_t, text::Range>> expected;
        for (const auto& a : made.codings) {
            for (const auto& b : made.codings) {
                if (a.code.value != 1 || b.code.value != 2 || a.source != b.source) continue;
                const text::Range both{std::max(a.range.start, b.range.start),
                                       std::min(a.range.end, b.range.end)};
                if (both.empty()) continue;
                bool unwanted = false;
                for (const auto& c : made.codings) {
                    unwanted =
                        unwanted || (c.code.value == 3 && c.source == a.source && c.range.overlaps(both));
                }
                if (!unwanted) expected.emplace(a.source.value, both);
            }
        }
        const auto quotes = retrieve(made.codings, themes({{{1}}, {{2}}}, {{3}}));
        std::set<std::pair<std::int64_t, text::Range>> found;
        for (const auto& quote : quotes) {
            found.emplace(quote.source.value, quote.range);
            std::set<std::int64_t> covering;
            for (const auto& c : made.codings) {
                if (c.source == quote.source && c.range.start <= quote.range.start &&
                    c.range.end >= quote.range.end) {
                    covering.insert(c.id.value);
                }
            }
            std::set<std::int64_t> named;
            for (const auto id : quote.codings) named.insert(id.value);
            CHECK(named == covering);
        }
        CHECK(found == expected);
        CHECK(found.size() == quotes.size());
    }
}
