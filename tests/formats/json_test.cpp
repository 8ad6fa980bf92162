// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "formats/formats.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace sotto;
using Kind = formats::WriteBlock::Kind;

TEST_CASE("a meeting's turns are found with their speakers, and all other texts are properties") {
    const formats::Formats formats;
    const auto document = formats.read("m.json", R"({"queries":[{"query":"Who?","answer":"Mina"}],
        "meeting_transcripts":[{"speaker":"Chair","content":"Who speaks?"},{"speaker":"Mina","content":"I do.","note":"aside"}]})");
    CHECK(document.format == "json");
    REQUIRE(document.blocks.size() == 2);
    CHECK(document.blocks[1].speaker == "Mina");
    CHECK(document.blocks[1].utf8 == "I do.");
    const auto has = [&](const std::string& value) {
        return std::any_of(document.properties.begin(), document.properties.end(),
                           [&](const auto& property) { return property.second == value; });
    };
    CHECK(has("Who?"));
    CHECK(has("aside"));
}

TEST_CASE("a speech recogniser's segments have times") {
    const formats::Formats formats;
    const auto document =
        formats.read("r.json", R"([{"start":1.5,"end":2.25,"text":"One."},{"start_ms":2250,"text":"Two."}])");
    REQUIRE(document.blocks.size() == 2);
    CHECK(document.blocks[0].begin_ms == 1500);
    CHECK(document.blocks[0].end_ms == 2250);
    CHECK(document.blocks[1].begin_ms == 2250);
    CHECK_FALSE(document.blocks[1].end_ms);
}

TEST_CASE("JSON without a transcript, cut off or nested without end is refused") {
    const formats::Formats formats;
    CHECK_THROWS_WITH(formats.read("a.json", R"({"a":[1,2,{"b":"c"}]})"),
                      Catch::Contains("holds no transcript"));
    CHECK_THROWS_WITH(formats.read("a.json", R"({"a":[{"speaker":"x","text":)"),
                      Catch::Contains("not valid JSON"));
    CHECK_THROWS_AS(formats.read("a.json", std::string(2'000'000, '[')), base::Error);
    CHECK_THROWS_AS(formats.read("a.json", std::string(100'000, '[') + std::string(100'000, ']')),
                    base::Error);
}

TEST_CASE("records are written under their schema and come back whatever their keys are") {
    const formats::Formats formats;
    const std::string bytes = formats.write(
        "json", {{Kind::Title, 0, "Quotes", false},
                 {Kind::Record, 0, R"({"b":1,"text":"One.","speaker":"a cook"})", false},
                 {Kind::Record, 0, R"({"path":"Lessons/Support","description":"who helped"})", false}});
    const auto json = nlohmann::json::parse(bytes);
    CHECK(json["schema"] == "records/1");
    CHECK(json["title"] == "Quotes");
    REQUIRE(json["records"].size() == 2);
    CHECK(json["records"][0]["text"] == "One.");
    const auto document = formats.read("q.json", bytes);
    REQUIRE(document.blocks.size() == 2);
    CHECK(document.blocks[0].speaker == "a cook");
    CHECK(document.blocks[1].utf8 == "Lessons/Support\twho helped");
}
