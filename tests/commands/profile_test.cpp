// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/sample_study.h"
#include "store/releases.h"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace sotto;
using tests::SampleStudy;

namespace {

const char* const diary = R"(Interviewer: When was it?

P01: It was on 14 March 2009 in Savannakhet, and again on 4 April 2009. Kham Phetsavong was there, I was 33 years old.

Interviewer: And the money?

P01: They gave me 300 dollars. Kham Phetsavong had said so on 21 March 2009.
)";

/// The sample with one more interview in which everything is said that a profile has a level for.
struct Told : SampleStudy {
    Told() {
        write("transcripts/D1.txt", diary);
        run("import study.sotto transcripts/D1.txt");
        run("autocode study.sotto \"source:D1 AND speaker:P01\" --code Diary --unit passage");
    }
    std::string exported(const std::string& options = {}) {
        const auto outcome = run("export study.sotto out.txt --audience team --code Diary" + options);
        CHECK(outcome.exit_code == 0);
        return read("out.txt");
    }
    static bool has(const std::string& text, const std::string& words) {
        return text.find(words) != std::string::npos;
    }
};

std::string level(const commands::Outcome& outcome, const std::string& subject) {
    for (const auto& one : outcome.data["subjects"].items()) {
        if (one["subject"].text() == subject) return one["level"].text();
    }
    return {};
}

}  // namespace

TEST_CASE("a profile is kept with the study, by audience, and undo takes it back") {
    SampleStudy sample;
    const auto changed =
        sample.edit("profile study.sotto --audience partners --set place=generalise:2 --set age=role");
    CHECK(changed.data["changed"].truth());
    CHECK(level(sample.run("profile study.sotto --audience partners"), "place") == "generalise:2");
    CHECK(level(sample.run("profile study.sotto --audience public"), "place") == "generalise:3");
    sample.run("profile study.sotto --audience partners --reset place");
    CHECK(level(sample.run("profile study.sotto --audience partners"), "place") == "generalise:3");
    CHECK(level(sample.run("profile study.sotto --audience partners"), "age") == "role");
    CHECK_FALSE(sample.run("profile study.sotto --audience partners --reset place").data["changed"].truth());
}

TEST_CASE("a profile goes into a file and comes back from it") {
    SampleStudy sample;
    sample.run("profile study.sotto --set date=shift:70 --set pseudonyms=names --save mine.json");
    CHECK(sample.read("mine.json").find("\"shift:70\"") != std::string::npos);
    sample.run("profile study.sotto --audience archive --load mine.json");
    CHECK(level(sample.run("profile study.sotto --audience archive"), "date") == "shift:70");
    CHECK(level(sample.run("profile study.sotto --audience archive"), "pseudonyms") == "names");
}

TEST_CASE("a file that is no profile, or asks for what there is not, is refused in one sentence") {
    SampleStudy sample;
    sample.write("a.json", "{}");
    sample.write("b.json", R"({"schema":"audience-profile/1","levels":{"person":"keep"}})");
    sample.write("c.json", "no json");
    for (const std::string file : {"a.json", "b.json", "c.json", "missing.json"}) {
        CAPTURE(file);
        CHECK_THROWS_AS(sample.run("profile study.sotto --load " + file), base::Error);
    }
    CHECK_THROWS_AS(sample.run("profile study.sotto --set place"), base::Error);
    CHECK_THROWS_AS(sample.run("profile study.sotto --set contact=keep"), base::Error);
}

TEST_CASE("an export makes of identifiers what the profile of its audience says, and the ledger keeps it") {
    Told study;
    const auto before = study.exported();
    CHECK(Told::has(before, "[a place in Laos]"));
    CHECK(Told::has(before, "[2009]"));
    CHECK(Told::has(before, "300 dollars"));
    study.run(
        "profile study.sotto --audience team --set place=generalise:4 --set date=generalise:3 "
        "--set amount=generalise:1");
    const auto after = study.exported();
    CHECK(Told::has(after, "[a place in Southeast Asia]"));
    CHECK(Told::has(after, "[2000s]"));
    CHECK(Told::has(after, "[200–500 dollars]"));
    const auto releases = store::releases(study.session().study());
    REQUIRE(releases.size() == 2);
    CHECK(releases.back().risk.find("\"place\":\"generalise:4\"") != std::string::npos);
    // A file goes before what the study has, for this one export.
    study.write("none.json", R"({"schema":"audience-profile/1","levels":{"place":"role"}})");
    CHECK(Told::has(study.exported(" --profile none.json"), "in [place], and"));
}

TEST_CASE("dates that are shifted keep the days between them, and are others in another study") {
    Told study;
    study.run("profile study.sotto --audience team --set date=shift");
    const auto text = study.exported();
    // One of them may have become what another one was.
    CHECK_FALSE(Told::has(text, "on [14 March 2009] in"));
    CHECK_FALSE(Told::has(text, "again on [4 April 2009]"));
    CHECK_FALSE(Told::has(text, "said so on [21 March 2009]"));
    CHECK_FALSE(Told::has(text, "on 14 March 2009 in"));
    CHECK(study.exported() == text);
    Told other;
    other.run("profile study.sotto --audience team --set date=shift");
    Told third;
    third.run("profile study.sotto --audience team --set date=shift");
    const std::set<std::string> texts{text, other.exported(), third.exported()};
    // One in fifty-two pairs is the same by chance.
    CHECK(texts.size() >= 2);
}

