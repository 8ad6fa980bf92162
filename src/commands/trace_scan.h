// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace sotto::commands {

/// What a search through the bytes of files came to.
struct Traces {
    std::int64_t files = 0;
    std::int64_t bytes = 0;
    std::vector<std::filesystem::path> found;  ///< the files that hold one of the words
};

/// Looks for `words` (UTF-8) in the bytes of every file at or below `places`, of any format; places that are
/// not there are passed over. Throws `base::Error` (Environment) when a file cannot be read.
Traces find_traces(const std::vector<std::filesystem::path>& places, const std::vector<std::string>& words);

}  // namespace sotto::commands
