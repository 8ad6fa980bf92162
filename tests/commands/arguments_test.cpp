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

TEST_CASE("numbers below the least one are refused in words that name it") {
    const std::vector<Parameter> list{option("limit", Parameter::Holds::Number, "how many").at_least(-1),
                                      option("last", Parameter::Holds::Number, "how many").at_least(1)};
    CHECK(parse_arguments(list, {"--limit", "-1"}).number("limit", 0) == -1);
    CHECK(parse_arguments(list, {"--limit=0", "--last=1"}).number("last", 0) == 1);
    CHECK_THROWS_WITH(parse_arguments(list, {"--limit", "-7"}), Catch::Contains("-1 for all"));
    CHECK_THROWS_WITH(parse_arguments(list, {"--last", "-1"}), Catch::Contains("at least 1"));
    CHECK_THROWS_AS(parse_arguments(list, {"--last", "0"}), Error);
}

TEST_CASE("dates are days, months or years that there are") {
    const std::vector<Parameter> list{option("date", Parameter::Holds::Date, "a date")};
    for (const auto* date : {"", "2024", "2024-05", "2024-02-29"}) {
        CHECK(parse_arguments(list, {"--date", date}).text("date") == date);
    }
    for (const auto* wrong : {"2024-13-45", "2023-02-29", "2024-00", "24", "2024-5-3", "2024/05/03",
                              "May 2024", "2024-05-031", "2024-05-", "-024"}) {
        CAPTURE(wrong);
        CHECK_THROWS_WITH(parse_arguments(list, {"--date", wrong}), Catch::Contains("is not a date"));
    }
}

TEST_CASE("language tags have the form of BCP 47") {
    const std::vector<Parameter> list{option("language", Parameter::Holds::Language, "a language")};
    for (const auto* tag : {"", "en", "lo", "pt-BR", "yue", "zh-Hant-TW", "sl-rozaj-1994", "und"}) {
        CHECK(parse_arguments(list, {"--language", tag}).text("language") == tag);
    }
    for (const auto* wrong :
         {"not a tag!", "english", "e", "pt_BR", "en-", "-en", "en--GB", "12", "en-verylongone"}) {
        CAPTURE(wrong);
        CHECK_THROWS_WITH(parse_arguments(list, {"--language", wrong}), Catch::Contains("language tag"));
    }
}

TEST_CASE("words that are no text are refused before any command sees them, and paths may be any bytes") {
    const std::vector<Parameter> takes{study_parameter(), option("note", Parameter::Holds::Text, "a note"),
                                       option("code", Parameter::Holds::Code, "a code"),
                                       option("file", Parameter::Holds::NewFile, "a file")};
    CHECK_THROWS_WITH(parse_arguments(takes, {"s.sotto", "--note", "caf\xE9"}),
                      Catch::Contains("--note is not valid"));
    CHECK_THROWS_AS(parse_arguments(takes, {"s.sotto", "--code", "\xFF"}), sotto::base::Error);
    CHECK(parse_arguments(takes, {"caf\xE9.sotto", "--file", "\xFF"}).text("file") == "\xFF");
}
