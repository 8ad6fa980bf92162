// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/study_file.h"
#include "store/value.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::store {

/// The most rows of one INSERT; a power of two. Measured on SQLite: 32 are a tenth quicker than one by one,
/// and the statement is still prepared in a millisecond; on PostgreSQL each INSERT is a journey to the
/// server.
constexpr std::size_t rows_at_once = 32;

constexpr Kind last_kind = Kind::QuoteEdit;

/// What becomes of a row when the row it names is removed.
enum class OnRemoval {
    Goes,   ///< it belongs to it and is removed as well
    Stays,  ///< it only mentions it: the column becomes empty
};

struct Column {
    std::string name;  ///< quoted where SQL needs it
    bool integer = false;
    bool nullable = false;
    std::optional<Kind> refers = std::nullopt;
    OnRemoval on_removal = OnRemoval::Goes;
};

/// A column made from another, for comparing names without case; not part of the value nor of its images.
struct KeyColumn {
    std::string name;
    std::size_t of = 0;
};

/// No two rows may agree in the column and, if there is one, in the scope (an empty scope counts as one).
struct UniqueRule {
    std::string column;     ///< of the table or one of its keys
    std::size_t value = 0;  ///< the column it comes from
    bool folded = false;    ///< compared by its key
    std::optional<std::size_t> scope = std::nullopt;
    std::string sentence;  ///< for the user
};

/// Rows of another table that have to do with a thing.
struct Dependant {
    Kind kind;
    std::string column;  ///< the one that names the thing
    std::string also;    ///< a further condition in SQL; may be empty
    OnRemoval on_removal = OnRemoval::Goes;
    std::size_t index = 0;  ///< of the column, which becomes empty when the row stays
};

/// How one kind of value is kept. The first column is always the id.
struct Table {
    Kind kind;
    std::string name;
    std::string noun;  ///< for messages: `text version`
    std::vector<Column> columns;
    std::vector<KeyColumn> keys;
    std::vector<UniqueRule> unique;
    /// The version of the schema that has it first: studies of an earlier one, which are read as they are, do
    /// without.
    std::int64_t since = 1;

    // Made from the above once.
    std::string select;        ///< `SELECT id, … FROM name`
    std::string types;         ///< of the columns, for `Database::select`
    std::string insert_types;  ///< of the columns, then the keys
    /// For 1, 2, 4 … `rows_at_once` rows.
    std::vector<std::string> inserts;
    std::vector<std::string> inserts_types;
    std::string
        update;  ///< `UPDATE name SET … WHERE id = :id`; parameters: the columns after the id, keys, id
    std::string update_types;
    std::vector<Dependant> dependants;
};

/// All tables, in an order in which every row stands after those it names.
const std::vector<Table>& tables();
/// Throws `base::Error` (Environment) for a number that is no kind: a damaged journal.
const Table& table(Kind kind);

/// The key that names are compared by: spellings that differ only by case, or by composed and decomposed
/// letters, have the same. Codes are found by path more loosely; there an exact name goes first.
std::string name_key(std::string_view name);

}  // namespace sotto::store
