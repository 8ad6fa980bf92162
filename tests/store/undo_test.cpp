// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "home.h"

#include <catch2/catch.hpp>
#include <random>

using namespace sotto;
using store::Edit;
using store::StudyFile;
using tests::Home;

namespace {

/// A random edit of several steps: additions, changes and removals of things that are there.
void edit_at_random(StudyFile& study, std::mt19937& random, int number) {
    const auto roll = [&](std::size_t below) {
        return std::uniform_int_distribution<std::size_t>(0, below - 1)(random);
    };
    study.edit("test", "Did something", "anna", [&](Edit& edit) {
        const std::size_t steps = 1 + roll(6);
        for (std::size_t step = 0; step < steps; ++step) {
            const std::string name = "N" + std::to_string(number) + "-" + std::to_string(step);
            const auto sources = edit.study().all<study::Source>();
            const auto codes = edit.study().all<study::Code>();
            const auto codings = edit.study().all<study::Coding>();
            switch (roll(9)) {
                case 0:
                    tests::import(
                        edit, name,
                        "Anna: " + name + " \xF0\x9F\x98\x80 words.\n\nBo: More words.\n\nAnna: End.");
                    break;
                case 1: {
                    study::Code code;
                    code.name = name;
                    if (!codes.empty()) code.parent = codes[roll(codes.size())].id;
                    edit.add(code);
                    break;
                }
                case 2:
                case 3: {
                    if (sources.empty() || codes.empty()) break;
                    std::vector<study::Coding> some(1 + roll(40));
                    for (auto& coding : some) {
                        const auto version = edit.study().current_version(sources[roll(sources.size())].id);
                        coding.code = codes[roll(codes.size())].id;
                        coding.source = version.source;
                        coding.version = version.id;
                        coding.range = {0, static_cast<text::Position>(1 + roll(10))};
                    }
                    edit.add_all(some);
                    break;
                }
                case 4: {
                    if (codings.empty()) break;
                    auto coding = codings[roll(codings.size())];
                    coding.memo += "m";
                    edit.change(coding);
                    break;
                }
                case 5:
                    if (!codings.empty()) edit.remove(codings[roll(codings.size())].id);
                    break;
                case 6:
                    if (!codes.empty() && roll(3) == 0) edit.remove(codes[roll(codes.size())].id);
                    break;
                case 7:
                    if (!sources.empty() && roll(3) == 0) edit.remove(sources[roll(sources.size())].id);
                    break;
                case 8: {
                    if (sources.empty()) break;
                    tests::Imported old;
                    old.source = sources[roll(sources.size())];
                    old.version = edit.study().current_version(old.source.id);
                    old.speakers = edit.study().speakers(old.source.id);
                    tests::replace_text(edit, old, "Anna: " + name + ", a new text.");
                    break;
                }
            }
        }
    });
}

}  // namespace

TEST_CASE(
    "undo goes back through any edits to the empty study and redo forward again, also after a restart") {
    const Home home(GENERATE(from_range(tests::backends())));
    std::mt19937 random(static_cast<unsigned>(Catch::rngSeed()));
    std::vector<std::string> states;
    {
        auto study = home.create();
        states.push_back(tests::dump(study));
        for (int i = 0; i < 60; ++i) {
            const auto before = study.journal_seq();
            edit_at_random(study, random, i);
            if (study.journal_seq() > before) states.push_back(tests::dump(study));
        }
    }
    const auto edits = static_cast<std::int64_t>(states.size()) - 1;
    REQUIRE(edits > 20);
    for (std::int64_t left = edits; left > edits / 2; --left) home.open().undo(1, "bo");
    auto study = home.open();
    for (std::int64_t left = edits / 2; left > 0; --left) {
        REQUIRE(tests::dump(study) == states[static_cast<std::size_t>(left)]);
        const auto taken_back = study.undo(1, "bo");
        REQUIRE(taken_back.size() == 1);
        CHECK(taken_back[0].seq == left);
        CHECK(taken_back[0].undone);
        REQUIRE(tests::dump(study) == states[static_cast<std::size_t>(left) - 1]);
    }
    CHECK(study.undo(1, "bo").empty());
    CHECK(tests::problems(study).empty());
    CHECK(study.redo(edits + 5, "bo").size() == static_cast<std::size_t>(edits));
    CHECK(tests::dump(study) == states.back());
    CHECK(study.redo(1, "bo").empty());
    CHECK(tests::problems(study).empty());
    CHECK(study.journal_seq() == edits * 3);
}

