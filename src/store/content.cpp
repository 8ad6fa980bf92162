// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/content.h"

#include "store/database.h"
#include "store/digest.h"

#include <algorithm>

namespace sotto::store {

namespace {

/// Most transcripts are one piece; a passage out of a million characters costs one or two. Part of the
/// format.
constexpr std::int64_t piece_size = 64 * 1024;

}  // namespace

std::optional<std::int64_t> find_content(Database& database, const std::string& sha256) {
    const std::int64_t id =
        database.integer("SELECT id FROM content WHERE sha256 = :sha256", 0, std::string_view(sha256));
    if (id == 0) return std::nullopt;
    return id;
}

std::string keep_content(Database& database, std::string_view bytes) {
    std::string hash = sha256(bytes);
    if (find_content(database, hash)) return hash;
    const std::int64_t id = database.integer("SELECT MAX(id) FROM content", 0) + 1;
    database.run("INSERT INTO content (id, sha256, size) VALUES (:id, :sha256, :size)", id,
                 std::string_view(hash), static_cast<std::int64_t>(bytes.size()));
    const std::string sql = "INSERT INTO content_piece (content, number, bytes) VALUES (:content, :number, " +
                            database.bytes_parameter("bytes") + ")";
    std::int64_t number = 0;
    for (std::size_t at = 0; at < bytes.size(); at += static_cast<std::size_t>(piece_size)) {
        database.run(sql, id, number++, Bytes{bytes.substr(at, static_cast<std::size_t>(piece_size))});
    }
    return hash;
}

std::string read_content(Database& database, std::int64_t content) {
    const std::int64_t size = database.integer("SELECT size FROM content WHERE id = :id", 0, content);
    return read_content(database, content, 0, size);
}

std::string read_content(Database& database, std::int64_t content, std::int64_t first, std::int64_t last) {
    std::string bytes;
    first = std::max<std::int64_t>(first, 0);
    if (last <= first) return bytes;
    const std::int64_t first_piece = first / piece_size;
    auto rows = database.select(
        "SELECT " + database.bytes_column("bytes") +
            " FROM content_piece WHERE content = :content AND number BETWEEN :first AND :last "
            "ORDER BY number",
        "b", content, first_piece, (last - 1) / piece_size);
    while (rows.next()) bytes += rows.view(0);
    const auto skipped = static_cast<std::size_t>(first - first_piece * piece_size);
    if (skipped >= bytes.size()) return {};
    if (skipped > 0) bytes.erase(0, skipped);
    if (bytes.size() > static_cast<std::size_t>(last - first))
        bytes.resize(static_cast<std::size_t>(last - first));
    return bytes;
}

}  // namespace sotto::store
