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

void read_contents(Database& database, const std::vector<ContentPart>& parts,
                   const std::function<void(std::size_t, std::string_view)>& take) {
    std::vector<std::pair<std::int64_t, std::size_t>> in_first_piece;  // content, part
    std::vector<std::int64_t> contents;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const ContentPart& part = parts[i];
        if (part.first >= 0 && part.last <= piece_size) {
            in_first_piece.emplace_back(part.content, i);
            contents.push_back(part.content);
        } else {
            take(i, read_content(database, part.content, part.first, part.last));
        }
    }
    if (contents.empty()) return;
    std::sort(in_first_piece.begin(), in_first_piece.end());
    std::sort(contents.begin(), contents.end());
    contents.erase(std::unique(contents.begin(), contents.end()), contents.end());
    auto rows =
        database.select("SELECT content, " + database.bytes_column("bytes") + " FROM content_piece WHERE " +
                            database.in_list("content", "contents") + " AND number = 0",
                        "ib", std::string_view(database.id_list(contents)));
    while (rows.next()) {
        const std::int64_t content = rows.integer(0);
        const std::string_view bytes = rows.view(1);
        for (auto at = std::lower_bound(in_first_piece.begin(), in_first_piece.end(),
                                        std::pair(content, std::size_t{0}));
             at != in_first_piece.end() && at->first == content; ++at) {
            const ContentPart& part = parts[at->second];
            const auto first = std::min(static_cast<std::size_t>(part.first), bytes.size());
            const auto size = static_cast<std::size_t>(std::max<std::int64_t>(part.last - part.first, 0));
            take(at->second, bytes.substr(first, size));
        }
    }
}

}  // namespace sotto::store
