// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/desk.h"
#include "base/error.h"
#include "commands/command.h"
#include "support/temporary_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <catch2/catch.hpp>
#include <condition_variable>
#include <cstdlib>
#include <deque>
#include <filesystem>
#include <fstream>
#include <mutex>

namespace {

using namespace sotto;
using workbench::Desk;
using workbench::DeskObserver;

/// Stands for the loop of the window: what workers hand over is done where `until` is called.
class Loop {
public:
    workbench::Post post() {
        return [this](std::function<void()> later) {
            {
                const std::lock_guard lock(mutex_);
                waiting_.push_back(std::move(later));
            }
            wake_.notify_one();
        };
    }

    /// Does what is handed over until `done`; false when that takes longer than any of it should.
    bool until(const std::function<bool()>& done) {
        while (!done()) {
            std::function<void()> next;
            {
                std::unique_lock lock(mutex_);
                if (!wake_.wait_for(lock, std::chrono::seconds(60), [this] { return !waiting_.empty(); }))
                    return false;
                next = std::move(waiting_.front());
                waiting_.pop_front();
            }
            next();
        }
        return true;
    }

private:
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> waiting_;
};

/// A desk on a small study of its own, and what it told.
class Room : public DeskObserver {
public:
    explicit Room(const std::string& location) : location_(location), desk("Ann", loop.post()) {
        desk.observe(this);
        desk.open(location);
        REQUIRE(loop.until([this] { return opened > 0 || !sentences.empty(); }));
    }
    ~Room() override { desk.forget(this); }

    void study_opened() override { ++opened; }
    void study_changed() override { ++changed; }
    void document_changed(study::Id<study::Source>) override { ++documents; }
    void focus_changed(const workbench::Focus&) override { ++focused; }
    void told(const std::string& sentence, bool failure) override {
        sentences.push_back(sentence);
        failed += failure ? 1 : 0;
    }

    /// Runs a command and waits for it; whether it was done.
    bool run(const std::string& id, const std::vector<std::pair<std::string, std::string>>& values) {
        commands::Arguments arguments;
        for (const auto& [name, value] : values) arguments.add(name, value);
        bool done = false;
        bool stopped = false;
        desk.run(
            id, arguments, [&](const commands::Outcome& answer) { done = true, outcome = answer; },
            [&](const workbench::Failure&) { stopped = true; });
        REQUIRE(loop.until([&] { return done || stopped; }));
        return done;
    }
    const workbench::DocumentPicture& read(study::Id<study::Source> source) {
        const int before = documents;
        desk.read(source);
        REQUIRE(loop.until([&] { return documents > before; }));
        return *desk.document(source);
    }

    std::string location_;
    Loop loop;
    Desk desk;
    commands::Outcome outcome;
    int opened = 0;
    int changed = 0;
    int documents = 0;
    int focused = 0;
    int failed = 0;
    std::vector<std::string> sentences;
};

/// A study with one interview, made through the list of commands.
std::string make_study(const tests::TemporaryFolder& folder) {
    ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1);
    const std::string location = folder / "study.sotto";
    std::ofstream(folder / "talk.txt")
        << "Interviewer: What did the training change?\n\n"
           "P01: I learned to speak in front of people. \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x8C\xBE\n\n"
           "Interviewer: And the meetings?\n\n"
           "P01: The meetings were long.\n";
    commands::Session session("Ann", base::no_progress(), [](const std::string&) {});
    commands::Arguments made;
    made.add("STUDY", location);
    commands::run(*commands::find_command("new"), session, made);
    commands::Arguments imported;
    imported.add("STUDY", location);
    imported.add("PATH", folder / "talk.txt");
    REQUIRE(commands::run(*commands::find_command("import"), session, imported).exit_code == 0);
    return location;
}

}  // namespace

