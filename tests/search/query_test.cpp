// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/query.h"

#include "base/error.h"
#include "memory_study.h"

#include <catch2/catch.hpp>

using sotto::search::Query;
using sotto::tests::matched;

namespace {

std::string refusal(const std::string& query) {
    try {
        Query::parse(query);
    } catch (const sotto::base::Error& error) {
        CHECK(error.blame() == sotto::base::Blame::User);
        return error.what();
    }
    return {};
}

using Pieces = std::vector<std::string>;

}  // namespace

TEST_CASE("filters are read with bare, quoted and ranged values") {
    const auto filters =
        Query::parse(
            "code:Lessons Country:\"Lao PDR\" date:2009..2012 speaker:“Madame C.” \"Home country\":Laos")
            .filters();
    REQUIRE(filters.size() == 5);
    CHECK(filters[0].field == "code");
    CHECK(filters[0].value == "Lessons");
    CHECK(filters[1].field == "country");
    CHECK(filters[1].value == "Lao PDR");
    CHECK(filters[2].value == "2009..2012");
    CHECK(filters[3].value == "Madame C.");
    CHECK(filters[4].field == "home country");
    CHECK(filters[4].value == "Laos");
}

TEST_CASE("field names are lower case in any script") {
    const auto filters = Query::parse("Région:Île ПОЛ:ж").filters();
    REQUIRE(filters.size() == 2);
    CHECK(filters[0].field == "région");
    CHECK(filters[0].value == "Île");
    CHECK(filters[1].field == "пол");
}

TEST_CASE("a query of filters only has no words") {
    CHECK_FALSE(Query::parse("code:Lessons -kind:interview").has_words());
    CHECK(Query::parse("code:Lessons training").has_words());
}

TEST_CASE("times and addresses are words and not filters") {
    CHECK(Query::parse("10:30").filters().empty());
    CHECK(Query::parse("https://example.org/a").filters().empty());
    CHECK(matched("10:30", "we met at 10:30 sharp") == Pieces{"10:30"});
}

TEST_CASE("a word before a colon and a space is only a word") {
    CHECK(Query::parse("Note: the school").filters().empty());
}

TEST_CASE("words side by side mean AND and bind closer than OR") {
    CHECK(matched("red OR blue green", "blue and green") == Pieces{"blue", "green"});
    CHECK(matched("red OR blue green", "blue").empty());
    CHECK(matched("red OR blue green", "red") == Pieces{"red"});
    CHECK(matched("(red OR blue) green", "red").empty());
}

TEST_CASE("operators in small letters are words") {
    CHECK(matched("this or that", "this that").empty());
    CHECK(matched("this or that", "this or that") == Pieces{"this", "or", "that"});
    CHECK(matched("near", "near the house") == Pieces{"near"});
    CHECK(matched("not", "do not go") == Pieces{"not"});
}

TEST_CASE("a minus before a word is NOT and inside a word it is a hyphen") {
    CHECK(matched("school -teacher", "the school and the teacher").empty());
    CHECK(matched("school -teacher", "the school") == Pieces{"school"});
    CHECK(matched("school NOT teacher", "the school") == Pieces{"school"});
    CHECK(matched("co-operation", "their co-operation, not operation") == Pieces{"co-operation"});
    CHECK(matched("-(a OR \"b c\") d", "d b") == Pieces{"d"});
    CHECK(matched("-(a OR \"b c\") d", "d b c").empty());
}

TEST_CASE("quotation marks of any kind make a phrase") {
    const std::string text = "She said “never again” to them.";
    CHECK(matched("\"never again\"", text) == Pieces{"never again"});
    CHECK(matched("“never again”", text) == Pieces{"never again"});
    CHECK(matched("«never again»", text) == Pieces{"never again"});
    CHECK(matched("„never again“", text) == Pieces{"never again"});
    CHECK(matched("\"again never\"", text).empty());
}

TEST_CASE("a quotation mark inside a Hebrew abbreviation is part of the word") {
    CHECK(matched("צה\"ל", "דובר צה\"ל אמר", "he") == Pieces{"צה\"ל"});
}

