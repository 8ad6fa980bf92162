// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/unnamed_file.h"

#include "base/error.h"
#include "base/files.h"
#include "support/temporary_folder.h"

#include <sys/stat.h>
#include <catch2/catch.hpp>
#include <optional>

using namespace sotto;

namespace fs = std::filesystem;

namespace {

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("a file without a name is nowhere until it is published, and then for its owner only") {
    const tests::TemporaryFolder folder;
    const auto path = folder / "out";
    {
        base::UnnamedFile file(path);
        file.write("never ");
        CHECK(files_in(folder.path()) == 0);
    }
    CHECK(files_in(folder.path()) == 0);
    base::UnnamedFile file(path);
    file.write("hello ");
    file.write("");
    file.write("there");
    CHECK(files_in(folder.path()) == 0);
    file.publish();
    CHECK(files_in(folder.path()) == 1);
    CHECK(base::read_file(path, 100) == "hello there");
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600);
}

TEST_CASE("a file without a name never takes the place of another, however late that came") {
    const tests::TemporaryFolder folder;
    base::write_private_file(folder / "there", "mine");
    fs::create_symlink(folder / "nowhere", folder / "link");
    fs::create_directory(folder / "folder");
    for (const char* name : {"there", "link", "folder", "no/folder"}) {
        INFO(name);
        CHECK_THROWS_AS(base::UnnamedFile(folder / name), base::Error);
    }
    base::UnnamedFile file(folder / "late");
    file.write("ours");
    base::write_private_file(folder / "late", "mine");
    CHECK_THROWS_WITH(file.publish(), Catch::Contains("already"));
    CHECK(base::read_file(folder / "late", 100) == "mine");
    CHECK(files_in(folder.path()) == 4);
}
