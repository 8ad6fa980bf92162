// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors

/// Works in the window at random, and writes down each action before it is done, so that what breaks can be
/// done again:
///
///     random_actions [--seed N] [--actions N | --minutes N] [--record FILE] [--patience SECONDS]
///     random_actions --replay FILE
///
/// Fails, and names the record, when the window crashes or hangs, when wxWidgets or GTK complain, or when the
/// study is not sound afterwards: as it is left, with every edit undone, and with every edit done again.
/// Needs a display (scripts/with-display) that nobody else uses.
#include "base/error.h"
#include "commands/command.h"
#include "commands/session.h"
#include "random/faults.h"
#include "random/visitor.h"
#include "support/temporary_folder.h"
#include "workbench/translation.h"
#include "workbench/words.h"

#include <fmt/core.h>
#include <gtk/gtk.h>
#include <wx/app.h>
#include <wx/fileconf.h>
#include <wx/init.h>

#include <chrono>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <optional>
#include <random>
#include <stdexcept>

namespace {

using namespace sotto;
using Clock = std::chrono::steady_clock;

constexpr int pause_ms = 6;
constexpr int without_display = 77;  // as ctest is told
#ifdef __SANITIZE_ADDRESS__
constexpr long patience = 120;
#else
constexpr long patience = 20;
#endif

struct Options {
    unsigned long seed = std::random_device()();
    long actions = 300;
    std::optional<double> minutes;
    std::string replay;
    std::string record;
    long patience_seconds = patience;
};

Options options_of(int count, char** arguments) {
    Options options;
    for (int i = 1; i < count; i += 2) {
        const std::string name = arguments[i];
        if (i + 1 >= count) throw std::runtime_error("A value is missing after " + name);
        const std::string value = arguments[i + 1];
        if (name == "--seed") {
            options.seed = std::stoul(value);
        } else if (name == "--actions") {
            options.actions = std::stol(value);
        } else if (name == "--minutes") {
            options.minutes = std::stod(value);
        } else if (name == "--replay") {
            options.replay = value;
        } else if (name == "--patience") {
            options.patience_seconds = std::stol(value);
        } else if (name == "--record") {
            options.record = value;
        } else {
            throw std::runtime_error("No such option: " + name);
        }
    }
    if (options.record.empty())
        options.record =
            std::filesystem::temp_directory_path() / fmt::format("sotto-random-{}.record", options.seed);
    return options;
}

/// Runs a verb as the command line does, in one sitting.
class CommandLine {
public:
    explicit CommandLine(std::string study) : study_(std::move(study)) {}
    commands::Outcome run(const std::string& verb, const std::string& name = {},
                          const std::string& value = {}) {
        commands::Arguments arguments;
        arguments.add("STUDY", study_);
        if (!name.empty()) arguments.add(name, value);
        return commands::run(*commands::find_command(verb), session_, arguments);
    }
    /// At most so many; how many there were.
    long repeat(const std::string& verb, long most) {
        long edits = 0;
        while (edits < most && !run(verb).data["edits"].items().empty()) ++edits;
        return edits;
    }

private:
    std::string study_;
    commands::Session session_{"Ann", base::no_progress(), [](const std::string&) {}};
};

/// Files that are taken in on the way, good and bad.
void write_files(const tests::TemporaryFolder& folder) {
    std::filesystem::create_directories(folder / "more");
    std::ofstream(folder / "notes.txt")
        << "Interviewer: What changed?\n\nP01: I learned to speak of the river.\n";
    std::ofstream(folder / "talk.srt") << "1\n00:00:01,000 --> 00:00:03,000\nP02: Nobody laughed.\n";
    std::ofstream(folder / "empty.txt") << "";
    std::ofstream(folder / "broken.docx") << "PK no archive";
    std::ofstream(folder / "more" / "second.txt") << "P03: The meetings were long.\n";
}

/// Takes one step whenever the window has nothing to do, in whatever loop runs then.
class Walk {
public:
    Walk(random_actions::Visitor& visitor, const Options& options)
        : visitor_(visitor), options_(options), record_(options.record), begin_(Clock::now()) {
        if (!options.replay.empty()) {
            replay_.open(options.replay);
            if (!replay_) throw std::runtime_error("There is no such record: " + options.replay);
        }
        record_ << "# seed " << options.seed << std::endl;
        pause();
    }
    [[nodiscard]] long done() const { return done_; }
    [[nodiscard]] bool is_over() const { return over_; }

private:
    void pause() {
        // After a pause comes whatever the window has to do, and only then this.
        g_timeout_add(
            pause_ms,
            [](void* self) -> gboolean {
                g_idle_add_full(
                    G_PRIORITY_LOW,
                    [](void* again) -> gboolean {
                        static_cast<Walk*>(again)->step();
                        return G_SOURCE_REMOVE;
                    },
                    self, nullptr);
                return G_SOURCE_REMOVE;
            },
            this);
    }

    void step() {
        random_actions::tell_alive();
        if (leaving_) {
            if (visitor_.leave()) {
                pause();
            } else if (!over_) {
                over_ = true;
                wxTheApp->ExitMainLoop();
            }
            return;
        }
        visitor_.need_window();
        if (!visitor_.go_on()) {
            const auto line = next();
            leaving_ = line.empty();
            if (!leaving_) {
                // Flushed: the next moment may be the last.
                record_ << line << std::endl;
                ++done_;
                random_actions::tell_doing(line, done_);
                visitor_.begin(line);
            }
        }
        pause();
    }

