// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/files.h"
#include "base/error.h"
#include "support/temporary_folder.h"

#include <sys/stat.h>
#include <catch2/catch.hpp>

using namespace sotto;

namespace {

mode_t mode_of(const std::filesystem::path& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

}  // namespace

TEST_CASE("a private file and its folder are for their owner only") {
    const tests::TemporaryFolder folder;
    base::make_private_folder(folder / "a/b");
    base::write_private_file(folder / "a/b/c.txt", "hello");
    CHECK(mode_of(folder / "a") == 0700);
    CHECK(mode_of(folder / "a/b") == 0700);
    CHECK(mode_of(folder / "a/b/c.txt") == 0600);
    CHECK(base::read_file(folder / "a/b/c.txt", 100) == "hello");
}

TEST_CASE("a pending file that is not published leaves the target as it was and nothing beside it") {
    const tests::TemporaryFolder folder;
    base::write_private_file(folder / "out.txt", "old");
    {
        base::PendingFile pending(folder / "out.txt");
        pending.write("new");
    }
    CHECK(base::read_file(folder / "out.txt", 100) == "old");
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a file over the limit is refused by name, a missing one with the system's reason") {
    const tests::TemporaryFolder folder;
    base::write_private_file(folder / "big.txt", std::string(5000, 'x'));
    CHECK_THROWS_WITH(base::read_file(folder / "big.txt", 4999), Catch::Contains("big.txt"));
    CHECK(base::read_file(folder / "big.txt", 5000).size() == 5000);
    CHECK_THROWS_WITH(base::read_file(folder / "none.txt", 10), Catch::Contains("No such file"));
    CHECK_THROWS_AS(base::read_file(folder.path(), 10), base::Error);
}
