// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/index.h"

#include "base/error.h"
#include "memory_study.h"
#include "support/temporary_folder.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>
#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <set>

using namespace sotto;
using tests::found;
using tests::MemoryStudy;
using Ids = std::vector<std::int64_t>;

namespace {

/// Calls back at each step; can cancel.
class ScriptedProgress : public base::Progress {
public:
    std::function<void(const std::string& title)> on_begin = [](const std::string&) {};
    std::atomic<bool> cancel{false};

    void begin(std::string_view title, std::int64_t) override { on_begin(std::string(title)); }
    void advance(std::int64_t) override {}
    void end() override {}
    [[nodiscard]] bool cancelled() const override { return cancel; }
};

/// Enough short passages for several segments of a first build.
std::vector<std::string> many(int count) {
    std::vector<std::string> said;
    said.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        said.push_back("w" + std::to_string(i % 1000) + (i % 2 == 0 ? " even" : " odd"));
    return said;
}

std::set<std::string> segments_in(const std::filesystem::path& folder) {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.is_directory()) names.insert(entry.path().filename().string());
    }
    return names;
}

/// Runs `work` in another process, which is killed after `delay` unless it is done before.
void run_and_kill(const std::function<void()>& work, useconds_t delay) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        work();
        ::_exit(0);
    }
    const auto end = std::chrono::steady_clock::now() + std::chrono::microseconds(delay);
    int status = 0;
    while (std::chrono::steady_clock::now() < end) {
        if (::waitpid(child, &status, WNOHANG) == child) return;
        ::usleep(500);
    }
    ::kill(child, SIGKILL);
    REQUIRE(::waitpid(child, &status, 0) == child);
}

void check_whole(search::Index& index, const MemoryStudy& study) {
    CHECK(index.current());
    CHECK(index.verify().empty());
    const auto ids = study.ids();
    CHECK(found(index, "even OR odd") == ids);
}

}  // namespace

TEST_CASE("the index follows what is added, removed and brought back") {
    MemoryStudy study;
    const auto first = study.add(std::vector<std::string>{"red one", "red two", "red three"});
    tests::TemporaryFolder folder;
    search::Index index(folder / "index", study);
    CHECK_FALSE(index.current());
    index.update(base::no_progress());
    CHECK(index.current());

    const auto more = study.add("red four");
    CHECK_FALSE(index.current());
    index.update(base::no_progress());
    CHECK(found(index, "red") == Ids{first, first + 1, first + 2, more});

    study.remove({first + 1, more});
    index.update(base::no_progress());
    CHECK(found(index, "red") == Ids{first, first + 2});
    CHECK(found(index, "\"red two\"").empty());
    CHECK(found(index, "-blue") == Ids{first, first + 2});
    CHECK(index.verify().empty());

    study.restore({first + 1});
    index.update(base::no_progress());
    CHECK(found(index, "red") == Ids{first, first + 1, first + 2});
    CHECK(found(index, "two") == Ids{first + 1});
    CHECK(index.verify().empty());

    search::Index other(folder / "index", study);
    CHECK(other.current());
    CHECK(found(other, "red") == Ids{first, first + 1, first + 2});
}

TEST_CASE("a passage that was away while the index was built comes back between others") {
    MemoryStudy study;
    const auto first = study.add(std::vector<std::string>{"red one", "red two", "red three", "red four"});
    study.remove({first + 1, first + 2});
    tests::TemporaryFolder folder;
    search::Index index(folder / "index", study);
    index.update(base::no_progress());
    CHECK(found(index, "red") == Ids{first, first + 3});
    study.restore({first + 2});
    index.update(base::no_progress());
    study.restore({first + 1});
    index.update(base::no_progress());
    CHECK(found(index, "red") == study.ids());
    // Interleaved segments cannot be merged; there are others to merge beside them.
    for (int i = 0; i < 10; ++i) {
        study.add("red more");
        index.update(base::no_progress());
    }
    CHECK(found(index, "red") == study.ids());
    CHECK(index.verify().empty());
}

TEST_CASE("segments stay few however many edits there are") {
    MemoryStudy study;
    tests::TemporaryFolder folder;
    search::Index index(folder / "index", study);
    for (int i = 0; i < 200; ++i) {
        const auto id = study.add("passage number " + std::to_string(i));
        if (i % 5 == 4) study.remove({id - 2});
        index.update(base::no_progress());
    }
    CHECK(segments_in(folder / "index").size() < 16);
    CHECK(found(index, "passage") == study.ids());
    CHECK(index.verify().empty());
}

TEST_CASE("many interleaved segments end in an index made anew") {
    MemoryStudy study;
    const auto first = study.add(std::vector<std::string>(100, "red passage"));
    Ids away;
    for (std::int64_t i = 1; i < 60; i += 2) away.push_back(first + i);
    study.remove(away);
    tests::TemporaryFolder folder;
    search::Index index(folder / "index", study);
    index.update(base::no_progress());
    for (const auto id : away) {
        study.restore({id});
        index.update(base::no_progress());
    }
    CHECK(segments_in(folder / "index").size() < 26);
    CHECK(found(index, "red") == study.ids());
    CHECK(index.verify().empty());
}

