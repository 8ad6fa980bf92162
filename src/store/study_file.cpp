// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/study_file.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/files.h"
#include "store/backups.h"
#include "store/internal.h"
#include "store/mapping.h"
#include "store/postgres.h"
#include "store/schema.h"
#include "store/sqlite.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace sotto::store {

StudyFile::Moment::Moment(const StudyFile& study) {
    if (study.internal_->database->begin_reading()) database_ = study.internal_->database.get();
}

StudyFile::Moment::~Moment() {
    // Nothing was written: how it ends is all the same.
    if (database_ != nullptr) database_->rollback();
}

namespace {

using base::Blame;
using base::Error;

Genesis begun_now(const std::string& title, const std::string& language) {
    return {base::Guid::random().text(), base::utc_now(), title, language};
}

void in_transaction(Database& database, const std::function<void()>& work) {
    database.begin();
    try {
        work();
        database.commit();
    } catch (...) {
        database.rollback();
        throw;
    }
}

/// Renames without ever replacing what is at `to`.
void publish(const std::filesystem::path& from, const std::filesystem::path& to) {
    const auto fail = [&](int code) {
        if (code == EEXIST) {
            throw Error(Blame::Environment, fmt::format("There is something at {} already.", to.string()));
        }
        throw Error(Blame::Environment,
                    fmt::format("Cannot make {}: {}.", to.string(), std::generic_category().message(code)));
    };
    if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) != 0) {
        // Not every file system knows that flag, and those that do not rarely know links.
        if (errno != EINVAL && errno != ENOSYS) fail(errno);
        if (::access(to.c_str(), F_OK) == 0) fail(EEXIST);
        if (::rename(from.c_str(), to.c_str()) != 0) fail(errno);
    }
    const auto folder = to.has_parent_path() ? to.parent_path() : std::filesystem::path(".");
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor >= 0) {
        ::fsync(descriptor);
        ::close(descriptor);
    }
}

void create_file(const std::filesystem::path& path, const std::string& title, const std::string& language) {
    std::error_code ignored;
    std::error_code failed;
    const auto there = std::filesystem::symlink_status(path, failed).type();
    if (there == std::filesystem::file_type::none) {
        throw Error(Blame::Environment, fmt::format("Cannot make {}: {}.", path.string(), failed.message()));
    }
    if (there != std::filesystem::file_type::not_found) {
        throw Error(Blame::Environment, fmt::format("There is something at {} already.", path.string()));
    }
    const auto temporary = path.parent_path() / (".sotto-" + base::Guid::random().text() + ".part");
    try {
        auto database = create_sqlite(temporary);
        in_transaction(*database, [&] { fill_new_study(*database, begun_now(title, language)); });
        finish_sqlite(*database);
        database.reset();
        publish(temporary, path);
    } catch (...) {
        for (const char* suffix : {"", "-journal", "-wal", "-shm"}) {
            std::filesystem::remove(temporary.string() + suffix, ignored);
        }
        throw;
    }
}

void refuse_erased(const KeptImage& image, const char* what) {
    if (!image.erased) return;
    throw Error(Blame::User,
                fmt::format("This step cannot be {}: its record has been erased from the journal.", what));
}

}  // namespace

void fill_new_study(Database& database, const Genesis& origin) {
    make_schema(database);
    database.run(
        "INSERT INTO study (guid, created, first_title, first_language, schema_version) "
        "VALUES (:guid, :created, :title, :language, :version)",
        std::string_view(origin.guid), std::string_view(origin.created), std::string_view(origin.title),
        std::string_view(origin.language), schema_version);
    Row row;
    RowWriter writer(database, nullptr);
    for (const Setting& setting :
         {Setting{{1}, "title", origin.title}, Setting{{2}, "language", origin.language}}) {
        to_row(setting, row);
        writer.add(table_of<Setting>(), row);
    }
    writer.flush();
    database.run("INSERT INTO counter (kind, last) VALUES (:kind, 2)",
                 static_cast<std::int64_t>(Kind::Setting));
}

void bring_up_to_date(Database& database, const std::filesystem::path& file,
                      const std::vector<Migration>& steps, std::int64_t journal_seq) {
    if (steps.empty() || steps.back().to <= version_of(database)) return;
    if (database.dialect() == Dialect::Sqlite) back_up(database, file, journal_seq, base::utc_now());
    migrate(database, steps);
}

StudyFile::StudyFile(std::unique_ptr<Internal> internal) : internal_(std::move(internal)) {}
StudyFile::StudyFile(StudyFile&&) noexcept = default;
StudyFile& StudyFile::operator=(StudyFile&&) noexcept = default;
StudyFile::~StudyFile() = default;

