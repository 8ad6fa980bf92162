// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/database.h"

#include "base/error.h"
#include "store/postgres_driver.h"

#include <fmt/format.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <utility>

namespace sotto::store {

namespace {

using base::Blame;
using base::Error;

std::string to_hexadecimal(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        text += digits[byte >> 4U];
        text += digits[byte & 0x0FU];
    }
    return text;
}

std::string from_hexadecimal(std::string_view text) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        bytes += static_cast<char>(digit(text[i]) * 16 + digit(text[i + 1]));
    }
    return bytes;
}

Error postgres_error(const soci::postgresql_soci_error& error, const std::string& shown) {
    const std::string state = sqlstate_of(error);
    const std::string_view kind = std::string_view(state).substr(0, 2);
    if (state == "23505") return {Blame::User, "There is already a thing of that name in the study."};
    if (kind == "23") {
        return {Blame::Program,
                fmt::format("A change would leave {} at odds with itself and was not made (state {}).", shown,
                            state)};
    }
    if (state == "25006" || state == "42501") {
        return {Blame::Environment,
                fmt::format("{} cannot be written with the rights of this account.", shown)};
    }
    if (state == "53100") {
        return {Blame::Environment,
                fmt::format("The server's disk is full: {} is as it was before this step.", shown)};
    }
    if (kind == "08" || kind == "57" || error.get_error_category() == soci::soci_error::connection_error) {
        return {
            Blame::Environment,
            fmt::format("The connection to {} is lost; what was not finished has not been written.", shown)};
    }
    if (kind == "XX") return {Blame::Environment, fmt::format("{} is damaged (state {}).", shown, state)};
    return {Blame::Environment,
            fmt::format("{} cannot be used: the server answered with state {}.", shown, state)};
}

sqlite_api::sqlite3* sqlite_handle(soci::session& session) {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

}  // namespace

base::Error sqlite_error(int extended, const std::string& shown) {
    using namespace sqlite_api;
    switch (extended & 0xFF) {
        case SQLITE_FULL:
            return {
                Blame::Environment,
                fmt::format("The disk is full: {} is as it was before this step; make room and try again.",
                            shown)};
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return {Blame::Environment,
                    fmt::format("{} cannot be written: it or its folder is read-only.", shown)};
        case SQLITE_CANTOPEN:
            return {Blame::Environment,
                    fmt::format("{} cannot be opened: check that it and its folder may be read.", shown)};
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return {Blame::Environment,
                    fmt::format("{} is being used by another program; try again when that is done.", shown)};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return {
                Blame::Environment,
                fmt::format("{} is damaged and cannot be used as it is; there may be a backup in the folder "
                            "beside it whose name ends in -backups.",
                            shown)};
        case SQLITE_IOERR:
            return {Blame::Environment,
                    fmt::format("{} could not be read or written ({}); it is as it was before this step.",
                                shown, sqlite3_errstr(extended))};
        case SQLITE_CONSTRAINT:
            if (extended == SQLITE_CONSTRAINT_UNIQUE || extended == SQLITE_CONSTRAINT_PRIMARYKEY) {
                return {Blame::User, "There is already a thing of that name in the study."};
            }
            return {Blame::Program,
                    fmt::format("A change would leave {} at odds with itself and was not made ({}).", shown,
                                sqlite3_errstr(extended))};
        default:
            return {Blame::Environment,
                    fmt::format("{} cannot be used: {}.", shown, sqlite3_errstr(extended))};
    }
}

// Statement -------------------------------------------------------------------------------------------------

struct Statement::Slots {
    struct Slot {
        char type = 'i';
        long long integer = 0;
        std::string text;
        std::unique_ptr<soci::blob> blob;
        soci::indicator indicator = soci::i_null;
    };

    explicit Slots(soci::session& session) : statement(session) {}

    /// The statement of SQLite that SOCI has prepared and bound.
    sqlite_api::sqlite3_stmt* sqlite() {
        return static_cast<soci::sqlite3_statement_backend*>(statement.get_backend())->stmt_;
    }

    // SOCI keeps pointers to the slots: these never grow after the statement is bound.
    std::vector<Slot> parameters;
    std::vector<Slot> columns;
    soci::statement statement;
};

