// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/postgres.h"

#include "base/clock.h"
#include "base/error.h"
#include "store/database.h"
#include "store/postgres_driver.h"
#include "store/schema.h"
#include "store/write_lock.h"

#include <fmt/format.h>
#include <soci/soci.h>
#include <unistd.h>
#include <string_view>

namespace sotto::store {

namespace {

using base::Blame;
using base::Error;

/// For messages: without a password.
std::string shown_location(const std::string& location) {
    const std::size_t scheme = location.find("://") + 3;
    const std::size_t authority_end = std::min(location.find_first_of("/?", scheme), location.size());
    const std::size_t at = location.rfind('@', authority_end);
    std::string shown = location.substr(0, location.find('?'));
    if (at != std::string::npos && at >= scheme) {
        const std::size_t colon = location.find(':', scheme);
        if (colon < at) shown.erase(colon, at - colon);
    }
    return shown;
}

/// The server's own reason, or why there was no answer: the last line of what libpq says that is no hint
/// (those are indented), without the address, which is in the sentence already.
std::string reason_of(const std::exception& error) {
    std::string text = error.what();
    const auto chop = [&] {
        while (!text.empty() && (text.back() == '\n' || text.back() == ' ' || text.back() == '.'))
            text.pop_back();
    };
    chop();
    std::size_t line = text.rfind('\n');
    while (line != std::string::npos && text.compare(line + 1, 1, "\t") == 0) {
        text.erase(line);
        chop();
        line = text.rfind('\n');
    }
    if (line != std::string::npos) text.erase(0, line + 1);
    for (const std::string_view before : {" failed: ", "FATAL:"}) {
        const std::size_t at = text.rfind(before);
        if (at != std::string::npos) text.erase(0, text.find_first_not_of(' ', at + before.size()));
    }
    return text;
}

std::string quoted(const std::string& text) {
    std::string sql = "'";
    for (const char c : text) {
        if (c == '\'') sql += '\'';
        if (static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) < 0x7F && c != ':')
            sql += c;
    }
    return sql + "'";
}

}  // namespace

bool is_postgres(const std::string& location) {
    return location.starts_with("postgresql://") || location.starts_with("postgres://");
}

std::unique_ptr<Database> connect_postgres(const std::string& location, bool create, bool writing) {
    const std::string shown = shown_location(location);
    auto session = std::make_unique<soci::session>();
    try {
        session->open(postgres_driver(), location);
    } catch (const soci::soci_error& error) {
        throw Error(Blame::Environment, fmt::format("Cannot reach {}: {}.", shown, reason_of(error)));
    }
    auto database = std::make_unique<Database>(Dialect::Postgres, std::move(session), shown);
    database->execute("SET client_min_messages = warning");
    database->execute("SET client_encoding = 'UTF8'");
    database->execute("SET search_path = sotto");
    // What the second one to open it for writing is told.
    database->execute("SET application_name = " +
                      quoted(fmt::format("sotto {} {}", login_name(), host_name()).substr(0, 63)));
    if (database->text("SELECT setting FROM pg_settings WHERE name = 'server_encoding'") != "UTF8") {
        throw Error(
            Blame::Environment,
            fmt::format("{} does not keep its texts as UTF-8: make a database with ENCODING 'UTF8'.", shown));
    }
    const bool there =
        database->integer("SELECT count(*) FROM pg_tables WHERE schemaname = 'sotto' AND tablename = 'study'",
                          0) > 0;
    if (create) {
        if (there) throw Error(Blame::Environment, fmt::format("There is a study at {} already.", shown));
        return database;
    }
    if (!there) throw Error(Blame::Environment, fmt::format("There is no study at {}.", shown));
    if (version_of(*database) > schema_version) {
        throw Error(Blame::Environment,
                    fmt::format("{} is from a newer version of Sotto: open it with that one.", shown));
    }
    if (writing) {
        database->execute("SET synchronous_commit = on");
    } else {
        database->execute("SET default_transaction_read_only = on");
    }
    return database;
}

void create_postgres(Database& database) {
    database.execute("CREATE SCHEMA sotto");
}

std::string lock_postgres(Database& database) {
    // The number is application_id; such locks are a database's own.
    const std::string key = fmt::format("{}", application_id);
    if (database.integer("SELECT CASE WHEN pg_try_advisory_lock(" + key + ") THEN 1 ELSE 0 END", 0) == 1)
        return {};
    auto rows = database.select(
        "SELECT COALESCE(a.application_name, ''), a.pid, "
        "to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') FROM pg_locks l "
        "JOIN pg_stat_activity a ON a.pid = l.pid WHERE l.locktype = 'advisory' AND l.granted AND l.objid "
        "= " +
            key,
        "tit");
    if (!rows.next()) return "Somebody else has the study open for writing; here it can only be read.";
    std::string who = rows.text(0);
    if (who.starts_with("sotto ")) {
        who.erase(0, 6);
        const std::size_t host = who.rfind(' ');
        if (host != std::string::npos) who.replace(host, 1, " on ");
    } else {
        who = "Somebody else";
    }
    return fmt::format(
        "{} has had the study open for writing since {} (server process {}); until it is closed there, it "
        "can only be "
        "read here.",
        who, rows.text(2), rows.integer(1));
}

void notify_postgres(Database& database, std::int64_t seq) {
    auto rows = database.select("SELECT COALESCE(length(CAST(pg_notify('sotto', :seq) AS text)), 0)", "i",
                                std::string_view(std::to_string(seq)));
    while (rows.next()) {
    }
}

}  // namespace sotto::store
