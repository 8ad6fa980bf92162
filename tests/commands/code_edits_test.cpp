// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/sample_study.h"

#include <catch2/catch.hpp>

using namespace sotto;
using commands::Value;
using tests::SampleStudy;

namespace {

using Paths = std::vector<std::string>;

Paths paths(SampleStudy& sample) {
    Paths paths;
    for (const auto& code : sample.run("codebook study.sotto list").data["codes"].items())
        paths.push_back(code["path"].text());
    return paths;
}

Value code_at(SampleStudy& sample, const std::string& path) {
    return sample.run({"edit-code", "study.sotto", path}).data["code"];
}

/// Runs what must be refused as wrong use, and must change nothing.
void refused(SampleStudy& sample, const std::vector<std::string>& words, const std::string& why = "") {
    CAPTURE(words);
    const auto before = sample.dump();
    try {
        sample.run(words);
        FAIL("it ran");
    } catch (const base::Error& error) {
        CHECK(error.blame() == base::Blame::User);
        CHECK_THAT(error.what(), Catch::Contains(why));
    }
    CHECK(sample.dump() == before);
}

}  // namespace

TEST_CASE("a code shows what it says of itself, and nothing changes") {
    SampleStudy sample;
    const auto before = sample.dump();
    const auto outcome = sample.run("edit-code study.sotto support");
    CHECK_FALSE(outcome.data["changed"].truth());
    CHECK(outcome.data["code"]["path"].text() == "Lessons/Support");
    CHECK(outcome.data["code"]["codings"].integer() == 1);
    CHECK(sample.dump() == before);
    CHECK(sample.run("codebook study.sotto list").data["codes"].items()[1] == outcome.data["code"]);
}

TEST_CASE("everything that a code says of itself can be changed at once") {
    SampleStudy sample;
    const auto outcome = sample.edit(
        "edit-code study.sotto Training --name Workshops --color #abcdef --description D --include I "
        "--exclude "
        "E --example X --status draft --codable no --priority 3");
    const auto& code = outcome.data["code"];
    CHECK(outcome.data["changed"].truth());
    CHECK(code["path"].text() == "Workshops");
    CHECK(code["color"].text() == "#ABCDEF");
    CHECK(code["description"].text() + code["include"].text() + code["exclude"].text() +
              code["example"].text() ==
          "DIEX");
    CHECK(code["status"].text() == "draft");
    CHECK_FALSE(code["codable"].truth());
    CHECK(code["priority"].integer() == 3);
    CHECK(code["codings"].integer() == 1);
    CHECK_FALSE(sample.run("edit-code study.sotto Workshops --priority 3").data["changed"].truth());
    sample.edit({"edit-code", "study.sotto", "Workshops", "--color", "", "--description", ""});
    CHECK(code_at(sample, "Workshops")["color"].text().empty());
}

TEST_CASE("a name with a slash in it is one name") {
    SampleStudy sample;
    sample.edit({"edit-code", "study.sotto", "Lessons/Support", "--name", " Help/support\\aid "});
    CHECK(paths(sample)[1] == "Lessons/Help\\/support\\\\aid");
    CHECK(code_at(sample, "Lessons/Help\\/support\\\\aid")["codings"].integer() == 1);
}

TEST_CASE("what a code cannot be is refused") {
    SampleStudy sample;
    refused(sample, {"edit-code", "study.sotto", "Training", "--color", "red"}, "#RRGGBB");
    refused(sample, {"edit-code", "study.sotto", "Training", "--priority", "-1"});
    refused(sample, {"edit-code", "study.sotto", "Training", "--name", "  "});
    refused(sample, {"edit-code", "study.sotto", "Training", "--name", "LESSONS"}, "already");
    refused(sample, {"edit-code", "study.sotto", "Trainin", "--name", "x"}, "did you mean");
    refused(sample, {"edit-code", "study.sotto", "Training", "--status", "gone"});
    refused(sample, {"edit-code", "study.sotto", "", "--name", "x"});
}

