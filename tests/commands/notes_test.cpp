// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/look_up.h"
#include "commands/sample_study.h"

#include <catch2/catch.hpp>

using namespace sotto;
using commands::Value;
using tests::SampleStudy;

namespace {

constexpr const char* nobody = "00000000-0000-4000-8000-000000000000";

std::vector<Value> memos(SampleStudy& sample, const std::string& what = "") {
    return sample.run("memo study.sotto list " + what).data["memos"].items();
}

std::vector<Value> findings(SampleStudy& sample) {
    return sample.run("finding study.sotto").data["findings"].items();
}

std::vector<std::string> claims(SampleStudy& sample) {
    std::vector<std::string> claims;
    for (const auto& finding : findings(sample)) claims.push_back(finding["claim"].text());
    return claims;
}

void refused(SampleStudy& sample, const std::vector<std::string>& words) {
    CAPTURE(words);
    const auto before = sample.dump();
    try {
        sample.run(words);
        FAIL("it ran");
    } catch (const base::Error& error) {
        CHECK(error.blame() == base::Blame::User);
    }
    CHECK(sample.dump() == before);
}

}  // namespace

TEST_CASE("memos are written on anything, and found by what they are on") {
    SampleStudy sample;
    sample.run("finding study.sotto write --claim A");
    sample.run("group study.sotto add Round P01");
    const auto passage = sample.run("search study.sotto support").data["hits"].items()[0]["passage"].text();
    const auto finding = findings(sample)[0]["id"].text();
    const std::vector<std::vector<std::string>> things{
        {"study", ""},        {"source", "P01"},  {"code", "Lessons/Support"}, {"participant", "P02"},
        {"passage", passage}, {"group", "Round"}, {"finding", finding}};
    for (const auto& thing : things) {
        CAPTURE(thing);
        std::vector<std::string> words{"memo", "study.sotto", "write", thing[0]};
        if (!thing[1].empty()) words.push_back(thing[1]);
        words.insert(words.end(), {"--title", "On it", "--text", "ຂຽນ 👩‍👩‍👧"});
        const auto memo = sample.edit(words).data["memos"].items().at(0);
        CHECK(memo["subject"].text() == thing[0]);
        CHECK(memo["which"].text() == thing[1]);
        CHECK(memo["text"].text() == "ຂຽນ 👩‍👩‍👧");
        CHECK(memo["author"].text() == "Tester");
        const auto found = memos(sample, thing[0] + " " + thing[1]);
        REQUIRE(found.size() == 1);
        CHECK(found[0] == memo);
    }
    CHECK(memos(sample).size() == things.size());
    CHECK(memos(sample, "source").size() == 1);
    CHECK(memos(sample, "source P02").empty());
}

TEST_CASE("a memo is changed and removed by its id, or by what it is on when it is alone there") {
    SampleStudy sample;
    sample.run("memo study.sotto write source P01 --text One");
    const auto id = memos(sample)[0]["id"].text();
    auto memo = sample.edit({"memo", "study.sotto", "write", "--id", id, "--title", "New"});
    CHECK(memo.data["memos"].items()[0]["text"].text() == "One");
    CHECK(memo.data["memos"].items()[0]["title"].text() == "New");
    const auto before = sample.dump();
    CHECK_FALSE(
        sample.run({"memo", "study.sotto", "write", "--id", id, "--title", "New"}).data["changed"].truth());
    CHECK(sample.dump() == before);

    sample.run("memo study.sotto write source P01 --text Two");
    refused(sample, {"memo", "study.sotto", "remove", "source", "P01"});
    refused(sample, {"memo", "study.sotto", "remove", "source", "P02"});
    sample.edit({"memo", "study.sotto", "remove", "--id", id});
    sample.edit("memo study.sotto remove source P01");
    CHECK(memos(sample).empty());
}

TEST_CASE("the memo of a coding is part of it") {
    SampleStudy sample;
    const auto id = sample.coding("P01", 89, 142, "Training");
    sample.edit({"memo", "study.sotto", "write", "coding", id, "--text", "Well said"});
    CHECK(sample.run("codings study.sotto --code Training").data["codings"].items()[0]["memo"].text() ==
          "Well said");
    const auto found = memos(sample, "coding " + id);
    REQUIRE(found.size() == 1);
    CHECK(found[0]["id"].is_null());
    CHECK(found[0]["which"].text() == id);
    CHECK(memos(sample).size() == 1);
    refused(sample, {"memo", "study.sotto", "write", "coding", id, "--title", "T", "--text", "x"});
    sample.edit({"memo", "study.sotto", "remove", "coding", id});
    CHECK(memos(sample).empty());
    CHECK_FALSE(sample.run({"memo", "study.sotto", "remove", "coding", id}).data["changed"].truth());
}

