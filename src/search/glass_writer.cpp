// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "search/glass_writer.h"

#include "base/error.h"
#include "base/files.h"
#include "base/guid.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace sotto::search {

namespace {

constexpr std::size_t block_size = 8192;
/// A block begins with: revision (4), level (1), gap between directory and items (2), all free bytes (2), end
/// of directory (2).
constexpr std::size_t directory_start = 11;
/// Four items must fit into each block.
constexpr std::size_t largest_item = (block_size - directory_start - 4 * 2) / 4;
constexpr std::uint32_t revision = 1;
constexpr unsigned first_bit = 0x20;
constexpr unsigned last_bit = 0x40;
/// Xapian ends a chunk of a posting list at 2,000 bytes; less keeps every chunk within one item, whatever the
/// term.
constexpr std::size_t chunk_bytes = 1600;
constexpr std::size_t flush_bytes = std::size_t{1} << 20U;

void store(unsigned char* at, std::uint32_t value, int bytes) {
    for (int i = bytes - 1; i >= 0; --i) {
        at[i] = static_cast<unsigned char>(value & 0xFFU);
        value >>= 8U;
    }
}

/// Seven bits a byte, least first.
void pack(std::string& out, std::uint64_t value) {
    while (value >= 128) {
        out += static_cast<char>(static_cast<unsigned char>((value & 0x7FU) | 0x80U));
        value >>= 7U;
    }
    out += static_cast<char>(static_cast<unsigned char>(value));
}

/// Numbers whose bytes sort as they do: two bytes below 2^15, else a first byte whose leading ones tell how
/// many follow.
void pack_sorted(std::string& out, std::uint32_t value) {
    if (value < 0x8000U) {
        out += static_cast<char>(static_cast<unsigned char>(value >> 8U));
        out += static_cast<char>(static_cast<unsigned char>(value & 0xFFU));
        return;
    }
    std::size_t length = 3;
    for (std::uint32_t rest = value >> 22U; rest != 0; rest >>= 7U) ++length;
    const std::uint64_t mark = (0xFFU << (10U - length)) & 0xFFU;
    const std::uint64_t marked = (mark << (8U * (length - 1))) | value;
    for (std::size_t i = length; i-- > 0;)
        out += static_cast<char>(static_cast<unsigned char>((marked >> (8U * i)) & 0xFFU));
}

}  // namespace

GlassWriter::GlassWriter(std::filesystem::path folder) : folder_(std::move(folder)) {
    base::make_private_folder(folder_);
    table_ = std::make_unique<NewFile>(folder_ / "postlist.glass");
    levels_.emplace_back();
    first_keys_.emplace_back();
    start(levels_[0], 0);
    // Every tree begins with an item that has no key.
    add_item({}, {});
    items_ = 0;
}

void GlassWriter::start(Block& block, unsigned level) {
    block.bytes.assign(block_size, 0);
    store(block.bytes.data(), revision, 4);
    block.bytes[4] = static_cast<unsigned char>(level);
    block.directory_end = directory_start;
    block.items_start = block_size;
}

std::size_t GlassWriter::room(const Block& block) {
    return block.items_start - block.directory_end;
}

void GlassWriter::put(Block& block, std::string_view item) {
    block.items_start -= item.size();
    std::memcpy(block.bytes.data() + block.items_start, item.data(), item.size());
    store(block.bytes.data() + block.directory_end, static_cast<std::uint32_t>(block.items_start), 2);
    block.directory_end += 2;
}

std::uint32_t GlassWriter::write(Block& block) {
    const auto free = static_cast<std::uint32_t>(room(block));
    store(block.bytes.data() + 5, free, 2);
    store(block.bytes.data() + 7, free, 2);
    store(block.bytes.data() + 9, static_cast<std::uint32_t>(block.directory_end), 2);
    buffer_.append(reinterpret_cast<const char*>(block.bytes.data()), block_size);
    if (buffer_.size() >= flush_bytes) {
        table_->write(buffer_);
        buffer_.clear();
    }
    return blocks_++;
}

void GlassWriter::link(std::size_t level, std::string_view key, std::uint32_t number) {
    const bool fresh = level == levels_.size();
    if (fresh) {
        levels_.emplace_back();
        first_keys_.emplace_back();
        start(levels_[level], static_cast<unsigned>(level));
    }
    // A branch item: the block below, the key from which on it is right, and the key's component (1; 0
    // without a key).
    std::string item(4, '\0');
    store(reinterpret_cast<unsigned char*>(item.data()), number, 4);
    const auto finish_item = [&](std::string_view with_key) {
        item += static_cast<char>(static_cast<unsigned char>(with_key.size()));
        item += with_key;
        item += '\0';
        item += with_key.empty() ? '\0' : '\1';
    };
    if (!fresh && room(levels_[level]) < 4 + 1 + key.size() + 2 + 2) {
        const std::uint32_t full = write(levels_[level]);
        const std::string full_key = first_keys_[level];
        start(levels_[level], static_cast<unsigned>(level));
        link(level + 1, full_key, full);
    }
    // The first item of a branch block stands for all that is less than the second, so it needs no key.
    if (levels_[level].directory_end == directory_start) {
        first_keys_[level] = key;
        finish_item({});
    } else {
        finish_item(key);
    }
    put(levels_[level], item);
}

