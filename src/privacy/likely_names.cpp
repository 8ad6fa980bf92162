// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/likely_names.h"

#include "privacy/ascii.h"
#include "privacy/names/names_model.h"
#include "privacy/places/gazetteer.h"
#include "text/letters.h"

#include <algorithm>

namespace sotto::privacy {

namespace {

/// Of what is proposed only: of countries, which are names but give nobody away, and of words in small
/// letters where others have capitals, unless the model is sure.
constexpr double proposed = certain_name - 0.01;

/// Whether a text is written with capitals, as most are.
bool has_capitals(std::string_view utf8) {
    std::size_t letters = 0;
    std::size_t capitals = 0;
    for (const char c : utf8) {
        letters += is_ascii_letter(c) ? 1 : 0;
        capitals += is_ascii_capital(c) ? 1 : 0;
    }
    return capitals * 200 > letters;
}

bool is_speaker_label(const text::Text& text, const text::Range& range) {
    const std::string& utf8 = text.utf8();
    std::size_t start = text.byte_of(range.start);
    while (start > 0 && (utf8[start - 1] == ' ' || utf8[start - 1] == '\t')) --start;
    if (start > 0 && utf8[start - 1] != '\n') return false;
    std::size_t end = text.byte_of(range.end);
    while (end < utf8.size() && utf8[end] == ' ') ++end;
    return end < utf8.size() && utf8[end] == ':';
}

}  // namespace

bool is_certain_name(const Found& found) {
    const bool named = found.category == Category::Person || found.category == Category::Place ||
                       found.category == Category::Organisation;
    return named && found.confidence >= certain_name;
}

std::vector<Found> likely_names(const text::Text& text, std::string_view language) {
    if (!NamesModel::knows(language)) return {};
    std::vector<Found> found = NamesModel::builtin().find(text, Sensitivity::review());
    std::erase_if(found, [&](const Found& one) { return is_speaker_label(text, one.range); });
    const bool cased = has_capitals(text.utf8());
    for (Found& one : found) {
        if (!is_certain_name(one)) continue;
        const std::string_view words = text.slice(one.range);
        const bool doubtful = cased && one.confidence < 0.5 && text::starts_lower_case(words);
        if (doubtful || is_country_or_wider(words)) one.confidence = proposed;
    }
    return found;
}

std::vector<Found> names_within(const std::vector<Found>& names, text::Range range) {
    std::vector<Found> within;
    auto next = std::partition_point(names.begin(), names.end(),
                                     [&](const Found& one) { return one.range.end <= range.start; });
    for (; next != names.end() && next->range.start < range.end; ++next) {
        within.push_back(*next);
        within.back().range = {std::max(next->range.start, range.start) - range.start,
                               std::min(next->range.end, range.end) - range.start};
    }
    return within;
}

}  // namespace sotto::privacy
