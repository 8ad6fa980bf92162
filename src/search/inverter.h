// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "search/glass_writer.h"
#include "search/stems.h"
#include "search/terms.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace sotto::search {

/// Terms of the index that are no words begin with a capital, which no folded word has.
inline constexpr char bigram_prefix = 'B';
inline constexpr char language_prefix = 'L';

/// Turns passages into the sorted postings of a segment, in memory: some 1.6 bytes for each byte of text
/// until `write`, twice that during it. One thread at a time.
class Inverter {
public:
    Inverter();

    /// Passages come with ascending ids, each at most once. `language` as the study has it.
    void add(std::uint32_t passage, std::string_view said, std::string_view language);
    [[nodiscard]] bool empty() const noexcept { return lengths_.empty(); }
    [[nodiscard]] std::uint32_t passages() const noexcept {
        return static_cast<std::uint32_t>(lengths_.size());
    }

    /// Writes all that was added as a segment in `folder`, which must not exist, and is empty again.
    void write(const std::filesystem::path& folder);

    /// The languages of the passages added since the last `write`.
    [[nodiscard]] std::vector<std::string> languages() const;

private:
    struct Entry {
        std::uint32_t first = 0;  ///< in the arena
        std::uint32_t size = 0;
        std::uint32_t hash = 0;
        std::uint32_t passages = 0;
        std::uint32_t last_posting = 0;  ///< 1 + index of its last posting
        std::uint64_t languages = 0;     ///< a bit for each language that its form has been noted for
    };
    struct Posting {
        std::uint32_t term;
        std::uint32_t passage;
        std::uint32_t count;
    };

    [[nodiscard]] std::string_view term(const Entry& entry) const {
        return {arena_.data() + entry.first, entry.size};
    }
    std::uint32_t find(std::string_view term);
    std::uint32_t count(std::string_view term, std::uint32_t passage, std::uint32_t times);
    void count_prefixed(char prefix, std::string_view term, std::uint32_t passage, std::uint32_t times);
    void set_language(std::string_view language);
    void note_form(std::uint32_t entry, std::string_view original);
    void grow();
    void clear();

    Terms terms_;
    std::string scratch_;
    std::string arena_;
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> slots_;  ///< 1 + index into `entries_`; 0 is free
    std::vector<Posting> postings_;
    std::vector<GlassWriter::Posting> lengths_;
    std::uint32_t length_ = 0;

    std::map<std::string, Stemmer, std::less<>> stemmers_;
    const Stemmer* stemmer_ = nullptr;  ///< of the passage being added
    std::string language_;
    std::uint64_t language_bit_ = 0;
    std::map<std::string, std::uint64_t, std::less<>> language_bits_;
    std::vector<std::string> forms_;
    std::unordered_set<std::string>
        accented_;  ///< what `languages` is for words that are not ASCII: language, space, word
};

}  // namespace sotto::search
