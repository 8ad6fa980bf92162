// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/files.h"
#include "home.h"
#include "store/backups.h"
#include "store/internal.h"
#include "store/releases.h"
#include "store/schema.h"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch.hpp>
#include <set>

using namespace sotto;
using store::Edit;
using store::Migration;
using store::StudyFile;
using tests::Home;

namespace {

namespace fs = std::filesystem;

std::set<std::string> names_in(const fs::path& folder) {
    std::set<std::string> names;
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        names.insert(entry.path().filename().string());
    return names;
}

std::string time_of(int day, int hour) {
    return fmt::format("2030-01-{:02}T{:02}:30:00.000Z", day, hour);
}

/// The study that the first version of Sotto made, from the dump that is kept of it.
void restore_version_1(const fs::path& path) {
    const std::string sql =
        base::read_file(fs::path(SOTTO_SOURCE_DIR) / "tests/store/studies/version-1.sql", 1U << 20U);
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &database) == SQLITE_OK);
    char* problem = nullptr;
    const int code = sqlite3_exec(database, sql.c_str(), nullptr, nullptr, &problem);
    INFO((problem != nullptr ? problem : ""));
    CHECK(code == SQLITE_OK);
    sqlite3_free(problem);
    REQUIRE(sqlite3_close(database) == SQLITE_OK);
}

}  // namespace

