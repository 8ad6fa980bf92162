// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace sotto::tests {

/// What is wrong with `value` by `schema`: one line for each place. Knows the part of JSON Schema 2020-12
/// that docs/schemas uses (type, const, enum, required, properties, additionalProperties, items) and
/// complains about any other word.
std::vector<std::string> problems(const nlohmann::json& schema, const nlohmann::json& value,
                                  const std::string& where = "");

}  // namespace sotto::tests