TEST_CASE("a desk shows what a study holds when it is opened") {
    const tests::TemporaryFolder folder;
    Room room(make_study(folder));
    REQUIRE(room.opened == 1);
    const auto& study = *room.desk.study();
    CHECK(study.can_edit());
    REQUIRE(study.sources.size() == 1);
    CHECK(study.sources[0].name == "talk");
    CHECK(study.source_counts.at(study.sources[0].id).passages == 4);
    CHECK_FALSE(study.undo.empty());
    CHECK(study.redo.empty());
}

TEST_CASE("a document is read with its speakers and kept up to date while it is followed") {
    const tests::TemporaryFolder folder;
    Room room(make_study(folder));
    const auto source = room.desk.study()->sources[0].id;
    const auto& document = room.read(source);
    REQUIRE(document.passages.size() == 4);
    CHECK(document.speaker_names[0] == "Interviewer");
    CHECK(document.voices[0].role == study::SpeakerRole::Interviewer);
    CHECK(document.codings.empty());

    const auto text = room.desk.document(source)->text;
    REQUIRE(room.run("code/apply", {{"SOURCE", "talk"}, {"RANGE", "45:70"}, {"CODE", "Change/Speaking"}}));
    const auto after = room.desk.document(source);
    REQUIRE(after->codings.size() == 1);
    CHECK(after->codings[0].range == text::Range{45, 70});
    CHECK(after->text == text);
    CHECK(room.desk.study()->code_counts.at(after->codings[0].code).codings == 1);
}

TEST_CASE("undo and redo at a desk take edits back and bring them again, and say which") {
    const tests::TemporaryFolder folder;
    Room room(make_study(folder));
    const auto source = room.desk.study()->sources[0].id;
    static_cast<void>(room.read(source));
    REQUIRE(room.run("code/apply", {{"SOURCE", "talk"}, {"RANGE", "45:70"}, {"CODE", "Speaking"}}));
    const auto sentence = room.desk.study()->undo;
    CHECK(sentence.find("Speaking") != std::string::npos);

    REQUIRE(room.run("study/undo", {}));
    CHECK(room.desk.document(source)->codings.empty());
    CHECK(room.desk.study()->undo != sentence);
    CHECK(room.desk.study()->redo == sentence);

    REQUIRE(room.run("study/redo", {}));
    CHECK(room.desk.document(source)->codings.size() == 1);
    CHECK(room.desk.study()->undo == sentence);
    CHECK(room.desk.study()->redo.empty());

    REQUIRE(room.run("study/undo", {}));
    REQUIRE(room.run("code/apply", {{"SOURCE", "talk"}, {"RANGE", "0:11"}, {"CODE", "Other"}}));
    CHECK(room.desk.study()->redo.empty());
}

TEST_CASE("what a command refuses is told in its sentence and changes nothing") {
    const tests::TemporaryFolder folder;
    Room room(make_study(folder));
    const auto seq = room.desk.study()->seq;
    CHECK_FALSE(room.run("code/apply", {{"SOURCE", "nowhere"}, {"RANGE", "0:5"}, {"CODE", "A"}}));
    REQUIRE(room.loop.until([&] { return room.failed > 0; }));
    CHECK(room.sentences.back().find("no source of that name") != std::string::npos);
    CHECK(room.desk.study()->seq == seq);
}

TEST_CASE("a second desk on one study reads only, says why, and follows the first") {
    const tests::TemporaryFolder folder;
    const auto location = make_study(folder);
    Room first(location);
    Room second(location);
    CHECK(first.desk.study()->can_edit());
    CHECK_FALSE(second.desk.study()->can_edit());
    CHECK_FALSE(second.desk.study()->read_only_reason.empty());
    CHECK_FALSE(second.desk.available(*commands::find_command("code")));

    const auto source = second.desk.study()->sources[0].id;
    static_cast<void>(second.read(source));
    REQUIRE(first.run("code/apply", {{"SOURCE", "talk"}, {"RANGE", "45:70"}, {"CODE", "Speaking"}}));
    const int before = second.changed;
    second.desk.follow();
    REQUIRE(second.loop.until([&] { return second.changed > before; }));
    CHECK(second.desk.document(source)->codings.size() == 1);
    CHECK_FALSE(second.desk.study()->read_only_reason.empty());
}