TEST_CASE("memos without words, without a subject or on nothing are refused") {
    SampleStudy sample;
    sample.run("memo study.sotto write source P01 --text One");
    const auto id = memos(sample)[0]["id"].text();
    refused(sample, {"memo", "study.sotto", "write", "source", "P01"});
    refused(sample, {"memo", "study.sotto", "write", "source", "P01", "--text", ""});
    refused(sample, {"memo", "study.sotto", "write", "--text", "x"});
    refused(sample, {"memo", "study.sotto", "write", "source", "--text", "x"});
    refused(sample, {"memo", "study.sotto", "write", "study", "P01", "--text", "x"});
    refused(sample, {"memo", "study.sotto", "write", "source", "P09", "--text", "x"});
    refused(sample, {"memo", "study.sotto", "write", "passage", "99999", "--text", "x"});
    refused(sample, {"memo", "study.sotto", "write", "passage", "one", "--text", "x"});
    refused(sample, {"memo", "study.sotto", "write", "coding", nobody, "--text", "x"});
    refused(sample, {"memo", "study.sotto", "write", "finding", "1", "--text", "x"});
    refused(sample, {"memo", "study.sotto", "write", "group", "x", "--text", "x"});
    refused(sample, {"memo", "study.sotto", "write", "--id", nobody, "--text", "x"});
    refused(sample, {"memo", "study.sotto", "write", "--id", "x", "--text", "x"});
    refused(sample, {"memo", "study.sotto", "write", "source", "P02", "--id", id, "--text", "x"});
    refused(sample, {"memo", "study.sotto", "remove"});
    refused(sample, {"memo", "study.sotto", "remove", "--id", nobody});
}

TEST_CASE("groups hold sources, codes or participants, each once") {
    SampleStudy sample;
    auto outcome = sample.edit("group study.sotto add Round P01 p02 P01");
    CHECK(outcome.data["groups"].items()[0]["of"].text() == "source");
    CHECK(outcome.data["groups"].items()[0]["members"] == Value::texts({"P01", "P02"}));
    CHECK_FALSE(sample.run("group study.sotto add round P02").data["changed"].truth());
    sample.edit("group study.sotto add Themes lessons/support --of code");
    sample.edit("group study.sotto add Themes Training");
    outcome = sample.edit("group study.sotto add People P03 --of participant");
    CHECK(outcome.data["groups"].items()[0]["members"] == Value::texts({"P03"}));
    CHECK(sample.run("group study.sotto").data["groups"].items().size() == 3);
    CHECK(sample.run("group study.sotto list --of code").data["groups"].items()[0]["members"] ==
          Value::texts({"Lessons/Support", "Training"}));
    CHECK(sample.run("group study.sotto list people").data["groups"].items().size() == 1);

    outcome = sample.edit("group study.sotto remove Round P01");
    CHECK(outcome.data["groups"].items()[0]["members"] == Value::texts({"P02"}));
    sample.edit("group study.sotto remove Round");
    CHECK(sample.run("group study.sotto").data["groups"].items().size() == 2);
    CHECK(sample.run("sources study.sotto").data["sources"].items().size() == 2);
}

TEST_CASE("groups of two kinds may share a name; then the kind must be said") {
    SampleStudy sample;
    sample.edit("group study.sotto add Both P01 --of source");
    sample.edit("group study.sotto add Both P01 --of participant");
    refused(sample, {"group", "study.sotto", "add", "Both", "P02"});
    refused(sample, {"group", "study.sotto", "remove", "Both"});
    sample.edit("group study.sotto remove Both --of source");
    CHECK(sample.run("group study.sotto").data["groups"].items()[0]["of"].text() == "participant");
    refused(sample, {"group", "study.sotto", "add", "Both", "P09"});
    refused(sample, {"group", "study.sotto", "add", " "});
    refused(sample, {"group", "study.sotto", "remove", "Nothing"});
    refused(sample, {"group", "study.sotto", "list", "Nothing"});
    refused(sample, {"group", "study.sotto", "remove", "Both", "P02", "--of", "code"});
}

