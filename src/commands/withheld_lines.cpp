// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/withheld_lines.h"

#include "commands/look_up.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace sotto::commands {

namespace {

/// The quotes of one reason: how many in each source, and where.
struct Group {
    std::map<std::string, std::int64_t> sources;
    std::vector<std::string> places;
};

std::string in_sources(const std::map<std::string, std::int64_t>& sources) {
    constexpr std::size_t most = 8;
    std::vector<std::string> names;
    for (const auto& [name, count] : sources) {
        if (names.size() == most) break;
        names.push_back(count == 1 ? name : fmt::format("{} ({})", name, count));
    }
    auto line = fmt::format("{}", fmt::join(names, ", "));
    if (sources.size() > most) {
        const auto rest = static_cast<std::int64_t>(sources.size() - most);
        line += " and " + counted(rest, "other source", "other sources");
    }
    return line;
}

}  // namespace

void print_withheld(const Value& withheld, bool each, Page& page) {
    std::map<std::string, Group> by_reason;
    for (const auto& quote : withheld.items()) {
        auto& group = by_reason[quote["reason"].text()];
        ++group.sources[quote["source"].text()];
        group.places.push_back(fmt::format("{} {}:{}", quote["source"].text(), quote["start"].integer(),
                                           quote["end"].integer()));
    }
    std::vector<std::pair<std::string, Group>> groups(by_reason.begin(), by_reason.end());
    std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) {
        return a.second.places.size() > b.second.places.size();
    });
    for (const auto& [reason, group] : groups) {
        page.line(fmt::format("withheld {}: {}", group.places.size(), reason));
        if (!each) {
            page.line("    in " + in_sources(group.sources));
            continue;
        }
        for (const auto& place : group.places) page.line("    " + place);
    }
}

}  // namespace sotto::commands
