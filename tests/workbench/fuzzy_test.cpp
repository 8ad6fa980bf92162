// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/fuzzy.h"

#include <catch2/catch.hpp>

#include <string>

using sotto::text::Range;
using sotto::workbench::fuzzy_match;

namespace {

using Ranges = std::vector<Range>;

int score(const std::string& typed, const std::string& name) {
    const auto match = fuzzy_match(typed, name);
    REQUIRE(match);
    return match->score;
}

}  // namespace

TEST_CASE("typed letters fit a name that holds them in this order") {
    CHECK(fuzzy_match("chan", "Wording changed")->letters == Ranges{{8, 12}});
    CHECK(fuzzy_match("tt", "Told on own terms")->letters == Ranges{{0, 1}, {12, 13}});
    CHECK_FALSE(fuzzy_match("nahc", "Wording changed"));
    CHECK_FALSE(fuzzy_match("changes", "Wording changed"));
    CHECK_FALSE(fuzzy_match("a", ""));
    CHECK(fuzzy_match("", "Wording changed")->letters.empty());
    CHECK(fuzzy_match("  ", "")->score == 0);
}

TEST_CASE("words may be typed in any order") {
    CHECK(fuzzy_match("terms told", "Told on own terms")->letters == Ranges{{0, 4}, {12, 17}});
    CHECK_FALSE(fuzzy_match("terms sold", "Told on own terms"));
}

TEST_CASE("case and diacritics do not count, and the letters found are those of the name as written") {
    CHECK(fuzzy_match("ecoute", "Être ÉCOUTÉE")->letters == Ranges{{5, 11}});
    CHECK(fuzzy_match("écoutée", "Etre ecoutee")->letters == Ranges{{5, 12}});
    // The accent of an NFD spelling belongs to its letter.
    CHECK(fuzzy_match("re", "Me\u0301re")->letters == Ranges{{3, 5}});
    CHECK(fuzzy_match("e", "Me\u0301re")->letters == Ranges{{1, 3}});
    CHECK(fuzzy_match("كتاب", "كِتَاب جديد"));
    CHECK(fuzzy_match("ຂ້ອຍ", "ຄວາມ ຂ້ອຍ"));
}

TEST_CASE("letters that stand together score higher than the same letters apart") {
    CHECK(score("chan", "Wording changed") > score("chan", "Coherent plan"));
    CHECK(score("peer", "Peer support") > score("peer", "People who never"));
}

TEST_CASE("beginnings of words score higher than what stands within them") {
    CHECK(score("ps", "Peer support") > score("ps", "Perhaps"));
    CHECK(score("sup", "Peer support") > score("sup", "Unsuppressed"));
    CHECK(fuzzy_match("s", "Costs support")->letters == Ranges{{6, 7}});
}

TEST_CASE("an early place and a short name are better, other things being equal") {
    CHECK(score("change", "Change of heart") > score("change", "Wording change"));
    CHECK(score("fear", "Fear") > score("fear", "Fear before speaking in public"));
}

TEST_CASE("very long names and words are no burden") {
    const std::string name(100'000, 'a');
    CHECK(fuzzy_match("aaa", name));
    CHECK_FALSE(fuzzy_match(std::string(1'000, 'a'), name));
    CHECK_FALSE(fuzzy_match("b", name + "b"));
}
