// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/sample_study.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace sotto;
using tests::SampleStudy;

namespace {

/// Codes everything that P01 and P02 say.
void code_all(SampleStudy& sample) {
    sample.run("autocode study.sotto \"speaker:P01 OR speaker:P02\" --code All --unit passage");
}

std::set<std::string> reasons(const commands::Outcome& outcome) {
    std::set<std::string> reasons;
    for (const auto& quote : outcome.data["withheld"].items()) {
        CHECK_FALSE(quote["quote"].text().empty());
        reasons.insert(quote["reason"].text());
    }
    return reasons;
}

}  // namespace

TEST_CASE("an export holds what may be quoted, without names") {
    SampleStudy sample;
    code_all(sample);
    const auto outcome = sample.run("export study.sotto out.html --code All");
    REQUIRE(outcome.exit_code == 0);
    CHECK(outcome.data["written"].text() == "out.html");
    CHECK(outcome.data["excerpts"].integer() == 3);
    CHECK(outcome.data["withheld"].items().size() == 3);
    CHECK(reasons(outcome).size() == 1);
    const auto bytes = sample.read("out.html");
    CHECK(bytes.find("support matters more than speeches") != std::string::npos);
    for (const auto* leak : {"Ana", "Moreau", "someone@example.org", "P02.txt", "lonely"}) {
        CAPTURE(leak);
        CHECK(bytes.find(leak) == std::string::npos);
    }
    CHECK(outcome.data["replaced"]["person"].integer() >= 1);
}

TEST_CASE("what is withheld is told by reason with its sources, and one by one when asked for") {
    SampleStudy sample;
    code_all(sample);
    const auto lines = [&](const std::string& options) {
        const auto outcome = sample.run("export study.sotto out.csv --code All" + options);
        CHECK(outcome.data["withheld"].items().size() == 3);
        commands::Page page;
        commands::find_command("export")->print(outcome.data, page);
        std::string all;
        for (const auto& piece : page.pieces()) all += std::get<std::string>(piece) + "\n";
        return all;
    };
    const auto grouped = lines("");
    CHECK(grouped.find("withheld 3: P02 has not agreed") != std::string::npos);
    CHECK(grouped.find("    in P02 (3)\n") != std::string::npos);
    CHECK(grouped.find("P02 30:") == std::string::npos);
    const auto each = lines(" --verbose");
    CHECK(each.find("withheld 3: P02 has not agreed") != std::string::npos);
    CHECK(std::count(each.begin(), each.end(), '\n') == std::count(grouped.begin(), grouped.end(), '\n') + 2);
}

TEST_CASE("themes stand in an export as they stand in the codebook") {
    SampleStudy sample;
    sample.run("new-code study.sotto Zeal");
    sample.run("new-code study.sotto Alarm");
    sample.run("new-code study.sotto Middle --before Alarm");
    // Coded, and found in the source, in another order than that of the codebook: Zeal, Middle, Alarm.
    sample.run("code study.sotto P01 280:300 Alarm");
    sample.run("code study.sotto P01 310:330 Zeal");
    sample.run("code study.sotto P01 340:360 Middle");
    REQUIRE(sample.run("export study.sotto out.md").exit_code == 0);
    const auto bytes = sample.read("out.md");
    std::vector<std::size_t> places;
    for (const auto* heading : {"# Lessons/Support", "# Zeal", "# Middle", "# Alarm"}) {
        places.push_back(bytes.find(heading));
        CAPTURE(heading);
        CHECK(places.back() != std::string::npos);
    }
    CHECK(std::is_sorted(places.begin(), places.end()));
    // One quote under two codes is under the first of the codebook, and names both in its order.
    CHECK(bytes.find("# Training") == std::string::npos);
    REQUIRE(sample.run("edit-code study.sotto Training --before Lessons").exit_code == 0);
    REQUIRE(sample.run("export study.sotto out.json").exit_code == 0);
    CHECK(sample.read("out.json").find(R"("Training")") <
          sample.read("out.json").find(R"("Lessons/Support")"));
}

