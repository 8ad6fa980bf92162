// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/files.h"
#include "child.h"
#include "home.h"

#include <fmt/format.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <thread>

using namespace sotto;
using store::Edit;
using store::StudyFile;
using tests::Home;

namespace {

/// Works on the study without end: imports, codes, changes, undoes, closes and opens; reports each edit when
/// it is durable.
void work_until_killed(const Home& home, unsigned seed, int report) {
    std::mt19937 random(seed);
    for (int number = 0;; ++number) {
        auto study = home.open();
        if (!study.read_only_reason().empty()) throw std::runtime_error("locked");
        for (unsigned edits = random() % 8 + 1; edits > 0; --edits) {
            const std::string name = fmt::format("{}-{}-{}", seed, number, edits);
            switch (random() % 5) {
                case 0:
                    tests::import(study, name,
                                  "Anna: " + std::string(random() % 30'000, 'x') + "\n\nBo: " + name);
                    break;
                case 1:
                    tests::add_code(study, name);
                    break;
                case 2: {
                    const auto codes = study.all<study::Code>();
                    const auto versions = study.all<study::TextVersion>();
                    if (codes.empty() || versions.empty()) break;
                    std::vector<study::Coding> codings(random() % 60 + 1);
                    for (auto& coding : codings) {
                        const auto& version = versions[random() % versions.size()];
                        coding.code = codes[random() % codes.size()].id;
                        coding.source = version.source;
                        coding.version = version.id;
                        coding.range = {0, 4};
                    }
                    study.edit("code/apply", "Coded", "anna", [&](Edit& edit) { edit.add_all(codings); });
                    break;
                }
                case 3:
                    study.undo(1, "anna");
                    break;
                case 4:
                    study.redo(1, "anna");
                    break;
            }
            tests::send(report, study.journal_seq());
        }
    }
}

/// Runs `work` in a child; its exit status.
int in_child(const std::function<void()>& work) {
    tests::Child child([&](int) { work(); });
    return child.wait();
}

void expect(bool condition) {
    if (!condition) throw std::runtime_error("not as expected");
}

bool fails_with_environment(const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        return error.blame() == base::Blame::Environment;
    }
    return false;
}

/// Fills the study until that fails, then checks that all that was reported is there, and nothing else.
void fill_until_it_fails(const Home& home, const std::function<void()>& make_room) {
    std::string before;
    {
        auto study = home.open();
        expect(study.read_only_reason().empty());
        bool failed = false;
        for (int i = 0; i < 1000 && !failed; ++i) {
            before = tests::dump(study);
            failed = fails_with_environment([&] {
                tests::import(study, fmt::format("S{}", i),
                              "Anna: " + std::string(20'000, static_cast<char>('a' + i % 26)));
            });
        }
        expect(failed);
        expect(tests::dump(study) == before);
    }
    make_room();
    auto study = home.open();
    expect(tests::dump(study) == before);
    expect(tests::problems(study).empty());
    tests::add_code(study, "There is room again");
    expect(tests::problems(study).empty());
}

}  // namespace

TEST_CASE("a study outlives two hundred kills at any moment, with every edit that was reported") {
    std::mt19937 random(static_cast<unsigned>(Catch::rngSeed()));
    int edits = 0;
    for (int study_number = 0; study_number < 10; ++study_number) {
        const Home home;
        { (void)home.create(); }
        for (int round = 0; round < 20; ++round) {
            const auto seed = static_cast<unsigned>(random());
            std::int64_t reported = 0;
            {
                tests::Child child([&](int report) { work_until_killed(home, seed, report); });
                const auto first = child.receive();
                REQUIRE(first.has_value());
                reported = *first;
                std::this_thread::sleep_for(std::chrono::microseconds(random() % 40'000));
                child.kill();
                while (const auto seq = child.receive()) {
                    reported = *seq;
                    ++edits;
                }
            }
            auto study = home.open();
            REQUIRE(study.read_only_reason().empty());
            REQUIRE(study.journal_seq() >= reported);
            REQUIRE(study.journal_seq() <= reported + 1);
            REQUIRE(tests::problems(study).empty());
        }
    }
    CHECK(edits > 0);
}

TEST_CASE("a process killed while it makes a study leaves the whole study or none") {
    std::mt19937 random(static_cast<unsigned>(Catch::rngSeed()));
    int whole = 0;
    for (int round = 0; round < 40; ++round) {
        const Home home;
        {
            tests::Child child([&](int report) {
                tests::send(report, 1);
                (void)home.create();
                ::pause();
            });
            REQUIRE(child.receive() == 1);
            std::this_thread::sleep_for(std::chrono::microseconds(random() % 30'000));
            child.kill();
        }
        if (!std::filesystem::exists(home.location())) {
            CHECK_THROWS_AS(home.open(), base::Error);
            continue;
        }
        ++whole;
        const auto study = home.open();
        CHECK(study.title() == "A study");
        CHECK(tests::problems(study).empty());
    }
    INFO("whole: " << whole);
    SUCCEED();
}

TEST_CASE("a file that may not grow fails the edit and leaves the study as it was") {
    const Home home;
    CHECK(in_child([&] {
              std::signal(SIGXFSZ, SIG_IGN);
              {
                  auto study = home.create();
                  tests::add_code(study, "A");
              }
              struct rlimit limit {};
              expect(::getrlimit(RLIMIT_FSIZE, &limit) == 0);
              struct rlimit small = limit;
              small.rlim_cur = 1'000'000;
              expect(::setrlimit(RLIMIT_FSIZE, &small) == 0);
              fill_until_it_fails(home, [&] { expect(::setrlimit(RLIMIT_FSIZE, &limit) == 0); });
              small.rlim_cur = 50'000;
              expect(::setrlimit(RLIMIT_FSIZE, &small) == 0);
              expect(fails_with_environment(
                  [&] { (void)StudyFile::create((home.folder() / "second.sotto").string(), "T", "en"); }));
              for (const auto& entry : std::filesystem::directory_iterator(home.folder().path())) {
                  expect(entry.path().string().starts_with(home.location()));
              }
          }) == 0);
}

TEST_CASE("a full disk fails the edit with a sentence and leaves the study as it was") {
    const Home home;
    tests::Child child([&](int report) {
        // A small disk of its own, which vanishes with the process; not everybody may have one.
        const auto folder = home.folder().path();
        const bool alone = ::unshare(CLONE_NEWNS) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
        if (!alone || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
            ::mount("tmpfs", folder.c_str(), "tmpfs", 0, "size=2m,mode=0700") != 0) {
            tests::send(report, 2);
            return;
        }
        {
            auto study = home.create();
            tests::add_code(study, "A");
        }
        std::string sentence;
        try {
            auto study = home.open();
            for (int i = 0; i < 1000; ++i) {
                tests::import(study, fmt::format("T{}", i),
                              "Anna: " + std::string(20'000, static_cast<char>('a' + i % 26)));
            }
        } catch (const base::Error& error) {
            sentence = error.what();
        }
        expect(sentence.find("disk is full") != std::string::npos);
        const auto room = folder / "room";
        fill_until_it_fails(
            home, [&] { expect(::mount("tmpfs", folder.c_str(), "tmpfs", MS_REMOUNT, "size=8m") == 0); });
        tests::send(report, 1);
    });
    const auto result = child.receive();
    REQUIRE(result.has_value());
    if (*result == 2) WARN("No disk of one's own can be had here: a full disk was not tried.");
    CHECK(child.wait() == 0);
}
