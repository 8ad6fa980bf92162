// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace sotto::store {

class Database;

/// Where the copies of a study lie: the folder `name.sotto-backups` beside it.
std::filesystem::path backup_folder(const std::filesystem::path& study);

/// Makes a copy of the study when its journal has moved since the newest copy and that one (or, while there
/// is none, the study) is older than a day. Keeps the newest five. `now` and `created` are UTC as
/// `base::utc_now()` writes it. Throws `base::Error` (Environment) when the copy cannot be made; then none is
/// left half done.
void back_up_if_due(Database& database, const std::filesystem::path& study, std::int64_t journal_seq,
                    const std::string& created, const std::string& now);

/// Removes all copies; returns how many. Throws `base::Error` (Environment) when one cannot be removed.
std::int64_t remove_backups(const std::filesystem::path& study);

/// Makes one now, whatever there is: before the structure of the study changes.
void back_up(Database& database, const std::filesystem::path& study, std::int64_t journal_seq,
             const std::string& now);

}  // namespace sotto::store
