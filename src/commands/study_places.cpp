// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/study_places.h"

#include "base/error.h"
#include "base/files.h"

namespace sotto::commands {

bool is_on_server(const std::string& location) {
    return location.find("://") != std::string::npos;
}

std::optional<std::filesystem::path> index_folder(const store::StudyFile& study) {
    try {
        return base::cache_folder() / study.guid().text();
    } catch (const base::Error&) {
        return std::nullopt;  // then no index is kept either
    }
}

std::vector<std::filesystem::path> places_of(const std::string& location,
                                             const std::optional<std::filesystem::path>& index) {
    std::vector<std::filesystem::path> places;
    if (!is_on_server(location)) {
        for (const char* suffix : {"", "-wal", "-shm", "-journal", "-backups"})
            places.emplace_back(location + suffix);
    }
    if (index) places.push_back(*index);
    return places;
}

}  // namespace sotto::commands
