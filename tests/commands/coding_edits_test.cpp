// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/progress.h"
#include "commands/sample_study.h"

#include <catch2/catch.hpp>
#include <optional>

using namespace sotto;
using commands::Value;
using tests::SampleStudy;

namespace {

constexpr const char* nobody = "00000000-0000-4000-8000-000000000000";

std::vector<std::string> lines(const Value& codings) {
    std::vector<std::string> lines;
    for (const auto& coding : codings.items()) {
        lines.push_back(coding["start"].text() + ":" + coding["end"].text() + " " + coding["code"].text());
    }
    return lines;
}

std::vector<std::string> codings_of(SampleStudy& sample, const std::string& source) {
    return lines(sample.run("codings study.sotto " + source).data["codings"]);
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("codings are listed by source and place, and chosen by code and coder") {
    SampleStudy sample;
    sample.run("code study.sotto P02 5:20 Training");
    sample.run("code study.sotto P01 10:20 Lessons --coder Somebody");
    CHECK(lines(sample.run("codings study.sotto").data["codings"]) ==
          Lines{"10:20 Lessons", "89:142 Lessons/Support", "89:142 Training", "5:20 Training"});
    CHECK(codings_of(sample, "P01") == Lines{"10:20 Lessons", "89:142 Lessons/Support", "89:142 Training"});
    CHECK(codings_of(sample, "--code Lessons") == Lines{"10:20 Lessons", "89:142 Lessons/Support"});
    CHECK(codings_of(sample, "--code Lessons --exactly") == Lines{"10:20 Lessons"});
    CHECK(codings_of(sample, "--code Lessons --code Training --code Lessons/Support").size() == 4);
    CHECK(codings_of(sample, "P02 --code Lessons").empty());
    CHECK(codings_of(sample, "--coder Somebody") == Lines{"10:20 Lessons"});
    CHECK_THROWS_AS(sample.run("codings study.sotto P09"), base::Error);
    CHECK_THROWS_AS(sample.run("codings study.sotto --code Nothing"), base::Error);
}

TEST_CASE("a coding is described in the same way wherever it comes from") {
    SampleStudy sample;
    const auto coded = sample.run("code study.sotto P01 30:40 Training --memo again").data["coding"];
    const auto listed = sample.run("codings study.sotto P01").data["codings"].items();
    CHECK(listed.front() == coded);
}

TEST_CASE("quotes name the codings that lie on them") {
    SampleStudy sample;
    sample.run("code study.sotto P01 100:120 Training");
    const auto quotes =
        sample.run("quotes study.sotto --code Lessons --code Training").data["quotes"].items();
    REQUIRE(quotes.size() == 2);
    const auto support = sample.coding("P01", 89, 142, "Lessons/Support");
    const auto whole = sample.coding("P01", 89, 142, "Training");
    const auto part = sample.coding("P01", 100, 120, "Training");
    CHECK(quotes[0]["codings"] == Value::texts({support, whole}));
    CHECK(quotes[1]["codings"] == Value::texts({support, whole, part}));
}

TEST_CASE("a coding is removed by its place and code, or by its id") {
    SampleStudy sample;
    sample.run("code study.sotto P01 89:142 Training --coder Somebody");
    sample.run("code study.sotto P01 89:143 Training");
    auto outcome = sample.edit("uncode study.sotto P01 89:142 Training");
    CHECK(outcome.data["removed"].items().size() == 2);
    CHECK(codings_of(sample, "P01") == Lines{"89:142 Lessons/Support", "89:143 Training"});
    outcome = sample.edit({"uncode", "study.sotto", "--id", sample.coding("P01", 89, 143, "Training"), "--id",
                           sample.coding("P01", 89, 142, "Lessons/Support")});
    CHECK(outcome.data["removed"].items().size() == 2);
    CHECK(codings_of(sample, "P01").empty());
}

TEST_CASE("removing codings can be limited to one coder, and takes links to findings along") {
    SampleStudy sample;
    sample.run("code study.sotto P01 89:142 Training --coder Somebody");
    sample.run({"finding", "study.sotto", "write", "--claim", "A", "--for",
                sample.coding("P01", 89, 142, "Lessons/Support")});
    CHECK(sample.edit("uncode study.sotto P01 89:142 Training --coder Somebody")
              .data["removed"]
              .items()
              .size() == 1);
    CHECK(sample.coding("P01", 89, 142, "Training") != "");
    CHECK(sample.edit("uncode study.sotto P01 89:142 Lessons/Support").data["evidence"].integer() == 1);
    CHECK(sample.run("finding study.sotto").data["findings"].items()[0]["for"].items().empty());
}

TEST_CASE("what is not coded so cannot be removed, and says what to do") {
    SampleStudy sample;
    const auto before = sample.dump();
    for (const auto* line :
         {"uncode study.sotto P01 89:141 Training", "uncode study.sotto P02 89:142 Training",
          "uncode study.sotto P01 89:142 Lessons", "uncode study.sotto P01 89:142", "uncode study.sotto",
          "uncode study.sotto P01 89:142 Training --id x", "uncode study.sotto --id x"}) {
        CAPTURE(line);
        try {
            sample.run(line);
            FAIL("it ran");
        } catch (const base::Error& error) {
            CHECK(error.blame() == base::Blame::User);
            CHECK(std::string(error.what()).back() == '.');
        }
    }
    CHECK_THROWS_WITH(sample.run({"uncode", "study.sotto", "--id", nobody}),
                      Catch::Contains("sotto codings"));
    CHECK(sample.dump() == before);
}

TEST_CASE("codings get another code, by id, by place, or all of a code") {
    SampleStudy sample;
    sample.run("code study.sotto P02 5:20 Training");
    const auto id = sample.coding("P02", 5, 20, "Training");
    auto outcome = sample.edit({"recode", "study.sotto", "Goals/New", "--id", id, "--id", id});
    CHECK(outcome.data["changed"].integer() == 1);
    CHECK(sample.coding("P02", 5, 20, "Goals/New") == id);
    outcome = sample.edit("recode study.sotto Lessons --source P01 --coded-at 89:142 --coded-as Training");
    CHECK(lines(outcome.data["codings"]) == Lines{"89:142 Lessons"});
    sample.run("code study.sotto P01 10:20 Lessons");
    outcome = sample.edit("recode study.sotto Training --coded-as Lessons");
    CHECK(outcome.data["changed"].integer() == 2);
    CHECK(codings_of(sample, "P01") == Lines{"10:20 Training", "89:142 Lessons/Support", "89:142 Training"});
}

TEST_CASE("recoding to the code it has changes nothing") {
    SampleStudy sample;
    const auto before = sample.dump();
    const auto outcome = sample.run("recode study.sotto Training --coded-as Training");
    CHECK(outcome.data["changed"].integer() == 0);
    CHECK(outcome.data["codings"].items().size() == 1);
    CHECK(sample.dump() == before);
}

TEST_CASE("a coding that comes to equal another is folded into it, with the memos and evidence of both") {
    SampleStudy sample;
    const auto stays = sample.coding("P01", 89, 142, "Lessons/Support");
    const auto goes = sample.coding("P01", 89, 142, "Training");
    sample.run({"memo", "study.sotto", "write", "coding", stays, "--text", "One"});
    sample.run({"memo", "study.sotto", "write", "coding", goes, "--text", "Two"});
    sample.run({"finding", "study.sotto", "write", "--claim", "A", "--for", goes, "--for", stays});
    sample.run({"finding", "study.sotto", "write", "--claim", "B", "--against", goes});
    const auto outcome = sample.edit({"recode", "study.sotto", "Lessons/Support", "--id", goes});
    CHECK(outcome.data["changed"].integer() == 1);
    CHECK(outcome.data["folded"].integer() == 1);
    CHECK(outcome.data["codings"].items()[0]["id"].text() == stays);
    CHECK(outcome.data["codings"].items()[0]["memo"].text() == "One\n\nTwo");
    CHECK(codings_of(sample, "P01") == Lines{"89:142 Lessons/Support"});
    const auto findings = sample.run("finding study.sotto").data["findings"].items();
    CHECK(findings[0]["for"].items().size() == 1);
    REQUIRE(findings[1]["against"].items().size() == 1);
    CHECK(findings[1]["against"].items()[0]["id"].text() == stays);
}

TEST_CASE("two coders who say the same stay two") {
    SampleStudy sample;
    sample.run("code study.sotto P01 89:142 Lessons/Support --coder Somebody");
    const auto outcome = sample.edit("recode study.sotto Training --coded-as Lessons/Support");
    CHECK(outcome.data["changed"].integer() == 2);
    CHECK(outcome.data["folded"].integer() == 1);
    CHECK(codings_of(sample, "P01") == Lines{"89:142 Training", "89:142 Training"});
}

TEST_CASE("the ends of a coding move to whole grapheme clusters") {
    SampleStudy sample;
    const auto whole = sample.run("text study.sotto P01").data["text"].text();
    const text::Text text(whole);
    const auto family = text.position_of_byte(whole.find("👩"));
    const auto id = sample.coding("P01", 89, 142, "Training");
    const auto range = "100:" + std::to_string(family + 2);
    const auto outcome = sample.edit({"resize", "study.sotto", range, "--id", id});
    CHECK(outcome.data["changed"].truth());
    CHECK(outcome.data["coding"]["id"].text() == id);
    CHECK(outcome.data["coding"]["start"].integer() == 100);
    CHECK(outcome.data["coding"]["end"].integer() == family + 5);
    const auto before = sample.dump();
    CHECK_FALSE(sample.run({"resize", "study.sotto", range, "--id", id}).data["changed"].truth());
    CHECK(sample.dump() == before);
    CHECK_THROWS_AS(sample.run({"resize", "study.sotto", "0:500000", "--id", id}), base::Error);
    CHECK_THROWS_AS(sample.run({"resize", "study.sotto", "0:5", "--id", nobody}), base::Error);
    CHECK_THROWS_AS(sample.run("resize study.sotto 0:5"), base::Error);
    CHECK_THROWS_AS(sample.run("resize study.sotto 0:5 --coded-at 89:142"), base::Error);
    CHECK_THROWS_WITH(sample.run("resize study.sotto 0:5 --source P01 --coded-at 89:142 --coder Nobody"),
                      Catch::Contains("sotto codings"));
    CHECK(sample.dump() == before);
}

TEST_CASE("a coding that is moved onto its like becomes one with it") {
    SampleStudy sample;
    sample.run("code study.sotto P01 10:20 Training --memo early");
    const auto stays = sample.coding("P01", 89, 142, "Training");
    const auto outcome =
        sample.edit({"resize", "study.sotto", "89:142", "--id", sample.coding("P01", 10, 20, "Training")});
    CHECK(outcome.data["folded"].truth());
    CHECK(outcome.data["coding"]["id"].text() == stays);
    CHECK(outcome.data["coding"]["memo"].text() == "early");
}

TEST_CASE("only one coding at a time is moved or split") {
    SampleStudy sample;
    CHECK_THROWS_WITH(sample.run("resize study.sotto 0:5 --source P01 --coded-at 89:142"),
                      Catch::Contains("only one"));
    CHECK_THROWS_WITH(sample.run("split study.sotto 100 --source P01 --coded-at 89:142"),
                      Catch::Contains("only one"));
}

TEST_CASE("a coding is split in two that touch, the memo on the first and the evidence on both") {
    SampleStudy sample;
    const auto id = sample.coding("P01", 89, 142, "Training");
    sample.run({"memo", "study.sotto", "write", "coding", id, "--text", "Whole"});
    sample.run({"finding", "study.sotto", "write", "--claim", "A", "--against", id});
    const auto outcome = sample.edit({"split", "study.sotto", "120", "--id", id});
    const auto parts = outcome.data["codings"].items();
    CHECK(lines(outcome.data["codings"]) == Lines{"89:120 Training", "120:142 Training"});
    CHECK(parts[0]["id"].text() == id);
    CHECK(parts[0]["memo"].text() == "Whole");
    CHECK(parts[1]["memo"].text().empty());
    CHECK(parts[1]["coder"] == parts[0]["coder"]);
    CHECK(sample.run("finding study.sotto").data["findings"].items()[0]["against"] ==
          outcome.data["codings"]);
}

TEST_CASE("a coding is not split at its ends, outside, or inside a grapheme cluster") {
    SampleStudy sample;
    const auto id = sample.coding("P01", 89, 142, "Training");
    const auto before = sample.dump();
    for (const auto* at : {"89", "142", "0", "-3", "500000"}) {
        CAPTURE(at);
        CHECK_THROWS_AS(sample.run({"split", "study.sotto", at, "--id", id}), base::Error);
    }
    CHECK(sample.dump() == before);
    const auto whole = sample.run("text study.sotto P01").data["text"].text();
    const auto family = text::Text(whole).position_of_byte(whole.find("👩"));
    const auto range = std::to_string(family) + ":" + std::to_string(family + 9);
    sample.run({"code", "study.sotto", "P01", range, "Family"});
    const auto coded = sample.coding("P01", family, family + 9, "Family");
    CHECK_THROWS_AS(sample.run({"split", "study.sotto", std::to_string(family + 2), "--id", coded}),
                    base::Error);
    const auto parts = sample.edit({"split", "study.sotto", std::to_string(family + 6), "--id", coded});
    CHECK(parts.data["codings"].items()[1]["start"].integer() == family + 6);
}

TEST_CASE("removing a source takes its codings and memos, and its words from the index") {
    SampleStudy sample;
    sample.run("memo study.sotto write source P01 --text Garden");
    sample.run("group study.sotto add Round P01 P02");
    sample.run({"finding", "study.sotto", "write", "--claim", "A", "--for",
                sample.coding("P01", 89, 142, "Training")});
    CHECK(sample.run("search study.sotto support").data["total"].integer() == 3);
    const auto outcome = sample.edit("remove-source study.sotto P01 p01");
    REQUIRE(outcome.data["removed"].items().size() == 1);
    CHECK(outcome.data["removed"].items()[0]["codings"].integer() == 2);
    CHECK(sample.run("search study.sotto support").data["total"].integer() == 0);
    CHECK(sample.run("memo study.sotto").data["memos"].items().empty());
    CHECK(sample.run("codings study.sotto").data["codings"].items().empty());
    CHECK(sample.run("group study.sotto").data["groups"].items()[0]["members"] == Value::texts({"P02"}));
    sample.run("undo study.sotto");
    CHECK(sample.run("search study.sotto support").data["total"].integer() == 3);
    CHECK(sample.run("memo study.sotto").data["memos"].items().size() == 1);
    CHECK_THROWS_AS(sample.run("remove-source study.sotto P01 P09"), base::Error);
    const auto log = sample.run("log study.sotto").data["edits"].items();
    for (const auto& entry : log) {
        if (entry["command"].text() == "source/remove") CHECK(entry["summary"].text() == "Removed 1 source");
    }
}

TEST_CASE("a study that somebody else has open is looked at and not changed") {
    SampleStudy sample;
    const auto id = sample.coding("P01", 89, 142, "Training");
    sample.run("finding study.sotto write --claim A");
    sample.run("new other.sotto");
    const auto other = store::StudyFile::open("study.sotto", store::StudyFile::Mode::Write);
    REQUIRE(other.read_only_reason().empty());
    for (const auto* line :
         {"codings study.sotto P01", "memo study.sotto", "group study.sotto", "finding study.sotto",
          "edit-code study.sotto Training", "participant study.sotto P01"}) {
        CAPTURE(line);
        CHECK_NOTHROW(sample.run(line));
    }
    const std::vector<std::vector<std::string>> edits{
        {"uncode", "study.sotto", "--id", id},
        {"recode", "study.sotto", "Lessons", "--id", id},
        {"resize", "study.sotto", "0:5", "--id", id},
        {"split", "study.sotto", "100", "--id", id},
        {"memo", "study.sotto", "write", "study", "--text", "x"},
        {"memo", "study.sotto", "remove", "study"},
        {"edit-code", "study.sotto", "Training", "--name", "x"},
        {"new-code", "study.sotto", "x"},
        {"merge-codes", "study.sotto", "Lessons", "Training"},
        {"remove-code", "study.sotto", "Training", "--with-codings"},
        {"remove-source", "study.sotto", "P01"},
        {"group", "study.sotto", "add", "x"},
        {"group", "study.sotto", "remove", "x"},
        {"finding", "study.sotto", "write", "--claim", "x"},
        {"finding", "study.sotto", "link", "1", "--for", id},
        {"finding", "study.sotto", "unlink", "1", "--for", id},
        {"finding", "study.sotto", "remove", "1"},
        {"participant", "study.sotto", "P01", "--name", "x"}};
    const auto before = sample.dump();
    for (const auto& words : edits) {
        CAPTURE(words);
        try {
            sample.run(words);
            FAIL("it ran");
        } catch (const base::Error& error) {
            CHECK(error.blame() == base::Blame::Environment);
        }
    }
    CHECK(sample.dump() == before);
}