TEST_CASE("the index of another history is not believed") {
    tests::TemporaryFolder folder;
    MemoryStudy study("one");
    study.add(std::vector<std::string>{"red one", "red two"});
    {
        search::Index index(folder / "index", study);
        index.update(base::no_progress());
    }
    SECTION("one that went another way") {
        MemoryStudy copy("two");
        copy.add(std::vector<std::string>{"blue one", "blue two"});
        copy.add("blue three");
        search::Index index(folder / "index", copy);
        CHECK_FALSE(index.current());
        CHECK(found(index, "red").empty());
        index.update(base::no_progress());
        CHECK(found(index, "red").empty());
        CHECK(found(index, "blue") == copy.ids());
        CHECK(index.verify().empty());
    }
    SECTION("an older copy of itself") {
        MemoryStudy older("one");
        search::Index index(folder / "index", older);
        CHECK_FALSE(index.current());
        index.update(base::no_progress());
        CHECK(found(index, "red").empty());
        CHECK(index.verify().empty());
    }
}

TEST_CASE("whatever is wrong with the files, the index is made again") {
    tests::TemporaryFolder folder;
    MemoryStudy study;
    study.add(std::vector<std::string>{"red one", "red two"});
    {
        search::Index index(folder / "index", study);
        index.update(base::no_progress());
    }
    const auto segments = segments_in(folder / "index");
    REQUIRE(segments.size() == 1);
    const auto segment = folder / "index" / *segments.begin();
    SECTION("the manifest is no JSON") {
        std::ofstream(folder / "index" / "manifest.json") << "{]";
    }
    SECTION("the manifest is of another version") {
        std::ofstream(folder / "index" / "manifest.json") << R"({"schema":999})";
    }
    SECTION("the manifest leads outside") {
        std::ofstream(folder / "index" / "manifest.json")
            << R"({"rules":"","seq":0,"hash":"","complete":true,"through":0,"next":1,"languages":[],"masked":[],)"
            << R"("segments":[{"name":"../x","first":1,"last":1,"passages":1}]})";
    }
    SECTION("a segment is gone") {
        std::filesystem::remove_all(segment);
    }
    SECTION("a segment is cut off") {
        for (const auto& entry : std::filesystem::directory_iterator(segment)) {
            std::filesystem::resize_file(entry.path(), 10);
        }
    }
    SECTION("the folder is gone") {
        std::filesystem::remove_all(folder / "index");
    }
    search::Index index(folder / "index", study);
    CHECK_FALSE(index.current());
    index.update(base::no_progress());
    CHECK(found(index, "red") == study.ids());
    CHECK(index.verify().empty());
}

TEST_CASE("verify tells of a damaged table") {
    tests::TemporaryFolder folder;
    MemoryStudy study;
    study.add(many(3000));
    search::Index index(folder / "index", study);
    index.update(base::no_progress());
    REQUIRE(index.verify().empty());
    const auto segment = folder / "index" / *segments_in(folder / "index").begin();
    {
        std::fstream table(segment / "postlist.glass", std::ios::in | std::ios::out | std::ios::binary);
        table.seekp(8192);
        table << std::string(64, '\xAA');
    }
    search::Index again(folder / "index", study);
    CHECK_FALSE(again.verify().empty());
    SECTION("and rebuilding mends it") {
        again.rebuild(base::no_progress());
        CHECK(again.verify().empty());
    }
    SECTION("and so does whoever stumbles over it") {
        CHECK_THROWS_AS(found(again, "even OR odd"), base::Error);
        CHECK_FALSE(again.current());
        again.update(base::no_progress());
        CHECK(again.verify().empty());
    }
}

TEST_CASE("rebuilding leaves nothing of removed passages in the files") {
    tests::TemporaryFolder folder;
    MemoryStudy study;
    const auto id = study.add(std::vector<std::string>{"zebramarker speaks", "red one"});
    search::Index index(folder / "index", study);
    index.update(base::no_progress());
    const auto holds_marker = [&] {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder / "index")) {
            if (!entry.is_regular_file()) continue;
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
            if (bytes.find("zebramark") != std::string::npos) return true;
        }
        return false;
    };
    CHECK(holds_marker());
    study.remove({id});
    index.rebuild(base::no_progress());
    CHECK_FALSE(holds_marker());
    CHECK(found(index, "red") == study.ids());
}

