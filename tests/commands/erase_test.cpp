// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/files.h"
#include "commands/sample_study.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cctype>
#include <cstdlib>
#include <map>

using namespace sotto;
using tests::SampleStudy;

namespace {

namespace fs = std::filesystem;

/// A round in which three people and an interviewer speak.
const char* const round_table =
    "Interviewer: Welcome, Ana. And welcome, Zoë Lindqvist.\n\n"
    "Ana Moreau: The yellow ferry never waited for anybody with crutches.\n\n"
    "Zoë: My sister carried every chair 👩‍👩‍👧 up the hill. Ana Moreau did not see it.\n\n"
    "Ana Moreau: We painted seventeen signs in one night and nobody slept.\n\n"
    "Interviewer: What would you change?\n\n"
    "Zoë: The hill. Nothing but the hill.\n";

const std::vector<std::string> gone{"Ana Moreau",
                                    "Anita",
                                    "ana.moreau@example.org",
                                    "The yellow ferry never waited for anybody with crutches.",
                                    "We painted seventeen signs in one night and nobody slept.",
                                    "I learned that support matters more than speeches.",
                                    "There was one day of training, and it was good training."};

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

/// The files below the folder, apart from those that the test itself wrote, that hold one of `words` in any
/// case.
std::vector<std::string> files_with(const SampleStudy& sample, const std::vector<std::string>& words) {
    std::vector<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(sample.folder())) {
        const auto name = fs::relative(entry.path(), sample.folder()).string();
        if (!entry.is_regular_file() || (!name.starts_with("study.sotto") && !name.starts_with("cache")))
            continue;
        const auto bytes = lower(base::read_file(entry.path(), std::size_t{1} << 30U));
        for (const auto& word : words) {
            if (bytes.find(lower(word)) != std::string::npos) found.push_back(name + ": " + word);
        }
    }
    return found;
}

/// The words that each coding lies on, by its GUID.
std::map<std::string, std::string> coded_words(SampleStudy& sample) {
    const auto& study = sample.session().study();
    std::map<std::string, std::string> words;
    for (const auto& coding : study.all<study::Coding>())
        words[coding.guid.text()] = study.text(coding.version).slice(coding.range);
    return words;
}

/// Codes the first place of `words` in `source`; gives its GUID.
std::string code(SampleStudy& sample, const std::string& source, const std::string& words) {
    const auto& study = sample.session().study();
    const auto text = study.text(study.current_version(study.source(source)->id).id);
    const auto at = text.utf8().find(words);
    REQUIRE(at != std::string::npos);
    const auto start = text.position_of_byte(at);
    const auto end = text.position_of_byte(at + words.size());
    return sample
        .run({"code", "study.sotto", source, std::to_string(start) + ":" + std::to_string(end), "Hill"})
        .data["coding"]["id"]
        .text();
}

/// The sample with a round table, notes on everything, an import of before that was taken back, and backups.
void make_history(SampleStudy& sample) {
    sample.write("transcripts/round.txt", round_table);
    sample.run("import study.sotto transcripts/round.txt");
    sample.run("speakers study.sotto link round \"Ana Moreau\" P01");
    sample.run("participant study.sotto P01 --alias \"Anouk Verhoeven\"");
    sample.run("participant study.sotto P01 --no-alias \"Anouk Verhoeven\"");
    sample.run("participant study.sotto P01 --set mail=ana.moreau@example.org");
    sample.run("memo study.sotto write participant P01 --text \"Anita was nervous at first.\"");
    sample.run(
        "new-code study.sotto \"What Ana Moreau said\" --example \"She said: The yellow ferry never waited "
        "for anybody with crutches. Twice.\"");
    sample.run("memo study.sotto write study --text \"Ana Moreau will send photographs.\"");
    sample.write("transcripts/P01-second.txt",
                 "P01: My neighbour Anita still mends the nets by lamplight.\n");
    sample.run("import study.sotto transcripts/P01-second.txt");
    sample.run("remove-source study.sotto P01-second");
    sample.run("search study.sotto ferry");
    fs::create_directory(sample.folder() / "study.sotto-backups");
    sample.session().choose("other");  // closed, so that the copy is whole
    fs::copy_file(sample.folder() / "study.sotto",
                  sample.folder() / "study.sotto-backups/study-20300105103000-4.sotto");
    sample.session().choose("study.sotto");
}

}  // namespace