TEST_CASE("bullets and dashes that were pasted along do not matter") {
    CHECK(matched("• lesson – training *", "A lesson from the training") == Pieces{"lesson", "training"});
}

TEST_CASE("full-width parentheses and spaces work as others do") {
    CHECK(matched("（red　OR　blue）", "a blue one") == Pieces{"blue"});
}

TEST_CASE("a star at the end finds every word that begins so") {
    CHECK(matched("muni*", "munitions, municipal and immunity") == Pieces{"munitions", "municipal"});
    CHECK(matched("\"cluster muni*\"", "cluster munitions and municipal clusters") ==
          Pieces{"cluster munitions"});
    CHECK(matched("sub-muni*", "a sub-munition") == Pieces{"sub-munition"});
}

TEST_CASE("what cannot be understood is refused with its place") {
    CHECK_THAT(refusal(""), Catch::Contains("nothing to look for"));
    CHECK_THAT(refusal("  — • "), Catch::Contains("nothing to look for"));
    CHECK_THAT(refusal("ສະບາຍ \"ດີ"), Catch::Contains("character 7") && Catch::Contains("not closed"));
    CHECK_THAT(refusal("(red OR blue"), Catch::Contains("character 1") && Catch::Contains("not closed"));
    CHECK_THAT(refusal("red)"), Catch::Contains("character 4") && Catch::Contains("closes none"));
    CHECK_THAT(refusal(")"), Catch::Contains("character 1") && Catch::Contains("closes none"));
    CHECK_THAT(refusal("red ()"), Catch::Contains("character 5") && Catch::Contains("nothing in these"));
    CHECK_THAT(refusal("AND red"), Catch::Contains("character 1") && Catch::Contains("missing"));
    CHECK_THAT(refusal("red AND"), Catch::Contains("character 5") && Catch::Contains("missing"));
    CHECK_THAT(refusal("red OR OR blue"), Catch::Contains("character 8") && Catch::Contains("missing"));
    CHECK_THAT(refusal("red NEAR"), Catch::Contains("missing"));
    CHECK_THAT(refusal("red NEAR/x blue"), Catch::Contains("character 5") && Catch::Contains("NEAR/"));
    CHECK_THAT(refusal("red NEAR/1000 blue"), Catch::Contains("NEAR/"));
    CHECK_THAT(refusal("red NEAR (blue AND green)"),
               Catch::Contains("character 10") && Catch::Contains("NEAR stands"));
    CHECK_THAT(refusal("red NEAR -blue"), Catch::Contains("NEAR stands"));
    CHECK_THAT(refusal("code:A NEAR blue"), Catch::Contains("character 1"));
    CHECK_THAT(refusal("code: Lessons"),
               Catch::Contains("character 1") && Catch::Contains("without a space"));
    CHECK_THAT(refusal("code:\"\""), Catch::Contains("no value"));
    CHECK_THAT(refusal("*ation"), Catch::Contains("character 1") && Catch::Contains("end of a word"));
    CHECK_THAT(refusal("=muni*"), Catch::Contains("character 1"));
    CHECK_THAT(refusal("red \xFF blue"), Catch::Contains("UTF-8"));
    CHECK_THAT(refusal(std::string(200000, 'a')), Catch::Contains("longer than"));
}

TEST_CASE("a refusal does not repeat the query, which may hold a name") {
    CHECK_THAT(refusal("\"Madame Castanié"), !Catch::Contains("Castanié"));
    CHECK_THAT(refusal("Castanié AND"), !Catch::Contains("Castanié"));
}

TEST_CASE("deep nesting is refused and not run into") {
    CHECK_THAT(refusal(std::string(5000, '(') + "a" + std::string(5000, ')')), Catch::Contains("nested"));
    std::string nots;
    for (int i = 0; i < 5000; ++i) nots += "NOT ";
    CHECK_THAT(refusal(nots + "a"), Catch::Contains("nested"));
    CHECK(refusal(std::string(50, '(') + "a" + std::string(50, ')')).empty());
}

TEST_CASE("a query remembers its source") {
    CHECK(Query::parse(" lessons  AND x ").source() == " lessons  AND x ");
}
