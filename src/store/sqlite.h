// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

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

}  // namespace sotto::store
