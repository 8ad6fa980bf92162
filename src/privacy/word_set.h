// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

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

/// Tells at once that most words of a text are none of a few: only what is as long as one of them, and has
/// the same bytes in four places, is worth looking up. `Bits`: a power of two, many times the words there
/// are.
template <std::size_t Bits>
class WordGuess {
public:
    void add(std::string_view word) noexcept {
        if (!word.empty()) words_[place(word) / 64] |= bit(word);
    }
    [[nodiscard]] bool may_have(std::string_view word) const noexcept {
        return !word.empty() && (words_[place(word) / 64] & bit(word)) != 0;
    }

private:
    static std::uint32_t byte(char c) noexcept { return static_cast<unsigned char>(c); }
    static std::size_t place(std::string_view word) noexcept {
        const std::size_t size = word.size();
        const std::uint32_t bytes = byte(word.front()) | byte(word[size / 2]) << 8U |
                                    byte(word[size - size / 4 - 1]) << 16U | byte(word.back()) << 24U;
        const std::uint32_t mixed = (bytes ^ static_cast<std::uint32_t>(size) * 0x85EBCA6BU) * 0x9E3779B1U;
        return (mixed ^ mixed >> 15U) % Bits;
    }
    static std::uint64_t bit(std::string_view word) noexcept {
        return std::uint64_t{1} << (place(word) % 64);
    }

    std::array<std::uint64_t, Bits / 64> words_{};
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
    WordGuess<4096> guess_;
    std::unordered_set<std::string, StringHash, std::equal_to<>> words_;
    /// Lengths in bytes of the words of unspaced scripts.
    std::vector<std::size_t> unspaced_lengths_;
};

}  // namespace sotto::privacy
