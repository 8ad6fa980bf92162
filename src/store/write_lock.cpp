// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/write_lock.h"

#include "base/clock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <array>
#include <cerrno>
#include <sstream>
#include <system_error>
#include <vector>

namespace sotto::store {

namespace {

std::string read_line(int descriptor) {
    std::array<char, 512> buffer{};
    const ssize_t got = ::pread(descriptor, buffer.data(), buffer.size(), 0);
    std::string line(buffer.data(), got > 0 ? static_cast<std::size_t>(got) : 0);
    return line.substr(0, line.find('\n'));
}

std::string sentence(const std::string& line) {
    std::vector<std::string> parts;
    std::istringstream stream(line);
    for (std::string part; std::getline(stream, part, '\t');) parts.push_back(part);
    if (parts.size() < 4) return "Somebody else has the study open for writing; here it can only be read.";
    return fmt::format(
        "{} has had the study open for writing since {} (process {} on {}); until it is closed there, it can "
        "only be read "
        "here.",
        parts[2], parts[3], parts[1], parts[0]);
}

bool same_file(int descriptor, const std::filesystem::path& path) {
    struct stat open_file {};
    struct stat named_file {};
    return ::fstat(descriptor, &open_file) == 0 && ::stat(path.c_str(), &named_file) == 0 &&
           open_file.st_dev == named_file.st_dev && open_file.st_ino == named_file.st_ino;
}

}  // namespace

std::string login_name() {
    struct passwd entry {};
    struct passwd* found = nullptr;
    std::array<char, 4096> buffer{};
    if (::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr) {
        return entry.pw_name;
    }
    return fmt::format("user {}", ::geteuid());
}

std::string host_name() {
    std::array<char, 256> buffer{};
    if (::gethostname(buffer.data(), buffer.size() - 1) != 0) return "this computer";
    return buffer.data();
}

WriteLock::Taken WriteLock::take(const std::filesystem::path& study) {
    const std::filesystem::path path = study.string() + "-lock";
    // Several times: who lets go removes the file, perhaps between our opening and locking it.
    for (int attempt = 0; attempt < 100; ++attempt) {
        const int descriptor = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
        if (descriptor < 0) {
            return {nullptr,
                    fmt::format("The study can only be read here: its folder cannot be written ({}).",
                                std::generic_category().message(errno))};
        }
        if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
            const int code = errno;
            std::string reason =
                code == EWOULDBLOCK
                    ? sentence(read_line(descriptor))
                    : fmt::format(
                          "The study can only be read here: files in its folder cannot be locked ({}).",
                          std::generic_category().message(code));
            ::close(descriptor);
            return {nullptr, std::move(reason)};
        }
        if (!same_file(descriptor, path)) {
            ::close(descriptor);
            continue;
        }
        // Colleagues who may write the study must be able to read who has it.
        struct stat status {};
        if (::stat(study.c_str(), &status) == 0) ::fchmod(descriptor, status.st_mode & 0666U);
        const std::string line =
            fmt::format("{}\t{}\t{}\t{}\n", host_name(), ::getpid(), login_name(), base::utc_now());
        // The lock holds without the line; on a full disk the second writer just is not told who it is.
        if (::ftruncate(descriptor, 0) == 0) {
            [[maybe_unused]] const ssize_t put = ::pwrite(descriptor, line.data(), line.size(), 0);
        }
        return {std::unique_ptr<WriteLock>(new WriteLock(path, descriptor)), {}};
    }
    return {nullptr, "The study can only be read here: its lock is changing hands all the time."};
}

WriteLock::~WriteLock() {
    ::unlink(path_.c_str());
    ::close(descriptor_);
}

}  // namespace sotto::store