TEST_CASE("a study that cannot be opened leaves an empty desk and a sentence") {
    const tests::TemporaryFolder folder;
    Room room(folder / "missing.sotto");
    REQUIRE(room.loop.until([&] { return room.failed > 0; }));
    CHECK_FALSE(room.desk.has_study());
    CHECK(room.desk.study()->sources.empty());
}

TEST_CASE("closing a desk lets go of the study, so that another may write") {
    const tests::TemporaryFolder folder;
    const auto location = make_study(folder);
    Room first(location);
    first.desk.close();
    CHECK_FALSE(first.desk.has_study());
    // The writer lets go in a job of its own; a look-up behind it tells when that is done.
    CHECK(first.run("study/formats", {}));
    Room second(location);
    CHECK(second.desk.study()->can_edit());
}

TEST_CASE("answers that come when another study is open are dropped") {
    const tests::TemporaryFolder folder;
    const auto location = make_study(folder);
    Room room(location);
    bool answered = false;
    room.desk.look_up<int>([](commands::Session&) { return 1; }, [&](int) { answered = true; });
    room.desk.open(location);
    const int before = room.opened;
    REQUIRE(room.loop.until([&] { return room.opened > before; }));
    bool second = false;
    room.desk.look_up<int>([](commands::Session&) { return 2; }, [&](int) { second = true; });
    REQUIRE(room.loop.until([&] { return second; }));
    CHECK_FALSE(answered);
}

TEST_CASE("focus is told once for each change") {
    const tests::TemporaryFolder folder;
    Room room(make_study(folder));
    auto focus = room.desk.focus();
    focus.source = room.desk.study()->sources[0].id;
    focus.selection = {3, 8};
    const int before = room.focused;
    room.desk.set_focus(focus);
    room.desk.set_focus(focus);
    CHECK(room.focused == before + 1);
}

TEST_CASE("a coding that is taken back is in focus no longer") {
    const tests::TemporaryFolder folder;
    Room room(make_study(folder));
    const auto source = room.desk.study()->sources[0].id;
    static_cast<void>(room.read(source));
    REQUIRE(room.run("code/apply", {{"SOURCE", "talk"}, {"RANGE", "45:70"}, {"CODE", "Speaking"}}));
    workbench::Focus focus;
    focus.source = source;
    focus.coding = room.desk.document(source)->codings[0].id;
    room.desk.set_focus(focus);
    REQUIRE(room.run("study/undo", {}));
    CHECK_FALSE(room.desk.focus().coding);
    CHECK(room.desk.focus().source == source);
}

TEST_CASE("what panes ask for does not wait for an index that is being made") {
    const tests::TemporaryFolder folder;
    const auto location = make_study(folder);
    const std::filesystem::path cache = folder / "cache/sotto";
    // Another program is at it: whoever wants the index waits until it has finished.
    const auto index = std::filesystem::directory_iterator(cache)->path();
    for (const auto& part : std::filesystem::directory_iterator(index)) {
        if (part.path().filename() != "lock") std::filesystem::remove_all(part.path());
    }
    const int lock = ::open((index / "lock").c_str(), O_RDWR);
    REQUIRE(lock >= 0);
    REQUIRE(::flock(lock, LOCK_EX | LOCK_NB) == 0);

    Room room(location);
    std::size_t sources = 0;
    room.desk.look_up<std::size_t>(
        [](commands::Session& session) { return session.study().all<study::Source>().size(); },
        [&](std::size_t found) { sources = found; });
    CHECK(room.loop.until([&] { return sources == 1; }));
    ::close(lock);
}