TEST_CASE("a code moves with what is below it, and never below itself") {
    SampleStudy sample;
    sample.run("new-code study.sotto Lessons/Support/Family");
    sample.edit("edit-code study.sotto Lessons/Support --under Training");
    CHECK(paths(sample) == Paths{"Lessons", "Training", "Training/Support", "Training/Support/Family"});
    refused(sample, {"edit-code", "study.sotto", "Training", "--under", "Training/Support/Family"},
            "below itself");
    refused(sample, {"edit-code", "study.sotto", "Training", "--under", "Training"}, "below itself");
    refused(sample, {"edit-code", "study.sotto", "Training", "--before", "Training/Support"}, "below itself");
    sample.edit({"edit-code", "study.sotto", "Training/Support/Family", "--under", ""});
    CHECK(paths(sample) == Paths{"Lessons", "Training", "Training/Support", "Family"});
    sample.run("new-code study.sotto Lessons/Family");
    refused(sample, {"edit-code", "study.sotto", "Lessons/Family", "--under", ""}, "already");
    sample.edit({"edit-code", "study.sotto", "Lessons/Family", "--under", "", "--name", "Kin"});
    CHECK(paths(sample) == Paths{"Lessons", "Training", "Training/Support", "Family", "Kin"});
}

TEST_CASE("siblings are put in order") {
    SampleStudy sample;
    for (const auto* name : {"A", "B", "C"}) sample.run({"new-code", "study.sotto", name});
    sample.edit("edit-code study.sotto C --before Lessons");
    CHECK(paths(sample) == Paths{"C", "Lessons", "Lessons/Support", "Training", "A", "B"});
    sample.edit({"edit-code", "study.sotto", "C", "--before", ""});
    CHECK(paths(sample) == Paths{"Lessons", "Lessons/Support", "Training", "A", "B", "C"});
    sample.edit("edit-code study.sotto B --before Lessons/Support");
    CHECK(paths(sample) == Paths{"Lessons", "Lessons/B", "Lessons/Support", "Training", "A", "C"});
    sample.edit("edit-code study.sotto A --under Lessons --before Lessons/Support");
    CHECK(paths(sample) == Paths{"Lessons", "Lessons/B", "Lessons/A", "Lessons/Support", "Training", "C"});
    refused(sample, {"edit-code", "study.sotto", "C", "--under", "Training", "--before", "Lessons/A"});
    refused(sample, {"edit-code", "study.sotto", "C", "--before", "C"});
}

TEST_CASE("a new code stands where its path says, with the codes on the way to it") {
    SampleStudy sample;
    const auto outcome = sample.edit("new-code study.sotto Goals/Policy/Early --description D --priority 2");
    CHECK(outcome.data["code"]["path"].text() == "Goals/Policy/Early");
    CHECK(outcome.data["code"]["description"].text() == "D");
    CHECK_FALSE(outcome.data["code"]["color"].text().empty());
    CHECK(paths(sample) ==
          Paths{"Lessons", "Lessons/Support", "Training", "Goals", "Goals/Policy", "Goals/Policy/Early"});
    sample.edit("new-code study.sotto Lessons/First --before Lessons/Support --color #123");
    CHECK(paths(sample)[1] == "Lessons/First");
    CHECK(code_at(sample, "Lessons/First")["color"].text() == "#112233");
    refused(sample, {"new-code", "study.sotto", "lessons/support"}, "already");
    refused(sample, {"new-code", "study.sotto", "A//B"});
    refused(sample, {"new-code", "study.sotto", ""});
    refused(sample, {"new-code", "study.sotto", "A", "--before", "Lessons/Support"});
    refused(sample, {"new-code", "study.sotto", "A", "--color", "#12"});
}

TEST_CASE("merging codes keeps every coding, memo, link, group and code below") {
    SampleStudy sample;
    sample.run("code study.sotto P02 5:20 Training");
    sample.run("new-code study.sotto Training/Abroad --description Far");
    sample.run("code study.sotto P02 30:40 Training/Abroad");
    sample.run("edit-code study.sotto Training --description Taught --include Courses");
    sample.run("memo study.sotto write code Training --text Hm");
    sample.run("group study.sotto add Themes Training Lessons --of code");
    const auto goes = sample.coding("P01", 89, 142, "Training");
    const auto stays = sample.coding("P01", 89, 142, "Lessons/Support");
    sample.run({"memo", "study.sotto", "write", "coding", goes, "--text", "Two"});
    sample.run({"finding", "study.sotto", "write", "--claim", "A", "--for", goes});

    const auto outcome = sample.edit("merge-codes study.sotto Lessons/Support Training");
    CHECK(outcome.data["codings"].integer() == 2);
    CHECK(outcome.data["folded"].integer() == 1);
    CHECK(outcome.data["merged"] == Value::texts({"Training"}));
    CHECK(outcome.data["code"]["description"].text() == "Taught");
    CHECK(outcome.data["code"]["include"].text() == "Courses");
    CHECK(outcome.data["code"]["codings"].integer() == 2);
    CHECK(paths(sample) == Paths{"Lessons", "Lessons/Support", "Lessons/Support/Abroad"});
    CHECK(code_at(sample, "Abroad")["codings"].integer() == 1);
    CHECK(sample.run("codings study.sotto P01").data["codings"].items()[0]["memo"].text() == "Two");
    CHECK(sample.run("finding study.sotto").data["findings"].items()[0]["for"].items()[0]["id"].text() ==
          stays);
    const auto memos = sample.run("memo study.sotto list code Lessons/Support").data["memos"].items();
    REQUIRE(memos.size() == 1);
    CHECK(memos[0]["text"].text() == "Hm");
    CHECK(sample.run("group study.sotto").data["groups"].items()[0]["members"] ==
          Value::texts({"Lessons/Support", "Lessons"}));
}

