// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

/// Bytes [`first`, `last`) of a content.
struct ContentPart {
    std::int64_t content = 0;
    std::int64_t first = 0;
    std::int64_t last = 0;
};

/// Gives each of `parts` to `take` with its place among them, in any order, shorter where the content is; the
/// bytes are valid during the call. A part of a content that is not there is not given. One statement for all
/// the parts that lie in the first piece of their content, which nearly all do.
void read_contents(Database& database, const std::vector<ContentPart>& parts,
                   const std::function<void(std::size_t part, std::string_view bytes)>& take);

}  // namespace sotto::store
