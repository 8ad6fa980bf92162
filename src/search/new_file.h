// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <filesystem>
#include <string_view>

namespace sotto::search {

/// A file of a segment: readable by its owner only (0600), not yet safe from a power cut (see
/// `settle_segment`). All members throw `base::Error` (Environment).
class NewFile {
public:
    /// `path` must not exist.
    explicit NewFile(std::filesystem::path path);
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    void write(std::string_view bytes);
    void close();

private:
    [[noreturn]] void fail(int code) const;

    std::filesystem::path path_;
    int descriptor_ = -1;
};

}  // namespace sotto::search
