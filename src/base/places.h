// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace sotto::base {

/// The folder of the running program.
std::filesystem::path program_folder();

/// A folder that comes with Sotto (`samples`, `codebooks`): below $SOTTO_DATA, else where `cmake --install`
/// put it, else in the source tree when the program runs from a build folder inside it. Empty when it is in
/// no such place.
std::optional<std::filesystem::path> data_folder(std::string_view name);

}  // namespace sotto::base