TEST_CASE("an export speaks the language that is asked for, and quotes keep theirs") {
    SampleStudy sample;
    sample.write("transcripts/P04.txt",
                 "Q : Et après ?\n\nP01 : Écrivez à quelquun@example.org, ou à mon amie Ana Moreau.\n");
    sample.run("import study.sotto transcripts/P04.txt --language fr");
    sample.run("code study.sotto P01 280:300 Training");
    sample.run("autocode study.sotto Écrivez --code Training --unit passage");
    const auto written = [&](const std::string& options) {
        REQUIRE(sample.run("export study.sotto out.md --audience team" + options).exit_code == 0);
        return sample.read("out.md");
    };
    const auto english = written("");
    CHECK(english.find("# Excerpts") != std::string::npos);
    CHECK(english.find("One respondent") != std::string::npos);
    CHECK(english.find("[adresse électronique]") != std::string::npos);
    CHECK(english.find("[e-mail address]") == std::string::npos);
    const auto french = written(" --language fr");
    CHECK(french.find("# Extraits") != std::string::npos);
    CHECK(french.find("Une personne interrogée") != std::string::npos);
    CHECK(french.find("Pseudonymisé") != std::string::npos);
    CHECK(french.find("One respondent") == std::string::npos);
    CHECK_THROWS_AS(sample.run("export study.sotto out.md --language tlh"), base::Error);
}

TEST_CASE("consent that is withdrawn takes quotes out of exports") {
    SampleStudy sample;
    code_all(sample);
    sample.run("consent study.sotto P01 public --withdraw");
    const auto outcome = sample.run("export study.sotto out.csv --code All");
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.data["written"].is_null());
    CHECK(outcome.data["withheld"].items().size() == 6);
    CHECK_FALSE(sample.has("out.csv"));
}

TEST_CASE("words off the record never leave") {
    SampleStudy sample;
    code_all(sample);
    const auto hit = sample.run("search study.sotto \"\\\"my sister's help\\\"\"").data["hits"].items().at(0);
    const auto match = hit["matches"].items().at(0);
    sample.run("off-record study.sotto P01 " + match.items()[0].text() + ":" + match.items()[1].text());
    REQUIRE(sample.run("export study.sotto out.csv --code All").exit_code == 0);
    CHECK(sample.read("out.csv").find("sister") == std::string::npos);
    sample.run("off-record study.sotto P01 " + match.items()[0].text() + ":" + match.items()[1].text() +
               " --lift");
    sample.run("export study.sotto out.csv --code All");
    CHECK(sample.read("out.csv").find("sister") != std::string::npos);
}

TEST_CASE("attributes that single somebody out stop an export and leave no file") {
    SampleStudy sample;
    code_all(sample);
    const auto outcome =
        sample.run("export study.sotto out.csv --code All --audience team --show country,age --k 2");
    CHECK(outcome.exit_code == 1);
    CHECK_FALSE(sample.has("out.csv"));
    CHECK(outcome.data["k"].integer() == 1);
    CHECK_FALSE(outcome.data["unsafe"].items().empty());
    CHECK_FALSE(outcome.data["suggestion"].members().empty());
    CHECK(sample.run("risk study.sotto --audience team --show country,age --k 2").exit_code == 1);
    CHECK(sample.run("risk study.sotto --audience team --show country --k 1").exit_code == 0);
}

TEST_CASE("an older file stays as it was when an export is refused") {
    SampleStudy sample;
    code_all(sample);
    sample.write("out.csv", "old");
    sample.run("export study.sotto out.csv --code All --audience team --show age --k 2");
    CHECK(sample.read("out.csv") == "old");
}

TEST_CASE("wrong exports are refused before any work") {
    SampleStudy sample;
    CHECK_THROWS_AS(sample.run("export study.sotto out.exe"), base::Error);
    CHECK_THROWS_AS(sample.run("export study.sotto out"), base::Error);
    CHECK_THROWS_AS(sample.run("export study.sotto out.csv --show shoe"), base::Error);
    CHECK_THROWS_AS(sample.run("export study.sotto out.csv --k 0"), base::Error);
    CHECK_THROWS_AS(sample.run("export study.sotto out.csv --query zyzzyva"), base::Error);
    CHECK_FALSE(sample.has("out.csv"));
}

