// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/places.h"

#include <cstdlib>

namespace sotto::base {

std::filesystem::path program_folder() {
    std::error_code error;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::filesystem::current_path() : program.parent_path();
}

std::optional<std::filesystem::path> data_folder(std::string_view name) {
    if (const char* data = std::getenv("SOTTO_DATA"); data != nullptr && *data != '\0') {
        const auto place = std::filesystem::path(data) / name;
        std::error_code error;
        if (std::filesystem::is_directory(place, error)) return place;
    }
    const auto folder = program_folder();
    // <prefix>/bin/sotto once installed, build/<preset>/sotto in the source tree; in this order, for
    // somebody's own folder of that name may lie beside the prefix.
    const std::filesystem::path places[] = {folder / "../share/sotto" / name, folder / "../.." / name};
    for (const auto& place : places) {
        std::error_code error;
        const auto real = std::filesystem::canonical(place, error);
        if (!error && std::filesystem::is_directory(real, error)) return real;
    }
    return std::nullopt;
}

}  // namespace sotto::base
