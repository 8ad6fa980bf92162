// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/files.h"
#include "child.h"
#include "home.h"
#include "store/internal.h"
#include "store/schema.h"
#include "store/write_lock.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstring>
#include <map>
#include <thread>

using namespace sotto;
using store::Edit;
using store::StudyFile;
using tests::Home;

namespace {

namespace fs = std::filesystem;

/// Every file of a folder and its bytes: what must not change.
std::map<std::string, std::string> contents_of(const fs::path& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        files[name] = entry.is_regular_file() ? base::read_file(entry.path(), 1U << 30U) : "not a file";
    }
    return files;
}

std::string refusal(const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        CHECK(error.blame() == base::Blame::Environment);
        const std::string sentence = error.what();
        CHECK(sentence.back() == '.');
        CHECK(sentence.find('\n') == std::string::npos);
        return sentence;
    }
    return "nothing was thrown";
}

mode_t mode_of(const fs::path& path) {
    struct stat status {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

void make_study(const Home& home) {
    auto study = home.create();
    tests::import(study, "One", "Anna: Hello.\n\nBo: Yes.");
    tests::add_code(study, "A");
}

void put(std::string& bytes, std::size_t at, std::uint32_t number) {
    for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(number >> (24 - 8 * i));
}

/// Somebody whom the permissions of files hold for, even where the tests run as root.
class AsSomebody {
public:
    explicit AsSomebody(const fs::path& folder) {
        if (::geteuid() != 0) return;
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            REQUIRE(::lchown(entry.path().c_str(), nobody, nobody) == 0);
        }
        REQUIRE(::lchown(folder.c_str(), nobody, nobody) == 0);
        REQUIRE(::seteuid(nobody) == 0);
        changed_ = true;
    }
    ~AsSomebody() {
        if (changed_ && ::seteuid(0) != 0) std::abort();
    }
    AsSomebody(const AsSomebody&) = delete;
    AsSomebody& operator=(const AsSomebody&) = delete;

private:
    static constexpr uid_t nobody = 65534;
    bool changed_ = false;
};

}  // namespace

TEST_CASE("what is no study is refused with one sentence and stays as it was, to the byte") {
    const Home home;
    make_study(home);
    const std::string good = base::read_file(home.location(), 1U << 30U);
    std::string random(10'000, '\0');
    for (std::size_t i = 0; i < random.size(); ++i) random[i] = static_cast<char>((i * 7919) >> 3U);
    std::string newer = good;
    put(newer, 60, store::schema_version + 1);
    std::string other = good;
    put(other, 68, 0x47504B47);
    std::string tables_gone = good;
    std::fill(tables_gone.begin() + 100, tables_gone.begin() + 4096, '\0');

    struct Case {
        const char* name;
        std::string bytes;
        const char* sentence;
    };
    const auto one = GENERATE_COPY(from_range(std::vector<Case>{
        {"empty", "", "it is empty"},
        {"one byte", "x", "is not a study"},
        {"random bytes", random, "is not a study"},
        {"a text", "Anna: Hello.\n\nBo: Yes.\n", "is not a study"},
        {"another program's database", other, "another program"},
        {"a newer version", newer, "newer version"},
        {"cut in the middle", good.substr(0, good.size() / 2), "cut short"},
        {"cut in a page", good.substr(0, good.size() - 1), "cut short"},
        {"only a head", good.substr(0, 100), "cut short"},
        {"half a head", good.substr(0, 50), "is not a study"},
        {"a head and no tables", tables_gone, "damaged"},
    }));
    INFO(one.name);
    const tests::TemporaryFolder folder;
    const auto path = folder / "some.sotto";
    base::write_private_file(path, one.bytes);
    const auto before = contents_of(folder.path());
    for (const auto mode : {StudyFile::Mode::Read, StudyFile::Mode::Write}) {
        CHECK_THAT(refusal([&] { (void)StudyFile::open(path.string(), mode); }),
                   Catch::Contains(one.sentence));
        CHECK(contents_of(folder.path()) == before);
    }
}

TEST_CASE("a database of SQLite that is not ours is refused and stays as it was") {
    const tests::TemporaryFolder folder;
    const auto path = folder / "other.sotto";
    sqlite3* other = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &other) == SQLITE_OK);
    REQUIRE(sqlite3_exec(other, "CREATE TABLE study (a); INSERT INTO study VALUES (1)", nullptr, nullptr,
                         nullptr) == SQLITE_OK);
    sqlite3_close(other);
    const auto before = contents_of(folder.path());
    CHECK_THAT(refusal([&] { (void)StudyFile::open(path.string(), StudyFile::Mode::Write); }),
               Catch::Contains("another program"));
    CHECK(contents_of(folder.path()) == before);
}

