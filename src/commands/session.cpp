// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/session.h"

#include "base/error.h"
#include "base/files.h"
#include "commands/import_reading.h"
#include "commands/researcher.h"
#include "commands/study_feed.h"
#include "commands/vault_keys.h"

#include <pwd.h>
#include <unistd.h>
#include <cstdlib>

namespace sotto::commands {

Session::Session(std::string researcher, base::Progress& progress,
                 std::function<void(const std::string&)> tell)
    : researcher_(std::move(researcher)), progress_(progress), tell_(std::move(tell)) {}

Session::~Session() = default;

std::string Session::researcher_of_environment() {
    // Read before any thread is started.
    if (const char* name = std::getenv("SOTTO_RESEARCHER"); name != nullptr && *name != '\0') return name;
    if (const auto* user = ::getpwuid(::getuid()); user != nullptr && *user->pw_name != '\0')
        return user->pw_name;
    if (const char* name = std::getenv("USER"); name != nullptr && *name != '\0') return name;
    return "researcher";
}

void Session::choose(const std::string& location) {
    if (location == location_) return;
    index_.reset();
    feed_.reset();
    study_.reset();
    kept_files_.reset();
    location_ = location;
}

const store::StudyFile& Session::study() {
    if (!has_study()) throw base::Error(base::Blame::User, "This needs a study; open one first.");
    if (!study_) {
        study_.emplace(store::StudyFile::open(location_, store::StudyFile::Mode::Read));
        study_->take_keys_from(vault_keys(*study_, tell_));
        opened_for_writing_ = false;
    }
    return *study_;
}

store::StudyFile& Session::writable_study() {
    if (!has_study()) throw base::Error(base::Blame::User, "This needs a study; open one first.");
    if (!study_ || !opened_for_writing_) {
        index_.reset();
        feed_.reset();
        study_.reset();
        study_.emplace(store::StudyFile::open(location_, store::StudyFile::Mode::Write));
        study_->take_keys_from(vault_keys(*study_, tell_));
        opened_for_writing_ = true;
    }
    if (!study_->read_only_reason().empty()) {
        throw base::Error(base::Blame::Environment, study_->read_only_reason());
    }
    return *study_;
}

std::int64_t Session::edit(const std::string& command, const std::string& summary,
                           const std::function<void(store::Edit&)>& work) {
    return writable_study().edit(command, summary, researcher(), [&](store::Edit& edit) {
        work(edit);
        // From here on the edit is made as a whole; until here it may still be given up as a whole.
        progress_.check();
    });
}

KeptFiles& Session::kept_files() {
    if (!kept_files_) kept_files_ = std::make_unique<KeptFiles>();
    return *kept_files_;
}

const std::string& Session::researcher() {
    if (!researcher_.empty()) return researcher_;
    // Another name may have been set since. A session is for one thread, and so is what it gives back.
    thread_local std::string at_work;
    at_work = researcher_at_work();
    return at_work;
}

std::filesystem::path Session::index_folder() {
    if (!temporary_) {
        try {
            auto folder = base::cache_folder() / study().guid().text();
            base::make_private_folder(folder);
            return folder;
        } catch (const base::Error&) {
            temporary_ = std::make_unique<base::PrivateTemporaryFolder>();
            tell(
                "There is no folder that can keep the search index (set HOME or XDG_CACHE_HOME): it is made "
                "for this once, in a private temporary folder.");
        }
    }
    return temporary_->path() / study().guid().text();
}

search::Index& Session::open_index() {
    if (!index_) {
        feed_ = std::make_unique<StudyFeed>(study());
        index_ = std::make_unique<search::Index>(index_folder(), *feed_);
    }
    return *index_;
}

const search::Index& Session::index() {
    auto& index = open_index();
    if (!index.current()) index.update(progress_);
    return index;
}

const search::Index& Session::index_as_it_is() {
    return open_index();
}

void Session::update_index() {
    try {
        auto& index = open_index();
        if (!index.current()) index.update(progress_);
    } catch (const base::Cancelled&) {
        tell("Stopped indexing; the next search goes on with it.");
    } catch (const base::Error& error) {
        tell(error.what());
    }
}

const formats::Formats& Session::formats() {
    if (!formats_) formats_ = std::make_unique<formats::Formats>();
    return *formats_;
}

}  // namespace sotto::commands
