// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/guid.h"

#include <sys/stat.h>
#include <filesystem>
#include <string>

namespace sotto::tests {

/// A folder of a test's own, gone when the test is over.
class TemporaryFolder {
public:
    TemporaryFolder()
        : path_(std::filesystem::temp_directory_path() / ("sotto-test-" + base::Guid::random().text())) {
        std::filesystem::create_directory(path_);
        ::chmod(path_.c_str(), 0700);
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::filesystem::path operator/(const std::string& name) const { return path_ / name; }

private:
    std::filesystem::path path_;
};

}  // namespace sotto::tests
