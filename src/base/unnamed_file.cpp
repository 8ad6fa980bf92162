// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/unnamed_file.h"

#include "base/error.h"
#include "base/guid.h"

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <cstdio>
#include <string>
#include <system_error>
#include <utility>

namespace sotto::base {

namespace {

[[noreturn]] void fail(const std::filesystem::path& path, int code) {
    if (code == EEXIST)
        throw Error(Blame::Environment, "There is something at " + path.string() + " already.");
    throw Error(Blame::Environment,
                "Cannot write " + path.string() + ": " + std::generic_category().message(code) + ".");
}

std::filesystem::path folder_of(const std::filesystem::path& path) {
    return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

/// Whether the system has no file without a name here, rather than no way to write at all.
bool has_no_unnamed_files(int code) {
    return code == EOPNOTSUPP || code == EISDIR || code == EINVAL;
}

}  // namespace

UnnamedFile::UnnamedFile(std::filesystem::path target) : target_(std::move(target)) {
    std::error_code code;
    const auto there = std::filesystem::symlink_status(target_, code).type();
    if (there == std::filesystem::file_type::none) fail(target_, code.value());
    if (there != std::filesystem::file_type::not_found) fail(target_, EEXIST);
    descriptor_ = ::open(folder_of(target_).c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor_ >= 0) return;
    if (!has_no_unnamed_files(errno)) fail(target_, errno);
    temporary_ = folder_of(target_) / (".sotto-" + Guid::random().text() + ".part");
    descriptor_ = ::open(temporary_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor_ < 0) fail(target_, errno);
}

UnnamedFile::~UnnamedFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void UnnamedFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t put = ::write(descriptor_, bytes.data(), bytes.size());
        if (put < 0) {
            if (errno == EINTR) continue;
            fail(target_, errno);
        }
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
}

void UnnamedFile::publish() {
    if (::fsync(descriptor_) != 0) fail(target_, errno);
    if (temporary_.empty()) {
        const std::string self = "/proc/self/fd/" + std::to_string(descriptor_);
        if (::linkat(AT_FDCWD, self.c_str(), AT_FDCWD, target_.c_str(), AT_SYMLINK_FOLLOW) != 0)
            fail(target_, errno);
    } else {
        // A link, unlike a rename, never replaces; where there are no links either, the look before must do.
        if (::link(temporary_.c_str(), target_.c_str()) != 0) {
            if (errno != EPERM && errno != EOPNOTSUPP) fail(target_, errno);
            if (::access(target_.c_str(), F_OK) == 0) fail(target_, EEXIST);
            if (::rename(temporary_.c_str(), target_.c_str()) != 0) fail(target_, errno);
            temporary_.clear();
        }
    }
    const int descriptor = std::exchange(descriptor_, -1);
    if (::close(descriptor) != 0) fail(target_, errno);
    // The name itself must survive a power cut.
    const int folder = ::open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder >= 0) {
        ::fsync(folder);
        ::close(folder);
    }
}

}  // namespace sotto::base
