// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/files.h"
#include "commands/sample_study.h"

#include <catch2/catch.hpp>

using namespace sotto;
using tests::SampleStudy;

namespace {

std::vector<std::string> summaries(const commands::Outcome& outcome) {
    std::vector<std::string> all;
    for (const auto& edit : outcome.data["edits"].items()) all.push_back(edit["summary"].text());
    return all;
}

}  // namespace

TEST_CASE("a new study is called after its file unless it is given a title, and overwrites nothing") {
    SampleStudy sample{SampleStudy::WithoutStudy()};
    CHECK(sample.run("new valley.sotto").data["study"]["title"].text() == "valley");
    CHECK(sample.run("new other.sotto --title Voices").data["study"]["title"].text() == "Voices");
    CHECK(sample.run("sources other.sotto").data["sources"].items().empty());
    const auto bytes = sample.read("valley.sotto");
    CHECK_THROWS_AS(sample.run("new valley.sotto --title Another"), base::Error);
    CHECK_THROWS_AS(sample.run("new register.csv"), base::Error);
    CHECK(sample.read("valley.sotto") == bytes);
}

TEST_CASE("the history tells who did what, oldest first, or the newest few") {
    SampleStudy sample;
    const auto all = sample.run("log study.sotto");
    REQUIRE(all.data["edits"].items().size() == 4);
    std::int64_t seq = 0;
    for (const auto& edit : all.data["edits"].items()) {
        CHECK(edit["seq"].integer() > seq);
        seq = edit["seq"].integer();
        CHECK(edit["researcher"].text() == "Tester");
        CHECK_FALSE(edit["undone"].truth());
    }
    CHECK(all.data["edits"].items().front()["command"].text() == "source/import");
    const auto newest = sample.run("log study.sotto --last 2");
    const auto whole = summaries(all);
    CHECK(summaries(newest) == std::vector<std::string>(whole.end() - 2, whole.end()));
}

TEST_CASE("several edits are taken back and brought back at once, until another edit is made") {
    SampleStudy sample;
    const auto before = sample.dump();
    const auto undone = sample.run("undo study.sotto 2");
    CHECK(undone.data["edits"].items().size() == 2);
    CHECK(sample.run("sources study.sotto").data["sources"].items()[0]["codings"].integer() == 0);
    CHECK(sample.run("redo study.sotto 5").data["edits"].items().size() == 2);
    CHECK(sample.dump() == before);
    CHECK(sample.run("redo study.sotto").data["edits"].items().empty());

    sample.run("undo study.sotto");
    sample.run("code study.sotto P02 0:10 Other");
    CHECK(sample.run("redo study.sotto").data["edits"].items().empty());
    CHECK_THROWS_AS(sample.run("undo study.sotto 0"), base::Error);
    CHECK_THROWS_AS(sample.run({"undo", "study.sotto", "--", "-1"}), base::Error);
}

TEST_CASE("a whole study is well, and one whose index lags behind too") {
    SampleStudy sample;
    CHECK(sample.run("verify study.sotto").exit_code == 0);
    sample.run("undo study.sotto 4");
    const auto outcome = sample.run("verify study.sotto");
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.data["problems"].items().empty());
}

TEST_CASE("formats are listed with what they do, and a plugin that is none with the reason") {
    SampleStudy sample{SampleStudy::WithoutStudy()};
    sample.write("plugins/sotto-format-broken.so", "This is no library.");
    const std::string folders =
        std::string(SOTTO_BINARY_DIR "/plugins:") + (sample.folder() / "plugins").string();
    ::setenv("SOTTO_PLUGINS", folders.c_str(), 1);
    const auto outcome = sample.run("formats");
    bool word = false;
    bool pdf = false;
    for (const auto& format : outcome.data["formats"].items()) {
        word = word || (format["id"].text() == "docx" && format["reads"].truth() && format["writes"].truth());
        pdf = pdf || (format["id"].text() == "pdf" && format["reads"].truth() && !format["writes"].truth());
    }
    CHECK(word);
    CHECK(pdf);
    REQUIRE(outcome.data["not_loaded"].items().size() == 1);
    const auto& refused = outcome.data["not_loaded"].items()[0];
    CHECK(refused["file"].text().find("sotto-format-broken.so") != std::string::npos);
    CHECK_FALSE(refused["reason"].text().empty());
}

TEST_CASE("a sample study that cannot be finished leaves nothing behind") {
    SampleStudy sample(SampleStudy::WithoutStudy{});
    std::filesystem::create_directory(sample.folder() / "plan");
    sample.write("plan/study.json",
                 R"({"title": "T", "language": "en", "register": "none.csv", "codebook": "none.qdc",
                     "sources": [{"file": "missing.txt"}]})");
    CHECK_THROWS_AS(sample.run("sample made.sotto --from plan"), base::Error);
    for (const char* part : {"made.sotto", "made.sotto-wal", "made.sotto-shm", "made.sotto-lock"})
        CHECK_FALSE(sample.has(part));
}

TEST_CASE("the sample study is made as its plan says") {
    SampleStudy sample{SampleStudy::WithoutStudy()};
    const auto made = sample.run("sample riverbank.sotto").data;
    const auto plan = commands::Value::parse_json(
        base::read_file(SOTTO_SOURCE_DIR "/samples/study.json", 1U << 22U), "plan");
    const auto planned = [&](const char* what) {
        return static_cast<std::int64_t>(plan[what].items().size());
    };
    CHECK(made["sources"].integer() == planned("sources"));
    CHECK(made["off_record"].integer() == planned("off_record"));
    CHECK(made["codings"].integer() > planned("codings"));  // and those by query
    CHECK(made["codes"].integer() > 20);
    CHECK(sample.run("verify riverbank.sotto").exit_code == 0);

    // Fourteen participants; staff and people who are only talked about hide nobody.
    CHECK(sample.run("risk riverbank.sotto --audience public --show sex --k 1").data["k"].integer() == 7);
    const auto exported = sample.run("export riverbank.sotto out.csv --audience public");
    CHECK(exported.exit_code == 0);
    const auto words = sample.read("out.csv");
    CHECK(words.find("Marama Kiluva, community advocate") != std::string::npos);
    for (const auto* name : {"Okwera", "Garrity", "Hadžović", "ບຸນທັນ", "Solheim"}) {
        CAPTURE(name);
        CHECK(words.find(name) == std::string::npos);
    }
    CHECK_THROWS_AS(sample.run("sample riverbank.sotto"), base::Error);
}