Statement::Statement(Database& database, std::string sql, std::string_view parameters,
                     std::string_view results)
    : database_(database) {
    try {
        slots_ = std::make_unique<Slots>(database.session());
        slots_->parameters.resize(parameters.size());
        slots_->columns.resize(results.size());
        soci::statement& statement = slots_->statement;
        statement.alloc();
        statement.prepare(sql);
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            Slots::Slot& slot = slots_->parameters[i];
            slot.type = parameters[i];
            if (slot.type == 'i') {
                statement.exchange(soci::use(slot.integer, slot.indicator));
            } else if (slot.type == 'b' && database.dialect() == Dialect::Sqlite) {
                slot.blob = std::make_unique<soci::blob>(database.session());
                statement.exchange(soci::use(*slot.blob, slot.indicator));
            } else {
                statement.exchange(soci::use(slot.text, slot.indicator));
            }
        }
        for (std::size_t i = 0; i < results.size(); ++i) {
            Slots::Slot& slot = slots_->columns[i];
            slot.type = results[i];
            if (database.dialect() == Dialect::Sqlite) continue;  // `next` says why
            if (slot.type == 'i') {
                statement.exchange(soci::into(slot.integer, slot.indicator));
            } else {
                statement.exchange(soci::into(slot.text, slot.indicator));
            }
        }
        statement.define_and_bind();
    } catch (...) {
        database_.fail();
    }
}

Statement::~Statement() = default;

void Statement::set_null(std::size_t parameter) {
    slots_->parameters[parameter].indicator = soci::i_null;
}

void Statement::set(std::size_t parameter, std::int64_t integer) {
    Slots::Slot& slot = slots_->parameters[parameter];
    slot.integer = integer;
    slot.indicator = soci::i_ok;
}

void Statement::set(std::size_t parameter, std::string_view text_or_bytes) {
    Slots::Slot& slot = slots_->parameters[parameter];
    slot.indicator = soci::i_ok;
    if (slot.blob != nullptr) {
        slot.blob->trim(0);
        slot.blob->write(0, text_or_bytes.data(), text_or_bytes.size());
    } else if (slot.type == 'b') {
        slot.text = to_hexadecimal(text_or_bytes);
    } else {
        slot.text.assign(text_or_bytes);
    }
}

void Statement::set(std::size_t parameter, const Value& value) {
    switch (value.type()) {
        case Value::Type::Null:
            set_null(parameter);
            break;
        case Value::Type::Integer:
            set(parameter, value.integer());
            break;
        case Value::Type::Text:
            set(parameter, std::string_view(value.text()));
            break;
    }
}

void Statement::run() {
    try {
        slots_->statement.execute(true);
    } catch (...) {
        reset();
        database_.fail();
    }
}

void Statement::start() {
    try {
        busy_ = true;
        slots_->statement.execute(false);
    } catch (...) {
        reset();
        database_.fail();
    }
}

bool Statement::next() {
    if (!busy_) return false;
    bool row = false;
    if (database_.dialect() == Dialect::Sqlite) {
        // SOCI prepares, binds and starts the statement; its rows are read from SQLite itself, since going
        // through SOCI's exchange of values takes as long again as SQLite needs: reading all codings took
        // twice the time.
        const int code = sqlite_api::sqlite3_step(slots_->sqlite());
        if (code != SQLITE_ROW && code != SQLITE_DONE) {
            reset();
            throw sqlite_error(code, database_.shown());
        }
        row = code == SQLITE_ROW;
    } else {
        try {
            row = slots_->statement.fetch();
        } catch (...) {
            reset();
            database_.fail();
        }
    }
    if (!row) reset();
    return row;
}

void Statement::reset() noexcept {
    busy_ = false;
    // SOCI does the same when the statement is executed again, which may be never.
    if (database_.dialect() == Dialect::Sqlite) sqlite_api::sqlite3_reset(slots_->sqlite());
}

bool Statement::null(std::size_t column) const {
    if (database_.dialect() == Dialect::Sqlite) {
        return sqlite_api::sqlite3_column_type(slots_->sqlite(), static_cast<int>(column)) == SQLITE_NULL;
    }
    return slots_->columns[column].indicator == soci::i_null;
}

std::int64_t Statement::integer(std::size_t column) const {
    if (database_.dialect() == Dialect::Sqlite) {
        return sqlite_api::sqlite3_column_int64(slots_->sqlite(), static_cast<int>(column));
    }
    return null(column) ? 0 : slots_->columns[column].integer;
}

