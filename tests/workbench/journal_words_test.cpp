// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/journal_words.h"
#include "commands/sample_study.h"
#include "store/study_file.h"
#include "window_test.h"
#include "workbench/words.h"

#include <wx/translation.h>

#include <catch2/catch.hpp>
#include <set>

using namespace sotto;
using tests::SampleStudy;
using tests::words_of;

namespace {

/// Runs whatever `line` may need, and takes the sentences of the journal afterwards.
class Sentences {
public:
    void take(SampleStudy& sample, const std::string& study = "study.sotto") {
        sample.session().choose(study);
        for (const auto& entry : sample.session().study().journal(0)) {
            CAPTURE(entry.command, entry.summary);
            const auto known = workbench::journal_sentence(entry.summary);
            // Another sentence of a command: it belongs into the list of journal_words.cpp.
            CHECK(known.has_value());
            if (known) written_.insert(known->one);
        }
    }
    [[nodiscard]] const std::set<std::string>& written() const { return written_; }

private:
    std::set<std::string> written_;
};

/// The holes of a sentence, by name.
std::multiset<std::string> holes_of(const std::string& pattern) {
    std::multiset<std::string> holes;
    for (auto open = pattern.find('{'); open != std::string::npos; open = pattern.find('{', open + 1))
        holes.insert(pattern.substr(open, pattern.find('}', open) - open));
    return holes;
}

/// The window speaks it while this lives.
class Speaking {
public:
    explicit Speaking(const wxString& language) {
        if (window_test::has_display()) window_test::Windows::get();  // else wxWidgets knows no folders
        wxFileTranslationsLoader::AddCatalogLookupPathPrefix(workbench::shown(SOTTO_BINARY_DIR "/locale"));
        auto* translations = new wxTranslations;
        wxTranslations::Set(translations);  // which owns it
        translations->SetLanguage(language);
        REQUIRE(translations->AddCatalog("sotto"));
    }
    ~Speaking() { wxTranslations::Set(nullptr); }
    Speaking(const Speaking&) = delete;
    Speaking& operator=(const Speaking&) = delete;
};

}  // namespace

