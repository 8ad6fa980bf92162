// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/sample_study.h"
#include "text/text.h"

#include <catch2/catch.hpp>

using namespace sotto;
using tests::SampleStudy;

namespace {

/// A claim with a quote for it, and one by somebody who does not want to be quoted against it.
class WithFinding : public SampleStudy {
public:
    WithFinding() {
        run("code study.sotto P02 0:120 Doubts");
        const auto supporting = coding("P01", 89, 142, "Lessons/Support");
        const auto opposing = run("codings study.sotto P02").data["codings"].items().front()["id"].text();
        run({"finding", "study.sotto", "write", "--claim", "Support matters, as Ivo Marek says",
             "--discussion", "Said by many.\n\nNot by all.", "--for", supporting, "--against", opposing});
    }
};

}  // namespace

TEST_CASE("findings are exported with protected quotes, and what is withheld is only counted") {
    WithFinding sample;
    const auto outcome = sample.run("export study.sotto findings.md --findings --audience public");
    REQUIRE(outcome.exit_code == 0);
    CHECK(outcome.data["excerpts"].integer() == 1);
    REQUIRE(outcome.data["withheld"].items().size() == 1);
    CHECK(outcome.data["withheld"].items()[0]["source"].text() == "P02");
    const auto page = sample.read("findings.md");
    CHECK(page.find("Support matters") != std::string::npos);
    CHECK(page.find("Marek") == std::string::npos);
    CHECK(page.find("Speaks for it") != std::string::npos);
    CHECK(page.find("Speaks against it") != std::string::npos);
    CHECK(page.find("Sources: interviews 1. Quotes withheld: 1.") != std::string::npos);
    CHECK(page.find("Not by all.") != std::string::npos);
    CHECK(page.find("Pseudonymised") != std::string::npos);
    CHECK(page.find("Lessons") == std::string::npos);
}

TEST_CASE("a name broken over the lines of a discussion is replaced in every format") {
    const std::string ending = GENERATE("html", "md", "txt");
    WithFinding sample;
    sample.run({"finding", "study.sotto", "write", "1", "--discussion",
                "So Ivo Ma-\nrek said, and Ana\nMoreau.\n\nRiverbank\nVoices agrees."});
    REQUIRE(sample.run("export study.sotto findings." + ending + " --findings").exit_code == 0);
    const auto page = sample.read("findings." + ending);
    for (const char* rest : {"Ma-", "rek", "Ana", "Moreau", "Riverbank", "Voices"}) {
        INFO(rest);
        CHECK(page.find(rest) == std::string::npos);
    }
    CHECK(page.find("agrees.") != std::string::npos);
}

TEST_CASE("findings speak the language of their export") {
    WithFinding sample;
    REQUIRE(sample.run("export study.sotto findings.html --findings --language fr").exit_code == 0);
    CHECK(sample.read("findings.html").find("Constats") != std::string::npos);
}

TEST_CASE("findings are no table, and without evidence there is nothing to export") {
    WithFinding sample;
    CHECK_THROWS_AS(sample.run("export study.sotto findings.csv --findings"), base::Error);
    CHECK_FALSE(sample.has("findings.csv"));
    CHECK_THROWS_AS(sample.run("export study.sotto findings.md --findings --code Training"), base::Error);
    sample.run("finding study.sotto remove 1");
    CHECK_THROWS_AS(sample.run("export study.sotto findings.md --findings"), base::Error);
}

TEST_CASE("findings can be seen before they are written: the very words that would be") {
    WithFinding sample;
    const auto seen = sample.run("export study.sotto --findings --preview --audience public").data;
    REQUIRE(sample.run("export study.sotto findings.txt --findings --audience public").exit_code == 0);
    const auto page = sample.read("findings.txt");
    std::vector<std::string> kinds;
    for (const auto& block : seen["preview"]["blocks"].items()) {
        kinds.push_back(block["kind"].text());
        INFO(block["text"].text());
        CHECK(page.find(block["text"].text()) != std::string::npos);
        for (const auto& mark : block["marks"].items()) {
            const text::Text words(block["text"].text());
            CHECK(words.slice({mark["start"].integer(), mark["start"].integer() + 1}) == "[");
            CHECK(words.slice({mark["end"].integer() - 1, mark["end"].integer()}) == "]");
        }
    }
    CHECK(kinds == std::vector<std::string>{"title", "note", "heading", "note", "note", "heading", "note",
                                            "quote", "attribution", "heading", "note"});
    REQUIRE(seen["preview"]["quotes"].items().size() == 1);
    CHECK(seen["preview"]["quotes"].items()[0]["source"].text() == "P01");
    CHECK(seen["preview"]["people"].integer() == 1);
    CHECK(seen["written"].is_null());
}
