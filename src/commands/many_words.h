// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sotto::commands {

/// Finds which of thousands of words stand in bytes, in one walk over these: a word counts wherever its bytes
/// stand, also inside another. Empty words are nowhere.
class ManyWords {
public:
    explicit ManyWords(std::vector<std::string> words);

    /// Calls `take` with the number of a word for each place where one begins; stops when it returns false.
    template <class Take>
    void find(std::string_view text, Take take) const {
        if (beginnings_.empty()) return;
        std::uint64_t last = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            last = (last << 8U | static_cast<unsigned char>(text[at])) & mask_;
            if (at + 1 < length_ || !may_begin_.test(slot_of(last))) continue;
            const auto rest = text.substr(at + 1 - length_);
            for (const std::size_t word : with_beginning(last)) {
                if (rest.starts_with(words_[word]) && !take(word)) return;
            }
        }
    }

    [[nodiscard]] bool any_in(std::string_view text) const;
    [[nodiscard]] const std::vector<std::string>& words() const noexcept { return words_; }
    /// Bytes of the longest word.
    [[nodiscard]] std::size_t longest() const noexcept { return longest_; }

private:
    static constexpr unsigned slot_bits = 16;
    static std::size_t slot_of(std::uint64_t beginning) {
        // Multiplicative hashing (Knuth, The Art of Computer Programming 3, 6.4).
        return static_cast<std::size_t>((beginning * 0x9E3779B97F4A7C15U) >> (64U - slot_bits));
    }
    [[nodiscard]] std::vector<std::size_t> with_beginning(std::uint64_t beginning) const;

    std::vector<std::string> words_;
    std::size_t length_ = 0;  ///< of a beginning, in bytes: no word is shorter
    std::size_t longest_ = 0;
    std::uint64_t mask_ = 0;
    std::vector<std::pair<std::uint64_t, std::size_t>> beginnings_;  ///< with the word; sorted
    std::bitset<std::size_t{1} << slot_bits> may_begin_;
};

}  // namespace sotto::commands
