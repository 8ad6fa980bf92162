// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/erasure.h"
#include "base/error.h"
#include "base/files.h"
#include "home.h"
#include "store/internal.h"

#include <fmt/format.h>
#include <catch2/catch.hpp>

using namespace sotto;
using store::Edit;
using store::Erasure;
using store::StudyFile;
using tests::Home;

namespace {

/// Whether any table of the study holds `word`: as a text, or in its bytes.
bool holds(StudyFile& study, const std::string& word) {
    if (tests::dump(study).find(word) != std::string::npos) return true;
    auto& database = store::Insides::database(study);
    for (const auto* sql : {"content_piece", "journal_image"}) {
        auto rows = database.select("SELECT " + database.bytes_column("bytes") + " FROM " + sql, "b");
        while (rows.next()) {
            if (rows.view(0).find(word) != std::string::npos) return true;
        }
    }
    auto rows = database.select("SELECT summary FROM journal", "t");
    while (rows.next()) {
        if (rows.text(0).find(word) != std::string::npos) return true;
    }
    return false;
}

study::Entity add_person(StudyFile& study, const std::string& code, const std::string& name) {
    study::Entity entity;
    entity.code = code;
    entity.name = name;
    entity.participant = true;
    study.edit("register", "Entered " + code, "anna", [&](Edit& edit) { entity = edit.add(entity); });
    return entity;
}

Erasure erasure_of(const study::Entity& person, const std::string& word,
                   const std::function<void(Edit&)>& work) {
    Erasure erasure;
    erasure.command = "privacy/erase";
    erasure.summary = "Erased " + person.code;
    erasure.researcher = "anna";
    erasure.entity = person.id;
    erasure.work = work;
    erasure.tells = [word](std::string_view text) { return text.find(word) != std::string_view::npos; };
    return erasure;
}

}  // namespace

TEST_CASE("an erasure takes out what the history has of somebody, and the chain of hashes holds") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto person = add_person(study, "P01", "Quillon");
    const auto other = add_person(study, "P02", "Barnaby");
    const auto source = tests::import(study, "Interview", "Quillon: Feathers on the water.");
    const auto kept = tests::import(study, "Kept", "Bo: Nothing of theirs.");
    study::Alias alias;
    alias.entity = person.id;
    alias.name = "Feathery";
    study.edit("register", "Added an alias", "anna", [&](Edit& edit) { alias = edit.add(alias); });
    study.edit("register", "Removed it", "anna", [&](Edit& edit) { edit.remove(alias.id); });
    study.edit("code", "Made the code \"Quillon\"", "anna", [&](Edit& edit) {
        study::Code code;
        code.name = "Something";
        edit.add(code);
    });
    // Removed long ago, and only the history knows that it was theirs.
    tests::Imported early;
    study.edit("import", "Imported", "anna", [&](Edit& edit) {
        early = tests::import(edit, "Early", "He: Marmalade for breakfast.");
        early.source.participant = person.id;
        edit.change(early.source);
    });
    study.edit("source/remove", "Removed", "anna", [&](Edit& edit) { edit.remove(early.source.id); });
    for (const char* word : {"Quillon", "Feathers", "Feathery", "Marmalade", "Early"})
        CHECK(holds(study, word));

    const auto work = [&](Edit& edit) {
        edit.remove(source.source.id);
        auto tombstone = person;
        tombstone.name.clear();
        edit.change(tombstone);
    };
    const auto before = tests::dump(study);
    const auto hash = study.journal_hash(study.journal_seq());
    const auto length = study.journal_seq();
    auto erasure = erasure_of(person, "Quillon", work);

    erasure.dry_run = true;
    const auto would = store::erase(study, erasure, base::no_progress());
    CHECK(would.seq == 0);
    CHECK(study.journal_seq() == length);
    CHECK(tests::dump(study) == before);
    CHECK(holds(study, "Marmalade"));

    erasure.dry_run = false;
    const auto erased = store::erase(study, erasure, base::no_progress());
    CHECK(erased.seq == length + 1);
    CHECK(erased.images == would.images);
    CHECK(erased.sentences == 1);
    CHECK(erased.contents == 4);  // two texts and two files
    CHECK(erased.contents == would.contents);
    for (const char* word : {"Quillon", "Feathers", "Feathery", "Marmalade", "Early"}) {
        INFO(word);
        CHECK_FALSE(holds(study, word));
    }
    CHECK(holds(study, "Barnaby"));
    CHECK(holds(study, "Nothing of theirs."));
    CHECK(study.entity("P01").has_value());
    CHECK(study.find(other.id)->name == "Barnaby");
    CHECK(study.text(kept.version.id).utf8() == "Bo: Nothing of theirs.");
    // All that was before has the hash it had.
    CHECK(study.journal_hash(length) == hash);
    CHECK(tests::problems(study).empty());

    CHECK_THROWS_AS(study.undo(1, "anna"), base::Error);
    CHECK(study.redo(1, "anna").empty());
    tests::add_code(study, "After");
    CHECK(study.undo(1, "anna").size() == 1);
    CHECK(tests::problems(study).empty());

    CHECK(store::clear_files(study) == 0);
    CHECK(tests::problems(study).empty());
    if (home.backend() == tests::Backend::Sqlite) {
        for (const char* suffix : {"", "-wal"}) {
            const auto bytes = base::read_file(home.location() + suffix, std::size_t{1} << 30U);
            for (const char* word : {"Quillon", "Feathers", "Feathery", "Marmalade"}) {
                INFO(word << " in " << suffix);
                CHECK(bytes.find(word) == std::string::npos);
            }
        }
    }
}

TEST_CASE("what was changed in the history past Sotto is still noticed after an erasure") {
    const Home home;
    auto study = home.create();
    const auto person = add_person(study, "P01", "Quillon");
    tests::add_code(study, "A");
    tests::add_code(study, "B");
    store::erase(study, erasure_of(person, "Quillon", [&](Edit& edit) { edit.remove(person.id); }),
                 base::no_progress());
    CHECK(tests::problems(study).empty());
    auto& database = store::Insides::database(study);
    database.execute("UPDATE journal SET researcher = 'bo' WHERE seq = 3");
    CHECK_THAT(tests::problems(study), Catch::Contains("The hash of entry 3 does not fit"));
    database.execute("UPDATE journal SET researcher = 'anna' WHERE seq = 3");
    database.execute("UPDATE code SET name = 'C', name_key = 'c' WHERE id = 2");
    CHECK_THAT(tests::problems(study), Catch::Contains("code 2 is not what the journal says"));
}

TEST_CASE("an erasure that fails half way leaves everything, and the next edit is an ordinary one") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    const auto person = add_person(study, "P01", "Quillon");
    const auto before = tests::dump(study);
    auto erasure = erasure_of(person, "Quillon", [&](Edit& edit) { edit.remove(person.id); });
    erasure.tells = [](std::string_view) -> bool { throw std::runtime_error("no"); };
    CHECK_THROWS_AS(store::erase(study, erasure, base::no_progress()), std::runtime_error);
    CHECK(tests::dump(study) == before);
    CHECK(holds(study, "Quillon"));
    tests::add_code(study, "A");
    CHECK(study.undo(2, "anna").size() == 2);
    CHECK(tests::problems(study).empty());
}
