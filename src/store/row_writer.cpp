// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/row_writer.h"

#include "base/error.h"
#include "store/database.h"
#include "store/journal.h"

#include <fmt/format.h>
#include <algorithm>
#include <bit>

namespace sotto::store {

namespace {

/// Ids of one list parameter.
constexpr std::size_t ids_at_once = 2000;

void read_row(Rows& rows, Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) rows.take(i, row[i]);
}

}  // namespace

std::vector<Row> rows_with_ids(Database& database, const Table& table, const std::vector<std::int64_t>& ids) {
    std::vector<Row> found;
    const std::string sql = table.select + " WHERE " + database.in_list("id", "ids") + " ORDER BY id";
    for (std::size_t first = 0; first < ids.size(); first += ids_at_once) {
        const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end = ids.begin() + static_cast<std::ptrdiff_t>(std::min(ids.size(), first + ids_at_once));
        auto rows = database.select(sql, table.types, std::string_view(database.id_list({begin, end})));
        while (rows.next()) {
            Row row(table.columns.size());
            read_row(rows, row);
            found.push_back(std::move(row));
        }
    }
    return found;
}

void RowWriter::check_unique(const Table& table, const Row& row) {
    for (const UniqueRule& rule : table.unique) {
        const std::string& name = row[rule.value].text();
        const std::string wanted = rule.folded ? name_key(name) : name;
        std::int64_t other = 0;
        if (rule.scope) {
            other = database_.integer(
                fmt::format("SELECT id FROM {} WHERE COALESCE({}, 0) = :scope AND {} = :value AND id <> :id",
                            table.name, table.columns[*rule.scope].name, rule.column),
                0, row[*rule.scope].integer(), std::string_view(wanted), row[0].integer());
        } else {
            other = database_.integer(
                fmt::format("SELECT id FROM {} WHERE {} = :value AND id <> :id", table.name, rule.column), 0,
                std::string_view(wanted), row[0].integer());
        }
        if (other != 0) throw base::Error(base::Blame::User, rule.sentence);
    }
}

void RowWriter::add(const Table& table, const Row& row) {
    write_drops();
    if (pending_table_ != &table) {
        flush();
        pending_table_ = &table;
    }
    if (pending_.size() <= pending_count_) pending_.emplace_back();
    pending_[pending_count_++] = row;
    if (journal_ != nullptr) journal_->added(table.kind, row);
    if (pending_count_ == rows_at_once) {
        insert(table, 0, rows_at_once);
        pending_count_ = 0;
    }
}

void RowWriter::flush() {
    write_drops();
    for (std::size_t at = 0; at < pending_count_;) {
        const std::size_t count = std::bit_floor(pending_count_ - at);
        insert(*pending_table_, at, count);
        at += count;
    }
    pending_count_ = 0;
}

void RowWriter::insert(const Table& table, std::size_t first, std::size_t count) {
    const auto power = static_cast<std::size_t>(std::countr_zero(count));
    Statement& statement = database_.statement(table.inserts[power], table.inserts_types[power], "");
    std::size_t parameter = 0;
    for (std::size_t i = first; i < first + count; ++i) {
        const Row& row = pending_[i];
        for (const Value& value : row) statement.set(parameter++, value);
        for (const KeyColumn& key : table.keys) {
            statement.set(parameter++, std::string_view(name_key(row[key.of].text())));
        }
    }
    statement.run();
}

void RowWriter::update(const Table& table, const Row& row) {
    Statement& statement = database_.statement(table.update, table.update_types, "");
    std::size_t parameter = 0;
    for (std::size_t i = 1; i < row.size(); ++i) statement.set(parameter++, row[i]);
    for (const KeyColumn& key : table.keys) {
        statement.set(parameter++, std::string_view(name_key(row[key.of].text())));
    }
    statement.set(parameter, row[0]);
    statement.run();
}

void RowWriter::change(const Table& table, const Row& before, const Row& after) {
    flush();
    update(table, after);
    if (journal_ != nullptr) journal_->changed(table.kind, before, after);
}

void RowWriter::remove(const Table& table, const std::vector<std::int64_t>& ids) {
    flush();
    // Codes can name each other in a circle only in a damaged study; even then this must come to an end.
    std::set<std::int64_t>& already = being_removed_[table.kind];
    std::vector<std::int64_t> wanted;
    for (const std::int64_t id : ids) {
        if (already.insert(id).second) wanted.push_back(id);
    }
    for (std::size_t first = 0; first < wanted.size(); first += ids_at_once) {
        const auto begin = wanted.begin() + static_cast<std::ptrdiff_t>(first);
        const auto end =
            wanted.begin() + static_cast<std::ptrdiff_t>(std::min(wanted.size(), first + ids_at_once));
        const std::vector<std::int64_t> some(begin, end);
        const std::string list = database_.id_list(some);

        for (const Dependant& dependant : table.dependants) {
            const Table& other = store::table(dependant.kind);
            std::string where = database_.in_list(dependant.column, "ids");
            if (!dependant.also.empty()) where += " AND " + dependant.also;
            std::vector<std::int64_t> others;
            {
                auto rows =
                    database_.select(fmt::format("SELECT id FROM {} WHERE {} ORDER BY id", other.name, where),
                                     "i", std::string_view(list));
                while (rows.next()) others.push_back(rows.integer(0));
            }
            if (dependant.on_removal == OnRemoval::Goes) {
                if (!others.empty()) remove(other, others);
            } else {
                for (const Row& row : rows_with_ids(database_, other, others)) {
                    Row after = row;
                    after[dependant.index].clear();
                    change(other, row, after);
                }
            }
        }

        for (const Row& row : rows_with_ids(database_, table, some)) {
            if (journal_ != nullptr) journal_->removed(table.kind, row);
        }
        database_.run(fmt::format("DELETE FROM {} WHERE {}", table.name, database_.in_list("id", "ids")),
                      std::string_view(list));
    }
    for (const std::int64_t id : wanted) already.erase(id);
}

void RowWriter::drop(const Table& table, std::int64_t id) {
    if (pending_count_ > 0) flush();
    if (dropping_table_ != &table || dropping_.size() == ids_at_once) write_drops();
    dropping_table_ = &table;
    dropping_.push_back(id);
}

void RowWriter::write_drops() {
    if (dropping_.empty()) return;
    database_.run(
        fmt::format("DELETE FROM {} WHERE {}", dropping_table_->name, database_.in_list("id", "ids")),
        std::string_view(database_.id_list(dropping_)));
    dropping_.clear();
}

void RowWriter::apply(const RowChange& change) {
    const Table& of = table(change.kind);
    switch (change.what) {
        case RowChange::What::Added:
            add(of, change.after);
            break;
        case RowChange::What::Changed:
            flush();
            update(of, change.after);
            break;
        case RowChange::What::Removed:
            drop(of, change.before[0].integer());
            break;
    }
}

void RowWriter::take_back(const RowChange& change) {
    const Table& of = table(change.kind);
    switch (change.what) {
        case RowChange::What::Added:
            drop(of, change.after[0].integer());
            break;
        case RowChange::What::Changed:
            flush();
            update(of, change.before);
            break;
        case RowChange::What::Removed:
            add(of, change.before);
            break;
    }
}

}  // namespace sotto::store
