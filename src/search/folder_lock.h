// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/progress.h"

#include <filesystem>

namespace sotto::search {

/// The right to write into the folder of an index. Vanishes with the process, however that ends.
class FolderLock {
public:
    /// Waits for it. Throws `base::Cancelled` when the user does not want to wait, `base::Error`
    /// (Environment) when the folder cannot be written.
    FolderLock(const std::filesystem::path& folder, const base::Progress& progress);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    int descriptor_ = -1;
};

}  // namespace sotto::search