StudyFile StudyFile::create(const std::string& location, const std::string& title,
                            const std::string& language) {
    Row row;
    to_row(Setting{{1}, title, language}, row);  // refuses texts that cannot be kept, before anything is made
    if (is_postgres(location)) {
        auto database = connect_postgres(location, true, true);
        in_transaction(*database, [&] {
            create_postgres(*database);
            fill_new_study(*database, begun_now(title, language));
        });
    } else {
        create_file(location, title, language);
    }
    return open(location, Mode::Write);
}

StudyFile StudyFile::open(const std::string& location, Mode mode) {
    auto internal = std::make_unique<Internal>();
    internal->location = location;
    const bool server = is_postgres(location);
    // The lock and SQLite's files lie beside the file itself, also when it is named through a link.
    std::error_code code;
    std::filesystem::path path;
    if (!server) path = std::filesystem::canonical(location, code);
    if (code) path = location;
    if (server) {
        internal->database = connect_postgres(location, false, mode == Mode::Write);
        if (mode == Mode::Write) internal->read_only_reason = lock_postgres(*internal->database);
    } else {
        if (mode == Mode::Write && std::filesystem::is_regular_file(path, code)) {
            auto taken = WriteLock::take(path);
            internal->lock = std::move(taken.lock);
            internal->read_only_reason = std::move(taken.reason);
        }
        internal->database = connect_sqlite(path, internal->lock != nullptr);
        if (internal->lock != nullptr && is_read_only(*internal->database)) {
            internal->read_only_reason = "The study can only be read here: the file is write-protected.";
            internal->lock.reset();
        }
    }
    if (mode == Mode::Read) internal->read_only_reason = "The study was opened for reading only.";

    Database& database = *internal->database;
    internal->genesis = read_genesis(database);
    const auto guid = base::Guid::parse(internal->genesis.guid);
    if (!guid) {
        throw Error(Blame::Environment,
                    fmt::format("{} is damaged: it does not say which study it is.", database.shown()));
    }
    internal->guid = *guid;

    const bool writing = internal->read_only_reason.empty();
    if (version_of(database) < schema_version) {
        if (writing) {
            bring_up_to_date(database, path, migrations(), journal_head(database, internal->genesis).seq);
        } else if (version_of(database) < oldest_readable_version) {
            throw Error(
                Blame::Environment,
                fmt::format(
                    "{} is from an older version of Sotto: open it once for writing to bring it up to date.",
                    database.shown()));
        }
    }
    if (writing && !server) {
        try {
            back_up_if_due(database, path, journal_head(database, internal->genesis).seq,
                           internal->genesis.created, base::utc_now());
        } catch (const Error& error) {
            // A disk too full for a copy must not keep anybody from the study itself.
            internal->backup_problem = error.what();
        }
    }
    return StudyFile(std::move(internal));
}

const base::Guid& StudyFile::guid() const {
    return internal_->guid;
}
const std::string& StudyFile::location() const {
    return internal_->location;
}
const std::string& StudyFile::read_only_reason() const {
    return internal_->read_only_reason;
}
const std::string& StudyFile::backup_problem() const {
    return internal_->backup_problem;
}

std::string StudyFile::title() const {
    return internal_->database->text("SELECT value FROM setting WHERE name = 'title'");
}

std::string StudyFile::language() const {
    return internal_->database->text("SELECT value FROM setting WHERE name = 'language'");
}

void StudyFile::take_keys_from(KeySource source) {
    internal_->guard().take_keys_from(std::move(source));
}

bool StudyFile::register_hidden() const {
    return internal_->guard().locked();
}

// Changing --------------------------------------------------------------------------------------------------

std::int64_t OpenEdit::next_id(Kind kind) {
    auto found = last_ids_.find(kind);
    if (found == last_ids_.end()) {
        const std::int64_t last = database.integer("SELECT last FROM counter WHERE kind = :kind", 0,
                                                   static_cast<std::int64_t>(kind));
        found = last_ids_.emplace(kind, last).first;
    }
    return ++found->second;
}

void OpenEdit::write_counters() {
    for (const auto& [kind, last] : last_ids_) {
        database.run(
            "INSERT INTO counter (kind, last) VALUES (:kind, :last) ON CONFLICT (kind) DO UPDATE SET last = "
            "excluded.last",
            static_cast<std::int64_t>(kind), last);
    }
}