TEST_CASE("a large first build is searchable on the way and goes on after a cancel") {
    tests::TemporaryFolder folder;
    MemoryStudy study;
    study.add(many(130000));
    search::Index reader(folder / "index", study);
    search::Index index(folder / "index", study);
    ScriptedProgress progress;
    std::int64_t seen_on_the_way = 0;
    study.on_passage = [&](std::int64_t id) {
        if (id == 125000) {
            // Two batches went to the workers; the first one is published when the third is handed over, at
            // the latest.
            for (int i = 0; i < 3000 && segments_in(folder / "index").empty(); ++i) ::usleep(10000);
            progress.cancel = true;
        }
    };
    CHECK_THROWS_AS(index.update(progress), base::Cancelled);
    study.on_passage = nullptr;
    search::SearchOptions count;
    count.limit = 0;
    seen_on_the_way = reader.find(search::Query::parse("even OR odd"), count, {}).total;
    CHECK(seen_on_the_way >= 50000);
    CHECK(seen_on_the_way < 130000);
    CHECK_FALSE(reader.current());

    // Meanwhile the study changes, in what is indexed and in what is not.
    study.remove({10, 20, 129999});
    study.restore({20});
    study.add("even newer");
    std::int64_t first_read = 0;
    study.on_passage = [&](std::int64_t id) {
        if (first_read == 0) first_read = id;
    };
    index.update(base::no_progress());
    study.on_passage = nullptr;
    CHECK(first_read > 50000);
    check_whole(index, study);
    CHECK(reader.current());
    CHECK(segments_in(folder / "index").size() < 4);
}

TEST_CASE("a process killed while it builds leaves an index that the next one completes") {
    tests::TemporaryFolder folder;
    MemoryStudy study;
    study.add(many(120000));
    for (int round = 0; round < 12; ++round) {
        run_and_kill(
            [&] {
                search::Index index(folder / "index", study);
                index.update(base::no_progress());
            },
            static_cast<useconds_t>(20000 + 60000 * round));
        search::Index index(folder / "index", study);
        search::SearchOptions count;
        count.limit = 0;
        const auto total = index.find(search::Query::parse("even OR odd"), count, {}).total;
        CHECK(total <= 120000);
        if (index.current()) {
            CHECK(total == study.count());
            // Start over, now that a whole build fits into the time.
            std::filesystem::remove_all(folder / "index");
        }
    }
    search::Index index(folder / "index", study);
    index.update(base::no_progress());
    check_whole(index, study);
}

TEST_CASE("a process killed while it follows edits leaves an index that the next one catches up") {
    tests::TemporaryFolder folder;
    MemoryStudy study;
    study.add(many(2000));
    {
        search::Index index(folder / "index", study);
        index.update(base::no_progress());
    }
    for (int round = 0; round < 40; ++round) {
        study.add(many(50));
        const auto ids = study.ids();
        study.remove({ids[static_cast<std::size_t>(round) * 3], ids.back()});
        if (round % 2 == 1) study.restore({ids.back()});
        run_and_kill(
            [&] {
                search::Index index(folder / "index", study);
                index.update(base::no_progress());
            },
            static_cast<useconds_t>(500 * round));
    }
    search::Index index(folder / "index", study);
    index.update(base::no_progress());
    check_whole(index, study);
    // What the killed ones left behind is gone: a manifest, a lock and the segments it names.
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "index"))
        files += entry.is_regular_file() ? 1 : 0;
    CHECK(files == 2);
}

TEST_CASE("a process killed while it merges leaves the parts") {
    tests::TemporaryFolder folder;
    MemoryStudy study;
    bool merged = false;
    for (int round = 0; round < 12; ++round) {
        study.add(many(30));
        run_and_kill(
            [&] {
                search::Index index(folder / "index", study);
                ScriptedProgress progress;
                // Dies in the middle of it or just before, as it happens.
                progress.on_begin = [](const std::string& title) {
                    if (title == "Merging the index") ::kill(::getpid(), SIGKILL);
                };
                index.update(progress);
            },
            2000000);
        search::Index index(folder / "index", study);
        CHECK(index.current());
        CHECK(found(index, "even OR odd") == study.ids());
        merged = merged || segments_in(folder / "index").size() >= 4;
    }
    CHECK(merged);
    search::Index index(folder / "index", study);
    study.add(many(1));
    index.update(base::no_progress());
    CHECK(segments_in(folder / "index").size() < 4);
    check_whole(index, study);
}

TEST_CASE("two processes update one index in turn") {
    tests::TemporaryFolder folder;
    MemoryStudy study;
    study.add(many(20000));
    std::vector<pid_t> children;
    for (int i = 0; i < 3; ++i) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            int code = 1;
            try {
                search::Index index(folder / "index", study);
                index.update(base::no_progress());
                code = index.current() && found(index, "even OR odd") == study.ids() ? 0 : 2;
            } catch (const std::exception&) {
                code = 3;
            }
            ::_exit(code);
        }
        children.push_back(child);
    }
    for (const pid_t child : children) {
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        CHECK(status == 0);
    }
    search::Index index(folder / "index", study);
    check_whole(index, study);
}

TEST_CASE("a passage number beyond Xapian's reach is refused and not wrapped") {
    tests::TemporaryFolder folder;
    MemoryStudy study;
    study.skip_ids(std::int64_t{1} << 40);
    study.add("red");
    search::Index index(folder / "index", study);
    CHECK_THROWS_AS(index.update(base::no_progress()), base::Error);
}

TEST_CASE("a folder that cannot be written is told") {
    MemoryStudy study;
    study.add("red");
    CHECK_THROWS_AS(search::Index("/proc/nowhere/index", study), base::Error);
}
