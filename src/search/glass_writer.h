// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "search/new_file.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::search {

/// Writes a new Xapian database (glass, format of 2016-03-14: all of Xapian 1.4) term by term, in one
/// sequential pass.
///
/// Xapian's own interface takes documents, and turns them into postings through balanced trees that miss the
/// processor's cache once for each word: 3 to 5 MB of text a second and core, here. Postings that are sorted
/// already are written as quickly as the disk takes them. What comes out has no term lists, positions, values
/// or document data; Xapian reads, checks, merges and serves it like any other database.
///
/// The format is described in Xapian's sources, backends/glass/glass_table.h, glass_postlist.cc and
/// glass_version.cc.
class GlassWriter {
public:
    /// Makes `folder` (0700) and begins the table in it. Throws `base::Error` (Environment).
    explicit GlassWriter(std::filesystem::path folder);
    GlassWriter(const GlassWriter&) = delete;
    GlassWriter& operator=(const GlassWriter&) = delete;

    struct Posting {
        std::uint32_t document = 0;
        std::uint32_t count = 0;  ///< how often the term stands there; 0 for terms that only filter
    };

    /// The length of each document, ascending; once, before any term.
    void add_lengths(const std::vector<Posting>& lengths);
    /// The postings of the next term, documents ascending, none empty. Terms come in the order of their
    /// bytes, are not empty, not longer than 240 bytes and hold no zero byte.
    void add_term(std::string_view term, const Posting* first, const Posting* last);
    /// Completes the database. Without it, what is in the folder is no database.
    void finish();

private:
    struct Block {
        std::vector<unsigned char> bytes;
        std::size_t directory_end = 0;
        std::size_t items_start = 0;
    };

    void add_list(std::string_view term, std::uint64_t entries, std::uint64_t total, const Posting* first,
                  const Posting* last);
    void add_item(std::string_view key, std::string_view tag);
    void start(Block& block, unsigned level);
    [[nodiscard]] static std::size_t room(const Block& block);
    void put(Block& block, std::string_view item);
    std::uint32_t write(Block& block);
    /// Enters block `number`, whose least key is `key`, into the branch block of `level`.
    void link(std::size_t level, std::string_view key, std::uint32_t number);
    void write_version(std::uint32_t root, std::size_t level);

    std::filesystem::path folder_;
    std::unique_ptr<NewFile> table_;
    std::string buffer_;
    std::string item_;
    std::string chunk_;
    std::uint32_t blocks_ = 0;
    std::uint64_t items_ = 0;
    /// The leaf being filled and the branches above it; the first key of each is kept for the level above.
    std::vector<Block> levels_;
    std::vector<std::string> first_keys_;

    std::uint32_t documents_ = 0;
    std::uint32_t last_document_ = 0;
    std::uint32_t shortest_ = 0;
    std::uint32_t longest_ = 0;
    std::uint32_t largest_count_ = 0;
    std::uint64_t total_length_ = 0;
};

}  // namespace sotto::search
