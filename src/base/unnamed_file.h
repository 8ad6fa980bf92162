// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace sotto::base {

/// A new file, readable by its owner only (0600), that has no name until `publish()`: whatever ends the
/// process before, SIGKILL included, leaves nothing of it on the disk. On file systems without such files
/// (O_TMPFILE) it has a hidden name beside the target instead, which a killed process would leave.
class UnnamedFile {
public:
    /// Throws `Error` (Environment) when there is something at `target` already, or nothing can be made
    /// there.
    explicit UnnamedFile(std::filesystem::path target);
    ~UnnamedFile();
    UnnamedFile(const UnnamedFile&) = delete;
    UnnamedFile& operator=(const UnnamedFile&) = delete;

    /// Appends. Throws `Error` (Environment), for example when the disk is full.
    void write(std::string_view bytes);
    /// Flushes to the disk and gives the file its name. Never replaces anything: throws `Error` (Environment)
    /// when something has come to stand there.
    void publish();

private:
    std::filesystem::path target_;
    std::filesystem::path temporary_;  ///< empty while the file has no name at all
    int descriptor_ = -1;
};

}  // namespace sotto::base
