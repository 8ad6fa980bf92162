// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/nameless_study.h"

#include "base/error.h"
#include "base/unnamed_file.h"
#include "store/internal.h"
#include "store/sqlite.h"

#include <fmt/format.h>
#include <unistd.h>
#include <cerrno>
#include <string_view>
#include <system_error>

namespace sotto::store {

namespace {

constexpr std::size_t window = std::size_t{1} << 20U;
/// The two bytes of the head that say how a file is written and read; 2: with a write-ahead log
/// (https://www.sqlite.org/fileformat2.html#file_format_version_numbers). So it stays byte for byte the same
/// when somebody opens it for writing and changes nothing.
constexpr std::size_t write_version = 18;
constexpr std::size_t read_version = 19;

std::size_t read_at(int descriptor, std::int64_t offset, std::string& room) {
    std::size_t filled = 0;
    while (filled < room.size()) {
        const ssize_t got = ::pread(descriptor, room.data() + filled, room.size() - filled,
                                    offset + static_cast<std::int64_t>(filled));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) {
            throw base::Error(base::Blame::Environment,
                              fmt::format("What was written cannot be read back: {}.",
                                          std::generic_category().message(errno)));
        }
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    return filled;
}

}  // namespace

NamelessStudy::NamelessStudy(const std::filesystem::path& folder, const Origin& origin)
    : file_(std::make_unique<NamelessDatabase>(folder.empty() ? std::filesystem::path(".") : folder)) {
    auto internal = std::make_unique<Insides::Internal>();
    internal->database = file_->give_database();
    Database& database = *internal->database;
    // Nothing of what was moved from one page to another stays behind.
    database.execute("PRAGMA secure_delete = ON");
    database.execute("PRAGMA foreign_keys = ON");
    internal->guid = origin.guid;
    internal->genesis = {origin.guid.text(), origin.time, origin.title, origin.language};
    internal->time_of_entries = origin.time;
    database.begin();
    try {
        fill_new_study(database, internal->genesis);
        database.forget_statements();
        database.commit();
    } catch (...) {
        database.forget_statements();
        database.rollback();
        throw;
    }
    study_ = std::make_unique<StudyFile>(Insides::made_of(std::move(internal)));
}

NamelessStudy::~NamelessStudy() = default;

std::filesystem::path NamelessStudy::bytes() const {
    return fmt::format("/proc/self/fd/{}", file_->descriptor());
}

void NamelessStudy::publish(const std::filesystem::path& target) const {
    base::UnnamedFile file(target);
    std::string room(window, '\0');
    for (std::int64_t at = 0;;) {
        const std::size_t filled = read_at(file_->descriptor(), at, room);
        if (filled == 0) break;
        if (at == 0 && filled > read_version) {
            room[write_version] = 2;
            room[read_version] = 2;
        }
        file.write(std::string_view(room).substr(0, filled));
        at += static_cast<std::int64_t>(filled);
    }
    file.publish();
}

}  // namespace sotto::store
