// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/progress.h"

#include <filesystem>
#include <memory>

namespace sotto::store {

class Database;

/// Connects to the study at `path` after looking at the head of the file alone: a file that is no study, from
/// a newer version or cut short is refused with a sentence and stays as it is. Throws `base::Error`
/// (Environment).
std::unique_ptr<Database> connect_sqlite(const std::filesystem::path& path, bool writing);

/// An empty database in a new file that only its owner may read. `finish_sqlite` makes it a study's file:
/// from then on it is written with a write-ahead log.
std::unique_ptr<Database> create_sqlite(const std::filesystem::path& path);
void finish_sqlite(Database& database);

/// Whether the file or the medium it is on does not let SQLite write.
bool is_read_only(Database& database);

/// Writes a copy of the whole study as it is now to a new file. Throws `base::Error` (Environment).
void copy_sqlite(Database& database, const std::filesystem::path& target);

/// An empty database whose file has lost its name before anything was written to it: it is gone with whoever
/// has it open, also when that process is killed. Nobody but its owner could ever have read it.
class NamelessDatabase {
public:
    /// In `folder`. Throws `base::Error` (Environment).
    explicit NamelessDatabase(const std::filesystem::path& folder);
    ~NamelessDatabase();
    NamelessDatabase(const NamelessDatabase&) = delete;
    NamelessDatabase& operator=(const NamelessDatabase&) = delete;

    [[nodiscard]] Database& database() { return *database_; }
    /// Gives the connection away; it must be closed before this goes. `database` is not to be asked for
    /// again.
    [[nodiscard]] std::unique_ptr<Database> give_database() { return std::move(database_); }
    /// For reading the file's bytes; valid as long as this lives.
    [[nodiscard]] int descriptor() const noexcept { return descriptor_; }
    /// Fills it with a copy of `from` as that is at one moment. Throws `base::Error` (Environment) and
    /// `base::Cancelled`.
    void copy_from(Database& from, base::Progress& progress);

private:
    int descriptor_ = -1;
    std::unique_ptr<Database> database_;
};

}  // namespace sotto::store
