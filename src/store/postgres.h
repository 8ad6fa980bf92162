// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace sotto::store {

class Database;

/// Whether `location` is the address of a server rather than a path.
bool is_postgres(const std::string& location);

/// Connects to the database at `location`. The study is its schema `sotto`. Throws `base::Error`
/// (Environment) when the server cannot be reached, or, unless `create`, when there is no study.
std::unique_ptr<Database> connect_postgres(const std::string& location, bool create, bool writing);

/// Makes the schema `sotto`. In a transaction of the caller. Throws `base::Error` (Environment) when there is
/// one.
void create_postgres(Database& database);

/// Takes the study for writing; an empty text, or a sentence that says who has it. The server lets go of it
/// when the connection ends.
std::string lock_postgres(Database& database);

/// Tells the other desks, when the transaction is committed, that the journal has reached `seq`.
void notify_postgres(Database& database, std::int64_t seq);

}  // namespace sotto::store
