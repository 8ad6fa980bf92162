// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/files.h"
#include "base/progress.h"
#include "formats/formats.h"
#include "search/index.h"
#include "store/study_file.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace sotto::commands {

class KeptFiles;
class StudyFeed;

/// What commands work with: the chosen study, its index, the formats, who is working, and how to tell the
/// user something. Each part is opened when it is first asked for. One thread.
class Session {
public:
    /// `progress` outlives the session. `tell` takes sentences for the user that are neither result nor
    /// error. `researcher` is who works; empty: `researcher_of_environment()`.
    Session(std::string researcher, base::Progress& progress, std::function<void(const std::string&)> tell);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Who works when nobody says: $SOTTO_RESEARCHER, else the login's user name.
    static std::string researcher_of_environment();

    /// The study that commands work on from now on; another one is closed. Nothing is opened yet.
    void choose(const std::string& location);
    [[nodiscard]] bool has_study() const { return !location_.empty(); }
    [[nodiscard]] const std::string& location() const { return location_; }

    /// The study for reading. Throws `base::Error`: User when none is chosen, Environment when it cannot be
    /// opened.
    [[nodiscard]] const store::StudyFile& study();
    /// The study for writing. Throws as `study`, and Environment with the reason when it can only be read.
    [[nodiscard]] store::StudyFile& writable_study();

    /// One edit, one undo: `StudyFile::edit` in the name of the researcher. Throws `base::Cancelled`, with
    /// nothing changed, when the user asked to stop before `work` came to its end.
    std::int64_t edit(const std::string& command, const std::string& summary,
                      const std::function<void(store::Edit&)>& work);

    /// The full-text index, brought up to the study if it is not. Where no folder can keep it, it lies in a
    /// temporary one for as long as the session lives, and the user is told.
    [[nodiscard]] const search::Index& index();
    /// The full-text index as it is: to look at it, not for finding anything.
    [[nodiscard]] const search::Index& index_as_it_is();
    /// Brings the index up to the study after an edit that is worth it. An edit is done whether or not this
    /// works: when it does not, or is cancelled, the user is told, and the next search tries again.
    void update_index();

    [[nodiscard]] const formats::Formats& formats();
    /// Files that an import has looked at, so that the import itself need not read them again.
    [[nodiscard]] KeptFiles& kept_files();

    [[nodiscard]] const std::string& researcher();
    [[nodiscard]] base::Progress& progress() { return progress_; }
    void tell(const std::string& sentence) const { tell_(sentence); }

private:
    [[nodiscard]] std::filesystem::path index_folder();
    [[nodiscard]] search::Index& open_index();

    std::string researcher_;
    base::Progress& progress_;
    std::function<void(const std::string&)> tell_;
    std::string location_;
    std::optional<store::StudyFile> study_;
    bool opened_for_writing_ = false;
    std::unique_ptr<base::PrivateTemporaryFolder> temporary_;  ///< of the index; goes after it
    std::unique_ptr<StudyFeed> feed_;
    std::unique_ptr<search::Index> index_;
    std::unique_ptr<formats::Formats> formats_;
    std::unique_ptr<KeptFiles> kept_files_;
};

}  // namespace sotto::commands
