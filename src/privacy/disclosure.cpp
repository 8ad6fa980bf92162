// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/disclosure.h"

#include "privacy/ascii.h"
#include "privacy/birth_attribute.h"
#include "privacy/disclosure/attributes.h"
#include "privacy/shifted_date.h"

#include <fmt/core.h>
#include <algorithm>
#include <cstdlib>
#include <optional>

namespace sotto::privacy {

namespace {

/// A whole number, perhaps with white space around it.
std::optional<int> whole_number(const std::string& value) {
    const auto first = std::find_if_not(value.begin(), value.end(), [](char c) { return c == ' '; });
    const auto last = std::find_if(first, value.end(), [](char c) { return !is_ascii_digit(c); });
    if (first == last || last - first > 8) return std::nullopt;
    if (std::any_of(last, value.end(), [](char c) { return c != ' '; })) return std::nullopt;
    return std::atoi(std::string(first, last).c_str());
}

}  // namespace

ShownAttribute parse_shown(std::string_view entry) {
    const std::size_t colon = entry.rfind(':');
    if (colon != std::string_view::npos) {
        const auto band = whole_number(std::string(entry.substr(colon + 1)));
        if (band && *band > 1) return {std::string(entry.substr(0, colon)), *band};
    }
    return {std::string(entry), 0};
}

std::string shown_value(const Protection& protection, study::Id<study::Entity> entity,
                        const ShownAttribute& attribute) {
    const std::string value = protection.attribute(entity, attribute.name);
    if (is_birth_attribute(attribute.name)) {
        // A date of birth is never printed; as exact as a quote may be is a band of years.
        int year = birth_year(value);
        const auto& knowledge = protection.knowledge();
        const auto days = knowledge.days.find(entity);
        if (days != knowledge.days.end() && knowledge.profile.of(Category::BirthDate).level == Level::Shift) {
            if (const auto moved = shifted_day(value, days->second)) year = moved->year;
        }
        if (year == 0) return {};
        const int width = std::max(attribute.band, 5);
        const int from = year / width * width;
        return width == 10 ? fmt::format("{}s", from) : fmt::format("{}-{}", from, from + width - 1);
    }
    if (attribute.band == 0 || value.empty()) return value;
    const auto number = whole_number(value);
    if (!number) return value;
    const int from = *number / attribute.band * attribute.band;
    return fmt::format("{}-{}", from, from + attribute.band - 1);
}

DisclosureRisk disclosure_risk(const Protection& protection, const ExportTerms& terms,
                               const std::vector<study::Id<study::Entity>>& concerned) {
    return attribute_report(protection, terms, concerned, std::nullopt).risk;
}

}  // namespace sotto::privacy
