// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/releases.h"
#include "base/error.h"
#include "home.h"
#include "store/internal.h"

#include <catch2/catch.hpp>

using namespace sotto;
using store::Release;
using store::StudyFile;
using tests::Home;

namespace {

Release some_release(const std::string& file) {
    Release release;
    release.researcher = "anna";
    release.audience = "public";
    release.policy = "role";
    release.shown = "country,age:10";
    release.k = 3;
    release.file = file;
    release.sha256 = std::string(64, 'a');
    release.bytes = 1234;
    release.excerpts = 2;
    release.withheld = 1;
    release.codings = "11111111-2222-4333-8444-555555555555";
    release.recipe = R"({"query": "Quillon"})";
    release.risk = R"({"k": 4})";
    return release;
}

}  // namespace

TEST_CASE("the ledger of releases only grows, whatever is undone, and knows what state of the study it was") {
    const Home home(GENERATE(from_range(tests::backends())));
    {
        auto study = home.create();
        CHECK(store::releases(study).empty());
        CHECK(store::record_release(study, some_release("empty.csv")).seq == 0);
        tests::add_code(study, "A");
        const auto made = store::record_release(study, some_release("a.docx"));
        CHECK(made.number == 2);
        CHECK(made.seq == 1);
        CHECK(made.journal_hash == study.journal_hash(1));
        CHECK(study.undo(5, "anna").size() == 1);
        CHECK(study.redo(5, "anna").size() == 1);
    }
    const auto study = home.open(StudyFile::Mode::Read);
    const auto all = store::releases(study);
    REQUIRE(all.size() == 2);
    CHECK(all[1].file == "a.docx");
    CHECK(all[1].recipe == some_release("").recipe);
    CHECK(all[1].risk == some_release("").risk);
    CHECK(all[1].shown == "country,age:10");
    CHECK(all[1].codings == some_release("").codings);
    CHECK(all[1].k == 3);
    CHECK(all[1].bytes == 1234);
    CHECK(all[1].excerpts == 2);
    CHECK(all[1].withheld == 1);
    CHECK(all[0].guid != all[1].guid);
    CHECK(tests::problems(study).empty());
}

TEST_CASE("a release that was changed, removed or moved past Sotto is noticed") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    tests::add_code(study, "A");
    for (const char* file : {"a.csv", "b.csv", "c.csv"}) store::record_release(study, some_release(file));
    auto& database = store::Insides::database(study);
    const auto with = [&](const char* sql) {
        database.begin();
        database.execute(sql);
        const auto found = tests::problems(study);
        database.rollback();
        return found;
    };
    CHECK_THAT(with("UPDATE release SET audience = 'team' WHERE number = 2"),
               Catch::Contains("hash of release 2"));
    CHECK_THAT(with("UPDATE release SET recipe = 'other' WHERE number = 1"),
               Catch::Contains("hash of release 1"));
    CHECK_THAT(with("DELETE FROM release WHERE number = 2"), Catch::Contains("Release 2 is missing"));
    CHECK_THAT(with("UPDATE release SET seq = 0 WHERE number = 3"), Catch::Contains("hash of release 3"));
    CHECK(tests::problems(study).empty());

    // A recipe that named somebody can go without that.
    database.begin();
    CHECK(store::erase_releases(database, [](std::string_view text) {
              return text.find("Quillon") != std::string_view::npos;
          }) == 3);
    database.commit();
    CHECK(store::releases(study)[0].recipe.empty());
    CHECK(tests::problems(study).empty());
}

TEST_CASE("who can only read a study cannot record a release") {
    const Home home;
    { (void)home.create(); }
    auto study = home.open(StudyFile::Mode::Read);
    CHECK_THROWS_AS(store::record_release(study, some_release("a.csv")), base::Error);
    CHECK(store::releases(study).empty());
}
