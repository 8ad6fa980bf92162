// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/snapshot.h"

#include "base/error.h"
#include "store/internal.h"
#include "store/schema.h"
#include "store/sqlite.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

namespace sotto::store {

namespace {

using base::Blame;
using base::Error;

struct CopiedTable {
    std::string name;  ///< quoted
    std::vector<std::string> columns;
    std::string types;
    std::vector<std::size_t> keys;  ///< the columns of the primary key
    bool has_bytes = false;
};

/// The tables that `make_schema` has made in a file: those on a server are the same.
std::vector<CopiedTable> tables_of(Database& file) {
    std::vector<CopiedTable> tables;
    auto rows = file.select("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid", "t");
    while (rows.next()) {
        CopiedTable table;
        auto columns = file.select("SELECT name, type, pk FROM pragma_table_info(:table) ORDER BY cid", "tti",
                                   std::string_view(rows.text(0)));
        while (columns.next()) {
            const std::string type = columns.text(1);
            table.types += type == "INTEGER" ? 'i' : type == "BLOB" ? 'b' : 't';
            table.has_bytes = table.has_bytes || type == "BLOB";
            if (columns.integer(2) > 0) table.keys.push_back(table.columns.size());
            table.columns.push_back("\"" + columns.text(0) + "\"");
        }
        table.name = "\"" + rows.text(0) + "\"";
        tables.push_back(std::move(table));
    }
    return tables;
}

/// A part of a table: all of it, or the one row with the keys that the statement asks for.
template <class... Keys>
void copy_rows(Database& from, Database& to, const CopiedTable& table, const std::string& where,
               const Keys&... keys) {
    std::string selected;
    std::string names;
    std::string values;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const bool bytes = table.types[i] == 'b';
        const std::string parameter = fmt::format("p{}", i);
        const char* comma = i == 0 ? "" : ", ";
        selected += comma + (bytes ? from.bytes_column(table.columns[i]) : table.columns[i]);
        names += comma + table.columns[i];
        values += comma + (bytes ? to.bytes_parameter(parameter) : ":" + parameter);
    }
    Statement& insert = to.statement(
        fmt::format("INSERT INTO {} ({}) VALUES ({})", table.name, names, values), table.types, "");
    auto rows =
        from.select(fmt::format("SELECT {} FROM {}{}", selected, table.name, where), table.types, keys...);
    Value value;
    while (rows.next()) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            rows.take(i, value);
            insert.set(i, value);
        }
        insert.run();
    }
}

/// Rows with bytes one by one: the client of PostgreSQL would else hold all of them in memory at once.
void copy_rows_with_bytes(Database& from, Database& to, const CopiedTable& table, base::Progress& progress) {
    if (table.keys.size() != 2 || table.types[table.keys[0]] != 'i' || table.types[table.keys[1]] != 'i')
        throw Error(Blame::Program, "A table with bytes has a key that cannot be followed.");
    const std::string& first = table.columns[table.keys[0]];
    const std::string& second = table.columns[table.keys[1]];
    struct Key {
        std::int64_t first;
        std::int64_t second;
    };
    std::vector<Key> keys;
    {
        auto rows = from.select(
            fmt::format("SELECT {0}, {1} FROM {2} ORDER BY {0}, {1}", first, second, table.name), "ii");
        while (rows.next()) keys.push_back({rows.integer(0), rows.integer(1)});
    }
    for (const Key& key : keys) {
        progress.check();
        copy_rows(from, to, table, fmt::format(" WHERE {} = :first AND {} = :second", first, second),
                  key.first, key.second);
    }
}

void copy_server(Database& from, Database& to, base::Progress& progress) {
    to.begin();
    make_schema(to);
    const auto tables = tables_of(to);
    std::int64_t done = 0;
    for (const CopiedTable& table : tables) {
        progress.check();
        if (table.has_bytes) {
            copy_rows_with_bytes(from, to, table, progress);
        } else {
            copy_rows(from, to, table, "");
        }
        progress.advance(++done);
    }
    to.forget_statements();
    to.commit();
}

std::unique_ptr<NamelessDatabase> nameless_beside(const std::filesystem::path& study) {
    std::error_code code;
    const auto real = std::filesystem::canonical(study, code);
    if (!code && ::access(real.parent_path().c_str(), W_OK) == 0) {
        try {
            return std::make_unique<NamelessDatabase>(real.parent_path());
        } catch (const Error&) {
            // A medium that cannot be written, whatever its folder's permissions say.
        }
    }
    return nullptr;
}

std::unique_ptr<NamelessDatabase> nameless_in_temporary_folder() {
    std::error_code code;
    const auto folder = std::filesystem::temp_directory_path(code);
    return std::make_unique<NamelessDatabase>(code ? std::filesystem::path("/tmp") : folder);
}

}  // namespace

Snapshot::Snapshot(const StudyFile& study, base::Progress& progress) {
    Database& database = Insides::database(study);
    const StudyFile::Moment moment(study);
    // SQLite's moment begins with the first reading; without it a copy starts again after every edit.
    (void)study.journal_seq();
    if (database.dialect() == Dialect::Sqlite) copy_ = nameless_beside(study.location());
    if (copy_ == nullptr) copy_ = nameless_in_temporary_folder();
    progress.begin("Copying the study", 0);
    if (database.dialect() == Dialect::Sqlite) {
        copy_->copy_from(database, progress);
    } else {
        copy_server(database, copy_->database(), progress);
    }
    progress.end();
}

Snapshot::~Snapshot() = default;

std::int64_t Snapshot::size() const {
    struct stat status {};
    if (::fstat(copy_->descriptor(), &status) != 0) {
        throw Error(Blame::Environment, fmt::format("The copy of the study cannot be read: {}.",
                                                    std::generic_category().message(errno)));
    }
    return status.st_size;
}

void Snapshot::read(std::int64_t offset, char* room, std::size_t size) const {
    while (size > 0) {
        const ssize_t got = ::pread(copy_->descriptor(), room, size, offset);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) {
            throw Error(Blame::Environment,
                        fmt::format("The copy of the study cannot be read: {}.",
                                    std::generic_category().message(got < 0 ? errno : EIO)));
        }
        offset += got;
        room += got;
        size -= static_cast<std::size_t>(got);
    }
}

}  // namespace sotto::store
