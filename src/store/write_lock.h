// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <filesystem>
#include <memory>
#include <string>

namespace sotto::store {

/// What keeps a second writer from a study: a lock of the system on the file `<study>-lock`, which holds one
/// line that says who has it. The system lets go of it when the process ends, however it ends; the file is
/// nothing but a place for the line.
class WriteLock {
public:
    ~WriteLock();
    WriteLock(const WriteLock&) = delete;
    WriteLock& operator=(const WriteLock&) = delete;

    struct Taken {
        std::unique_ptr<WriteLock> lock;  ///< null when it could not be had
        std::string reason;               ///< then: a sentence that says who has it, or what is in the way
    };
    static Taken take(const std::filesystem::path& study);

private:
    WriteLock(std::filesystem::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}
    std::filesystem::path path_;
    int descriptor_;
};

/// Who is working here, for such a line: the user's login name and the host's.
std::string login_name();
std::string host_name();

}  // namespace sotto::store