    std::string next() {
        std::string line;
        if (!options_.replay.empty()) {
            while (std::getline(replay_, line) && (line.empty() || line[0] == '#')) {
            }
            return replay_ ? line : std::string();
        }
        const bool enough =
            options_.minutes ? Clock::now() - begin_ > std::chrono::duration<double>(*options_.minutes * 60)
                             : done_ >= options_.actions;
        return enough ? std::string() : visitor_.choose();
    }

    random_actions::Visitor& visitor_;
    const Options& options_;
    std::ofstream record_;
    std::ifstream replay_;
    Clock::time_point begin_;
    long done_ = 0;
    bool leaving_ = false;
    bool over_ = false;
};

class Application : public wxApp {
public:
    bool OnInit() override {
        SetAppName("sotto");
        locale_.Init(wxLANGUAGE_DEFAULT, wxLOCALE_DONT_LOAD_DEFAULT);
        workbench::read_literals_as_utf8();
        SetExitOnFrameDelete(false);
        return true;
    }
    // An exception of the window is a crash like any other.
    bool OnExceptionInMainLoop() override { throw; }
    void OnUnhandledException() override { std::abort(); }

private:
    wxLocale locale_;
};

void check(CommandLine& line, const std::string& when) {
    const auto outcome = line.run("verify");
    if (outcome.exit_code != 0)
        random_actions::tell_fault("The study is not sound " + when + ": " + outcome.data.to_json());
}

/// Everything undone and done again is what was there before.
void check_study(const std::string& study) {
    CommandLine line(study);
    check(line, "afterwards");
    const auto before = line.run("codings").data;
    const auto undone = line.repeat("undo", std::numeric_limits<long>::max());
    check(line, "when all is undone");
    const auto redone = line.repeat("redo", undone);
    check(line, "when all is done again");
    fmt::print("{} edits were undone, {} done again.\n", undone, redone);
    if (line.run("codings").data != before)
        random_actions::tell_fault("Undoing everything and doing it again leaves other codings.");
}

void set_up(const tests::TemporaryFolder& folder) {
    for (const char* name : {"home", "config", "cache", "data", "runtime", "work"})
        std::filesystem::create_directories(folder / name);
    ::setenv("HOME", (folder / "home").c_str(), 1);
    ::setenv("XDG_CONFIG_HOME", (folder / "config").c_str(), 1);
    ::setenv("XDG_CACHE_HOME", (folder / "cache").c_str(), 1);
    ::setenv("XDG_DATA_HOME", (folder / "data").c_str(), 1);
    ::setenv("SOTTO_READER", SOTTO_BINARY_DIR "/sotto-reader", 0);
    ::setenv("SOTTO_PLUGINS", SOTTO_BINARY_DIR "/plugins", 0);
    ::setenv("SOTTO_DATA", SOTTO_SOURCE_DIR, 0);
    ::setenv("GDK_GL", "disable", 0);
    ::setenv("GSETTINGS_BACKEND", "memory", 1);
    // No program of the desktop is started for what is exported.
    ::setenv("PATH", (folder / "work").c_str(), 1);
    // What is written under a name without a folder.
    std::filesystem::current_path(folder / "work");
    write_files(folder);
}

int run(const Options& options) {
    const auto began = Clock::now();
    const tests::TemporaryFolder folder;
    set_up(folder);
    const std::string study = folder / "study.sotto";
    {
        CommandLine line(study);
        line.run("sample");
    }
    wxApp::SetInstance(new Application);
    int count = 1;
    char name[] = "random_actions";
    char* arguments[] = {name, nullptr};
    if (!wxEntryStart(count, arguments)) {
        fmt::print("Not tried: there is no display.\n");
        return without_display;
    }
    random_actions::watch_for_faults(options.record, std::chrono::seconds(options.patience_seconds));
    wxTheApp->CallOnInit();
    delete wxConfigBase::Set(
        new wxFileConfig("sotto", wxString(), workbench::shown((folder / "workbench.conf").string())));
    workbench::speak_the_users_language();
    random_actions::Visitor visitor(study, folder.path(), options.seed);
    Walk walk(visitor, options);
    // The loop ends before its time when the last window is closed for good.
    while (!walk.is_over()) wxTheApp->OnRun();
    random_actions::stop_waiting();
    check_study(study);
    const auto minutes = std::chrono::duration<double, std::ratio<60>>(Clock::now() - began).count();
    fmt::print("Seed {}: {} actions in {:.1f} minutes, {} faults.\n", options.seed, walk.done(), minutes,
               random_actions::faults());
    delete wxConfigBase::Set(nullptr);
    if (random_actions::faults() > 0) {
        fmt::print(stderr, "Failed; its record: {}\n", options.record);
        return 1;
    }
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    try {
        const auto options = options_of(count, arguments);
        fmt::print("Seed {}, record {}\n", options.seed, options.record);
        std::fflush(stdout);
        const int code = run(options);
        std::fflush(stdout);
        return code;
    } catch (const std::exception& error) {
        fmt::print(stderr, "{}\n", error.what());
        return 1;
    }
}
