// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/seal.h"
#include "base/error.h"
#include "base/files.h"
#include "child.h"
#include "home.h"
#include "store/internal.h"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch.hpp>
#include <csignal>
#include <set>

using namespace sotto;
using store::Secret;
using store::StudyFile;
using tests::Home;

namespace {

namespace fs = std::filesystem;

constexpr std::size_t any_size = std::size_t{1} << 30U;
constexpr std::size_t head_size = 72;
constexpr std::size_t sealed_chunk = 64 * 1024 + 17;
const char* const words_said = "Nobody had asked me that before.";

/// As cheap as it may be: tests seal often.
const store::KeyCost cheap{1, 8192};

const Secret& passphrase() {
    static const Secret secret(std::string_view("quiet river under four bridges"));
    return secret;
}

void seal(const StudyFile& study, const fs::path& target, base::Progress& progress = base::no_progress()) {
    store::seal(study, target, passphrase(), progress, cheap);
}

void unseal(const fs::path& sealed, const fs::path& target, const Secret& secret = passphrase()) {
    store::unseal(sealed, target, secret, base::no_progress());
}

struct Refusal {
    std::string sentence;
    base::Blame blame = base::Blame::Program;
};

Refusal refusal(const std::function<void()>& work) {
    try {
        work();
    } catch (const base::Error& error) {
        const std::string sentence = error.what();
        CHECK(sentence.back() == '.');
        CHECK(sentence.find('\n') == std::string::npos);
        CHECK(sentence.find("river") == std::string::npos);
        return {sentence, error.blame()};
    }
    return {"nothing was thrown"};
}

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::recursive_directory_iterator(folder), {}));
}

/// A study of several chunks.
void fill(StudyFile& study) {
    tests::import(study, "One", std::string("Anna: ") + words_said + "\n\nBo: Yes.");
    std::string many;
    for (int i = 0; i < 8000; ++i) many += fmt::format("Cy: This is turn {} of a long talk.\n\n", i);
    tests::import(study, "Long", many + "Bo: The end.");
    tests::add_code(study, "A");
}

class CountingProgress : public base::Progress {
public:
    explicit CountingProgress(std::int64_t last) : last_(last) {}
    void begin(std::string_view title, std::int64_t) override { sealing_ = title == "Sealing"; }
    void advance(std::int64_t) override {
        if (sealing_) ++steps_;
    }
    void end() override {}
    [[nodiscard]] bool cancelled() const override { return steps_ >= last_; }

private:
    std::int64_t last_;
    std::int64_t steps_ = 0;
    bool sealing_ = false;
};

}  // namespace

