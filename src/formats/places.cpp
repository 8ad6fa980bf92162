// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/formats.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

namespace sotto::formats {

namespace {

std::filesystem::path folder_of_this_program() {
    std::error_code failed;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
    return failed ? std::filesystem::path() : program.parent_path();
}

}  // namespace

Places Places::usual() {
    const std::filesystem::path here = folder_of_this_program();
    const std::filesystem::path installed_reader = here / SOTTO_LIBEXEC_FROM_BIN / "sotto-reader";
    Places places;
    if (const char* named = std::getenv("SOTTO_READER"); named != nullptr && *named != '\0') {
        places.reader = named;
    } else {
        places.reader =
            std::filesystem::exists(here / "sotto-reader") ? here / "sotto-reader" : installed_reader;
    }
    if (const char* named = std::getenv("SOTTO_PLUGINS"); named != nullptr) {
        std::string_view rest = named;
        while (!rest.empty()) {
            const std::string_view folder = rest.substr(0, rest.find(':'));
            if (!folder.empty()) places.plugin_folders.emplace_back(folder);
            rest.remove_prefix(std::min(folder.size() + 1, rest.size()));
        }
    }
    for (const auto& folder : {here / "plugins", here / SOTTO_PLUGINS_FROM_BIN}) {
        std::error_code failed;
        if (!std::filesystem::is_directory(folder, failed)) continue;
        const bool there =
            std::any_of(places.plugin_folders.begin(), places.plugin_folders.end(), [&](const auto& other) {
                std::error_code ignored;
                return std::filesystem::equivalent(other, folder, ignored);
            });
        if (!there) places.plugin_folders.push_back(folder.lexically_normal());
    }
    return places;
}

}  // namespace sotto::formats
