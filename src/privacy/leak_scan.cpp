// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/gate.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace sotto::privacy {

namespace {

/// The byte before `at` that is not white space within the line, or a newline at the start.
char sign_before(std::string_view utf8, std::size_t at) {
    while (at > 0 && utf8[at - 1] == ' ') --at;
    return at == 0 ? '\n' : utf8[at - 1];
}

char sign_behind(std::string_view utf8, std::size_t at) {
    while (at < utf8.size() && (utf8[at] == ' ' || utf8[at] == '\\')) ++at;
    return at == utf8.size() ? '\n' : utf8[at];
}

/// The places where one of `lines` stands as a line, cell or value of its own: a name in the middle of a
/// sentence is not excused by the same name being printed elsewhere.
std::vector<text::Range> places_of(const text::Text& text, const std::vector<std::string>& lines) {
    constexpr std::string_view before("\n\t\"-(>;,*|");
    constexpr std::string_view behind("\n\t\")<;,*|");
    const std::string_view utf8 = text.utf8();
    std::vector<text::Range> places;
    for (const std::string& line : lines) {
        if (line.empty() || line.size() > utf8.size()) continue;
        for (std::size_t at = utf8.find(line); at != std::string_view::npos; at = utf8.find(line, at + 1)) {
            const std::size_t end = at + line.size();
            const char left = sign_before(utf8, at);
            // The last byte of an em dash.
            const bool dash = left == '\x94' || left == '\x93';
            if ((before.find(left) == std::string_view::npos && !dash) ||
                behind.find(sign_behind(utf8, end)) == std::string_view::npos) {
                continue;
            }
            places.push_back({text.position_of_byte(at), text.position_of_byte(end)});
        }
    }
    return places;
}

bool is_inside(const std::vector<text::Range>& places, const text::Range& range) {
    return std::any_of(places.begin(), places.end(), [&](const text::Range& place) {
        return place.start <= range.start && range.end <= place.end;
    });
}

bool is_name(Category category) {
    return category == Category::Person || category == Category::Place ||
           category == Category::Organisation || category == Category::Other;
}

}  // namespace

std::vector<Leak> Gate::scan(std::string_view utf8, std::string_view where, ScanDepth depth,
                             const AllowedLines& allowed) const {
    const text::Text text{std::string(utf8)};
    const auto scope =
        depth == ScanDepth::Words ? Protection::Scope::Everything : Protection::Scope::NamesAndAddresses;
    std::vector<Leak> leaks;
    std::set<std::pair<Category, std::string>> known;
    std::vector<text::Range> named;
    std::vector<text::Range> shown;
    bool looked = false;
    for (const Identifier& found : protection_.leaks(text, scope)) {
        if (!looked) {
            named = places_of(text, allowed.named);
            shown = places_of(text, allowed.shown);
            looked = true;
        }
        if (is_inside(named, found.range)) continue;
        if (!is_name(found.category) && is_inside(shown, found.range)) continue;
        const study::Entity* entity = protection_.entity(found.entity);
        Leak leak{found.category, entity != nullptr ? entity->code : std::string(), std::string(where)};
        if (known.insert({leak.category, leak.entity_code}).second) leaks.push_back(std::move(leak));
    }
    return leaks;
}

}  // namespace sotto::privacy