TEST_CASE("a recipe makes the same bytes again") {
    SampleStudy sample;
    code_all(sample);
    sample.run(
        "export study.sotto one.html --code All --audience team --policy pseudonym --title Support --recipe "
        "r.json");
    REQUIRE(sample.has("r.json"));
    sample.run("export study.sotto two.html --recipe r.json");
    CHECK(sample.read("one.html") == sample.read("two.html"));
    sample.run("export study.sotto three.html --code All --recipe r.json");
    CHECK(sample.read("one.html") == sample.read("three.html"));
    CHECK_THROWS_AS(sample.run("export study.sotto four.html --audience public --recipe r.json"),
                    base::Error);
    sample.write("no.json", "{\"schema\":\"other/1\"}");
    CHECK_THROWS_AS(sample.run("export study.sotto four.html --recipe no.json"), base::Error);
    sample.write("no.json", "[");
    CHECK_THROWS_AS(sample.run("export study.sotto four.html --recipe no.json"), base::Error);
}

TEST_CASE("what a researcher decided on an identifier holds everywhere") {
    SampleStudy sample;
    code_all(sample);
    const auto count = [&](const std::string& status) {
        std::int64_t found = 0;
        for (const auto& finding : sample.run("identifiers study.sotto").data["findings"].items()) {
            if (finding["status"].text() == status) ++found;
        }
        return found;
    };
    CHECK(count("set") == 0);
    CHECK(sample.run("review study.sotto P01 set \"a friend\"").data["changed"].integer() == 1);
    CHECK(sample.run("review study.sotto P01 set \"a friend\"").data["changed"].integer() == 0);
    CHECK(count("set") >= 1);
    sample.run("export study.sotto out.html --code All");
    CHECK(sample.read("out.html").find("[a friend]") != std::string::npos);

    sample.run("review study.sotto someone@example.org reject");
    CHECK(count("rejected") == 1);
    CHECK_THROWS_AS(sample.run("review study.sotto Nothing accept"), base::Error);
    CHECK_THROWS_AS(sample.run("review study.sotto P01 set"), base::Error);
}

TEST_CASE("what is only perhaps a name is decided on like anything else") {
    SampleStudy sample;
    sample.write("perhaps.txt",
                 "Interviewer: Who was there?\n\n"
                 "P01: My husband gareth was there, and mrs pennyfeather with the boys.\n");
    sample.run("import study.sotto perhaps.txt --language en");
    std::string entity;
    for (const auto& finding : sample.run("identifiers study.sotto --possible").data["findings"].items()) {
        if (finding["text"].text() == "gareth") entity = finding["entity"].text();
    }
    REQUIRE(entity == "person:gareth");
    CHECK(sample.edit("review study.sotto person:gareth accept").data["changed"].integer() == 1);
    std::string status;
    for (const auto& finding : sample.run("identifiers study.sotto").data["findings"].items()) {
        if (finding["entity"].text() == entity) status = finding["status"].text();
    }
    CHECK(status == "accepted");
}

TEST_CASE("a file that is there is replaced with a word, a study or an imported file never") {
    SampleStudy sample;
    sample.write("talk.md", "P01: We met at the harbour.\n");
    sample.run("import study.sotto talk.md");
    sample.write("old.md", "what was there");
    sample.write("empty.md", "");

    sample.told.clear();
    sample.run("export study.sotto empty.md --code Lessons");
    sample.run("export study.sotto new.md --code Lessons");
    CHECK(sample.told.empty());
    sample.run("export study.sotto old.md --code Lessons");
    REQUIRE(sample.told.size() == 1);
    CHECK(sample.told[0].find("old.md was there already") != std::string::npos);
    CHECK(sample.read("old.md").find("what was there") == std::string::npos);

    const auto talk = sample.read("talk.md");
    CHECK_THROWS_WITH(sample.run("export study.sotto talk.md --code Lessons"),
                      Catch::Contains("imported from"));
    CHECK_THROWS_WITH(sample.run("codebook study.sotto export talk.md"), Catch::Contains("imported from"));
    CHECK(sample.read("talk.md") == talk);
    sample.run("new other.sotto");
    const auto other = sample.read("other.sotto");
    CHECK_THROWS_WITH(sample.run("register study.sotto --export other.sotto"), Catch::Contains("is a study"));
    CHECK_THROWS_WITH(sample.run("anonymise talk.md other.sotto"), Catch::Contains("is a study"));
    CHECK(sample.read("other.sotto") == other);
}

TEST_CASE("who leaves the name of a participant in the words is told what that means") {
    SampleStudy sample;
    sample.run("review study.sotto P03 reject");
    REQUIRE_FALSE(sample.told.empty());
    CHECK(sample.told.back().find("P03 is a participant") == 0);
    sample.told.clear();
    sample.run("review study.sotto P03 accept");
    CHECK(sample.told.empty());
}

