// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/new_file.h"

#include "base/error.h"

#include <fcntl.h>
#include <unistd.h>
#include <cerrno>
#include <system_error>
#include <utility>

namespace sotto::search {

NewFile::NewFile(std::filesystem::path path) : path_(std::move(path)) {
    descriptor_ = ::open(path_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor_ < 0) fail(errno);
}

NewFile::~NewFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void NewFile::fail(int code) const {
    throw base::Error(base::Blame::Environment, "Cannot write the search index at " + path_.string() + ": " +
                                                    std::generic_category().message(code) + ".");
}

void NewFile::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t put = ::write(descriptor_, bytes.data(), bytes.size());
        if (put < 0) {
            if (errno == EINTR) continue;
            fail(errno);
        }
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
}

void NewFile::close() {
    if (::close(std::exchange(descriptor_, -1)) != 0) fail(errno);
}

}  // namespace sotto::search
