// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/sample_study.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

using namespace sotto;
using tests::SampleStudy;

TEST_CASE("what is exported is entered into the ledger, and undo does not touch it") {
    SampleStudy sample;
    CHECK(sample.run("release study.sotto").data["releases"].items().empty());
    const auto seq = sample.session().study().journal_seq();
    const auto exported =
        sample.run("export study.sotto quotes.csv --audience team --show country --k 1 --policy pseudonym");
    REQUIRE(exported.exit_code == 0);
    CHECK(exported.data["release"]["number"].integer() == 1);
    CHECK(sample.session().study().journal_seq() == seq);

    const auto releases = sample.run("release study.sotto list").data["releases"];
    REQUIRE(releases.items().size() == 1);
    const auto& release = releases.items()[0];
    CHECK(release["id"] == exported.data["release"]["id"]);
    CHECK(release["sha256"] == exported.data["release"]["sha256"]);
    CHECK(release["researcher"].text() == "Tester");
    CHECK(release["audience"].text() == "team");
    CHECK(release["policy"].text() == "pseudonym");
    CHECK(release["shown"].items() == std::vector<commands::Value>{"country"});
    CHECK(release["k"].integer() == 1);
    CHECK(release["file"].text() == "quotes.csv");
    CHECK(release["bytes"].integer() == static_cast<std::int64_t>(sample.read("quotes.csv").size()));
    CHECK(release["excerpts"].integer() == exported.data["excerpts"].integer());
    CHECK(release["withheld"].integer() ==
          static_cast<std::int64_t>(exported.data["withheld"].items().size()));
    CHECK(release["codings"].items().size() == static_cast<std::size_t>(release["excerpts"].integer()));
    CHECK(release["seq"].integer() == seq);
    CHECK(release["risk"]["k"] == exported.data["k"]);
    CHECK(release["recipe"].to_json().find("pseudonym") != std::string::npos);

    sample.run("undo study.sotto 9");
    CHECK(sample.run("release study.sotto").data["releases"] == releases);
    CHECK(sample.run("redo study.sotto 9").data["edits"].items().size() == 4);
    CHECK(sample.run("verify study.sotto").exit_code == 0);
}

TEST_CASE("neither a preview nor a refused export is a release") {
    SampleStudy sample;
    CHECK(sample.run("export study.sotto --audience public --preview").data["release"].is_null());
    CHECK(sample.run("export study.sotto out.csv --audience public --show age,country --k 9").exit_code == 1);
    CHECK(sample.run("release study.sotto").data["releases"].items().empty());
}

TEST_CASE("a file is a release, is one that was changed, or never left this study") {
    SampleStudy sample;
    sample.run("export study.sotto quotes.html --audience team");
    sample.write("copy.html", sample.read("quotes.html"));
    for (const char* line :
         {"verify-release study.sotto quotes.html", "release study.sotto verify copy.html"}) {
        const auto known = sample.run(line);
        CHECK(known.exit_code == 0);
        CHECK(known.data["verdict"].text() == "unchanged");
        CHECK(known.data["releases"].items().size() == 1);
    }
    sample.write("quotes.html", sample.read("quotes.html") + " ");
    const auto changed = sample.run("verify-release study.sotto quotes.html");
    CHECK(changed.exit_code == 1);
    CHECK(changed.data["verdict"].text() == "changed");
    const auto unknown = sample.run("verify-release study.sotto register.csv");
    CHECK(unknown.exit_code == 1);
    CHECK(unknown.data["verdict"].text() == "unknown");
    CHECK(unknown.data["releases"].items().empty());
    CHECK_THROWS_AS(sample.run("verify-release study.sotto none.html"), base::Error);
    CHECK_THROWS_AS(sample.run("verify-release study.sotto transcripts"), base::Error);
    CHECK_THROWS_AS(sample.run("release study.sotto verify"), base::Error);
    CHECK_THROWS_AS(sample.run("release study.sotto list quotes.html"), base::Error);
}

TEST_CASE("the same recipe on the same study gives the same bytes, in every format that is written") {
    SampleStudy sample;
    std::vector<std::string> endings;
    for (const auto& format : sample.run("formats").data["formats"].items()) {
        if (format["writes"].truth()) endings.push_back(format["extensions"].items().front().text());
    }
    REQUIRE(endings.size() >= 6);
    const auto export_all = [&](const std::string& name) {
        for (const auto& ending : endings) {
            CAPTURE(ending);
            const auto file = name + "." + ending;
            CHECK(sample.run({"export", "study.sotto", file, "--audience", "team", "--recipe", "team.json"})
                      .exit_code == 0);
        }
    };
    export_all("first");
    // Times in archives count in steps of two seconds.
    std::this_thread::sleep_for(std::chrono::milliseconds(2100));
    export_all("second");
    for (const auto& ending : endings) {
        CAPTURE(ending);
        CHECK(sample.read("first." + ending) == sample.read("second." + ending));
        CHECK_FALSE(sample.read("first." + ending).empty());
    }
}

TEST_CASE("a recipe that named somebody who was erased is gone from the ledger, the release is not") {
    SampleStudy sample;
    sample.run("code study.sotto P02 25:60 Lessons/Support");
    sample.run(
        {"export", "study.sotto", "quotes.csv", "--audience", "team", "--title", "With Kham Phetsavong"});
    REQUIRE(sample.run("release study.sotto").data["releases"].items()[0]["recipe"].to_json().find("Kham") !=
            std::string::npos);
    CHECK(sample.run("erase study.sotto P02").exit_code == 0);
    const auto release = sample.run("release study.sotto").data["releases"].items()[0];
    CHECK(release["recipe"].is_null());
    CHECK(release["file"].text() == "quotes.csv");
    CHECK(sample.run("verify study.sotto").exit_code == 0);
}
