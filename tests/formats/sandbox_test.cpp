// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/files.h"
#include "formats/formats.h"
#include "support/temporary_folder.h"

#include <fcntl.h>
#include <unistd.h>
#include <atomic>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <thread>

using namespace sotto;

namespace {

formats::Limits tight() {
    formats::Limits limits;
    limits.text_bytes = std::size_t{8} << 20U;
    limits.memory_bytes = std::size_t{512} << 20U;
    return limits;
}

formats::Places with_hostile(bool landlock = true) {
    formats::Places places = formats::Places::usual();
    places.plugin_folders.insert(places.plugin_folders.begin(), HOSTILE_PLUGINS);
    places.use_landlock = landlock;
    return places;
}

/// What came of an attempt: the text of the one block, or "error: " and the sentence.
std::string attempt(const formats::Formats& formats, const std::string& what) {
    try {
        const formats::ReadDocument document = formats.read("some.hostile", "HOSTILE " + what);
        return document.blocks.at(0).utf8;
    } catch (const base::Error& error) {
        CHECK(error.blame() == base::Blame::Input);
        return std::string("error: ") + error.what();
    }
}

void check_still_reads(const formats::Formats& formats) {
    const formats::ReadDocument document = formats.read("next.txt", "The next file is read as ever.\n");
    REQUIRE(document.blocks.size() == 1);
    CHECK(document.blocks[0].utf8 == "The next file is read as ever.");
}

}  // namespace

TEST_CASE("a reader cannot reach files, the network, other processes or other programs") {
    const tests::TemporaryFolder folder;
    base::write_private_file(folder / "study", "secret");
    const std::string study = (folder / "study").string();
    const std::string fresh = (folder / "fresh").string();
    const bool landlock = GENERATE(true, false);
    CAPTURE(landlock);
    const formats::Formats formats(tight(), with_hostile(landlock));

    for (const std::string& what :
         {"open " + study, std::string("open /etc/passwd"), std::string("open /proc/self/maps"),
          "write " + study, "write " + fresh, "append " + study, "remove " + study, "rename " + study,
          "chmod " + study, std::string("socket"), std::string("local-socket"), std::string("fork"),
          std::string("exec"), std::string("thread"), std::string("executable-memory"),
          std::string("kill-parent"), std::string("read-parent")}) {
#ifdef __SANITIZE_ADDRESS__
        // Sanitizers need threads, executable pages and their own files, and the filter lets them.
        if (what == "thread" || what == "executable-memory" || what == "kill-parent" || !landlock) continue;
        if (what.rfind("re", 0) == 0 || what.rfind("chmod", 0) == 0) continue;
#endif
        INFO(what);
        const std::string result = attempt(formats, what);
        INFO(result);
        const bool stopped = result.rfind("refused: ", 0) == 0 || result.rfind("error: ", 0) == 0;
        CHECK(stopped);
        check_still_reads(formats);
    }
    CHECK(base::read_file(study, 100) == "secret");
    CHECK_FALSE(std::filesystem::exists(fresh));
}

TEST_CASE("a reader inherits neither the environment nor open descriptors") {
    ::setenv("SOTTO_TEST_SECRET", "hunter2", 1);
    // Deliberately without O_CLOEXEC, as some library may do it.
    const int leaked = ::open("/etc/passwd", O_RDONLY);
    REQUIRE(leaked >= 0);
    const formats::Formats formats(tight(), with_hostile());
    CHECK(attempt(formats, "environment").rfind("refused", 0) == 0);
#ifndef __SANITIZE_ADDRESS__
    CHECK(attempt(formats, "descriptors").rfind("refused", 0) == 0);
#endif
    ::close(leaked);
    ::unsetenv("SOTTO_TEST_SECRET");
}