TEST_CASE("a copy is made once the newest is older than a day and the journal has moved, and five are kept") {
    const Home home;
    auto study = home.create();
    auto& database = store::Insides::database(study);
    const auto folder = store::backup_folder(home.location());
    const auto due = [&](int day, int hour) {
        store::back_up_if_due(database, home.location(), study.journal_seq(), time_of(1, 8),
                              time_of(day, hour));
        return names_in(folder).size();
    };
    CHECK(due(9, 9) == 0);  // nothing to lose yet
    tests::add_code(study, "A");
    CHECK(due(2, 7) == 0);
    CHECK(due(2, 8) == 1);
    CHECK(due(9, 9) == 1);  // nothing has changed since
    tests::add_code(study, "B");
    CHECK(due(3, 7) == 1);
    CHECK(due(3, 9) == 2);
    for (int day = 4; day < 10; ++day) {
        tests::add_code(study, fmt::format("Day {}", day));
        due(day, 10);
    }
    CHECK(names_in(folder) ==
          std::set<std::string>{"study-20300105103000-4.sotto", "study-20300106103000-5.sotto",
                                "study-20300107103000-6.sotto", "study-20300108103000-7.sotto",
                                "study-20300109103000-8.sotto"});
    struct stat status {};
    REQUIRE(::stat(folder.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0700);
    for (const auto& name : names_in(folder)) {
        REQUIRE(::stat((folder / name).c_str(), &status) == 0);
        CHECK((status.st_mode & 0777U) == 0600);
    }

    const auto copy =
        StudyFile::open((folder / "study-20300105103000-4.sotto").string(), StudyFile::Mode::Read);
    CHECK(copy.guid() == study.guid());
    CHECK(copy.journal_seq() == 4);
    CHECK(copy.journal_hash(4) == study.journal_hash(4));
    CHECK(tests::problems(copy).empty());
}

TEST_CASE(
    "files of others in the folder of copies stay, and a copy that fails leaves nothing and does not keep "
    "from the study") {
    const Home home;
    {
        auto study = home.create();
        tests::add_code(study, "A");
        auto& database = store::Insides::database(study);
        const auto folder = store::backup_folder(home.location());
        base::make_private_folder(folder);
        const std::set<std::string> others{"notes.txt", "study-x.sotto", "study-20300105103000-x.sotto",
                                           "other-20300105103000-4.sotto"};
        for (const auto& name : others) base::write_private_file(folder / name, "mine");
        for (int day = 2; day < 10; ++day) {
            tests::add_code(study, fmt::format("Day {}", day));
            store::back_up_if_due(database, home.location(), study.journal_seq(), time_of(1, 8),
                                  time_of(day, 10));
        }
        CHECK(names_in(folder).size() == others.size() + 5);
        for (const auto& name : others) CHECK(base::read_file(folder / name, 100) == "mine");
        fs::remove_all(folder);
        base::write_private_file(folder, "a file where the folder should be");
        CHECK_THROWS_AS(store::back_up(database, home.location(), 9, time_of(20, 10)), base::Error);
        database.execute("UPDATE study SET created = '2001-01-01T00:00:00.000Z'");
    }
    const auto study = home.open();
    CHECK(study.read_only_reason().empty());
    CHECK_THAT(study.backup_problem(), Catch::Contains("-backups"));
    CHECK(study.count<study::Code>() == 9);
}

TEST_CASE("opening for writing makes the daily copy, opening for reading does not") {
    const Home home;
    {
        auto study = home.create();
        tests::add_code(study, "A");
    }
    const auto folder = store::backup_folder(home.location());
    { (void)home.open(); }
    CHECK(names_in(folder).empty());
    {
        auto study = home.open();
        store::Insides::database(study).execute("UPDATE study SET created = '2001-01-01T00:00:00.000Z'");
    }
    { (void)home.open(StudyFile::Mode::Read); }
    CHECK(names_in(folder).empty());
    {
        const auto study = home.open();
        CHECK(study.backup_problem().empty());
    }
    CHECK(names_in(folder).size() == 1);
    { (void)home.open(); }
    CHECK(names_in(folder).size() == 1);
}

TEST_CASE("a study of the first version opens, verifies and can be undone to its beginning") {
    const Home home;
    restore_version_1(home.location());
    auto study = home.open();
    CHECK(study.title() == "The first version");
    CHECK(study.language() == "lo");
    CHECK(tests::problems(study).empty());
    const auto source = study.source("P01 interview");
    REQUIRE(source.has_value());
    CHECK(source->kind == study::SourceKind::FocusGroup);
    CHECK(study.passage_texts({1})[0].said == "Hello \xF0\x9F\x98\x80 there.");
    CHECK(study.codings_in(source->id)[0].memo == "A memo");
    CHECK(study.entity("p01")->category == study::EntityCategory::Person);
    const auto journal = study.journal();
    REQUIRE(journal.size() == 5);
    CHECK(study.journal_hash(5) == "f41134a1e5a9c6086a6c5b8099e608e818c71770510598e6b66a7dc595b99c7f");
    CHECK(journal[2].undone);
    CHECK(study.undo(10, "anna").size() == 3);
    CHECK(study.count<study::Source>() == 0);
    CHECK(study.redo(10, "anna").size() == 3);
    CHECK(tests::problems(study).empty());
    CHECK(tests::add_code(study, "New").id.value == 3);  // 1 and 2 have been used
}

TEST_CASE("a study of the first version is read as it is and brought up to date by the first who writes") {
    const Home home;
    restore_version_1(home.location());
    const auto before = base::read_file(home.location(), 1U << 30U);
    {
        const auto study = home.open(StudyFile::Mode::Read);
        CHECK(study.title() == "The first version");
        CHECK(store::releases(study).empty());
        CHECK(tests::problems(study).empty());
    }
    CHECK(base::read_file(home.location(), 1U << 30U) == before);
    {
        auto study = home.open();
        CHECK(store::version_of(store::Insides::database(study)) == store::schema_version);
        CHECK(store::releases(study).empty());
        store::record_release(study, {});
        CHECK(store::releases(study).size() == 1);
        CHECK(tests::problems(study).empty());
    }
    CHECK(names_in(store::backup_folder(home.location())).size() == 1);
}

TEST_CASE("steps to a later schema are taken all or none, after a copy was made") {
    const Home home(GENERATE(from_range(tests::backends())));
    constexpr auto now = store::schema_version;
    {
        auto study = home.create();
        tests::add_code(study, "A");
        auto& database = store::Insides::database(study);
        const std::vector<Migration> steps{
            {now + 1, {"ALTER TABLE code ADD COLUMN depth INTEGER NOT NULL DEFAULT 0"}},
            {now + 2,
             {"CREATE TABLE extra (id INTEGER PRIMARY KEY, bytes BLOB) STRICT",
              "INSERT INTO extra (id) VALUES (1)"}}};
        auto broken = steps;
        broken.push_back({now + 3, {"CREATE NONSENSE"}});
        CHECK_THROWS_AS(store::migrate(database, broken), base::Error);
        CHECK(store::version_of(database) == now);
        CHECK_THROWS_AS(database.integer("SELECT depth FROM code", 0), base::Error);
        tests::add_code(study, "B");

        store::bring_up_to_date(database, home.location(), steps, study.journal_seq());
        CHECK(store::version_of(database) == now + 2);
        CHECK(database.integer("SELECT depth FROM code WHERE id = 2", 7) == 0);
        CHECK(database.integer("SELECT COUNT(*) FROM extra", 0) == 1);
        CHECK(study.count<study::Code>() == 2);
        // Once more changes nothing: the last step would fail.
        store::bring_up_to_date(database, home.location(), steps, study.journal_seq());
    }
    if (home.backend() == tests::Backend::Sqlite)
        CHECK(names_in(store::backup_folder(home.location())).size() == 1);
    CHECK_THROWS_WITH(home.open(), Catch::Contains("newer version"));
}

TEST_CASE("there is a step to every version of the schema after the first") {
    std::int64_t version = 1;
    for (const Migration& step : store::migrations()) CHECK(step.to == ++version);
    CHECK(version == store::schema_version);
}

TEST_CASE("other desks hear of every entry from the server") {
    for (const auto backend : tests::backends()) {
        if (backend != tests::Backend::Postgres) continue;
        const Home home(backend);
        auto study = home.create();
        PGconn* desk = PQconnectdb(home.location().c_str());
        REQUIRE(PQstatus(desk) == CONNECTION_OK);
        PQclear(PQexec(desk, "LISTEN sotto"));
        tests::add_code(study, "A");
        CHECK_THROWS(study.edit("x", "X", "anna", [](Edit& edit) {
            edit.add(study::Memo{});
            throw std::runtime_error("x");
        }));
        study.undo(1, "anna");
        std::vector<std::string> heard;
        PQclear(PQexec(desk, "SELECT 1"));
        PQconsumeInput(desk);
        while (PGnotify* notice = PQnotifies(desk)) {
            heard.emplace_back(notice->extra);
            PQfreemem(notice);
        }
        PQfinish(desk);
        CHECK(heard == std::vector<std::string>{"1", "2"});
    }
}