TEST_CASE("every sentence that a command writes into the journal is known to the window, and no other") {
    Sentences sentences;
    for (const auto& command : commands::commands()) {
        if (command.access != commands::Access::Write) continue;
        SampleStudy sample;
        for (const auto& example : command.examples) {
            CAPTURE(example.line);
            if (command.verb == "redo") sample.run("undo study.sotto");
            sample.run(example.line);
        }
        sentences.take(sample);
    }

    SampleStudy sample;
    const auto seq = [&] { return sample.session().study().journal_seq(); };
    const auto all = [&](const std::vector<std::string>& lines) {
        for (const auto& line : lines) {
            CAPTURE(line);
            const auto before = seq();
            sample.run(line);
            CHECK(seq() == before + 1);
        }
    };
    all({"import study.sotto transcripts/P03.txt", "autocode study.sotto \"sister\" --code Family",
         "new-code study.sotto Spare", "new-code study.sotto Spare/Below", "new-code study.sotto Other",
         "edit-code study.sotto Other --under Spare", "remove-code study.sotto Spare/Other",
         "remove-code study.sotto Spare Spare/Below", "code study.sotto P01 10:60 Gone/Below",
         "remove-code study.sotto Gone Gone/Below --with-codings",
         "recode study.sotto Family --coded-as Training", "off-record study.sotto P01 30:45",
         "off-record study.sotto P01 30:45 --lift"});
    all({"consent study.sotto P01 public --use quote", "consent study.sotto P01 public --withdraw",
         "consent study.sotto P02 team --also-for archive --use quote",
         "consent study.sotto P02 team --also-for archive --withdraw",
         "consent study.sotto P01 partners --also P02 --use quote",
         "consent study.sotto P01 partners --also P02 --withdraw",
         "consent study.sotto P01 public --also P02 --also-for archive --use paraphrase",
         "consent study.sotto P01 public --also P02 --also-for archive --withdraw"});
    const auto coding = sample.coding("P01", 89, 142, "Lessons/Support");
    all({"finding study.sotto write --claim \"Support matters\"",
         "finding study.sotto write 1 --discussion \"Said by all\"",
         "finding study.sotto link 1 --for " + coding, "finding study.sotto unlink 1 --for " + coding,
         "memo study.sotto write finding 1 --text Why", "finding study.sotto remove 1"});
    all({"group study.sotto add Round P01", "group study.sotto add Round P02",
         "memo study.sotto write group Round --text Why", "group study.sotto remove Round P02",
         "group study.sotto remove Round"});
    all({"memo study.sotto write code Training --text Why",
         "memo study.sotto write participant P01 --text Who",
         "memo study.sotto write source P01 --text Where",
         "memo study.sotto write coding " + coding + " --text Why",
         "memo study.sotto remove coding " + coding});
    const auto memos = sample.run("memo study.sotto list code Training").data["memos"].items();
    REQUIRE(memos.size() == 1);
    const auto passage = sample.session().study().all<study::Passage>().front().id.value;
    all({"memo study.sotto write --id " + memos.front()["id"].text() + " --text Because",
         "memo study.sotto remove --id " + memos.front()["id"].text(),
         "memo study.sotto write passage " + std::to_string(passage) + " --text Loud"});
    all({"edit-quote study.sotto --id " + coding + " --cut 100:110",
         "edit-quote study.sotto --id " + coding + " --clear"});
    all({"profile study.sotto --audience team --set person=pseudonym",
         "export study.sotto quotes.csv --audience team"});
    all({"vault study.sotto make --passphrase-file passphrase.txt",
         "vault study.sotto remove --passphrase-file passphrase.txt"});
    all({"speakers study.sotto link P02 Q P03", "new-code study.sotto \"Ana Moreau\"",
         "participant study.sotto P01 --set age=35", "erase study.sotto P01"});
    sentences.take(sample);
    SampleStudy shared;
    shared.run("share study.sotto copy.sotto");
    sentences.take(shared, "copy.sotto");

    for (const auto& sentence : workbench::journal_sentences()) {
        CAPTURE(sentence.one);
        // No command writes it any more: it goes from the list, or a line above is missing.
        CHECK(sentences.written().count(sentence.one) == 1);
    }
}

TEST_CASE("what no command writes is shown as it is kept") {
    for (const char* summary : {"", "Coded", "Coded a passage as \"Lessons", "Ganz anderes {code} %s"})
        CHECK(workbench::kept(workbench::journal_in_words(summary)) == summary);
    CHECK_FALSE(workbench::journal_sentence("Removed many sources").has_value());
}

TEST_CASE("the journal speaks the language of the window, and leaves names of the study as they are") {
    const Speaking french("fr");
    const auto words = [](const std::string& summary) {
        return workbench::kept(workbench::journal_in_words(summary));
    };
    CHECK(words("Coded a passage as \"Leçons/{count}\"") == "Passage codé «\u00a0Leçons/{count}\u00a0»");
    CHECK(words("Coded 1 passage as \"Lessons\" by query") ==
          "1 passage codé «\u00a0Lessons\u00a0» par requête");
    CHECK(words("Coded 12 passages as \"Lessons\" by query") ==
          "12 passages codés «\u00a0Lessons\u00a0» par requête");
    CHECK(words("Removed the code \"a\" with 1 coding\" with 3 codings") ==
          "Code «\u00a0a\" with 1 coding\u00a0» supprimé avec 3 codages");
    CHECK(words("Took back: Removed the memo of a coding") == "Annulé\u00a0: Mémo d’un codage supprimé");
    CHECK(words("Recorded consent of P01 for archive").find("archives") != std::string::npos);
}

TEST_CASE("a translated sentence of the journal has the holes of the English one") {
    const Speaking french("fr");
    for (const auto& sentence : workbench::journal_sentences()) {
        CAPTURE(sentence.one);
        CHECK(wxGetTranslation(sentence.one) != sentence.one);
        CHECK(holes_of(workbench::kept(wxGetTranslation(sentence.one))) == holes_of(sentence.one));
        if (sentence.many == nullptr) continue;
        const auto many = workbench::kept(wxGetTranslation(sentence.one, sentence.many, 5U));
        CHECK(holes_of(many) == holes_of(sentence.many));
    }
}
