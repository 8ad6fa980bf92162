// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/database.h"
#include "store/journal.h"
#include "store/register_guard.h"
#include "store/row_writer.h"
#include "store/study_file.h"
#include "store/write_lock.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>

namespace sotto::store {

/// An edit while it runs.
struct OpenEdit {
    OpenEdit(Database& with, Head head)
        : database(with), journal(with, std::move(head)), writer(with, &journal) {}

    /// The next free id of a kind. Ids that an edit gave out and lost were never seen outside.
    std::int64_t next_id(Kind kind);
    /// Keeps what `next_id` has given out.
    void write_counters();

    Database& database;
    JournalWriter journal;
    RowWriter writer;
    std::string summary;
    /// Something failed half way through a step: what stands in the tables is not what the edit wanted.
    bool broken = false;

private:
    std::map<Kind, std::int64_t> last_ids_;
};

/// Bytes of a version's text.
struct PlaceOfWords {
    std::int64_t version = 0;
    std::int64_t first_byte = 0;
    std::int64_t last_byte = 0;
};

/// What a `StudyFile` is made of. The room's own .cpp files and its benchmark include this; nobody else does.
struct StudyFile::Internal {
    std::unique_ptr<WriteLock> lock;
    std::unique_ptr<Database> database;
    std::string location;
    Genesis genesis;
    base::Guid guid;
    std::string read_only_reason;
    std::string backup_problem;
    std::unique_ptr<OpenEdit> edit;
    /// What else belongs to the entry that is about to be committed, whose number it is given.
    std::function<void(std::int64_t seq)> at_commit;
    /// Of every entry, for a study that is made anew from another; empty: the time it is.
    std::string time_of_entries;
    /// For the benchmark: entries get no images.
    bool leave_out_images = false;
    /// The content of text versions: neither ever changes.
    std::unordered_map<std::int64_t, std::int64_t> content_of_version;

    /// The content that holds the text of a version; throws `base::Error` when there is none.
    std::int64_t content_of(Id<study::TextVersion> version);
    /// Finds out at once what `content_of` is about to be asked for, version by version.
    void look_up_contents(const std::vector<std::int64_t>& versions);

    /// Gives the words at each of `places` to `take`, in any order. Places of one version that stand side by
    /// side are read at once.
    void read_words(const std::vector<PlaceOfWords>& places,
                    const std::function<void(std::size_t place, std::string_view words)>& take);

    /// A transaction around `work`, which gives the entry to append; nothing is written when it gives none.
    JournalEntry write(const std::string& researcher, const std::string& command,
                       const std::function<bool(OpenEdit&, JournalEntry&)>& work);

    /// What conceals the register in its rows.
    RegisterGuard& guard() {
        if (guard_ == nullptr) guard_ = std::make_unique<RegisterGuard>(*database);
        return *guard_;
    }

private:
    std::unique_ptr<RegisterGuard> guard_;
};

/// The way in for the room's tests and its benchmark.
struct Insides {
    static Database& database(const StudyFile& study) { return *study.internal_->database; }
    static std::function<void(std::int64_t)>& at_commit(StudyFile& study) {
        return study.internal_->at_commit;
    }
    static StudyFile made_of(std::unique_ptr<StudyFile::Internal> internal) {
        return StudyFile(std::move(internal));
    }
    using Internal = StudyFile::Internal;
    static Internal& internal(const StudyFile& study) { return *study.internal_; }
    static void leave_out_images(StudyFile& study, bool yes) { study.internal_->leave_out_images = yes; }
};

/// Makes the tables and the first rows of an empty database. The title and the language are part of the
/// genesis rather than of an entry, so that the first thing a researcher does is the first entry, and undo
/// ends there.
void fill_new_study(Database& database, const Genesis& origin);

/// Brings a study to the present schema by `steps`; a copy is made first. For `open`, and for testing steps
/// that are not there yet.
void bring_up_to_date(Database& database, const std::filesystem::path& file,
                      const std::vector<struct Migration>& steps, std::int64_t journal_seq);

}  // namespace sotto::store