TEST_CASE("a place without a study, a folder and a pipe are refused") {
    const Home home;
    const auto& folder = home.folder();
    CHECK_THAT(refusal([&] { (void)home.open(); }), Catch::Contains("There is no study"));
    fs::create_directory(folder / "folder.sotto");
    CHECK_THAT(
        refusal([&] { (void)StudyFile::open((folder / "folder.sotto").string(), StudyFile::Mode::Write); }),
        Catch::Contains("not a file"));
    REQUIRE(::mkfifo((folder / "pipe.sotto").c_str(), 0600) == 0);
    CHECK_THAT(
        refusal([&] { (void)StudyFile::open((folder / "pipe.sotto").string(), StudyFile::Mode::Read); }),
        Catch::Contains("not a file"));
    CHECK(contents_of(folder.path()).size() == 2);
}

TEST_CASE("a new study is never made over something, and nothing half made is left") {
    const Home home;
    make_study(home);
    const auto& folder = home.folder();
    fs::create_directory(folder / "folder.sotto");
    fs::create_symlink(folder / "nowhere", folder / "link.sotto");
    const auto before = contents_of(folder.path());
    for (const char* name : {"study.sotto", "folder.sotto", "link.sotto"}) {
        CHECK_THAT(refusal([&] { (void)StudyFile::create((folder / name).string(), "T", "en"); }),
                   Catch::Contains("already"));
    }
    CHECK_THAT(refusal([&] { (void)StudyFile::create((folder / "no/folder/a.sotto").string(), "T", "en"); }),
               Catch::Contains("Cannot make"));
    CHECK(contents_of(folder.path()) == before);
}

TEST_CASE("on a server a study is neither made twice nor found where there is none") {
    for (const auto backend : tests::backends()) {
        if (backend != tests::Backend::Postgres) continue;
        const Home home(backend);
        CHECK_THAT(refusal([&] { (void)home.open(); }), Catch::Contains("There is no study"));
        (void)home.create();
        CHECK_THAT(refusal([&] { (void)home.create(); }), Catch::Contains("already"));
        const std::string query = home.location().substr(home.location().find('?'));
        const std::string nowhere = "postgresql://sotto:secret@/no_such_database" + query;
        const std::string sentence = refusal([&] { (void)StudyFile::open(nowhere, StudyFile::Mode::Read); });
        CHECK_THAT(sentence, Catch::Contains("no_such_database") && !Catch::Contains("secret"));
        store::Insides::database(*std::make_unique<StudyFile>(home.open()))
            .execute(fmt::format("UPDATE study SET schema_version = {}", store::schema_version + 1));
        CHECK_THAT(refusal([&] { (void)home.open(); }), Catch::Contains("newer version"));
    }
    CHECK_THAT(
        refusal([] { (void)StudyFile::open("postgresql://u:secret@localhost:1/x", StudyFile::Mode::Read); }),
        Catch::Contains("Cannot reach") && !Catch::Contains("secret"));
}

TEST_CASE("a study, its log and its lock are for their owner only") {
    const Home home;
    auto study = home.create();
    tests::add_code(study, "A");
    for (const auto& [name, bytes] : contents_of(home.folder().path())) {
        INFO(name);
        CHECK(mode_of(home.folder() / name) == 0600);
    }
    CHECK(fs::exists(home.location() + "-wal"));
    CHECK(fs::exists(home.location() + "-lock"));
}

