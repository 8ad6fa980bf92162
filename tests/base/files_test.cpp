// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/files.h"
#include "base/error.h"
#include "support/temporary_folder.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>
#include <array>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <optional>

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

TEST_CASE("a program that is killed while it writes leaves nothing beside the target") {
    const tests::TemporaryFolder folder;
    const int probe = ::open(folder.path().c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (probe < 0) return;  // a file system without files that have no name
    ::close(probe);
    base::write_private_file(folder / "out.txt", "old");
    const pid_t child = ::fork();
    if (child == 0) {
        base::PendingFile pending(folder / "out.txt");
        pending.write("new");
        ::kill(::getpid(), SIGKILL);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
    CHECK(base::read_file(folder / "out.txt", 100) == "old");
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

TEST_CASE("a published file takes the place of an older one and is its owner's only") {
    const tests::TemporaryFolder folder;
    base::write_private_file(folder / "out.txt", "old");
    base::write_private_file(folder / "out.txt", "new");
    CHECK(base::read_file(folder / "out.txt", 100) == "new");
    CHECK(mode_of(folder / "out.txt") == 0600);
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

TEST_CASE("what is no regular file is refused by name and not waited for") {
    const tests::TemporaryFolder folder;
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    std::filesystem::create_symlink(folder / "pipe", folder / "link");
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, (folder / "socket").c_str(), sizeof(address.sun_path) - 1);
    REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0);
    ::close(socket);
    CHECK_THROWS_WITH(base::read_file(folder / "pipe", 10), Catch::Contains("pipe: it is a pipe"));
    CHECK_THROWS_WITH(base::read_file(folder / "link", 10), Catch::Contains("link: it is a pipe"));
    CHECK_THROWS_WITH(base::read_file(folder / "socket", 10), Catch::Contains("it is a socket"));
    CHECK_THROWS_WITH(base::read_file("/dev/zero", 10), Catch::Contains("it is a device"));
    CHECK_THROWS_WITH(base::read_file(folder.path(), 10), Catch::Contains("it is a folder"));
}

TEST_CASE("a private temporary folder is for its owner only and goes with all that is in it") {
    std::filesystem::path path;
    {
        const base::PrivateTemporaryFolder folder;
        path = folder.path();
        CHECK(mode_of(path) == 0700);
        base::make_private_folder(path / "inner");
        base::write_private_file(path / "inner/file", "x");
    }
    CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("without HOME the cache lies in the home that the system knows") {
    const auto kept = [](const char* name) {
        const char* value = std::getenv(name);
        return std::pair(std::string(name),
                         value != nullptr ? std::optional<std::string>(value) : std::nullopt);
    };
    const std::array before{kept("HOME"), kept("XDG_CACHE_HOME")};
    for (const auto& [name, value] : before) ::unsetenv(name.c_str());
    const auto folder = base::cache_folder();
    for (const auto& [name, value] : before) {
        if (value) ::setenv(name.c_str(), value->c_str(), 1);
    }
    CHECK(folder.is_absolute());
    CHECK(folder.filename() == "sotto");
    CHECK(folder.parent_path().filename() == ".cache");
}
