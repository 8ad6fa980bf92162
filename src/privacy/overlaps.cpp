// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/overlaps.h"

#include <algorithm>
#include <numeric>
#include <set>

namespace sotto::privacy {

std::vector<std::size_t> longest_without_overlap(const std::vector<text::Range>& ranges) {
    std::vector<std::size_t> order(ranges.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (ranges[a].length() != ranges[b].length()) return ranges[a].length() > ranges[b].length();
        return ranges[a].start < ranges[b].start;
    });
    const auto by_start = [&](std::size_t a, std::size_t b) { return ranges[a].start < ranges[b].start; };
    std::set<std::size_t, decltype(by_start)> chosen(by_start);
    for (const std::size_t i : order) {
        if (ranges[i].empty()) continue;
        const auto behind = chosen.lower_bound(i);
        if (behind != chosen.end() && ranges[*behind].start < ranges[i].end) continue;
        if (behind != chosen.begin() && ranges[*std::prev(behind)].end > ranges[i].start) continue;
        chosen.insert(i);
    }
    return {chosen.begin(), chosen.end()};
}

}  // namespace sotto::privacy
