// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace sotto::privacy {

/// Lets hash tables of strings be asked with a piece of a text, without a copy.
struct StringHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
        return std::hash<std::string_view>()(text);
    }
};

/// A set of words as a folded text (`text::Folding::KeepTones`) has them. Written as one string of words
/// parted by white space.
class WordSet {
public:
    explicit WordSet(std::string_view words);

    [[nodiscard]] bool has(std::string_view key) const { return words_.find(key) != words_.end(); }
    /// Whether `key` is one of the words or, in a script written without spaces, ends with one of them.
    [[nodiscard]] bool at_end_of(std::string_view key) const;
    /// The same for the start of `key`.
    [[nodiscard]] bool at_start_of(std::string_view key) const;

private:
    std::unordered_set<std::string, StringHash, std::equal_to<>> words_;
    /// Lengths in bytes of the words of unspaced scripts.
    std::vector<std::size_t> unspaced_lengths_;
};

}  // namespace sotto::privacy
