// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/study_file.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace sotto::commands {

bool is_on_server(const std::string& location);

/// Where the index and what else can be made again of the study is kept; none when there is no such folder.
std::optional<std::filesystem::path> index_folder(const store::StudyFile& study);

/// The files that Sotto keeps of the study: itself, its log, its backups, its index.
std::vector<std::filesystem::path> places_of(const std::string& location,
                                             const std::optional<std::filesystem::path>& index);

}  // namespace sotto::commands
