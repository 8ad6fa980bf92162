// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/settings/caches.h"

#include "base/error.h"
#include "base/files.h"
#include "base/guid.h"

#include <filesystem>
#include <system_error>
#include <vector>

namespace sotto::workbench {

namespace {

namespace fs = std::filesystem;

/// One folder for each study, named by its GUID; whatever else lies there is none of ours.
std::vector<fs::path> folders_of_studies(const fs::path& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (!entry->is_symlink(error) && entry->is_directory(error) &&
            base::Guid::parse(entry->path().filename().string()))
            found.push_back(entry->path());
    }
    return found;
}

}  // namespace

Caches look_at_caches() {
    Caches caches;
    fs::path folder;
    try {
        folder = base::cache_folder();
    } catch (const base::Error&) {
        return caches;
    }
    caches.folder = folder.string();
    for (const auto& study : folders_of_studies(folder)) {
        ++caches.studies;
        std::error_code error;
        for (fs::recursive_directory_iterator file(study, error), end; !error && file != end;
             file.increment(error)) {
            std::error_code of_file;
            const auto size = file->is_regular_file(of_file) ? file->file_size(of_file) : 0;
            if (!of_file) caches.bytes += size;
        }
    }
    return caches;
}

void clear_caches(const std::string& open) {
    bool stayed = false;
    for (const auto& study : folders_of_studies(base::cache_folder())) {
        if (study.filename() == open) continue;
        std::error_code error;
        fs::remove_all(study, error);
        stayed = stayed || error;
    }
    if (stayed)
        throw base::Error(
            base::Blame::Environment,
            "Some search indexes could not be removed: the folder of caches cannot be written.");
}

}  // namespace sotto::workbench
