// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/sample_study.h"

#include <catch2/catch.hpp>

using namespace sotto;
using tests::SampleStudy;

TEST_CASE("sources are listed in their order, with their sizes") {
    SampleStudy sample;
    sample.run("import study.sotto transcripts/P03.txt --kind focus-group --date 2009-05 --event Retreat");
    const auto listed = sample.run("sources study.sotto").data["sources"].items();
    REQUIRE(listed.size() == 3);
    CHECK(listed[0]["name"].text() == "P01");
    CHECK(listed[0]["kind"].text() == "interview");
    CHECK(listed[0]["status"].text() == "private");
    CHECK(listed[0]["passages"].integer() == 6);
    CHECK(listed[0]["codings"].integer() == 2);
    CHECK(listed[1]["codings"].integer() == 0);
    CHECK(listed[2]["name"].text() == "P03");
    CHECK(listed[2]["kind"].text() == "focus-group");
    CHECK(listed[2]["date"].text() == "2009-05");
    CHECK(listed[2]["event"].text() == "Retreat");
    const auto text = sample.run("text study.sotto P03").data;
    CHECK(listed[2]["characters"].integer() == text["end"].integer());
}

TEST_CASE("what is known of a source is corrected, and the rest stays") {
    SampleStudy sample;
    const auto before = sample.run("source study.sotto P02");
    CHECK_FALSE(before.data["changed"].truth());
    const auto after = sample.run(
        "source study.sotto P02 --name Second --kind public-statement --status public --event Congress "
        "--date 2009-03-14 --language lo --participant P03");
    CHECK(after.data["changed"].truth());
    const auto& source = after.data["source"];
    CHECK(source["id"].text() == before.data["source"]["id"].text());
    CHECK(source["name"].text() == "Second");
    CHECK(source["participant"].text() == "P03");
    const auto kept = sample.run("source study.sotto Second").data["source"];
    CHECK(kept["kind"].text() == "public-statement");
    CHECK(kept["status"].text() == "public");
    CHECK(kept["event"].text() == "Congress");
    CHECK(kept["date"].text() == "2009-03-14");
    CHECK(kept["language"].text() == "lo");
    CHECK(sample.run({"source", "study.sotto", "Second", "--participant", ""})
              .data["source"]["participant"]
              .text()
              .empty());
    CHECK(sample.run("source study.sotto Second").data["source"]["event"].text() == "Congress");
}

TEST_CASE("a new language of a source reaches the index") {
    SampleStudy sample;
    sample.write("short.txt", "Les travaux et les travailleurs.\n");
    sample.run("import study.sotto short.txt --language en");
    CHECK(sample.run("search study.sotto lang:fr").data["total"].integer() == 0);
    sample.run("source study.sotto short --language fr");
    CHECK(sample.run("search study.sotto \"travailleur AND lang:fr\"").data["total"].integer() == 1);
}

TEST_CASE("a source is not renamed to nothing, to a taken name, or given to a stranger") {
    SampleStudy sample;
    const auto before = sample.dump();
    CHECK_THROWS_AS(sample.run({"source", "study.sotto", "P02", "--name", ""}), base::Error);
    CHECK_THROWS_AS(sample.run("source study.sotto P02 --name P01"), base::Error);
    CHECK_THROWS_AS(sample.run("source study.sotto P02 --participant P99"), base::Error);
    CHECK_THROWS_AS(sample.run("source study.sotto P02 --kind poem"), base::Error);
    CHECK_THROWS_AS(sample.run("source study.sotto P09 --kind literature"), base::Error);
    CHECK(sample.dump() == before);
}

TEST_CASE("a range of a text is counted in characters, and nothing beyond the text is printed") {
    SampleStudy sample;
    const auto whole = sample.run("text study.sotto P01").data;
    CHECK(whole["start"].integer() == 0);
    CHECK(whole["text"].text().find("👩‍👩‍👧 My family") != std::string::npos);
    // Each of the family's people and joiners is a character; bytes would end somewhere else.
    const auto found = sample.run("search study.sotto \"\\\"my family came\\\"\"").data["hits"].items();
    REQUIRE(found.size() == 1);
    const auto at = found[0]["matches"].items()[0].items()[0].integer();
    const auto range = std::to_string(at - 6) + ":" + std::to_string(at + 9);
    CHECK(sample.run("text study.sotto P01 --range " + range).data["text"].text() ==
          "👩‍👩‍👧 My family");
    const auto end = std::to_string(whole["end"].integer());
    CHECK(sample.run("text study.sotto P01 --range 0:" + end).data["text"].text() == whole["text"].text());
    const auto behind = std::to_string(whole["end"].integer() + 1);
    CHECK_THROWS_AS(sample.run("text study.sotto P01 --range 0:" + behind), base::Error);
    CHECK_THROWS_AS(sample.run("text study.sotto Nobody"), base::Error);
}
