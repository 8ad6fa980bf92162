// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/found_list.h"

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

}  // namespace sotto::privacy
