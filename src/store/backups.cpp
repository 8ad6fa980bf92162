// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/backups.h"

#include "base/error.h"
#include "base/files.h"
#include "base/guid.h"
#include "store/database.h"
#include "store/sqlite.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <algorithm>
#include <charconv>
#include <chrono>
#include <optional>
#include <vector>

namespace sotto::store {

namespace {

constexpr std::size_t copies_kept = 5;

/// `2026-11-22T07:28:05.123Z` without its marks: `20261122072805`.
std::string digits_of(const std::string& time) {
    std::string digits;
    for (const char c : time.substr(0, time.find('.'))) {
        if (c >= '0' && c <= '9') digits += c;
    }
    return digits;
}

std::optional<std::chrono::sys_seconds> time_of(const std::string& digits) {
    using namespace std::chrono;
    if (digits.size() != 14) return std::nullopt;
    const auto number = [&](std::size_t at, std::size_t length) {
        int value = 0;
        std::from_chars(digits.data() + at, digits.data() + at + length, value);
        return value;
    };
    const year_month_day day{year(number(0, 4)), month(static_cast<unsigned>(number(4, 2))),
                             std::chrono::day(static_cast<unsigned>(number(6, 2)))};
    if (!day.ok()) return std::nullopt;
    return sys_days(day) + hours(number(8, 2)) + minutes(number(10, 2)) + seconds(number(12, 2));
}

struct Copy {
    std::filesystem::path path;
    std::string digits;  ///< when it was made
    std::int64_t seq = 0;
};

/// A copy's name says when it was made and at which entry of the journal: `name-20261122072805-17.sotto`.
std::string name_of_copy(const std::filesystem::path& study, const std::string& now, std::int64_t seq) {
    return fmt::format("{}-{}-{}.sotto", study.stem().string(), digits_of(now), seq);
}

/// Newest first. Other files in the folder are none of our business.
std::vector<Copy> copies_of(const std::filesystem::path& study) {
    std::vector<Copy> copies;
    std::error_code ignored;
    std::filesystem::directory_iterator entry(backup_folder(study), ignored);
    for (; !ignored && entry != std::filesystem::directory_iterator(); entry.increment(ignored)) {
        std::string name = entry->path().filename().string();
        const std::string prefix = study.stem().string() + "-";
        constexpr std::string_view suffix = ".sotto";
        if (name.size() < prefix.size() + suffix.size() + 16 || name.compare(0, prefix.size(), prefix) != 0)
            continue;
        if (name.substr(name.size() - suffix.size()) != suffix) continue;
        name = name.substr(prefix.size(), name.size() - prefix.size() - suffix.size());
        Copy copy;
        copy.path = entry->path();
        copy.digits = name.substr(0, 14);
        const char* end = name.data() + name.size();
        if (name[14] != '-' || !time_of(copy.digits)) continue;
        if (std::from_chars(name.data() + 15, end, copy.seq).ptr != end) continue;
        copies.push_back(std::move(copy));
    }
    std::sort(copies.begin(), copies.end(), [](const Copy& a, const Copy& b) {
        return std::pair(a.digits, a.seq) > std::pair(b.digits, b.seq);
    });
    return copies;
}

void sync_folder(const std::filesystem::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

}  // namespace

std::filesystem::path backup_folder(const std::filesystem::path& study) {
    return study.string() + "-backups";
}

void back_up(Database& database, const std::filesystem::path& study, std::int64_t journal_seq,
             const std::string& now) {
    const auto folder = backup_folder(study);
    base::make_private_folder(folder);
    const auto temporary = folder / (".sotto-" + base::Guid::random().text() + ".part");
    std::error_code ignored;
    try {
        copy_sqlite(database, temporary);
        std::filesystem::rename(temporary, folder / name_of_copy(study, now, journal_seq));
    } catch (const std::filesystem::filesystem_error& error) {
        std::filesystem::remove(temporary, ignored);
        throw base::Error(base::Blame::Environment,
                          fmt::format("Cannot write to {}: {}.", folder.string(), error.code().message()));
    } catch (...) {
        std::filesystem::remove(temporary, ignored);
        throw;
    }
    sync_folder(folder);
    const auto copies = copies_of(study);
    for (std::size_t i = copies_kept; i < copies.size(); ++i)
        std::filesystem::remove(copies[i].path, ignored);
}

std::int64_t remove_backups(const std::filesystem::path& study) {
    const auto copies = copies_of(study);
    std::error_code failed;
    for (const Copy& copy : copies) {
        if (!std::filesystem::remove(copy.path, failed) && failed) {
            throw base::Error(base::Blame::Environment,
                              fmt::format("Cannot remove {}: {}.", copy.path.string(), failed.message()));
        }
    }
    sync_folder(backup_folder(study));
    return static_cast<std::int64_t>(copies.size());
}

void back_up_if_due(Database& database, const std::filesystem::path& study, std::int64_t journal_seq,
                    const std::string& created, const std::string& now) {
    if (journal_seq == 0) return;
    const auto copies = copies_of(study);
    if (!copies.empty() && copies.front().seq == journal_seq) return;
    const auto last = time_of(copies.empty() ? digits_of(created) : copies.front().digits);
    const auto present = time_of(digits_of(now));
    if (last && present && *present - *last < std::chrono::hours(24)) return;
    back_up(database, study, journal_seq, now);
}

}  // namespace sotto::store
