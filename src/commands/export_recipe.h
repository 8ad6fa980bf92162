// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/arguments.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sotto::commands {

/// A recipe keeps the options of an export in a file (JSON, `recipe/1`), so that it can be made again. The
/// same recipe and the same study give the same bytes.
///
/// Gives back `arguments` with the recipe's options where `file` is there. Throws `base::Error`: User when an
/// option is given that the recipe has otherwise, Input when the file is no recipe.
Arguments with_recipe(const std::vector<Parameter>& parameters, const Arguments& arguments,
                      const std::filesystem::path& file);

/// The options that `recipe`, the text of such a file, holds of `parameters`. Throws `base::Error` (Input).
Arguments arguments_of_recipe(const std::vector<Parameter>& parameters, const std::string& recipe);

/// The options in `arguments` that a recipe keeps, as its file has them.
std::string recipe_of(const std::vector<Parameter>& parameters, const Arguments& arguments);

}  // namespace sotto::commands
