// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <filesystem>
#include <optional>

namespace sotto::tests {

/// The folder of real documents that may lie beside a checkout (`../shared`). Empty elsewhere: a test
/// that wants it then says so with WARN and returns.
inline std::optional<std::filesystem::path> shared_folder() {
    const auto folder = std::filesystem::path(SOTTO_SOURCE_DIR).parent_path() / "shared";
    if (std::filesystem::is_directory(folder / "seeds")) return folder;
    return std::nullopt;
}

}  // namespace sotto::tests
