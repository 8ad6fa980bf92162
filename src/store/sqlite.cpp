// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/sqlite.h"

#include "base/error.h"
#include "base/guid.h"
#include "store/database.h"
#include "store/schema.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sotto::store {

namespace {

using base::Blame;
using base::Error;
using sqlite_api::sqlite3;

sqlite3*& handle_of(soci::session& session) {
    return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

Error cannot_open(const std::string& shown, int code) {
    return {Blame::Environment, fmt::format("Cannot open {}: {}.", shown, sqlite_api::sqlite3_errstr(code))};
}

/// SOCI's own way to open takes a string of options in which some paths cannot be written, and not all the
/// flags: the session gets a connection that is opened here, and closes it.
std::unique_ptr<soci::session> open_session(const std::string& uri, int flags, const std::string& shown) {
    auto session = std::make_unique<soci::session>();
    session->open(soci::sqlite3, ":memory:");
    sqlite3* connection = nullptr;
    // A study is used by one thread at a time, so SQLite need not guard itself.
    flags |= SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX;
    const int code = sqlite_api::sqlite3_open_v2(uri.c_str(), &connection, flags, nullptr);
    sqlite_api::sqlite3_close(std::exchange(handle_of(*session), connection));
    if (code != SQLITE_OK) throw cannot_open(shown, code);
    sqlite_api::sqlite3_busy_timeout(connection, 5000);
    // A study may come from anywhere: nothing in its tables may run as code or change how it is kept.
    for (const auto& [option, value] : {std::pair{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                        {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                        {SQLITE_DBCONFIG_ENABLE_VIEW, 0}}) {
        sqlite_api::sqlite3_db_config(connection, option, value, nullptr);
    }
    return session;
}

std::string uri_of(const std::filesystem::path& path, std::string_view options) {
    std::string uri = "file:";
    for (const char c : std::filesystem::absolute(path).string()) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '/' || c == '.' || c == '-' || c == '_';
        if (plain) {
            uri += c;
        } else {
            uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        }
    }
    return uri.append(options);
}

std::int64_t big_endian(const std::array<unsigned char, 100>& bytes, std::size_t at) {
    std::int64_t number = 0;
    for (std::size_t i = at; i < at + 4; ++i) number = number * 256 + bytes[i];
    return number;
}

/// https://www.sqlite.org/fileformat2.html#the_database_header. Reads through SQLite's own handle: opening
/// and closing the file beside it would drop the locks that another connection of this process holds on it
/// (POSIX).
void check_header(sqlite3* connection, const std::filesystem::path& path) {
    sqlite_api::sqlite3_file* file = nullptr;
    sqlite_api::sqlite3_file_control(connection, "main", SQLITE_FCNTL_FILE_POINTER,
                                     static_cast<void*>(&file));
    const std::string shown = path.string();
    if (file == nullptr || file->pMethods == nullptr) throw cannot_open(shown, SQLITE_CANTOPEN);

    sqlite_api::sqlite3_int64 size = 0;
    if (file->pMethods->xFileSize(file, &size) != SQLITE_OK) throw cannot_open(shown, SQLITE_IOERR);
    if (size == 0) throw Error(Blame::Environment, fmt::format("{} is not a study: it is empty.", shown));
    std::array<unsigned char, 100> header{};
    const int code = file->pMethods->xRead(file, header.data(), static_cast<int>(header.size()), 0);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) throw cannot_open(shown, code);

    constexpr std::string_view magic("SQLite format 3\0", 16);
    if (std::string_view(reinterpret_cast<const char*>(header.data()), magic.size()) != magic) {
        throw Error(Blame::Environment, fmt::format("{} is not a study of Sotto.", shown));
    }
    if (size < static_cast<std::int64_t>(header.size()) || big_endian(header, 68) != application_id) {
        throw Error(Blame::Environment,
                    fmt::format("{} is not a study of Sotto: it is the database of another program.", shown));
    }
    if (big_endian(header, 60) > schema_version) {
        throw Error(Blame::Environment,
                    fmt::format("{} is from a newer version of Sotto: open it with that one.", shown));
    }
    // While there is a log, pages at the end of the file may still be in it.
    std::error_code ignored;
    const bool log = std::filesystem::exists(path.string() + "-wal", ignored);
    std::int64_t page_size = header[16] * 256 + header[17];
    if (page_size == 1) page_size = 65536;
    if (!log && size < page_size * big_endian(header, 28)) {
        throw Error(
            Blame::Environment,
            fmt::format("{} is cut short: {} bytes of {} are there; a copy was not finished, or the disk is "
                        "damaged. There may be a backup in {}-backups.",
                        shown, size, page_size * big_endian(header, 28), shown));
    }
}

/// Touches the database for the first time: this is where a log is needed that cannot be made.
int first_read(sqlite3* connection) {
    return sqlite_api::sqlite3_exec(connection, "SELECT schema_version FROM study", nullptr, nullptr,
                                    nullptr);
}

std::unique_ptr<Database> adopt(std::unique_ptr<soci::session> session, const std::string& shown) {
    return std::make_unique<Database>(Dialect::Sqlite, std::move(session), shown);
}

}  // namespace

std::unique_ptr<Database> connect_sqlite(const std::filesystem::path& path, bool writing) {
    const std::string shown = path.string();
    std::error_code code;
    const auto status = std::filesystem::status(path, code);
    if (status.type() == std::filesystem::file_type::not_found) {
        throw Error(Blame::Environment, fmt::format("There is no study at {}.", shown));
    }
    if (!std::filesystem::is_regular_file(status)) {
        throw Error(Blame::Environment, fmt::format("{} is not a study: it is not a file.", shown));
    }

    // Also for reading: only a connection that may write tidies up the log after a crash and when it closes.
    auto session = open_session(uri_of(path, ""), SQLITE_OPEN_READWRITE, shown);
    check_header(handle_of(*session), path);
    int result = first_read(handle_of(*session));
    const int primary = result & 0xFF;
    if (primary == SQLITE_CANTOPEN || primary == SQLITE_READONLY) {
        // A folder or a medium that cannot be written: there is no place for the log's index. Nobody else can
        // be writing there either, unless a log says so.
        const auto log = std::filesystem::file_size(path.string() + "-wal", code);
        if (!code && log > 0) {
            throw Error(
                Blame::Environment,
                fmt::format(
                    "{} is in use, or was not closed, and its folder cannot be written: copy it, with the "
                    "files beside it, to a folder of your own.",
                    shown));
        }
        session = open_session(uri_of(path, "?immutable=1"), SQLITE_OPEN_READONLY, shown);
        result = first_read(handle_of(*session));
    }
    auto database = adopt(std::move(session), shown);
    if ((result & 0xFF) == SQLITE_ERROR) {
        throw Error(Blame::Environment, fmt::format("{} is not a study of Sotto, or is damaged.", shown));
    }
    if (result != SQLITE_OK) throw sqlite_error(result, shown);
    database->execute("PRAGMA temp_store = MEMORY");
    database->execute("PRAGMA cache_size = -32768");
    if (writing && !is_read_only(*database)) {
        // A copy that another tool made may have come out of the mode that the log belongs to.
        finish_sqlite(*database);
        database->execute("PRAGMA foreign_keys = ON");
        database->execute("PRAGMA synchronous = FULL");
        database->execute("PRAGMA secure_delete = ON");
        // What a large edit made of the log is given back at the next one.
        database->execute("PRAGMA journal_size_limit = 8388608");
    } else {
        database->execute("PRAGMA query_only = ON");
    }
    return database;
}

std::unique_ptr<Database> create_sqlite(const std::filesystem::path& path) {
    const std::string shown = path.string();
    const int descriptor = ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor < 0) {
        const int reason = errno;
        throw Error(Blame::Environment,
                    fmt::format("Cannot make a file in {}: {}.",
                                path.has_parent_path() ? path.parent_path().string() : "this folder",
                                std::generic_category().message(reason)));
    }
    ::close(descriptor);
    auto database = adopt(open_session(uri_of(path, ""), SQLITE_OPEN_READWRITE, shown), shown);
    // Until it is finished nobody sees it, so one sync at the end is enough.
    database->execute("PRAGMA synchronous = OFF");
    return database;
}