TEST_CASE("a finding lists what speaks for and against it, by kind of source") {
    SampleStudy sample;
    sample.run("import study.sotto transcripts/P03.txt --kind focus-group");
    sample.run("code study.sotto P02 5:20 Training");
    sample.run("code study.sotto P03 5:20 Training");
    const auto one = sample.coding("P01", 89, 142, "Training");
    const auto two = sample.coding("P02", 5, 20, "Training");
    const auto three = sample.coding("P03", 5, 20, "Training");
    auto outcome = sample.edit(
        {"finding", "study.sotto", "write", "--claim", "Training helps", "--for", one, "--against", three});
    CHECK(outcome.data["findings"].items()[0]["number"].integer() == 1);
    sample.edit({"finding", "study.sotto", "link", "1", "--for", two});
    auto finding = findings(sample)[0];
    CHECK(finding["for"].items().size() == 2);
    REQUIRE(finding["kinds"].items().size() == 2);
    CHECK(finding["kinds"].items()[0].to_json() == R"({"kind":"interview","for":2,"against":0,"sources":2})");
    CHECK(finding["kinds"].items()[1].to_json() ==
          R"({"kind":"focus-group","for":0,"against":1,"sources":1})");

    sample.edit({"finding", "study.sotto", "link", finding["id"].text(), "--against", two});
    CHECK(findings(sample)[0]["against"].items().size() == 2);
    CHECK(findings(sample)[0]["for"].items().size() == 1);
    CHECK_FALSE(
        sample.run({"finding", "study.sotto", "link", "1", "--against", two}).data["changed"].truth());
    CHECK_FALSE(sample.run({"finding", "study.sotto", "unlink", "1", "--for", two}).data["changed"].truth());
    sample.edit({"finding", "study.sotto", "unlink", "1", "--against", two, "--for", one});
    CHECK(findings(sample)[0]["for"].items().empty());
    CHECK(findings(sample)[0]["against"].items().size() == 1);
}

TEST_CASE("findings keep their order, and are moved in it") {
    SampleStudy sample;
    for (const auto* claim : {"A", "B", "C"})
        sample.run({"finding", "study.sotto", "write", "--claim", claim});
    sample.edit("finding study.sotto write 3 --number 1");
    CHECK(claims(sample) == std::vector<std::string>{"C", "A", "B"});
    sample.edit("finding study.sotto write --claim D --number 2");
    CHECK(claims(sample) == std::vector<std::string>{"C", "D", "A", "B"});
    sample.edit("finding study.sotto write 1 --number 99 --discussion Perhaps");
    CHECK(claims(sample) == std::vector<std::string>{"D", "A", "B", "C"});
    sample.edit("finding study.sotto remove 2");
    CHECK(claims(sample) == std::vector<std::string>{"D", "B", "C"});
    CHECK(sample.run("finding study.sotto list 3").data["findings"].items()[0]["discussion"].text() ==
          "Perhaps");
    CHECK_FALSE(sample.run("finding study.sotto write 3 --claim C").data["changed"].truth());
}

TEST_CASE("findings without a claim, on nothing, or for and against at once are refused") {
    SampleStudy sample;
    const auto id = sample.coding("P01", 89, 142, "Training");
    refused(sample, {"finding", "study.sotto", "write"});
    refused(sample, {"finding", "study.sotto", "write", "--claim", ""});
    sample.run("finding study.sotto write --claim A");
    refused(sample, {"finding", "study.sotto", "write", "1", "--claim", ""});
    refused(sample, {"finding", "study.sotto", "write", "1", "--number", "0"});
    refused(sample, {"finding", "study.sotto", "write", "2", "--claim", "x"});
    refused(sample, {"finding", "study.sotto", "link", "1"});
    refused(sample, {"finding", "study.sotto", "link", "--for", id});
    refused(sample, {"finding", "study.sotto", "link", "1", "--for", nobody});
    refused(sample, {"finding", "study.sotto", "link", "1", "--for", id, "--against", id});
    refused(sample, {"finding", "study.sotto", "unlink", "1"});
    refused(sample, {"finding", "study.sotto", "remove"});
    refused(sample, {"finding", "study.sotto", "remove", "0"});
    refused(sample, {"finding", "study.sotto", "list", nobody});
}

TEST_CASE("an entry of the register is added, and its speakers are linked") {
    SampleStudy sample;
    sample.run("import study.sotto transcripts/P03.txt");
    sample.write("talk.txt", "Interviewer: One?\n\nNoy: Yes.\n\nInterviewer: Two?\n\nNoy: Two.\n");
    sample.run("import study.sotto talk.txt");
    const auto outcome = sample.edit({"participant", "study.sotto", "P09", "--name", "Noy Keola", "--alias",
                                      "Noy", "--set", "country=Lao PDR", "--set", "Age = 40"});
    CHECK(outcome.data["added"].truth());
    CHECK(outcome.data["linked"].integer() == 1);
    const auto& entry = outcome.data["entry"];
    CHECK(entry["participant"].truth());
    CHECK(entry["named"].truth());
    CHECK(entry["aliases"].integer() == 1);
    CHECK(entry["attributes"].to_json() == R"({"country":"Lao PDR","Age":"40"})");
    CHECK(sample.run("search study.sotto participant:P09").data["total"].integer() == 2);
}

