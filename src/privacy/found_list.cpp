// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/found_list.h"

#include "privacy/ascii.h"

#include <algorithm>

namespace sotto::privacy {

Found found_at(const text::Text& text, std::size_t first, std::size_t last, Category category,
               double confidence) {
    Found found;
    found.range = {text.position_of_byte(first), text.position_of_byte(last)};
    found.category = category;
    found.confidence = confidence;
    return found;
}

std::vector<Found> apart(std::vector<Found> found) {
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        if (a.range.start != b.range.start) return a.range.start < b.range.start;
        return a.range.end > b.range.end;
    });
    std::vector<Found> kept;
    for (const Found& one : found) {
        if (!one.range.empty() && (kept.empty() || kept.back().range.end <= one.range.start))
            kept.push_back(one);
    }
    return kept;
}

bool says_something(std::string_view piece) noexcept {
    return std::any_of(piece.begin(), piece.end(), [](char c) {
        return is_ascii_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80;
    });
}

std::vector<text::Range> left_of(text::Range range, const std::vector<text::Range>& taken) {
    std::vector<text::Range> rest;
    auto next = std::partition_point(taken.begin(), taken.end(),
                                     [&](const text::Range& r) { return r.end <= range.start; });
    for (; next != taken.end() && next->start < range.end; ++next) {
        if (range.start < next->start) rest.push_back({range.start, next->start});
        range.start = std::max(range.start, next->end);
    }
    if (range.start < range.end) rest.push_back(range);
    return rest;
}

}  // namespace sotto::privacy
