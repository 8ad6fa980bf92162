// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>

namespace sotto::base {

/// The bytes of a regular file. Throws `Error` (Environment) with the path and the system's reason when
/// it cannot be read or is a folder, a pipe, a socket or a device (which is never opened), and `Error`
/// (Input) when it holds more than `limit` bytes.
std::string read_file(const std::filesystem::path& path, std::size_t limit);

/// Makes `folder` and the missing folders above it, each readable by its owner only (0700).
/// Folders that exist keep their mode. Throws `Error` (Environment).
void make_private_folder(const std::filesystem::path& folder);

/// A file in its target's folder, readable by its owner only (0600), that becomes the target by `publish()`
/// or vanishes. Until then it has no name, so that nothing is left of it whatever happens to the program, and
/// an older target is untouched; on file systems that know no such files it has a temporary name.
class PendingFile {
public:
    /// Creates the file. Throws `Error` (Environment).
    explicit PendingFile(const std::filesystem::path& target);
    ~PendingFile();
    PendingFile(const PendingFile&) = delete;
    PendingFile& operator=(const PendingFile&) = delete;

    /// Appends. Throws `Error` (Environment), for example when the disk is full.
    void write(std::string_view bytes);
    /// Flushes to the disk and renames to the target. Throws `Error` (Environment); then the target
    /// is as it was.
    void publish();

private:
    [[nodiscard]] std::filesystem::path new_name() const;

    std::filesystem::path target_;
    std::filesystem::path temporary_;  ///< empty while the file has no name
    int descriptor_ = -1;
};

/// `PendingFile` in one call.
void write_private_file(const std::filesystem::path& target, std::string_view bytes);

/// The folder for things that can be made again: $XDG_CACHE_HOME/sotto, $HOME/.cache/sotto, or the same below
/// the home that the system knows for this user. Throws `Error` (Environment) when there is none. It may not
/// be there yet, and nobody has looked whether it can be made.
std::filesystem::path cache_folder();

/// A new folder for temporary files that only this user can read (0700), which goes with all that is in it.
class PrivateTemporaryFolder {
public:
    /// Throws `Error` (Environment).
    PrivateTemporaryFolder();
    ~PrivateTemporaryFolder();
    PrivateTemporaryFolder(const PrivateTemporaryFolder&) = delete;
    PrivateTemporaryFolder& operator=(const PrivateTemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

private:
    std::filesystem::path path_;
};

}  // namespace sotto::base