void finish_sqlite(Database& database) {
    database.forget_statements();
    database.execute("PRAGMA synchronous = FULL");
    (void)database.text("PRAGMA journal_mode = WAL");
}

bool is_read_only(Database& database) {
    return sqlite_api::sqlite3_db_readonly(handle_of(database.session()), "main") != 0;
}

void copy_sqlite(Database& database, const std::filesystem::path& target) {
    const std::string shown = target.string();
    auto copy = create_sqlite(target);
    copy->execute("PRAGMA synchronous = FULL");
    sqlite3* from = handle_of(database.session());
    sqlite3* to = handle_of(copy->session());
    auto* backup = sqlite_api::sqlite3_backup_init(to, "main", from, "main");
    if (backup == nullptr) throw sqlite_error(sqlite_api::sqlite3_extended_errcode(to), shown);
    const int step = sqlite_api::sqlite3_backup_step(backup, -1);
    const int finish = sqlite_api::sqlite3_backup_finish(backup);
    if (step != SQLITE_DONE) throw sqlite_error(step, shown);
    if (finish != SQLITE_OK) throw sqlite_error(finish, shown);
}

NamelessDatabase::NamelessDatabase(const std::filesystem::path& folder) {
    const auto name = folder / (".sotto-" + base::Guid::random().text() + ".part");
    descriptor_ = ::open(name.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (descriptor_ < 0) {
        throw Error(Blame::Environment, fmt::format("Cannot make a file in {}: {}.", folder.string(),
                                                    std::generic_category().message(errno)));
    }
    try {
        const std::string shown = folder.string();
        database_ = adopt(open_session(uri_of(name, ""), SQLITE_OPEN_READWRITE, shown), shown);
    } catch (...) {
        ::unlink(name.c_str());
        ::close(descriptor_);
        throw;
    }
    ::unlink(name.c_str());
    // A journal in a file would need the name.
    (void)database_->text("PRAGMA journal_mode = MEMORY");
    database_->execute("PRAGMA synchronous = OFF");
}

NamelessDatabase::~NamelessDatabase() {
    database_.reset();
    ::close(descriptor_);
}

void NamelessDatabase::copy_from(Database& from, base::Progress& progress) {
    constexpr int pages_at_once = 1024;
    sqlite3* to = handle_of(database_->session());
    auto* backup = sqlite_api::sqlite3_backup_init(to, "main", handle_of(from.session()), "main");
    if (backup == nullptr) throw sqlite_error(sqlite_api::sqlite3_extended_errcode(to), database_->shown());
    int step = SQLITE_OK;
    try {
        while ((step = sqlite_api::sqlite3_backup_step(backup, pages_at_once)) == SQLITE_OK) {
            const auto pages = sqlite_api::sqlite3_backup_pagecount(backup);
            progress.advance(pages - sqlite_api::sqlite3_backup_remaining(backup));
            progress.check();
        }
    } catch (...) {
        sqlite_api::sqlite3_backup_finish(backup);
        throw;
    }
    const int finish = sqlite_api::sqlite3_backup_finish(backup);
    if (step != SQLITE_DONE) throw sqlite_error(step, database_->shown());
    if (finish != SQLITE_OK) throw sqlite_error(finish, database_->shown());
}

}  // namespace sotto::store