std::string_view Statement::view(std::size_t column) {
    Slots::Slot& slot = slots_->columns[column];
    if (database_.dialect() == Dialect::Sqlite) {
        const int index = static_cast<int>(column);
        sqlite_api::sqlite3_stmt* statement = slots_->sqlite();
        const void* bytes = slot.type == 'b' ? sqlite_api::sqlite3_column_blob(statement, index)
                                             : sqlite_api::sqlite3_column_text(statement, index);
        if (bytes == nullptr) return {};
        return {static_cast<const char*>(bytes),
                static_cast<std::size_t>(sqlite_api::sqlite3_column_bytes(statement, index))};
    }
    if (slot.indicator == soci::i_null) return {};
    if (slot.type == 'b') slot.text = from_hexadecimal(slot.text);
    return slot.text;
}

std::string Statement::text(std::size_t column) {
    return std::string(view(column));
}

void Statement::take(std::size_t column, Value& value) {
    if (null(column)) {
        value.clear();
    } else if (slots_->columns[column].type == 'i') {
        value.set(integer(column));
    } else {
        value.set(view(column));
    }
}

// Database --------------------------------------------------------------------------------------------------

Database::Database(Dialect dialect, std::unique_ptr<soci::session> session, std::string shown)
    : dialect_(dialect), shown_(std::move(shown)), session_(std::move(session)) {}

Database::~Database() {
    statements_.clear();
    session_.reset();
}

void Database::execute(const std::string& sql) {
    try {
        *session_ << sql;
    } catch (...) {
        fail();
    }
}

Statement& Database::statement(const std::string& sql, std::string_view parameters,
                               std::string_view results) {
    auto& slot = statements_[sql];
    if (slot == nullptr) slot = std::make_unique<Statement>(*this, sql, parameters, results);
    return *slot;
}

void Database::begin() {
    execute(dialect_ == Dialect::Sqlite ? "BEGIN IMMEDIATE" : "BEGIN");
    in_transaction_ = true;
}

bool Database::begin_reading() {
    if (in_transaction_) return false;
    execute(dialect_ == Dialect::Sqlite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    in_transaction_ = true;
    return true;
}

void Database::commit() {
    // A COMMIT that fails has ended the transaction on PostgreSQL, but not on SQLite.
    if (dialect_ == Dialect::Postgres) in_transaction_ = false;
    execute("COMMIT");
    in_transaction_ = false;
}

void Database::rollback() noexcept {
    if (!std::exchange(in_transaction_, false)) return;
    try {
        *session_ << "ROLLBACK";
    } catch (const std::exception&) {
        // SQLite has rolled back by itself after some errors, and a lost connection has nothing to undo:
        // either way nothing of the transaction stays, which is all that is asked for.
    }
}

std::string Database::in_list(std::string_view column, std::string_view parameter) const {
    if (dialect_ == Dialect::Sqlite) {
        return fmt::format("{} IN (SELECT value FROM json_each(:{}))", column, parameter);
    }
    return fmt::format("{} = ANY (CAST(:{} AS bigint[]))", column, parameter);
}

std::string Database::id_list(const std::vector<std::int64_t>& ids) const {
    return dialect_ == Dialect::Sqlite ? fmt::format("[{}]", fmt::join(ids, ","))
                                       : fmt::format("{{{}}}", fmt::join(ids, ","));
}

std::string Database::bytes_parameter(std::string_view parameter) const {
    return dialect_ == Dialect::Sqlite ? fmt::format(":{}", parameter)
                                       : fmt::format("decode(:{}, 'hex')", parameter);
}

std::string Database::bytes_column(std::string_view column) const {
    return dialect_ == Dialect::Sqlite ? std::string(column) : fmt::format("encode({}, 'hex')", column);
}

void Database::fail() {
    try {
        throw;
    } catch (const soci::postgresql_soci_error& error) {
        throw postgres_error(error, shown_);
    } catch (const soci::soci_error&) {
        // SOCI's message repeats the parameters, which may be texts of a source: only the code goes on.
        if (dialect_ == Dialect::Sqlite) {
            throw sqlite_error(sqlite_api::sqlite3_extended_errcode(sqlite_handle(*session_)), shown_);
        }
        throw Error(
            Blame::Environment,
            fmt::format("The connection to {} is lost; what was not finished has not been written.", shown_));
    }
}

}  // namespace sotto::store