TEST_CASE("a reader that crashes, exits, hangs or lies is that file's error and nothing else's") {
    const formats::Formats formats(tight(), with_hostile());
    const auto check = [&](const std::string& what, const std::string& words) {
        INFO(what);
        CHECK_THAT(attempt(formats, what), Catch::StartsWith("error: ") && Catch::Contains(words));
        check_still_reads(formats);
    };
#ifndef __SANITIZE_ADDRESS__
    check("crash", "The reader stopped while reading this file (signal SEGV)");
    check("memory", "takes more than 512 MB of memory");
#endif
    check("abort", "The reader stopped while reading this file");
    check("recognition", "The reader stopped while reading this file");
    check("exit", "The reader stopped while reading this file");
    check("hang-up", "The reader stopped while reading this file");
    check("throw", "The plugin for the format hostile failed");
    check("nonsense", "answered nonsense");
    check("forge", "answered nonsense");
    check("broken", "The file is broken on purpose.");
    check("nothing", "The file holds no text that can be read.");
}

TEST_CASE("a reader that takes too long, busy or asleep, is stopped") {
    formats::Limits limits = tight();
    limits.seconds = 1;
    const formats::Formats formats(limits, with_hostile());
    for (const char* what : {"loop", "sleep"}) {
        INFO(what);
        CHECK_THAT(attempt(formats, what), Catch::Contains("took longer than 1 s"));
        check_still_reads(formats);
    }
}

TEST_CASE("text that is too much or not UTF-8 is refused, odd fields are made harmless") {
    const formats::Formats formats(tight(), with_hostile());
    CHECK_THAT(attempt(formats, "flood"), Catch::Contains("more text than 8 MB"));
    check_still_reads(formats);
    CHECK_THAT(attempt(formats, "crumbs"), Catch::Contains("more text than 8 MB"));
    check_still_reads(formats);
    CHECK_THAT(attempt(formats, "not-utf8"), Catch::Contains("gave text that is not UTF-8"));
    CHECK(attempt(formats, "controls") == "abc\nd");

    const formats::ReadDocument document = formats.read("x.hostile", "HOSTILE fields");
    REQUIRE(document.blocks.size() == 2);
    const study::Block& odd = document.blocks[0];
    CHECK(odd.kind == study::Block::Kind::Paragraph);
    CHECK(odd.level == 0);
    CHECK(odd.bold_prefix == 0);
    CHECK_FALSE(odd.page);
    CHECK_FALSE(odd.begin_ms);
    CHECK_FALSE(odd.end_ms);
}

TEST_CASE("a writer that crashes is an error") {
    const formats::Formats formats(tight(), with_hostile());
    CHECK_THROWS_AS(formats.write("hostile", {{formats::WriteBlock::Kind::Paragraph, 0, "x", false}}),
                    base::Error);
    check_still_reads(formats);
}

TEST_CASE("many threads read at once while some files crash their readers") {
    const formats::Formats formats(tight(), with_hostile());
    std::atomic<int> good = 0;
    std::atomic<int> bad = 0;
    std::vector<std::thread> threads;
    for (int thread = 0; thread < 8; ++thread) {
        threads.emplace_back([&, thread] {
            for (int i = 0; i < 20; ++i) {
                const bool crash = (thread + i) % 5 == 0;
                const std::string text = "Text " + std::to_string(thread) + " of file " + std::to_string(i);
                try {
                    const auto document = formats.read("a.txt", crash ? "HOSTILE abort" : text);
                    if (document.blocks.size() == 1 && document.blocks[0].utf8 == text) ++good;
                } catch (const base::Error&) {
                    if (crash) ++bad;
                }
            }
        });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(good == 128);
    CHECK(bad == 32);
}

TEST_CASE("a user who has enough need not wait for a reader, and the next file is read as ever") {
    class StoppedOnThird : public base::Progress {
    public:
        void begin(std::string_view, std::int64_t) override {}
        void advance(std::int64_t) override {}
        void end() override {}
        [[nodiscard]] bool cancelled() const override { return ++asked_ > 2; }

    private:
        mutable std::atomic<int> asked_{0};
    };
    formats::Limits limits = tight();
    limits.seconds = 3600;  // only the user can end it
    const formats::Formats formats(limits, with_hostile());
    for (const std::string what : {"sleep", "loop"}) {
        CAPTURE(what);
        CHECK_THROWS_AS(formats.read("some.hostile", "HOSTILE " + what, StoppedOnThird()), base::Cancelled);
        check_still_reads(formats);
    }
}