TEST_CASE("who is erased is in no file of the study any more, in no form") {
    SampleStudy sample;
    make_history(sample);
    auto before = files_with(sample, gone);
    for (const auto& word : gone) {
        CAPTURE(word);
        CHECK(std::any_of(before.begin(), before.end(),
                          [&](const std::string& found) { return found.ends_with(word); }));
    }
    const auto dump = sample.dump();
    const auto would = sample.run("erase study.sotto P01 --dry-run");
    CHECK(sample.dump() == dump);
    CHECK(files_with(sample, gone) == before);

    const auto outcome = sample.run("erase study.sotto P01");
    CHECK(outcome.exit_code == 0);
    auto words = gone;
    for (const char* more : {"Anouk", "Verhoeven", "Moreau", "lamplight", "seventeen", "crutches",
                             "nervous at first", "photographs of"})
        words.emplace_back(more);
    CHECK(files_with(sample, words).empty());
    CHECK(sample.run("verify study.sotto").exit_code == 0);

    const auto& removed = outcome.data["removed"];
    CHECK(removed["sources"].integer() == 1);
    CHECK(removed["cut_sources"].integer() == 1);
    CHECK(removed["turns"].integer() == 5);
    CHECK(removed["names"].integer() == 2);
    CHECK(removed["backups"].integer() == 1);
    CHECK(removed["sentences"].integer() == 1);  // the code that was called after them
    for (const char* same : {"sources", "turns", "names", "codings", "memos", "notes", "images", "files"})
        CHECK(would.data["removed"][same].integer() == removed[same].integer());
    CHECK(outcome.data["scanned"]["files"].integer() > 1);

    // The history is whole and says what happened; undo ends here.
    const auto log = sample.run("log study.sotto --last 1").data["edits"].items()[0];
    CHECK(log["summary"].text().find("cannot be undone") != std::string::npos);
    CHECK_THROWS_AS(sample.run("undo study.sotto"), base::Error);
    CHECK(sample.run("verify study.sotto").exit_code == 0);
    CHECK(sample.run("search study.sotto ferry").data["total"].integer() == 0);
    CHECK(sample.run("search study.sotto chair").data["total"].integer() == 1);
}

TEST_CASE("what others said keeps its words, its codes and its place when somebody is erased") {
    SampleStudy sample;
    make_history(sample);
    const auto chairs = code(sample, "round", "carried every chair 👩‍👩‍👧 up");
    const auto hill = code(sample, "round", "Nothing but the hill.");
    const auto across =
        code(sample, "round",
             "My sister carried every chair 👩‍👩‍👧 up the hill. Ana Moreau did not see it.\n\n"
             "Ana Moreau: We painted seventeen signs in one night and nobody slept.\n\n"
             "Interviewer: What would");
    const auto theirs = code(sample, "round", "seventeen signs");
    const auto elsewhere = code(sample, "P02", "stayed for nine years");
    sample.run("off-record study.sotto round 115:130");
    const auto off_record = sample.session().study().all<study::OffRecordSpan>().size();
    const auto before = coded_words(sample);

    sample.run("erase study.sotto P01");
    const auto after = coded_words(sample);
    for (const auto& guid : {chairs, hill, elsewhere}) CHECK(after.at(guid) == before.at(guid));
    CHECK_FALSE(after.contains(theirs));
    CHECK(after.at(across) ==
          "My sister carried every chair 👩‍👩‍👧 up the hill. […] did not see "
          "it.\n\n[…]\n\nInterviewer: "
          "What would");
    const auto& study = sample.session().study();
    const auto source = *study.source("round");
    CHECK(study.text(study.current_version(source.id).id).utf8() ==
          "Interviewer: Welcome, […]. And welcome, Zoë Lindqvist.\n\n[…]\n\n"
          "Zoë: My sister carried every chair 👩‍👩‍👧 up the hill. […] did not see "
          "it.\n\n[…]\n\n"
          "Interviewer: What would you change?\n\nZoë: The hill. Nothing but the hill.");
    CHECK(study.passages(source.id).size() == 6);
    CHECK(study.all<study::OffRecordSpan>().size() == off_record);

    // The code stays, with nothing to it and consent withdrawn; the others in the register are as they were.
    const auto entity = *study.entity("P01");
    CHECK(entity.name.empty());
    CHECK_FALSE(entity.participant);
    for (const auto audience : {study::Audience::Team, study::Audience::Public, study::Audience::Archive})
        CHECK(study::consent_in_force(study.all<study::Consent>(), entity.id, audience).withdrawn);
    CHECK(study.entity("P02")->name == "Kham Phetsavong");
    CHECK(study.entity("ORG1")->name == "Riverbank Voices");
    CHECK_FALSE(study.source("P01").has_value());
    CHECK(study.source("P02").has_value());
}

TEST_CASE("the index of another desk forgets who was erased as soon as it is asked for anything") {
    SampleStudy sample;
    make_history(sample);
    const auto at_desk = [&](const char* cache, const std::string& line) {
        ::setenv("XDG_CACHE_HOME", (sample.folder() / cache).c_str(), 1);
        sample.session().choose("none");  // opened anew
        return sample.run(line);
    };
    CHECK(at_desk("cache-elsewhere", "search study.sotto crutches").data["total"].integer() == 1);
    at_desk("cache", "erase study.sotto P01");
    sample.run("code study.sotto P02 0:10 Later");
    CHECK_FALSE(files_with(sample, {"crutches"}).empty());
    CHECK(at_desk("cache-elsewhere", "search study.sotto neighbour").data["total"].integer() == 1);
    CHECK(files_with(sample, {"crutches", "moreau", "lamplight"}).empty());
    CHECK(sample.run("verify study.sotto").exit_code == 0);
}

