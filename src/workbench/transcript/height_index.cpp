// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/height_index.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace sotto::workbench {

HeightIndex::HeightIndex(std::vector<std::int64_t> heights)
    : heights_(std::move(heights)), sums_(heights_.size() + 1, 0) {
    for (std::size_t i = 1; i < sums_.size(); ++i) {
        sums_[i] += heights_[i - 1];
        const std::size_t parent = i + (i & (~i + 1));
        if (parent < sums_.size()) sums_[parent] += sums_[i];
    }
}

std::int64_t HeightIndex::top(std::size_t index) const {
    std::int64_t sum = 0;
    for (std::size_t i = index; i > 0; i &= i - 1) sum += sums_[i];
    return sum;
}

std::size_t HeightIndex::at(std::int64_t y) const {
    std::size_t found = 0;
    for (std::size_t step = std::bit_floor(size()); step > 0; step /= 2) {
        if (found + step <= size() && sums_[found + step] <= y) {
            found += step;
            y -= sums_[found];
        }
    }
    return std::min(found, size() - 1);
}

void HeightIndex::set(std::size_t index, std::int64_t height) {
    const std::int64_t change = height - heights_[index];
    if (change == 0) return;
    heights_[index] = height;
    for (std::size_t i = index + 1; i < sums_.size(); i += i & (~i + 1)) sums_[i] += change;
}

}  // namespace sotto::workbench
