// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/image.h"
#include "store/tables.h"

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace sotto::store {

class Database;
class JournalWriter;

/// Writes rows, and tells the journal. All changes of a study go through here: those of edits with a journal,
/// those of undo and redo without one, since their images are kept already.
class RowWriter {
public:
    RowWriter(Database& database, JournalWriter* journal) : database_(database), journal_(journal) {}

    /// Throws `base::Error` (User) when the row breaks a rule of its table; nothing has been written then.
    void check_unique(const Table& table, const Row& row);

    /// Rows may be held back until `flush`, to be written many at once.
    void add(const Table& table, const Row& row);
    void flush();
    void change(const Table& table, const Row& before, const Row& after);
    /// Removes the rows with these ids, and all that belongs to them.
    void remove(const Table& table, const std::vector<std::int64_t>& ids);

    /// Makes a change of an image again, or takes it back. Unlike `remove` it touches that row alone.
    void apply(const RowChange& change);
    void take_back(const RowChange& change);

private:
    /// `count` is a power of two.
    void insert(const Table& table, std::size_t first, std::size_t count);
    void update(const Table& table, const Row& row);
    void drop(const Table& table, std::int64_t id);
    void write_drops();

    Database& database_;
    JournalWriter* journal_;

    // Rows on their way: of one table at a time.
    const Table* pending_table_ = nullptr;
    std::vector<Row> pending_;
    std::size_t pending_count_ = 0;
    const Table* dropping_table_ = nullptr;
    std::vector<std::int64_t> dropping_;
    std::map<Kind, std::set<std::int64_t>> being_removed_;
};

/// The rows with these ids, ascending; those that are not there are left out.
std::vector<Row> rows_with_ids(Database& database, const Table& table, const std::vector<std::int64_t>& ids);

}  // namespace sotto::store