TEST_CASE("undo takes back the newest edits first and every step is an entry of its own") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    for (const char* name : {"A", "B", "C"}) tests::add_code(study, name);
    const auto taken_back = study.undo(2, "bo");
    REQUIRE(taken_back.size() == 2);
    CHECK(taken_back[0].seq == 3);
    CHECK(taken_back[1].seq == 2);
    CHECK(study.count<study::Code>() == 1);

    auto journal = study.journal();
    REQUIRE(journal.size() == 5);
    CHECK(journal[0].undone == false);
    CHECK(journal[1].undone);
    CHECK(journal[2].undone);
    CHECK(journal[3].command == "undo");
    CHECK(journal[3].undoes == 3);
    CHECK(journal[3].researcher == "bo");
    CHECK(journal[3].changes == 1);
    CHECK(journal[4].undoes == 2);

    const auto brought_back = study.redo(1, "bo");
    REQUIRE(brought_back.size() == 1);
    CHECK(brought_back[0].seq == 2);
    CHECK_FALSE(brought_back[0].undone);
    CHECK(study.count<study::Code>() == 2);
    journal = study.journal();
    CHECK(journal[5].command == "redo");
    CHECK(journal[5].undoes == 2);
    CHECK_FALSE(journal[1].undone);

    // Undo again takes back what was brought back, not what lies below it.
    CHECK(study.undo(1, "bo")[0].seq == 2);
    CHECK(study.redo(9, "bo").size() == 2);
    CHECK(study.count<study::Code>() == 3);
}

TEST_CASE("after a new edit there is nothing to redo, and undo passes over what was undone") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    for (const char* name : {"A", "B"}) tests::add_code(study, name);
    study.undo(1, "anna");
    tests::add_code(study, "C");
    CHECK(study.redo(1, "anna").empty());
    const auto taken_back = study.undo(5, "anna");
    REQUIRE(taken_back.size() == 2);
    CHECK(taken_back[0].seq == 4);
    CHECK(taken_back[1].seq == 1);
    CHECK(study.count<study::Code>() == 0);
    CHECK(study.redo(5, "anna").size() == 2);
    CHECK(study.all<study::Code>()[1].name == "C");
    CHECK(tests::problems(study).empty());
}

TEST_CASE("redo restores the ids and GUIDs that there were") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto code = tests::add_code(study, "A");
    study.undo(1, "anna");
    CHECK_FALSE(study.find(code.id).has_value());
    study.redo(1, "anna");
    CHECK(study.find(code.id) == code);
}

TEST_CASE("a large edit is undone and redone whole") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto made = tests::import(study, "One", "Anna: Hello.");
    const auto code = tests::add_code(study, "A");
    std::vector<study::Coding> codings(5000);
    for (auto& coding : codings) {
        coding.code = code.id;
        coding.source = made.source.id;
        coding.version = made.version.id;
        coding.range = {0, 5};
        coding.memo = "a memo";
    }
    study.edit("code/apply", "Coded", "anna", [&](Edit& edit) { edit.add_all(codings); });
    study.edit("coding/change", "Changed", "anna", [&](Edit& edit) {
        for (auto& coding : codings) {
            coding.memo = "another";
            edit.change(coding);
        }
    });
    CHECK(study.journal(1)[0].changes == 5000);
    study.undo(2, "anna");
    CHECK(study.count<study::Coding>() == 0);
    study.redo(2, "anna");
    CHECK(study.all<study::Coding>() == codings);
    CHECK(tests::problems(study).empty());
}
