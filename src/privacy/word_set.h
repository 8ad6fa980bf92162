// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
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

/// Tells at once that most words of a text are none of a few: only what starts and ends like one of them, and
/// is as long, is worth looking up.
class WordGuess {
public:
    void add(std::string_view word) noexcept {
        if (word.empty()) return;
        lengths_of_first_[byte(word.front())] |= bit(word);
        lengths_of_last_[byte(word.back())] |= bit(word);
    }
    [[nodiscard]] bool may_have(std::string_view word) const noexcept {
        return !word.empty() &&
               (lengths_of_first_[byte(word.front())] & lengths_of_last_[byte(word.back())] & bit(word)) != 0;
    }

private:
    static std::size_t byte(char c) noexcept { return static_cast<unsigned char>(c); }
    static std::uint32_t bit(std::string_view word) noexcept {
        return std::uint32_t{1} << std::min<std::size_t>(word.size(), 31);
    }

    std::array<std::uint32_t, 256> lengths_of_first_{};
    std::array<std::uint32_t, 256> lengths_of_last_{};
};

/// A set of words as a folded text (`text::Folding::KeepTones`) has them. Written as one string of words
/// parted by white space.
class WordSet {
public:
    explicit WordSet(std::string_view words);

    [[nodiscard]] bool has(std::string_view key) const {
        return guess_.may_have(key) && words_.find(key) != words_.end();
    }
    /// Whether `key` is one of the words or, in a script written without spaces, ends with one of them.
    [[nodiscard]] bool at_end_of(std::string_view key) const;
    /// The same for the start of `key`.
    [[nodiscard]] bool at_start_of(std::string_view key) const;

private:
    WordGuess guess_;
    std::unordered_set<std::string, StringHash, std::equal_to<>> words_;
    /// Lengths in bytes of the words of unspaced scripts.
    std::vector<std::size_t> unspaced_lengths_;
};

}  // namespace sotto::privacy