TEST_CASE("closing a study leaves one file") {
    const Home home;
    make_study(home);
    { const auto study = home.open(StudyFile::Mode::Read); }
    CHECK(contents_of(home.folder().path()).size() == 1);
    const auto before = contents_of(home.folder().path());
    {
        const auto study = home.open(StudyFile::Mode::Read);
        CHECK(study.count<study::Code>() == 1);
    }
    { const auto study = home.open(StudyFile::Mode::Write); }
    CHECK(contents_of(home.folder().path()) == before);
}

TEST_CASE("a study lies under any name") {
    const tests::TemporaryFolder folder;
    for (const char* name :
         {"with space.sotto", "quo\"te'.sotto", "a=b dbname=c.sotto", "per%20cent?mode=ro#x.sotto",
          "\xE0\xBA\xA5\xE0\xBA\xB2\xE0\xBA\xA7 \xF0\x9F\x98\x80.sotto", ".sotto", "-wal"}) {
        const std::string location = (folder / name).string();
        {
            auto study = StudyFile::create(location, "T", "en");
            tests::add_code(study, "A");
        }
        CHECK(fs::is_regular_file(location));
        CHECK(StudyFile::open(location, StudyFile::Mode::Write).count<study::Code>() == 1);
    }
}

TEST_CASE("the second to open a study for writing gets it for reading and is told who has it") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto first = home.create();
    tests::add_code(first, "A");
    auto second = home.open();
    CHECK_THAT(second.read_only_reason(),
               Catch::Contains(store::login_name()) && Catch::Contains(store::host_name()));
    if (home.backend() == tests::Backend::Sqlite) {
        CHECK_THAT(second.read_only_reason(), Catch::Contains(fmt::format("process {} ", ::getpid())));
    }
    CHECK(second.count<study::Code>() == 1);
    for (const auto& work : std::vector<std::function<void()>>{[&] { tests::add_code(second, "B"); },
                                                               [&] { second.undo(1, "bo"); }}) {
        CHECK(refusal(work) == second.read_only_reason());
    }
    // It sees what the first one writes.
    tests::add_code(first, "B");
    CHECK(second.count<study::Code>() == 2);
    CHECK(tests::problems(second).empty());
    { const StudyFile gone = std::move(first); }
    const auto third = [&] {
        // A server may take a moment to notice that the first one has gone.
        for (int i = 0; i < 100; ++i) {
            auto study = home.open();
            if (study.read_only_reason().empty()) return study;
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        return home.open();
    }();
    CHECK(third.read_only_reason().empty());
}