void GlassWriter::add_item(std::string_view key, std::string_view tag) {
    // A leaf item: its size less 3 and flags (2), the key's length (1), the key, the tag.
    item_.clear();
    const std::size_t size = 3 + key.size() + tag.size();
    const auto coded = static_cast<unsigned>(size - 3);
    item_ += static_cast<char>(static_cast<unsigned char>((coded >> 8U) | first_bit | last_bit));
    item_ += static_cast<char>(static_cast<unsigned char>(coded & 0xFFU));
    item_ += static_cast<char>(static_cast<unsigned char>(key.size()));
    item_ += key;
    item_ += tag;
    if (room(levels_[0]) < item_.size() + 2) {
        const std::uint32_t full = write(levels_[0]);
        const std::string full_key = first_keys_[0];
        start(levels_[0], 0);
        link(1, full_key, full);
    }
    if (levels_[0].directory_end == directory_start) first_keys_[0] = key;
    put(levels_[0], item_);
    ++items_;
}

void GlassWriter::add_list(std::string_view term, std::uint64_t entries, std::uint64_t total,
                           const Posting* first, const Posting* last) {
    const std::string list_key = term.empty() ? std::string("\0\xE0", 2) : std::string(term);
    const Posting* from = first;
    while (from != last) {
        chunk_.clear();
        const Posting* to = from;
        std::uint32_t before = 0;
        for (; to != last && chunk_.size() < chunk_bytes; ++to) {
            if (to != from) pack(chunk_, to->document - before - 1);
            pack(chunk_, to->count);
            before = to->document;
        }
        std::string key = list_key;
        std::string tag;
        if (from == first) {
            pack(tag, entries);
            pack(tag, total);
            pack(tag, from->document - 1);
        } else {
            if (!term.empty()) key += '\0';
            pack_sorted(key, from->document);
        }
        tag += to == last ? '1' : '0';
        pack(tag, before - from->document);
        tag += chunk_;
        if (3 + key.size() + tag.size() > largest_item) {
            throw base::Error(base::Blame::Program, "A term of the search index is too long.");
        }
        add_item(key, tag);
        from = to;
    }
}

void GlassWriter::add_lengths(const std::vector<Posting>& lengths) {
    if (lengths.empty()) return;
    documents_ = static_cast<std::uint32_t>(lengths.size());
    last_document_ = lengths.back().document;
    for (const Posting& length : lengths) {
        total_length_ += length.count;
        longest_ = std::max(longest_, length.count);
        if (length.count > 0 && (shortest_ == 0 || length.count < shortest_)) shortest_ = length.count;
    }
    add_list({}, 0, 0, lengths.data(), lengths.data() + lengths.size());
}

void GlassWriter::add_term(std::string_view term, const Posting* first, const Posting* last) {
    std::uint64_t total = 0;
    for (const Posting* posting = first; posting != last; ++posting) {
        total += posting->count;
        largest_count_ = std::max(largest_count_, posting->count);
    }
    add_list(term, static_cast<std::uint64_t>(last - first), total, first, last);
}

void GlassWriter::finish() {
    // Each level's last block goes up into the one above, until one block is left: the root.
    std::uint32_t root = 0;
    std::size_t level = 0;
    while (true) {
        root = write(levels_[level]);
        if (level + 1 == levels_.size()) break;
        const std::string key = first_keys_[level];
        link(level + 1, key, root);
        ++level;
    }
    table_->write(buffer_);
    buffer_.clear();
    table_->close();
    write_version(root, level);
}

void GlassWriter::write_version(std::uint32_t root, std::size_t level) {
    constexpr unsigned format = ((2016U - 2014U) << 9U) | (3U << 5U) | 14U;
    std::string version = "\x0f\x0dXapian Glass";
    version += static_cast<char>(static_cast<unsigned char>(format >> 8U));
    version += static_cast<char>(static_cast<unsigned char>(format & 0xFFU));
    // Sixteen bytes that name the database; they have no meaning to us.
    std::string name = base::Guid::random().text();
    name.erase(std::remove(name.begin(), name.end(), '-'), name.end());
    version.append(name, 0, 16);
    pack(version, revision);
    // postlist, docdata, termlist, position, spelling, synonym: the sizes from which on tags are compressed
    constexpr std::array<std::uint64_t, 6> compress_from = {0, 4, 4, 0, 4, 4};
    for (std::size_t table = 0; table < compress_from.size(); ++table) {
        const bool ours = table == 0;
        constexpr std::uint64_t sequential = 2;
        constexpr std::uint64_t no_root = 1;
        pack(version, ours ? root : 0);
        pack(version, ours ? (static_cast<std::uint64_t>(level) << 2U) | sequential : sequential | no_root);
        pack(version, ours ? items_ : 0);
        pack(version, block_size >> 11U);
        pack(version, compress_from[table]);
        // The list of free blocks, which is empty: revision, first block never used, begin and end (block,
        // offset).
        std::string free_list;
        if (ours) {
            pack(free_list, revision);
            pack(free_list, blocks_);
            free_list.append(4, '\0');
        }
        pack(version, free_list.size());
        version += free_list;
    }
    longest_ = std::max(longest_, largest_count_);
    pack(version, documents_);
    pack(version, last_document_ - documents_);
    pack(version, shortest_);
    pack(version, largest_count_);
    pack(version, longest_ - largest_count_);
    pack(version, 0);  // change sets
    pack(version, total_length_);
    pack(version, 0);  // spelling
    NewFile file(folder_ / "iamglass");
    file.write(version);
    file.close();
}

}  // namespace sotto::search
