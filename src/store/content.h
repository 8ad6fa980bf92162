// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sotto::store {

class Database;

/// Keeps `bytes` unless they are kept already; returns their SHA-256.
std::string keep_content(Database& database, std::string_view bytes);

/// The number of the content with this SHA-256.
std::optional<std::int64_t> find_content(Database& database, const std::string& sha256);

/// All bytes of a content, or [`first`, `last`) of them: only the pieces they lie in are read. Shorter where
/// the content is.
std::string read_content(Database& database, std::int64_t content);
std::string read_content(Database& database, std::int64_t content, std::int64_t first, std::int64_t last);

}  // namespace sotto::store