JournalEntry StudyFile::Internal::write(const std::string& researcher, const std::string& command,
                                        const std::function<bool(OpenEdit&, JournalEntry&)>& work) {
    if (!read_only_reason.empty()) throw Error(Blame::Environment, read_only_reason);
    if (edit != nullptr) throw Error(Blame::Program, "An edit was begun inside an edit.");
    check_text(researcher);
    check_text(command);
    database->begin();
    try {
        guard().look_again();
        edit = std::make_unique<OpenEdit>(*database, journal_head(*database, genesis));
        if (leave_out_images) edit->journal.leave_out_images();
        JournalEntry entry;
        entry.researcher = researcher;
        entry.command = command;
        if (!work(*edit, entry)) {
            database->rollback();
            edit.reset();
            return {};
        }
        edit->writer.flush();
        if (edit->broken)
            throw Error(Blame::Program, "An edit went on after a step of it had failed; it was not made.");
        if (edit->journal.touched(Kind::TextVersion) || entry.undoes != 0) {
            if (database->integer("SELECT COUNT(*) FROM (SELECT source FROM text_version GROUP BY source "
                                  "HAVING SUM(current) <> 1) AS wrong",
                                  0) != 0) {
                throw Error(
                    Blame::Program,
                    "An edit would leave a source without exactly one current text; it was not made.");
            }
        }
        check_text(entry.summary);
        edit->write_counters();
        entry.time = time_of_entries.empty() ? base::utc_now() : time_of_entries;
        entry = edit->journal.finish(std::move(entry));
        if (entry.undoes != 0) {
            database->run("UPDATE journal SET undone_by = :by WHERE seq = :seq",
                          entry.command == "undo" ? entry.seq : std::int64_t{0}, entry.undoes);
        }
        if (at_commit) at_commit(entry.seq);
        if (database->dialect() == Dialect::Postgres) notify_postgres(*database, entry.seq);
        database->commit();
        edit.reset();
        return entry;
    } catch (...) {
        edit.reset();
        database->rollback();
        throw;
    }
}

std::int64_t StudyFile::edit(const std::string& command, const std::string& summary,
                             const std::string& researcher, const std::function<void(Edit&)>& work) {
    const JournalEntry entry =
        internal_->write(researcher, command, [&](OpenEdit& open, JournalEntry& filled) {
            open.summary = summary;
            Edit edit(*this);
            work(edit);
            filled.summary = open.summary;
            return open.journal.changes() > 0;
        });
    return entry.seq;
}

std::vector<JournalEntry> StudyFile::undo(std::int64_t count, const std::string& researcher) {
    std::vector<JournalEntry> taken_back;
    for (std::int64_t done = 0; done < count; ++done) {
        const std::int64_t seq = internal_->database->integer(
            "SELECT seq FROM journal WHERE undoes = 0 AND undone_by = 0 AND command <> :vault ORDER BY seq "
            "DESC LIMIT 1",
            0, std::string_view(vault_command));
        if (seq == 0) break;
        JournalEntry undone = journal_entry(*internal_->database, seq);
        internal_->write(researcher, "undo", [&](OpenEdit& open, JournalEntry& entry) {
            entry.undoes = seq;
            entry.changes = undone.changes;
            entry.summary = "Took back: " + undone.summary;
            RowWriter writer(open.database, nullptr);
            each_image(open.database, seq, every_kind, true, [&](const KeptImage& image) {
                refuse_erased(image, "taken back");
                const auto changes = read_changes(image.bytes);
                for (auto change = changes.rbegin(); change != changes.rend(); ++change)
                    writer.take_back(*change);
            });
            writer.flush();
            return true;
        });
        undone.undone = true;
        taken_back.push_back(std::move(undone));
    }
    return taken_back;
}

std::vector<JournalEntry> StudyFile::redo(std::int64_t count, const std::string& researcher) {
    std::vector<JournalEntry> brought_back;
    for (std::int64_t done = 0; done < count; ++done) {
        const std::int64_t last_edit = internal_->database->integer(
            "SELECT seq FROM journal WHERE undoes = 0 AND command <> :vault ORDER BY seq DESC LIMIT 1", 0,
            std::string_view(vault_command));
        const std::int64_t seq = internal_->database->integer(
            "SELECT seq FROM journal WHERE undone_by > :last AND undone_by <> 0 ORDER BY undone_by DESC "
            "LIMIT 1",
            0, last_edit);
        if (seq == 0) break;
        JournalEntry again = journal_entry(*internal_->database, seq);
        internal_->write(researcher, "redo", [&](OpenEdit& open, JournalEntry& entry) {
            entry.undoes = seq;
            entry.changes = again.changes;
            entry.summary = "Brought back: " + again.summary;
            RowWriter writer(open.database, nullptr);
            each_image(open.database, seq, every_kind, false, [&](const KeptImage& image) {
                refuse_erased(image, "brought back");
                for (const RowChange& change : read_changes(image.bytes)) writer.apply(change);
            });
            writer.flush();
            return true;
        });
        again.undone = false;
        brought_back.push_back(std::move(again));
    }
    return brought_back;
}

}  // namespace sotto::store
