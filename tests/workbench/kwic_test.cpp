// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/kwic.h"

#include "search/query.h"
#include "text/text.h"

#include <catch2/catch.hpp>

using namespace sotto;
using namespace sotto::workbench;

TEST_CASE("words beside a match are cut at words, with a mark for what is left out") {
    CHECK(first_words("We sat in a circle", 40) == "We sat in a circle");
    CHECK(first_words("We sat in a circle and practised", 20) == "We sat in a circle…");
    CHECK(last_words("We sat in a circle and practised", 16) == "…and practised");
    CHECK(last_words("", 5).empty());
}

TEST_CASE("words beside a match are never cut inside a grapheme") {
    // A family of emoji is one grapheme of seven code points; there is no blank to cut at.
    const std::string family = "👨‍👩‍👧‍👦";
    const std::string words = family + family + family;
    for (text::Position characters = 1; characters < 21; ++characters) {
        const auto after = first_words(words, characters);
        CHECK((after.size() - std::string("…").size()) % family.size() == 0);
        const auto before = last_words(words, characters);
        CHECK((before.size() - std::string("…").size()) % family.size() == 0);
    }
}

TEST_CASE("a condition is added so that the query language reads it back") {
    const auto query = with_condition(with_condition("practice", "country", "Lao PDR"), "age group", "30");
    CHECK(query == "practice country:\"Lao PDR\" \"age group\":30");
    const auto filters = search::Query::parse(query).filters();
    REQUIRE(filters.size() == 2);
    CHECK(filters[0].value == "Lao PDR");
    CHECK(filters[1].field == "age group");
    CHECK(with_condition("", "code", "Lessons/Support") == "code:Lessons/Support");
    CHECK(with_condition("a ", "speaker", "P07") == "a speaker:P07");
}
