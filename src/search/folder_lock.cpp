// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/folder_lock.h"

#include "base/error.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>
#include <cerrno>
#include <chrono>
#include <system_error>
#include <thread>

namespace sotto::search {

FolderLock::FolderLock(const std::filesystem::path& folder, const base::Progress& progress) {
    constexpr auto pause = std::chrono::milliseconds(50);
    const auto path = folder / "lock";
    descriptor_ = ::open(path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
    int code = descriptor_ < 0 ? errno : 0;
    while (code == 0 && ::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        if (errno == EINTR) continue;
        if (errno != EWOULDBLOCK) {
            code = errno;
        } else if (progress.cancelled()) {
            ::close(descriptor_);
            throw base::Cancelled();
        } else {
            std::this_thread::sleep_for(pause);
        }
    }
    if (code == 0) return;
    if (descriptor_ >= 0) ::close(descriptor_);
    throw base::Error(base::Blame::Environment, "Cannot write the search index in " + folder.string() + ": " +
                                                    std::generic_category().message(code) + ".");
}

FolderLock::~FolderLock() {
    ::close(descriptor_);
}

}  // namespace sotto::search
