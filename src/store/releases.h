// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/guid.h"
#include "store/study_file.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::store {

class Database;

/// A file that left the study: what was in it, for whom, on what terms. The ledger of releases only grows: it
/// is no part of undo, because a file that has left cannot be taken back. Releases are chained by hashes as
/// entries of the journal are, and each is bound to the entry that the study stood at.
struct Release {
    std::int64_t number = 0;  ///< 1, 2, … without gaps
    base::Guid guid;
    std::string time;  ///< UTC
    std::string researcher;
    std::int64_t seq = 0;      ///< the newest entry of the journal then
    std::string journal_hash;  ///< of that entry; empty when there was none
    std::string audience;
    std::string policy;
    std::string shown;  ///< attributes beside the quotes, parted by commas
    std::int64_t k = 0;
    std::string file;    ///< its name, without folders
    std::string sha256;  ///< of its bytes
    std::int64_t bytes = 0;
    std::int64_t excerpts = 0;
    std::int64_t withheld = 0;
    std::string codings;  ///< GUIDs of the codings in it, parted by commas
    std::string recipe;   ///< JSON; empty when it was erased because it named somebody
    std::string risk;     ///< JSON: what disclosure control said; may be erased likewise
};

/// Records that a file has left. Sets `number`, `guid`, `time`, `seq` and `journal_hash` and gives the
/// release back. Throws `base::Error` (Environment) when the study cannot be written.
Release record_release(StudyFile& study, Release release);

/// All of them, oldest first. A study that has not been opened for writing since there is a ledger has none.
std::vector<Release> releases(const StudyFile& study);

/// What is wrong with the ledger. For `StudyFile::verify`.
std::vector<Problem> check_releases(Database& database);

/// Binds the releases to the journal as it is now and makes their chain of hashes anew, when the journal has
/// been written anew (store/register_rewriting.h). Inside a transaction of the caller, who has checked them.
void chain_releases_anew(Database& database);

/// Empties recipes and figures of risk that `tells` says must go; returns how many releases had one. The
/// chain holds: it is made of their hashes. Inside a transaction of the caller.
std::int64_t erase_releases(Database& database, const std::function<bool(std::string_view)>& tells);

}  // namespace sotto::store
