// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/sample_study.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

using namespace sotto;
using tests::SampleStudy;
using tests::words_of;

TEST_CASE("every command is one of a kind and says what it does") {
    std::set<std::string> ids;
    std::set<std::string> verbs;
    std::set<std::string> menus;
    for (const auto& command : commands::commands()) {
        CAPTURE(command.verb);
        CHECK(ids.insert(command.id).second);
        CHECK(verbs.insert(command.verb).second);
        CHECK(menus.insert(command.menu).second);
        CHECK(command.id.find('/') != std::string::npos);
        CHECK(command.menu.find('/') != std::string::npos);
        REQUIRE_FALSE(command.help.empty());
        CHECK(command.help.back() == '.');
        CHECK(command.available);
        CHECK(command.run);
        CHECK(command.print);
        CHECK(commands::find_command(command.verb) == &command);
    }
}

TEST_CASE("every parameter is one of a kind and explained") {
    for (const auto& command : commands::commands()) {
        std::set<std::string> names{"json", "quiet", "researcher", "help"};
        bool optional = false;
        for (const auto& parameter : command.parameters) {
            CAPTURE(command.verb, parameter.name);
            CHECK(names.insert(parameter.name).second);
            CHECK_FALSE(parameter.help.empty());
            CHECK((parameter.holds == commands::Parameter::Holds::Choice) == !parameter.choices.empty());
            if (parameter.kind != commands::Parameter::Kind::Positional) continue;
            // What may be left out stands behind what may not.
            CHECK_FALSE((optional && parameter.required));
            optional = optional || !parameter.required;
        }
        if (command.access != commands::Access::None) {
            REQUIRE_FALSE(command.parameters.empty());
            CHECK(command.parameters.front().holds == commands::Parameter::Holds::Study);
        }
    }
}

TEST_CASE("forms speak to people: labels are words, and help does not talk of the command line") {
    for (const auto& command : commands::commands()) {
        std::set<std::string> labels;
        CAPTURE(command.verb);
        CHECK(command.help.find('`') == std::string::npos);
        CHECK(command.help.find("--") == std::string::npos);
        for (const auto& parameter : command.parameters) {
            CAPTURE(parameter.name);
            const auto label = commands::label_of(parameter);
            CHECK(labels.insert(label).second);
            REQUIRE_FALSE(label.empty());
            CHECK((label.front() >= 'A' && label.front() <= 'Z'));
            // A name alone is no label where it is an abbreviation; add a line to parameter_labels.cpp.
            CHECK(label.size() > 1);
            CHECK(label.find('-') == std::string::npos);
            CHECK(label != parameter.name);
            CHECK(parameter.help.find('`') == std::string::npos);
            CHECK(parameter.help.find("--") == std::string::npos);
            for (const auto* word : {"OUT", "FILE", "TEXT", "CODE", "GUID", "RANGE", "SOURCE", "\"\""})
                CHECK(parameter.help.find(word) == std::string::npos);
        }
    }
    CHECK(commands::label_of_choice("focus-group") == "Focus group");
}

TEST_CASE("every command refuses politely when there is no study") {
    for (const auto& command : commands::commands()) {
        if (command.access == commands::Access::None) continue;
        CAPTURE(command.verb);
        SampleStudy sample{SampleStudy::WithoutStudy()};
        CHECK_FALSE(command.available(sample.session()));
        try {
            commands::run(command, sample.session(), {});
            FAIL("it ran");
        } catch (const base::Error& error) {
            CHECK(error.blame() == base::Blame::User);
        }
    }
}

TEST_CASE("every example of every command does what it says, and one undo takes it back") {
    for (const auto& command : commands::commands()) {
        REQUIRE_FALSE(command.examples.empty());
        SampleStudy sample;
        if (command.verb == "release" || command.verb == "verify-release")
            sample.run("export study.sotto quotes.csv --audience team");
        for (const auto& example : command.examples) {
            CAPTURE(example.line);
            CHECK_FALSE(example.says.empty());
            REQUIRE(words_of(example.line).front() == command.verb);
            if (command.verb == "redo") sample.run("undo study.sotto");
            if (command.verb == "unseal")
                sample.run("seal study.sotto study.sealed --passphrase-file passphrase.txt");
            sample.session().choose("study.sotto");
            const auto before = sample.dump();
            const auto seq = sample.session().study().journal_seq();
            const auto outcome = sample.run(example.line);
            CHECK((outcome.exit_code == 0 || (command.verb == "risk" && outcome.exit_code == 1)));

            commands::Page page;
            command.print(outcome.data, page);
            CHECK_FALSE(page.pieces().empty());

            sample.session().choose("study.sotto");
            const auto edits = sample.session().study().journal_seq() - seq;
            CHECK(edits <= 1);
            if (command.access != commands::Access::Write) CHECK(edits == 0);
            if (edits == 1 && command.verb == "vault") {
                // Not for undo to open: it goes on to the edit before.
                CHECK(sample.dump() == before);
                continue;
            }
            if (edits == 1 && command.verb == "erase") {
                // The one thing that cannot be taken back.
                CHECK_THROWS_AS(sample.run("undo study.sotto"), base::Error);
                continue;
            }
            if (edits == 1 && command.verb != "undo" && command.verb != "redo") {
                const auto after = sample.dump();
                sample.run("undo study.sotto");
                CHECK(sample.dump() == before);
                sample.run("redo study.sotto");
                CHECK(sample.dump() == after);
            }
        }
    }
}

TEST_CASE("commands that edit take back what they did even when it was nothing") {
    SampleStudy sample;
    const auto before = sample.session().study().journal_seq();
    sample.run("import study.sotto transcripts/P01.txt");
    sample.run("register study.sotto register.csv");
    CHECK(sample.session().study().journal_seq() == before);
}

TEST_CASE("names that would not stand on one line are refused, and those of files and columns are joined") {
    SampleStudy sample;
    const auto before = sample.dump();
    for (const auto& words : std::vector<std::vector<std::string>>{
             {"new-code", "study.sotto", "Two\nlines"},
             {"code", "study.sotto", "P01", "10:20", "Two\nlines"},
             {"edit-code", "study.sotto", "Training", "--name", "Two\nlines"},
             {"source", "study.sotto", "P01", "--name", "Two\nlines"},
             {"participant", "study.sotto", "P\n77", "--name", "Ann"},
             {"group", "study.sotto", "add", "Two\nlines", "P01"},
             {"new", "other.sotto", "--title", "Two\nlines"}}) {
        INFO(words[0]);
        try {
            sample.run(words);
            FAIL_CHECK("was done");
        } catch (const base::Error& error) {
            CHECK(error.blame() == base::Blame::User);
            CHECK_THAT(error.what(), Catch::Contains("one line"));
        }
    }
    sample.session().choose("study.sotto");
    CHECK(sample.dump() == before);
    CHECK(sample.run({"register", "study.sotto", "--table", "code,name\n\"P\n78\",Ann\n"}).exit_code == 3);

    sample.write("two\nlines.txt", "Words in a file of an odd name.\n");
    const auto imported = sample.run({"import", "study.sotto", "two\nlines.txt"}).data["imported"];
    CHECK(imported.items().at(0)["source"].text() == "two lines");
    sample.run({"register", "study.sotto", "--table", "code,\"Age\n(years)\"\nP01,34\n"});
    CHECK(sample.run("participant study.sotto P01").data["entry"]["attributes"]["Age (years)"].text() ==
          "34");
}
