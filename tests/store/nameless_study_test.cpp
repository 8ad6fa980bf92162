// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/nameless_study.h"
#include "base/error.h"
#include "base/files.h"
#include "home.h"
#include "support/temporary_folder.h"

#include <sys/stat.h>
#include <catch2/catch.hpp>
#include <filesystem>

using namespace sotto;
using store::NamelessStudy;
using store::StudyFile;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t any_size = std::size_t{1} << 30U;

const NamelessStudy::Origin& origin() {
    static const NamelessStudy::Origin one{*base::Guid::parse("00000000-0000-8000-8000-000000000001"),
                                           "2026-01-02T03:04:05.678Z", "For others", "en"};
    return one;
}

/// An edit whose GUIDs are always the same.
void fill(StudyFile& study) {
    study.edit("test/fill", "Filled it", "Somebody", [](store::Edit& edit) {
        study::Source source;
        source.guid = *base::Guid::parse("00000000-0000-8000-8000-000000000002");
        source.name = "Talk";
        source = edit.add(std::move(source));
        study::TextVersion version;
        version.guid = *base::Guid::parse("00000000-0000-8000-8000-000000000003");
        version.source = source.id;
        const std::string words(200'000, 'a');
        version.sha256 = edit.keep_content(words);
        version.length = static_cast<std::int64_t>(words.size());
        edit.add(std::move(version));
    });
}

}  // namespace

TEST_CASE("a study without a name becomes a study like any other when it is published") {
    tests::TemporaryFolder folder;
    NamelessStudy nameless(folder.path(), origin());
    fill(nameless.study());
    CHECK(fs::is_empty(folder.path()));
    CHECK(tests::problems(nameless.study()).empty());
    nameless.publish(folder / "copy.sotto");
    struct stat status {};
    REQUIRE(::stat((folder / "copy.sotto").c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
    auto copy = StudyFile::open((folder / "copy.sotto").string(), StudyFile::Mode::Write);
    CHECK(copy.read_only_reason().empty());
    CHECK(copy.guid() == origin().guid);
    CHECK(copy.title() == "For others");
    REQUIRE(copy.journal().size() == 1);
    CHECK(copy.journal()[0].time == origin().time);
    CHECK(tests::problems(copy).empty());
    tests::add_code(copy, "Mine");
    CHECK(tests::problems(copy).empty());
}

TEST_CASE("the same edits of a study without a name give the same bytes, which opening does not change") {
    tests::TemporaryFolder folder;
    for (const auto* name : {"one.sotto", "two.sotto"}) {
        NamelessStudy nameless(folder.path(), origin());
        fill(nameless.study());
        nameless.publish(folder / name);
    }
    const auto bytes = base::read_file(folder / "one.sotto", any_size);
    CHECK(bytes == base::read_file(folder / "two.sotto", any_size));
    CHECK(
        StudyFile::open((folder / "one.sotto").string(), StudyFile::Mode::Write).read_only_reason().empty());
    CHECK(StudyFile::open((folder / "one.sotto").string(), StudyFile::Mode::Read).title() == "For others");
    CHECK(bytes == base::read_file(folder / "one.sotto", any_size));
}

TEST_CASE("a study without a name is never published over anything, and is gone when it is not published") {
    tests::TemporaryFolder folder;
    base::write_private_file(folder / "there.sotto", "something");
    {
        NamelessStudy nameless(folder.path(), origin());
        fill(nameless.study());
        CHECK(fs::file_size(nameless.bytes()) > 200'000);
        CHECK_THROWS_AS(nameless.publish(folder / "there.sotto"), base::Error);
    }
    CHECK(base::read_file(folder / "there.sotto", any_size) == "something");
    CHECK(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()) == 1);
    CHECK_THROWS_AS(NamelessStudy(folder / "nowhere", origin()), base::Error);
}
