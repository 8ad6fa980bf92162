// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/error.h"
#include "store/value.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace soci {
class session;
}

namespace sotto::store {

enum class Dialect { Sqlite, Postgres };

/// Marks an argument as bytes rather than text.
struct Bytes {
    std::string_view data;
};

/// One prepared statement. Types are letters, one for each parameter or column: `i` a number, `t` a text, `b`
/// bytes; every one may be null.
class Statement {
public:
    Statement(class Database& database, std::string sql, std::string_view parameters,
              std::string_view results);
    ~Statement();
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    void set_null(std::size_t parameter);
    void set(std::size_t parameter, std::int64_t integer);
    void set(std::size_t parameter, std::string_view text_or_bytes);
    void set(std::size_t parameter, const Value& value);

    /// Runs it to its end; for statements without results.
    void run();
    /// Starts it; `next` then gives row after row.
    void start();
    bool next();
    /// Lets go of the database: an unfinished SELECT keeps SQLite from checkpointing.
    void reset() noexcept;
    [[nodiscard]] bool busy() const noexcept { return busy_; }

    [[nodiscard]] bool null(std::size_t column) const;
    [[nodiscard]] std::int64_t integer(std::size_t column) const;
    /// The text or bytes, valid until `next` or `reset`; asked for once per row. Empty when null.
    [[nodiscard]] std::string_view view(std::size_t column);
    [[nodiscard]] std::string text(std::size_t column);
    /// Copies the column into `value`.
    void take(std::size_t column, Value& value);

private:
    struct Slots;
    Database& database_;
    std::unique_ptr<Slots> slots_;
    bool busy_ = false;
};

/// The rows of a SELECT; lets go of the statement when it goes out of scope.
class Rows {
public:
    explicit Rows(Statement& statement) : statement_(&statement) {}
    explicit Rows(std::unique_ptr<Statement> own) : own_(std::move(own)), statement_(own_.get()) {}
    ~Rows() {
        if (statement_ != nullptr) statement_->reset();
    }
    Rows(Rows&& other) noexcept
        : own_(std::move(other.own_)), statement_(std::exchange(other.statement_, nullptr)) {}
    Rows& operator=(Rows&&) = delete;

    bool next() { return statement_->next(); }
    [[nodiscard]] bool null(std::size_t column) const { return statement_->null(column); }
    [[nodiscard]] std::int64_t integer(std::size_t column) const { return statement_->integer(column); }
    [[nodiscard]] std::string_view view(std::size_t column) { return statement_->view(column); }
    [[nodiscard]] std::string text(std::size_t column) { return statement_->text(column); }
    void take(std::size_t column, Value& value) { statement_->take(column, value); }

private:
    std::unique_ptr<Statement> own_;
    Statement* statement_;
};

/// A connection with its prepared statements. The rest of the room speaks to it in SQL that both databases
/// understand, with the few differences behind the functions below. Turns every failure into a `base::Error`
/// whose message holds no value of a parameter.
class Database {
public:
    /// `shown` is how messages name the study: its path, or its address without a password.
    Database(Dialect dialect, std::unique_ptr<soci::session> session, std::string shown);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    [[nodiscard]] Dialect dialect() const noexcept { return dialect_; }
    [[nodiscard]] const std::string& shown() const noexcept { return shown_; }
    [[nodiscard]] soci::session& session() noexcept { return *session_; }

    /// Runs SQL without parameters or results, once.
    void execute(const std::string& sql);
    /// The statement for `sql`, prepared the first time and kept.
    Statement& statement(const std::string& sql, std::string_view parameters, std::string_view results);

    /// `run("DELETE … WHERE id = :id", id)`
    template <class... Arguments>
    void run(const std::string& sql, const Arguments&... arguments) {
        const char types[] = {letter(arguments)..., '\0'};
        Statement& it = statement(sql, types, "");
        set_all(it, arguments...);
        it.run();
    }
    template <class... Arguments>
    Rows select(const std::string& sql, std::string_view results, const Arguments&... arguments) {
        const char types[] = {letter(arguments)..., '\0'};
        Statement& kept = statement(sql, types, results);
        if (kept.busy()) {
            auto own = std::make_unique<Statement>(*this, sql, types, results);
            set_all(*own, arguments...);
            own->start();
            return Rows(std::move(own));
        }
        set_all(kept, arguments...);
        kept.start();
        return Rows(kept);
    }
    /// The first column of the first row; `otherwise` when there is none or it is null.
    template <class... Arguments>
    std::int64_t integer(const std::string& sql, std::int64_t otherwise, const Arguments&... arguments) {
        auto rows = select(sql, "i", arguments...);
        return rows.next() && !rows.null(0) ? rows.integer(0) : otherwise;
    }
    template <class... Arguments>
    std::string text(const std::string& sql, const Arguments&... arguments) {
        auto rows = select(sql, "t", arguments...);
        return rows.next() ? rows.text(0) : std::string();
    }

    void begin();
    /// A transaction for reading, ended by `rollback`; false when there is a transaction already.
    [[nodiscard]] bool begin_reading();
    void commit();
    void rollback() noexcept;
    /// Closes all prepared statements; needed before the structure of tables changes.
    void forget_statements() { statements_.clear(); }

    /// `column IN (the ids of a list parameter)`: one statement whatever the number of ids.
    [[nodiscard]] std::string in_list(std::string_view column, std::string_view parameter) const;
    /// The value of such a parameter.
    [[nodiscard]] std::string id_list(const std::vector<std::int64_t>& ids) const;
    /// How a parameter of bytes and a column of bytes are written.
    [[nodiscard]] std::string bytes_parameter(std::string_view parameter) const;
    [[nodiscard]] std::string bytes_column(std::string_view column) const;

    /// Throws the `base::Error` for the exception being handled.
    [[noreturn]] void fail();

private:
    static char letter(std::int64_t) { return 'i'; }
    static char letter(int) { return 'i'; }
    static char letter(std::string_view) { return 't'; }
    static char letter(const Bytes&) { return 'b'; }

    template <class... Arguments>
    static void set_all(Statement& statement, const Arguments&... arguments) {
        std::size_t at = 0;
        (set_one(statement, at++, arguments), ...);
    }
    static void set_one(Statement& statement, std::size_t at, std::int64_t value) {
        statement.set(at, value);
    }
    static void set_one(Statement& statement, std::size_t at, std::string_view value) {
        statement.set(at, value);
    }
    static void set_one(Statement& statement, std::size_t at, const Bytes& value) {
        statement.set(at, value.data);
    }

    Dialect dialect_;
    std::string shown_;
    std::unique_ptr<soci::session> session_;
    bool in_transaction_ = false;
    std::unordered_map<std::string, std::unique_ptr<Statement>> statements_;
};

/// What to tell the user for a result code of SQLite.
base::Error sqlite_error(int extended, const std::string& shown);

}  // namespace sotto::store
