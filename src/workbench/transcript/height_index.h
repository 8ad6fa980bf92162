// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sotto::workbench {

/// Heights of things that stand one below the other, of which single ones change often: a Fenwick tree (P. M.
/// Fenwick, A new data structure for cumulative frequency tables, 1994). Changing a height, the top of a
/// thing and the thing at a place take logarithmic time. Heights are whole and not negative.
class HeightIndex {
public:
    HeightIndex() = default;
    explicit HeightIndex(std::vector<std::int64_t> heights);

    [[nodiscard]] std::size_t size() const noexcept { return heights_.size(); }
    [[nodiscard]] std::int64_t height(std::size_t index) const { return heights_[index]; }
    [[nodiscard]] std::int64_t total() const { return top(size()); }
    /// Of `index` up to `size()`, whose top is the total.
    [[nodiscard]] std::int64_t top(std::size_t index) const;
    /// The thing that covers `y`; the first above all of them and the last below. Must not be empty.
    [[nodiscard]] std::size_t at(std::int64_t y) const;
    void set(std::size_t index, std::int64_t height);

private:
    std::vector<std::int64_t> heights_;
    std::vector<std::int64_t> sums_;  ///< [i]: of the i & -i heights that end with the i-th, counted from 1
};

}  // namespace sotto::workbench
