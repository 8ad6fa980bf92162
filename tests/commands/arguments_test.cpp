// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/arguments.h"

#include "base/error.h"

#include <catch2/catch.hpp>

using namespace sotto::commands;
using sotto::base::Error;

namespace {

const std::vector<Parameter>& parameters() {
    static const std::vector<Parameter> list{
        study_parameter(),
        positional("QUERY", Parameter::Holds::Query, "words"),
        option("limit", Parameter::Holds::Number, "how many"),
        option("code", Parameter::Holds::Code, "a code").many(),
        option("kind", Parameter::Holds::Text, "a kind").one_of({"a", "b"}),
        option("range", Parameter::Holds::Range, "a range"),
        flag("exactly", "no more")};
    return list;
}

Arguments parse(const std::vector<std::string>& words) {
    return parse_arguments(parameters(), words);
}

}  // namespace

TEST_CASE("options may stand anywhere and take their value in both ways") {
    const auto arguments =
        parse({"--limit", "5", "s.sotto", "--code=A/B", "words here", "--code", "C", "--exactly"});
    CHECK(arguments.text("STUDY") == "s.sotto");
    CHECK(arguments.text("QUERY") == "words here");
    CHECK(arguments.number("limit", 0) == 5);
    CHECK(arguments.texts("code") == std::vector<std::string>{"A/B", "C"});
    CHECK(arguments.has("exactly"));
    CHECK_FALSE(arguments.has("kind"));
}

TEST_CASE("a query may begin with a dash, and with two behind --") {
    CHECK(parse({"s.sotto", "-not this"}).text("QUERY") == "-not this");
    CHECK(parse({"s.sotto", "--", "--limit"}).text("QUERY") == "--limit");
}

TEST_CASE("what is wrong with words is said before anything runs") {
    CHECK_THROWS_AS(parse({"s.sotto"}), Error);
    CHECK_THROWS_AS(parse({"s.sotto", "q", "more"}), Error);
    CHECK_THROWS_AS(parse({"s.sotto", "q", "--limit"}), Error);
    CHECK_THROWS_AS(parse({"s.sotto", "q", "--limit", "five"}), Error);
    CHECK_THROWS_AS(parse({"s.sotto", "q", "--limit", "5", "--limit", "6"}), Error);
    CHECK_THROWS_AS(parse({"s.sotto", "q", "--kind", "c"}), Error);
    CHECK_THROWS_AS(parse({"s.sotto", "q", "--exactly=yes"}), Error);
    CHECK_THROWS_WITH(parse({"s.sotto", "q", "--limti", "5"}), Catch::Contains("did you mean --limit"));
}

TEST_CASE("ranges are two numbers, the first below the second") {
    CHECK(parse_range("0:12") == sotto::text::Range{0, 12});
    for (const auto* wrong :
         {"", ":", "5", "5:", ":5", "5:5", "9:5", "-1:5", "a:b", "1:2:3", "1: 2", "1.0:2"}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(parse_range(wrong), Error);
    }
}

TEST_CASE("places that may be left out are filled from the first") {
    auto third = positional("THIRD", Parameter::Holds::Text, "more");
    third.required = false;
    auto second = positional("SECOND", Parameter::Holds::Text, "more");
    second.required = false;
    const std::vector<Parameter> list{positional("FIRST", Parameter::Holds::Text, "one"), second, third};
    CHECK_FALSE(parse_arguments(list, {"a"}).has("SECOND"));
    CHECK(parse_arguments(list, {"a", "b"}).text("SECOND") == "b");
    CHECK_FALSE(parse_arguments(list, {"a", "b"}).has("THIRD"));
    CHECK(parse_arguments(list, {"a", "b", ""}).has("THIRD"));
}

TEST_CASE("a repeatable place takes all words that are left") {
    const std::vector<Parameter> list{positional("STUDY", Parameter::Holds::Study, "a study"),
                                      positional("PATH", Parameter::Holds::File, "a file").many()};
    CHECK(parse_arguments(list, {"s", "a", "b", "c"}).texts("PATH") ==
          std::vector<std::string>{"a", "b", "c"});
}

TEST_CASE("lists are parted by commas") {
    Arguments arguments;
    arguments.add("show", " age , country,,role");
    arguments.add("show", "sex");
    CHECK(arguments.list("show") == std::vector<std::string>{"age", "country", "role", "sex"});
}

TEST_CASE("the nearest word is suggested only when it is near") {
    const std::vector<std::string> verbs{"search", "sources", "source", "quotes"};
    CHECK(nearest("serch", verbs) == "search");
    CHECK(nearest("quot", verbs) == "quotes");
    CHECK(nearest("xyz", verbs).empty());
}