TEST_CASE("several identifiers are decided on in one edit, and exact ones without looking through texts") {
    SampleStudy sample;
    sample.write("named.csv", "code,category,consent,naming\nP01,person,public,yes\n");
    sample.run("register study.sotto named.csv");
    const auto status_of = [&](const std::string& entity) {
        for (const auto& finding : sample.run("identifiers study.sotto").data["findings"].items()) {
            if (finding["entity"].text() == entity) return finding["status"].text();
        }
        return std::string();
    };
    REQUIRE(status_of("email:someone@example.org") == "found");
    REQUIRE(status_of("register:P01") == "found");
    const auto both = sample.edit("review study.sotto email:someone@example.org reject --also P01 --exact");
    CHECK(both.data["changed"].integer() == 2);
    CHECK(status_of("email:someone@example.org") == "rejected");
    CHECK(status_of("register:P01") == "rejected");
    CHECK(sample.run("review study.sotto someone@example.org accept --also P01").data["changed"].integer() ==
          2);
    CHECK(status_of("email:someone@example.org") == "accepted");
    // Of several, none is decided on when one is not known.
    CHECK_THROWS_AS(sample.run("review study.sotto P01 reject --also Nothing"), base::Error);
    CHECK(status_of("register:P01") == "accepted");
    // Words are no key: what is found by them takes a look.
    CHECK_THROWS_AS(sample.run("review study.sotto someone@example.org reject --exact"), base::Error);
}

TEST_CASE("identifiers stand where they are said to stand") {
    SampleStudy sample;
    const auto findings = sample.run("identifiers study.sotto").data["findings"].items();
    REQUIRE_FALSE(findings.empty());
    for (const auto& finding : findings) {
        const auto range = finding["start"].text() + ":" + finding["end"].text();
        CHECK(sample.run({"text", "study.sotto", finding["source"].text(), "--range", range}).data["text"] ==
              finding["text"]);
    }
}

TEST_CASE("single files are searched and protected without a study") {
    SampleStudy sample{SampleStudy::WithoutStudy()};
    sample.write("broken.docx", "PK\x03\x04 this is no package");
    const auto found = sample.run("detect speech.txt broken.docx --register register.csv");
    CHECK(found.exit_code == 3);
    std::set<std::string> words;
    for (const auto& finding : found.data["files"].items().at(0)["findings"].items())
        words.insert(finding["text"].text());
    CHECK(words.contains("Ivo Marek"));
    CHECK(words.contains("ivo@example.org"));
    CHECK(sample.run("detect speech.txt").exit_code == 0);

    const auto outcome = sample.run("anonymise speech.txt safe.html --register register.csv");
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.data["replaced"]["person"].integer() == 1);
    CHECK(sample.read("safe.html").find("Marek") == std::string::npos);
    CHECK(sample.read("safe.html").find("support the treaty") != std::string::npos);
}

TEST_CASE("a role in the attribution counts as shown") {
    SampleStudy sample;
    sample.write("roles.csv",
                 "code,name,role,consent\nP01,Ana Moreau,survivor,public\nP03,Ivo Marek,head of the "
                 "hospital,public\n");
    sample.run("register study.sotto roles.csv");
    const auto refused = sample.run("export study.sotto quotes.md --policy role --k 3");
    CHECK(refused.exit_code == 1);
    CHECK_FALSE(refused.data["unsafe"].items().empty());
    CHECK_FALSE(sample.has("quotes.md"));
    CHECK(sample.run("export study.sotto quotes.md --policy role --k 1").exit_code == 0);
}

TEST_CASE("no command writes over the study, or over what it reads") {
    SampleStudy sample;
    const auto before = sample.dump();
    for (const char* line : {"export study.sotto study.sotto", "register study.sotto --export ./study.sotto",
                             "codebook study.sotto export study.sotto", "anonymise P01.txt P01.txt",
                             "export study.sotto quotes.json --recipe quotes.json"}) {
        INFO(line);
        try {
            sample.run(line);
            FAIL("was done");
        } catch (const base::Error& error) {
            CHECK(error.blame() == base::Blame::User);
            CHECK(std::string(error.what()).find("same file") != std::string::npos);
        }
    }
    CHECK(sample.dump() == before);
}
