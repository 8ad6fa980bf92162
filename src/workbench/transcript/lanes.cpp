// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/lanes.h"

#include <algorithm>

namespace sotto::workbench {

std::vector<std::size_t> assign_lanes(const std::vector<text::Range>& ranges) {
    std::vector<std::size_t> lanes;
    lanes.reserve(ranges.size());
    std::vector<text::Position> free_from;  // of each lane
    for (const auto& range : ranges) {
        const auto lane = std::find_if(free_from.begin(), free_from.end(),
                                       [&](text::Position from) { return from <= range.start; });
        lanes.push_back(static_cast<std::size_t>(lane - free_from.begin()));
        const auto until = std::max(range.end, range.start + 1);
        if (lane == free_from.end()) {
            free_from.push_back(until);
        } else {
            *lane = until;
        }
    }
    return lanes;
}

}  // namespace sotto::workbench
