// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace sotto::store {

class Database;

/// `application_id` of the SQLite file: "Sott".
constexpr std::int64_t application_id = 0x536F7474;
/// What `user_version` (SQLite) and `study.schema_version` say; a study with a greater one is refused.
constexpr std::int64_t schema_version = 3;
/// Studies from this version on are read as they are; only writing brings them up to date. Later ones only
/// add tables, which whoever reads does without.
constexpr std::int64_t oldest_readable_version = 1;

/// Makes the tables and indexes of an empty study. In a transaction of the caller.
void make_schema(Database& database);

/// One step from a schema to the next: SQL that both databases understand, in the words of the schema text.
struct Migration {
    std::int64_t to = 0;
    std::vector<std::string> statements;
};

/// The steps from version 1 to `schema_version`, oldest first.
const std::vector<Migration>& migrations();

/// The version that the study itself says it has.
std::int64_t version_of(Database& database);

/// Takes the steps that lead beyond `version_of(database)`, all or none.
void migrate(Database& database, const std::vector<Migration>& steps);

}  // namespace sotto::store