TEST_CASE("descriptions that are both there are both kept") {
    SampleStudy sample;
    sample.run("edit-code study.sotto Training --description Taught --exclude Talks");
    sample.run("edit-code study.sotto Lessons --description Learnt --exclude Books");
    const auto outcome = sample.edit("merge-codes study.sotto Lessons Training");
    CHECK(outcome.data["code"]["description"].text() == "Learnt");
    const auto memos = sample.run("memo study.sotto list code Lessons").data["memos"].items();
    REQUIRE(memos.size() == 1);
    CHECK(memos[0]["title"].text() == "Merged from Training");
    CHECK(memos[0]["text"].text() == "Taught\nExclude: Talks");
}

TEST_CASE("codes below that are called the same stay two") {
    SampleStudy sample;
    sample.run("code study.sotto P02 5:20 Training/support");
    const auto outcome = sample.edit("merge-codes study.sotto Lessons Training");
    CHECK(outcome.data["renamed"] == Value::texts({"Lessons/support (Training)"}));
    CHECK(code_at(sample, "Lessons/support (Training)")["codings"].integer() == 1);
    CHECK(code_at(sample, "Lessons/Support")["codings"].integer() == 1);
}

TEST_CASE("several codes are merged at once, above and below each other in any order") {
    SampleStudy sample;
    sample.run("code study.sotto P02 5:20 Training/Abroad/Early");
    sample.run("code study.sotto P02 5:20 Training/Abroad");
    sample.run("code study.sotto P02 5:20 Goals");
    const auto outcome =
        sample.edit("merge-codes study.sotto Goals Training Training/Abroad/Early Training/Abroad Training");
    CHECK(outcome.data["merged"] == Value::texts({"Training", "Training/Abroad", "Training/Abroad/Early"}));
    CHECK(outcome.data["codings"].integer() == 3);
    CHECK(outcome.data["folded"].integer() == 2);
    CHECK(paths(sample) == Paths{"Lessons", "Lessons/Support", "Goals"});
    CHECK(sample.edit("merge-codes study.sotto Lessons Lessons/Support").data["code"]["codings"].integer() ==
          1);
}

TEST_CASE("a code is not merged into itself or into one below it") {
    SampleStudy sample;
    refused(sample, {"merge-codes", "study.sotto", "Lessons", "Training", "Lessons"}, "itself");
    refused(sample, {"merge-codes", "study.sotto", "Lessons/Support", "Lessons"}, "other way round");
    refused(sample, {"merge-codes", "study.sotto", "Lessons", "Nothing"});
    refused(sample, {"merge-codes", "study.sotto", "Lessons"});
}

TEST_CASE("codes in use are removed only when that is meant") {
    SampleStudy sample;
    sample.run("code study.sotto P02 5:20 Lessons");
    refused(sample, {"remove-code", "study.sotto", "Lessons"}, "2 codes with 2 codings");
    const auto outcome = sample.edit("remove-code study.sotto Lessons/Support Lessons --with-codings");
    CHECK(outcome.data["removed"] == Value::texts({"Lessons", "Lessons/Support"}));
    CHECK(outcome.data["codings"].integer() == 2);
    CHECK(paths(sample) == Paths{"Training"});
    CHECK(sample.run("codings study.sotto").data["codings"].items().size() == 1);
    sample.run("new-code study.sotto Empty/Emptier");
    CHECK(sample.edit("remove-code study.sotto Empty").data["codings"].integer() == 0);
    refused(sample, {"remove-code", "study.sotto", "Empty"});
}