TEST_CASE("a pseudonym is the same in every release, and another one when releases are not to be linked") {
    Told study;
    study.run("profile study.sotto --audience team --set person=pseudonym --set pseudonyms=names");
    const auto name_in = [](const std::string& text) {
        const auto at = text.find("2009]. [") + std::string("2009]. [").size();
        REQUIRE(at < text.size());
        return text.substr(at, text.find(']', at) - at);
    };
    const auto first = name_in(study.exported());
    CHECK_FALSE(first.empty());
    CHECK_FALSE(Told::has(first, "respondent"));
    const auto entries = study.session().study().journal_seq();
    CHECK(name_in(study.exported()) == first);
    CHECK(study.session().study().journal_seq() == entries);
    // Who comes later changes nobody's.
    study.run("participant study.sotto P09 --name \"Vilay Souk\" --set country=Laos");
    CHECK(name_in(study.exported()) == first);
    std::set<std::string> unlinked;
    for (int i = 0; i < 3; ++i) unlinked.insert(name_in(study.exported(" --unlink")));
    CHECK_FALSE(unlinked.contains(first));
    CHECK(name_in(study.exported()) == first);
}

TEST_CASE("a preview shows the pseudonyms that an export would print, and keeps nothing") {
    Told study;
    study.run("profile study.sotto --audience team --set person=pseudonym --set pseudonyms=names");
    const auto entries = study.session().study().journal_seq();
    const auto preview = study.run("export study.sotto --audience team --code Diary --preview");
    CHECK(study.session().study().journal_seq() == entries);
    const auto text = study.exported();
    CHECK(study.session().study().journal_seq() == entries + 1);
    bool met = false;
    for (const auto& block : preview.data["preview"]["blocks"].items()) {
        if (block["kind"].text() != "quote") continue;
        met = true;
        CHECK(Told::has(text, block["text"].text()));
    }
    CHECK(met);
}

TEST_CASE("under the policy pseudonym unlinked labels stand in the place of codes") {
    Told study;
    CHECK(Told::has(study.exported(" --policy pseudonym"), "P01"));
    const auto text = study.exported(" --policy pseudonym --unlink");
    CHECK_FALSE(Told::has(text, "P01"));
    CHECK_FALSE(Told::has(text, "P02"));
    CHECK(Told::has(text, "Participant "));
}

TEST_CASE("a pseudonym is no word of the corpus") {
    Told study;
    study.run("profile study.sotto --audience team --set person=pseudonym --set pseudonyms=names");
    const auto text = study.exported();
    const auto at = text.find("2009]. [") + std::string("2009]. [").size();
    const auto name = text.substr(at, text.find(']', at) - at);
    study.write("transcripts/N1.txt", "P01: " + name + " came too.\n");
    // Chosen anew by another study in which the name is said, it is not taken.
    for (const auto* file : {"P01", "P02", "P03", "D1"})
        CHECK_FALSE(Told::has(study.read(std::string("transcripts/") + file + ".txt"), name));
}

TEST_CASE("rungs are listed with whom they could mean, and review takes one of them") {
    Told study;
    const auto listed = study.run("identifiers study.sotto --source D1 --levels --k 2");
    bool met = false;
    std::string wanted;
    for (const auto& finding : listed.data["findings"].items()) {
        if (finding["text"].text() != "Savannakhet") continue;
        met = true;
        const auto& levels = finding["levels"].items();
        REQUIRE_FALSE(levels.empty());
        const auto& proposed = levels.at(static_cast<std::size_t>(finding["proposed"].integer()) - 1);
        CHECK(proposed["people"].integer() >= 2);
        wanted = proposed["words"].text();
        CHECK(proposed["reads_as"].text().find("in [" + wanted + "], and again") != std::string::npos);
        CHECK(proposed["reads_as"].text().find("Savannakhet") == std::string::npos);
    }
    REQUIRE(met);
    study.run("review study.sotto place:savannakhet set --level k --k 2");
    CHECK(Told::has(study.exported(), "[" + wanted + "]"));
    CHECK_THROWS_AS(study.run("review study.sotto place:savannakhet set --level 99"), base::Error);
    CHECK_THROWS_AS(study.run("review study.sotto place:savannakhet accept --level 1"), base::Error);
}

TEST_CASE("a file is anonymised as a profile says") {
    SampleStudy sample;
    sample.write("p.json",
                 R"({"schema":"audience-profile/1","levels":{"person":"pseudonym","contact":"remove"}})");
    sample.run("anonymise speech.txt out.txt --register register.csv --profile p.json");
    const auto text = sample.read("out.txt");
    CHECK(text.find("says [Participant ") != std::string::npos);
    CHECK(text.find("Write to […].") != std::string::npos);
}

TEST_CASE("who is the only one of a gender is not told by pronouns in silence") {
    Told study;
    study.run("participant study.sotto P01 --set gender=female");
    study.run("participant study.sotto P02 --set gender=male");
    study.run("participant study.sotto P03 --set gender=female");
    study.write("transcripts/D2.txt",
                "P01: Kham Phetsavong came, and he stayed with his wife.\n\nP03: My husband left.\n");
    study.run("import study.sotto transcripts/D2.txt");
    study.run("autocode study.sotto \"source:D2\" --code Kin --unit passage");
    const auto outcome = study.run("export study.sotto kin.txt --audience team --code Kin");
    const auto& warnings = outcome.data["warnings"].items();
    REQUIRE(warnings.size() == 1);
    CHECK(warnings.front()["participant"].text() == "P02");
    CHECK(warnings.front()["warning"].text().find("2 words") != std::string::npos);
    // Two of a gender hide each other.
    study.run("participant study.sotto P04 --name \"Bo Lindt\" --set gender=male");
    CHECK(
        study.run("export study.sotto kin.txt --audience team --code Kin").data["warnings"].items().empty());
}