TEST_CASE("an entry of the register is corrected, and what was not named stays") {
    SampleStudy sample;
    sample.edit("participant study.sotto p01 --set AGE=34 --set country= --replacement \"a teacher\"");
    auto entry = sample.run("participant study.sotto P01").data["entry"];
    CHECK(entry["attributes"].to_json() == R"({"age":"34"})");
    CHECK(entry["replacement"].text() == "a teacher");
    CHECK(entry["named"].truth());
    CHECK(entry["aliases"].integer() == 1);
    CHECK(entry["participant"].truth());
    sample.edit("participant study.sotto P01 --no-alias anita --alias Ani --alias ANI");
    CHECK(sample.run("participant study.sotto P01").data["entry"]["aliases"].integer() == 1);
    CHECK_FALSE(sample.run("participant study.sotto P01 --alias ani").data["changed"].truth());
    const auto name = commands::require_entity(sample.session().study(), "P01").name;
    refused(sample, {"participant", "study.sotto", "P01", "--name", ""});
    CHECK(sample.run("participant study.sotto P01").data["entry"]["named"].truth());
    sample.edit({"participant", "study.sotto", "P01", "--name", "", "--alias", name});
    CHECK_FALSE(sample.run("participant study.sotto P01").data["entry"]["named"].truth());
    sample.edit("participant study.sotto P03 --participant no");
    CHECK_FALSE(commands::require_entity(sample.session().study(), "P03").participant);
}

TEST_CASE("who is added is a participant only where that can be") {
    SampleStudy sample;
    const auto participant = [&](const std::string& code) {
        return commands::require_entity(sample.session().study(), code).participant;
    };
    sample.edit("participant study.sotto A1 --name Abel");
    sample.edit("participant study.sotto A2 --name Bela --participant no");
    sample.edit("participant study.sotto A3 --name Riverside --category place");
    sample.edit("participant study.sotto A4 --name Cela --set \"role=third party\"");
    CHECK(participant("A1"));
    CHECK_FALSE(participant("A2"));
    CHECK_FALSE(participant("A3"));
    CHECK_FALSE(participant("A4"));
    sample.edit("participant study.sotto A1 --category organisation");
    CHECK_FALSE(participant("A1"));
    refused(sample, {"participant", "study.sotto", "A3", "--participant", "yes"});
}

TEST_CASE("wrong entries are refused, and no message or history names anybody") {
    SampleStudy sample;
    refused(sample, {"participant", "study.sotto", "P88"});
    refused(sample, {"participant", "study.sotto", " ", "--name", "x"});
    refused(sample, {"participant", "study.sotto", "P01", "--set", "country"});
    refused(sample, {"participant", "study.sotto", "P01", "--set", "=x"});
    refused(sample, {"participant", "study.sotto", "P01", "--set", "consent=public"});
    refused(sample, {"participant", "study.sotto", "P01", "--no-alias", "Somebody"});
    refused(sample, {"participant", "study.sotto", "P01", "--alias", " "});
    refused(sample, {"participant", "study.sotto", "P01", "--category", "creature"});
    const auto outcome = sample.edit("participant study.sotto P01 --name Zelda --alias Zed");
    CHECK(outcome.data.to_json().find("Ze") == std::string::npos);
    CHECK(sample.run("log study.sotto").data.to_json().find("Ze") == std::string::npos);
    for (const auto& sentence : sample.told) CHECK(sentence.find("Ze") == std::string::npos);
    commands::Page page;
    commands::find_command("participant")->print(outcome.data, page);
    for (const auto& piece : page.pieces())
        CHECK(std::get<std::string>(piece).find("Ze") == std::string::npos);
}

TEST_CASE("words that would give somebody away, or cannot stand in brackets, are refused as a replacement") {
    SampleStudy sample;
    const auto name = commands::require_entity(sample.session().study(), "P02").name;
    refused(sample, {"participant", "study.sotto", "P01", "--replacement", "the friend of " + name});
    refused(sample, {"participant", "study.sotto", "P09", "--name", "Zelda", "--replacement", "a Zelda"});
    refused(sample, {"participant", "study.sotto", "P01", "--replacement", "[a woman]"});
    refused(sample, {"participant", "study.sotto", "P01", "--replacement", "a woman\nfrom here"});
    refused(sample, {"participant", "study.sotto", "P01", "--replacement", "ask z@example.org"});
    sample.edit("participant study.sotto P01 --replacement \"a woman\"");
    sample.edit("participant study.sotto P01 --replacement \"\"");
    CHECK(sample.told.empty());
}

TEST_CASE("a replacement that a review goes before is said to be unused") {
    SampleStudy sample;
    sample.run("review study.sotto P01 set \"a lady\"");
    sample.told.clear();
    sample.edit("participant study.sotto P01 --replacement \"a teacher\"");
    REQUIRE(sample.told.size() == 1);
    CHECK(sample.told[0].find("review") != std::string::npos);
}