TEST_CASE("a sealed study gives nothing away and becomes the same study again") {
    const Home home(GENERATE(from_range(tests::backends())));
    auto study = home.create();
    fill(study);
    const tests::TemporaryFolder folder;
    const auto sealed = folder / "study.sealed";
    seal(study, sealed);

    struct stat status {};
    REQUIRE(::stat(sealed.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600);
    const auto bytes = base::read_file(sealed, any_size);
    CHECK(bytes.size() > 3 * sealed_chunk);
    for (const char* word : {words_said, "Anna", "SQLite", "A study"})
        CHECK(bytes.find(word) == std::string::npos);

    const auto made = folder / "made.sotto";
    unseal(sealed, made);
    REQUIRE(::stat(made.c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600);
    auto again = StudyFile::open(made.string(), StudyFile::Mode::Write);
    CHECK(again.guid() == study.guid());
    CHECK(again.journal_hash(again.journal_seq()) == study.journal_hash(study.journal_seq()));
    CHECK(tests::dump(again) == tests::dump(study));
    CHECK(tests::problems(again).empty());
    // It can be worked on: ids go on where they were.
    CHECK(tests::add_code(again, "B").id == tests::add_code(study, "B").id);
    CHECK(files_in(home.folder().path()) == (home.backend() == tests::Backend::Sqlite ? 4U : 0U));
}

TEST_CASE("what is sealed is one moment of a study that others are writing to") {
    const Home home;
    auto writer = home.create();
    fill(writer);
    const auto reader = home.open(StudyFile::Mode::Read);
    const auto seq = reader.journal_seq();
    const tests::TemporaryFolder folder;

    // Writes in the middle of copying.
    class Meddler : public base::Progress {
    public:
        explicit Meddler(StudyFile& study) : study_(study) {}
        void begin(std::string_view title, std::int64_t) override { copying_ = title == "Copying the study"; }
        void advance(std::int64_t) override {
            if (!copying_ || edits > 3) return;
            tests::import(study_, fmt::format("Meanwhile {}", ++edits), std::string(400'000, 'x'));
        }
        void end() override {}
        [[nodiscard]] bool cancelled() const override { return false; }
        int edits = 0;

    private:
        StudyFile& study_;
        bool copying_ = false;
    } meddler(writer);
    std::string large(6'000'000, 'y');
    tests::import(writer, "Large", large);
    seal(reader, folder / "study.sealed", meddler);
    CHECK(meddler.edits > 0);
    unseal(folder / "study.sealed", folder / "made.sotto");
    const auto made = StudyFile::open((folder / "made.sotto").string(), StudyFile::Mode::Read);
    CHECK(made.journal_seq() == seq + 1);
    CHECK(made.journal_hash(made.journal_seq()) == writer.journal_hash(seq + 1));
    CHECK(tests::problems(made).empty());
}

TEST_CASE("whatever is done to a sealed file, no study is made of it") {
    const Home home;
    auto study = home.create();
    fill(study);
    const tests::TemporaryFolder folder;
    seal(study, folder / "good.sealed");
    const auto good = base::read_file(folder / "good.sealed", any_size);
    const auto first = head_size + 17;  // behind the proof of the key
    REQUIRE(good.size() > first + 3 * sealed_chunk);

    const auto with_byte = [&](std::size_t at) {
        auto bytes = good;
        bytes[at] = static_cast<char>(bytes[at] ^ 1);
        return bytes;
    };
    auto swapped = good;
    std::swap_ranges(swapped.begin() + static_cast<std::ptrdiff_t>(first),
                     swapped.begin() + static_cast<std::ptrdiff_t>(first + sealed_chunk),
                     swapped.begin() + static_cast<std::ptrdiff_t>(first + sealed_chunk));
    auto without = good;
    without.erase(first, sealed_chunk);
    auto twice = good;
    twice.insert(first, good, first, sealed_chunk);
    auto newer = good;
    newer[9] = 2;
    auto hungry = good;
    hungry[20] = 1;  // memory beyond anything
    using base::Blame;
    struct Case {
        const char* name;
        std::string bytes;
        Blame blame;
        const char* sentence;
    };
    const std::vector<Case> cases{
        {"empty", "", Blame::Environment, "no sealed study"},
        {"a text", "Anna: Hello.\n", Blame::Environment, "no sealed study"},
        {"a study", base::read_file(home.location(), any_size), Blame::Environment, "no sealed study"},
        {"a newer version", newer, Blame::Environment, "newer version"},
        {"half a head", good.substr(0, 40), Blame::Finding, "cut short"},
        {"only a head", good.substr(0, head_size), Blame::Finding, "cut short"},
        {"no content", good.substr(0, first), Blame::Finding, "cut short"},
        {"cut between chunks", good.substr(0, first + sealed_chunk), Blame::Finding, "cut short"},
        {"cut in a chunk", good.substr(0, first + 1000), Blame::Finding, "cut short"},
        {"the last byte missing", good.substr(0, good.size() - 1), Blame::Finding, "cut short"},
        {"something behind", good + "x", Blame::Finding, "altered"},
        {"salt changed", with_byte(30), Blame::Environment, "passphrase"},
        {"stream head changed", with_byte(60), Blame::Environment, "passphrase"},
        {"cost of the key changed", with_byte(26), Blame::Environment, "passphrase"},
        {"cost beyond anything", hungry, Blame::Finding, "altered"},
        {"proof changed", with_byte(head_size), Blame::Environment, "passphrase"},
        {"first chunk changed", with_byte(first + 5), Blame::Finding, "altered"},
        {"middle changed", with_byte(first + sealed_chunk + 70), Blame::Finding, "altered"},
        {"end changed", with_byte(good.size() - 1), Blame::Finding, "altered"},
        {"chunks swapped", swapped, Blame::Finding, "altered"},
        {"a chunk missing", without, Blame::Finding, "altered"},
        {"a chunk twice", twice, Blame::Finding, "altered"},
    };
    for (const Case& one : cases) {
        INFO(one.name);
        base::write_private_file(folder / "bad.sealed", one.bytes);
        const auto refused = refusal([&] { unseal(folder / "bad.sealed", folder / "made.sotto"); });
        CHECK_THAT(refused.sentence, Catch::Contains(one.sentence));
        CHECK(refused.blame == one.blame);
        CHECK(files_in(folder.path()) == 2);
    }
}

TEST_CASE("another passphrase opens nothing, and nothing is ever written over") {
    const Home home;
    auto study = home.create();
    fill(study);
    const tests::TemporaryFolder folder;
    seal(study, folder / "study.sealed");
    const auto sealed = base::read_file(folder / "study.sealed", any_size);
    const auto wrong = refusal([&] {
        unseal(folder / "study.sealed", folder / "made.sotto",
               Secret(std::string_view("quiet river under five bridges")));
    });
    CHECK(wrong.blame == base::Blame::Environment);
    CHECK_THAT(wrong.sentence, Catch::Contains("passphrase"));

    base::write_private_file(folder / "mine.txt", "mine");
    fs::create_directory(folder / "folder");
    fs::create_symlink(folder / "nowhere", folder / "link");
    const auto files = files_in(folder.path());
    for (const char* name : {"mine.txt", "folder", "link", "no/such/folder"}) {
        INFO(name);
        CHECK(refusal([&] { unseal(folder / "study.sealed", folder / name); }).blame ==
              base::Blame::Environment);
        CHECK(refusal([&] { seal(study, folder / name); }).blame == base::Blame::Environment);
    }
    CHECK(refusal([&] { unseal(folder / "none", folder / "made.sotto"); }).blame == base::Blame::Environment);
    CHECK(refusal([&] { unseal(folder.path(), folder / "made.sotto"); }).blame == base::Blame::Environment);
    CHECK(files_in(folder.path()) == files);
    CHECK(base::read_file(folder / "mine.txt", 100) == "mine");
    CHECK(base::read_file(folder / "study.sealed", any_size) == sealed);
}

TEST_CASE("no two sealed files of one study are alike") {
    const Home home;
    auto study = home.create();
    const tests::TemporaryFolder folder;
    seal(study, folder / "a");
    seal(study, folder / "b");
    const auto a = base::read_file(folder / "a", any_size);
    const auto b = base::read_file(folder / "b", any_size);
    CHECK(a.size() == b.size());
    CHECK(a.substr(28, 16) != b.substr(28, 16));
    CHECK(a.substr(head_size) != b.substr(head_size));
}

TEST_CASE("a full disk leaves neither a sealed file nor a study") {
    const Home home;
    {
        auto study = home.create();
        fill(study);
    }
    const tests::TemporaryFolder folder;
    {
        const auto study = home.open(StudyFile::Mode::Read);
        seal(study, folder / "good.sealed");
    }
    const auto files = files_in(folder.path());
    const auto files_of_study = files_in(home.folder().path());
    for (const bool sealing : {true, false}) {
        tests::Child child([&](int report) {
            std::signal(SIGXFSZ, SIG_IGN);
            const auto study = home.open(StudyFile::Mode::Read);
            const rlimit most{200'000, 200'000};
            ::setrlimit(RLIMIT_FSIZE, &most);
            try {
                sealing ? seal(study, folder / "out") : unseal(folder / "good.sealed", folder / "out");
                tests::send(report, 0);
            } catch (const base::Error& error) {
                tests::send(report, error.blame() == base::Blame::Environment ? 1 : 2);
            }
        });
        CHECK(child.receive() == 1);
        CHECK(child.wait() == 0);
        CHECK(files_in(folder.path()) == files);
        CHECK(files_in(home.folder().path()) == files_of_study);
    }
}

TEST_CASE("who stops sealing, or is killed in the middle of it, leaves nothing readable behind") {
    const Home home;
    {
        auto study = home.create();
        fill(study);
    }
    const tests::TemporaryFolder folder;
    {
        const auto study = home.open(StudyFile::Mode::Read);
        CountingProgress progress(2);
        CHECK_THROWS_AS(seal(study, folder / "out", progress), base::Cancelled);
        CHECK(files_in(folder.path()) == 0);
        seal(study, folder / "good.sealed");
    }
    const auto names = [&] {
        std::set<std::string> all;
        for (const auto& entry : fs::directory_iterator(home.folder().path()))
            all.insert(entry.path().filename().string());
        return all;
    };
    const auto before = names();
    // Stops for ever at the step in which plain bytes are on their way.
    class Sleeper : public base::Progress {
    public:
        Sleeper(std::string title, int report) : title_(std::move(title)), report_(report) {}
        void begin(std::string_view title, std::int64_t) override { here_ = title == title_; }
        void advance(std::int64_t) override {
            if (!here_) return;
            tests::send(report_, 1);
            ::pause();
        }
        void end() override {}
        [[nodiscard]] bool cancelled() const override { return false; }

    private:
        std::string title_;
        int report_;
        bool here_ = false;
    };
    for (const char* stage : {"Sealing", "Unsealing"}) {
        INFO(stage);
        tests::Child child([&](int report) {
            Sleeper progress(stage, report);
            if (std::string_view(stage) == "Sealing") {
                const auto study = home.open(StudyFile::Mode::Read);
                seal(study, folder / "out", progress);
            } else {
                store::unseal(folder / "good.sealed", folder / "out", passphrase(), progress);
            }
        });
        REQUIRE(child.receive() == 1);
        child.kill();
        CHECK(files_in(folder.path()) == 1);
        for (const auto& name : names()) {
            INFO(name);
            CHECK((before.contains(name) || name == "study.sotto-wal" || name == "study.sotto-shm"));
        }
    }
}

TEST_CASE("a study in a folder that cannot be written is sealed by way of another") {
    const Home home;
    {
        auto study = home.create();
        fill(study);
    }
    if (::geteuid() == 0) return;  // nothing is forbidden to root
    fs::permissions(home.folder().path(), fs::perms(0500));
    const tests::TemporaryFolder folder;
    seal(home.open(StudyFile::Mode::Read), folder / "study.sealed");
    fs::permissions(home.folder().path(), fs::perms(0700));
    unseal(folder / "study.sealed", folder / "made.sotto");
    CHECK(StudyFile::open((folder / "made.sotto").string(), StudyFile::Mode::Read).count<study::Source>() ==
          2);
}