TEST_CASE("erasing once more clears the files again and changes nothing, and others can go too") {
    SampleStudy sample;
    make_history(sample);
    sample.run("erase study.sotto P01");
    const auto dump = sample.dump();
    const auto again = sample.run("erase study.sotto P01");
    CHECK(again.exit_code == 0);
    CHECK(sample.dump() == dump);
    CHECK(again.data["removed"]["images"].integer() == 0);
    CHECK(sample.run("erase study.sotto P02").exit_code == 0);
    CHECK(files_with(sample, {"Kham", "Phetsavong", "By accident, truly", "someone@example.org"}).empty());
    CHECK(sample.run("verify study.sotto").exit_code == 0);
    sample.run("import study.sotto speech.txt");
    CHECK(sample.run("verify study.sotto").exit_code == 0);
    CHECK(sample.run("undo study.sotto").data["edits"].items().size() == 1);
}

TEST_CASE("a decision on words that only they said goes with them, one on words of others stays") {
    SampleStudy sample;
    sample.write("transcripts/P03.txt", "Interviewer: Hello.\n\nP03: Write to me: third@example.org.\n");
    sample.run("import study.sotto transcripts/P03.txt");
    sample.run("review study.sotto email:someone@example.org reject");
    sample.run("review study.sotto email:third@example.org reject");
    REQUIRE(sample.session().study().count<study::IdentifierDecision>() == 2);
    const auto outcome = sample.run("erase study.sotto P02");
    CHECK(outcome.data["removed"]["decisions"].integer() == 1);
    CHECK(files_with(sample, {"someone@example"}).empty());
    CHECK(sample.session().study().all<study::IdentifierDecision>()[0].entity_key.find("third") !=
          std::string::npos);
}

TEST_CASE("a decision on what was only perhaps a name goes with whoever said it") {
    SampleStudy sample;
    sample.write("perhaps.txt",
                 "Interviewer: Who was there?\n\n"
                 "P02: My husband gareth was there, and mrs pennyfeather with the boys.\n");
    sample.run("import study.sotto perhaps.txt --language en");
    sample.run("review study.sotto person:gareth reject");
    REQUIRE(sample.session().study().count<study::IdentifierDecision>() == 1);
    CHECK(sample.run("erase study.sotto P02").data["removed"]["decisions"].integer() == 1);
    CHECK(files_with(sample, {"gareth"}).empty());
}

TEST_CASE("an interview goes with what stands above it, field notes and meetings stay without the turns") {
    SampleStudy sample;
    const std::string text =
        "Held at the ferry house, notes by the team.\n\nInterviewer: Hello.\n\nP03: Nobody slept in the "
        "ferry "
        "house that year.\n\nInterviewer: And then?\n\nP03: Then we sang.\n";
    sample.write("P03-talk.txt", text);
    sample.write("P03-notes.txt", "Seen by the team.\n\n" + text);
    sample.run("import study.sotto P03-talk.txt --kind interview");
    sample.run("import study.sotto P03-notes.txt --kind field-note");
    sample.run("register study.sotto register.csv");
    const auto removed = sample.run("erase study.sotto P03").data["removed"];
    CHECK(removed["sources"].integer() == 1);
    CHECK(removed["cut_sources"].integer() == 1);
    const auto& study = sample.session().study();
    CHECK_FALSE(study.source("P03-talk").has_value());
    const auto notes = *study.source("P03-notes");
    CHECK(study.text(study.current_version(notes.id).id).utf8() ==
          "Seen by the team.\n\nHeld at the ferry house, notes by the team.\n\nInterviewer: "
          "Hello.\n\n[…]\n\nInterviewer: And then?\n\n[…]");
}

TEST_CASE("an interview goes with its respondent also where the interviewer is in the register") {
    SampleStudy sample;
    sample.write("staff.csv", "code,name,category,role,consent\nS01,Helen Prior,person,staff,public\n");
    sample.write("talk.txt", "HELEN: Where were you born?\n\nP02: Up the river.\n");
    sample.run("import study.sotto talk.txt --language en");
    sample.run("register study.sotto staff.csv");
    sample.run("speakers study.sotto link talk HELEN S01");
    sample.run("erase study.sotto P02");
    CHECK_FALSE(sample.session().study().source("talk").has_value());
}

TEST_CASE("only persons of the register can be erased") {
    SampleStudy sample;
    const auto dump = sample.dump();
    CHECK_THROWS_AS(sample.run("erase study.sotto ORG1"), base::Error);
    CHECK_THROWS_AS(sample.run("erase study.sotto P99"), base::Error);
    CHECK(sample.dump() == dump);
}