TEST_CASE("a study opened for reading cannot be written and does not keep anybody from writing") {
    const Home home(GENERATE(from_range(tests::backends())));
    { (void)home.create(); }
    auto reader = home.open(StudyFile::Mode::Read);
    CHECK_FALSE(reader.read_only_reason().empty());
    CHECK_THROWS_AS(tests::add_code(reader, "A"), base::Error);
    for (int i = 0; i < 100 && !home.open().read_only_reason().empty(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    auto writer = home.open();
    CHECK(writer.read_only_reason().empty());
    tests::add_code(writer, "A");
    CHECK(reader.count<study::Code>() == 1);
}

TEST_CASE("the lock of a process that was killed keeps nobody out") {
    const Home home(GENERATE(from_range(tests::backends())));
    { (void)home.create(); }
    tests::Child child([&](int report) {
        auto study = home.open();
        tests::add_code(study, "A");
        tests::send(report, study.journal_seq());
        ::pause();
    });
    CHECK(child.receive() == 1);
    CHECK_FALSE(home.open().read_only_reason().empty());
    child.kill();
    for (int i = 0; i < 100 && !home.open().read_only_reason().empty(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    auto study = home.open();
    CHECK(study.read_only_reason().empty());
    CHECK(study.count<study::Code>() == 1);
    tests::add_code(study, "B");
}

TEST_CASE("a study that is reached through a link is the same study") {
    const Home home;
    auto study = home.create();
    fs::create_directory(home.folder() / "elsewhere");
    const auto link = home.folder() / "elsewhere/link.sotto";
    fs::create_symlink(home.location(), link);
    const auto second = StudyFile::open(link.string(), StudyFile::Mode::Write);
    CHECK_FALSE(second.read_only_reason().empty());
    CHECK(std::distance(fs::directory_iterator(home.folder() / "elsewhere"), {}) == 1);
}

TEST_CASE(
    "a study in a folder that cannot be written is read, and opening it for writing says why it is not") {
    const Home home;
    make_study(home);
    fs::permissions(home.location(), fs::perms(0400));
    const AsSomebody somebody(home.folder().path());
    fs::permissions(home.folder().path(), fs::perms(0500));
    const auto before = contents_of(home.folder().path());
    for (const auto mode : {StudyFile::Mode::Read, StudyFile::Mode::Write}) {
        auto study = home.open(mode);
        CHECK(study.count<study::Passage>() == 2);
        CHECK(study.passage_texts({1})[0].said == "Hello.");
        CHECK(tests::problems(study).empty());
        CHECK_FALSE(study.read_only_reason().empty());
        CHECK_FALSE(refusal([&] { tests::add_code(study, "B"); }).empty());
    }
    CHECK(contents_of(home.folder().path()) == before);
    CHECK_THAT(refusal([&] { (void)StudyFile::create((home.folder() / "b.sotto").string(), "T", "en"); }),
               Catch::Contains("Cannot make"));
    fs::permissions(home.folder().path(), fs::perms(0700));
}

TEST_CASE("a write-protected study in a folder that can be written is read only as well") {
    const Home home;
    make_study(home);
    fs::permissions(home.location(), fs::perms(0400));
    const AsSomebody somebody(home.folder().path());
    auto study = home.open();
    CHECK_THAT(study.read_only_reason(), Catch::Contains("write-protected"));
    CHECK(study.count<study::Passage>() == 2);
    CHECK_FALSE(fs::exists(home.location() + "-lock"));
}

TEST_CASE("a study that nobody may read is refused") {
    const Home home;
    make_study(home);
    fs::permissions(home.location(), fs::perms(0));
    const AsSomebody somebody(home.folder().path());
    CHECK_FALSE(refusal([&] { (void)home.open(); }).empty());
}

TEST_CASE("a study that was not closed, in a folder that cannot be written, says what to do") {
    const Home home;
    { (void)home.create(); }
    {
        tests::Child child([&](int report) {
            auto study = home.open();
            tests::add_code(study, "A");
            tests::send(report, 1);
            ::pause();
        });
        CHECK(child.receive() == 1);
        child.kill();
    }
    REQUIRE(fs::file_size(home.location() + "-wal") > 0);
    fs::remove(home.location() + "-shm");
    const AsSomebody somebody(home.folder().path());
    fs::permissions(home.folder().path(), fs::perms(0500));
    const auto before = contents_of(home.folder().path());
    CHECK_THAT(refusal([&] { (void)home.open(StudyFile::Mode::Read); }), Catch::Contains("copy it"));
    CHECK(contents_of(home.folder().path()) == before);
    fs::permissions(home.folder().path(), fs::perms(0700));
    CHECK(home.open(StudyFile::Mode::Read).count<study::Code>() == 1);
}

TEST_CASE("opening a study twice in one process does not drop the locks of the first") {
    // POSIX drops all locks of a process on a file when any descriptor of it is closed.
    const Home home;
    auto study = home.create();
    for (int i = 0; i < 3; ++i) {
        const auto reader = home.open(StudyFile::Mode::Read);
        CHECK(reader.title() == "A study");
    }
    tests::Child child([&](int report) {
        // Were the locks gone, this would take itself for the last one, and take the log away.
        { const auto reader = home.open(StudyFile::Mode::Read); }
        tests::send(report, fs::exists(home.location() + "-wal") ? 1 : 0);
    });
    CHECK(child.receive() == 1);
    child.wait();
    tests::add_code(study, "A");
    CHECK(home.open(StudyFile::Mode::Read).count<study::Code>() == 1);
}
