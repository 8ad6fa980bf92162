// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "formats/formats.h"

#include <fmt/format.h>
#include <algorithm>

namespace sotto::formats {

namespace {

namespace fs = std::filesystem;

void walk(const fs::path& folder, std::vector<fs::path>& files) {
    std::error_code failed;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator entry(folder, failed), end; !failed && entry != end;
         entry.increment(failed)) {
        if (entry->path().filename().string().front() != '.') entries.push_back(*entry);
    }
    // What can be listed of a folder is not all of it: the folder itself stands for the rest.
    if (failed) files.push_back(folder);
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.path().filename() < b.path().filename(); });
    for (const fs::directory_entry& entry : entries) {
        std::error_code ignored;
        // A link to a folder may lead upwards and round for ever.
        if (entry.is_directory(ignored) && !entry.is_symlink(ignored)) {
            walk(entry.path(), files);
        } else if (entry.is_regular_file(ignored)) {
            files.push_back(entry.path());
        }
    }
}

}  // namespace

std::vector<fs::path> Formats::files_below(const std::vector<fs::path>& paths) {
    std::vector<fs::path> files;
    std::error_code missing;
    bool any = paths.empty();
    for (const fs::path& path : paths) {
        std::error_code failed;
        any = fs::exists(path, failed) || any;
        if (!missing) missing = failed ? failed : std::make_error_code(std::errc::no_such_file_or_directory);
        if (fs::is_directory(path, failed)) {
            walk(path, files);
        } else {
            files.push_back(path);
        }
    }
    if (!any) {
        throw base::Error(base::Blame::Environment,
                          fmt::format("{} cannot be read: {}.", paths.front().string(), missing.message()));
    }
    return files;
}

}  // namespace sotto::formats
