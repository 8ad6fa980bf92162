// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/comparison.h"

#include "base/error.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>
#include <charconv>
#include <compare>
#include <optional>
#include <utility>

namespace sotto::commands {

namespace {

std::string_view trimmed(std::string_view word) {
    const auto first = word.find_first_not_of(" \t\"");
    if (first == std::string_view::npos) return {};
    return word.substr(first, word.find_last_not_of(" \t\"") - first + 1);
}

std::optional<double> number(std::string_view word) {
    double value = 0;
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (error != std::errc() || end != word.data() + word.size() || word.empty()) return std::nullopt;
    return value;
}

std::partial_ordering compare(std::string_view actual, std::string_view wanted, bool dates) {
    if (dates) {
        const auto known = std::min(actual.size(), wanted.size());
        return actual.substr(0, known) <=> wanted.substr(0, known);
    }
    const auto a = number(actual);
    const auto b = number(wanted);
    if (a && b) return *a <=> *b;
    return text::fold_key(actual) <=> text::fold_key(wanted);
}

/// The two ends of `a..b`, each of which may be empty.
std::optional<std::pair<std::string_view, std::string_view>> range_of(const Comparison& comparison) {
    const std::string_view value = comparison.value;
    const auto dots = value.find("..");
    const bool equals = comparison.relation == Comparison::Relation::Equal ||
                        comparison.relation == Comparison::Relation::NotEqual;
    if (dots == std::string_view::npos || !equals) return std::nullopt;
    return std::pair(trimmed(value.substr(0, dots)), trimmed(value.substr(dots + 2)));
}

}  // namespace

Comparison Comparison::parse(std::string_view condition) {
    const auto at = condition.find_first_of("=!<>");
    Comparison comparison;
    if (at != std::string_view::npos) {
        const auto rest = condition.substr(at);
        std::size_t taken = 1;
        const bool or_equal = rest.size() > 1 && rest[1] == '=';
        if (or_equal) taken = 2;
        comparison.field = text::fold_key(trimmed(condition.substr(0, at)));
        comparison.value = std::string(trimmed(rest.substr(taken)));
        switch (rest[0]) {
            case '=':
                comparison.relation = Relation::Equal;
                break;
            case '!':
                comparison.relation = Relation::NotEqual;
                break;
            case '<':
                comparison.relation = or_equal ? Relation::AtMost : Relation::Less;
                break;
            default:
                comparison.relation = or_equal ? Relation::AtLeast : Relation::Greater;
        }
        const auto value = rest.substr(std::min(rest.find_first_not_of(" \t", taken), rest.size()));
        const bool one_relation =
            value.empty() || std::string_view("=!<>").find(value[0]) == std::string_view::npos;
        // Everything is more than nothing, which nobody asks.
        const bool compares = !comparison.value.empty() || comparison.relation == Relation::Equal ||
                              comparison.relation == Relation::NotEqual;
        if (!comparison.field.empty() && (rest[0] != '!' || or_equal) && one_relation && compares) {
            comparison.refuse_backwards();
            return comparison;
        }
    }
    throw base::Error(
        base::Blame::User,
        fmt::format("\"{}\" is not a condition; write it as country=France, age>=30 or role!=staff.",
                    condition));
}

void Comparison::refuse_backwards() const {
    const auto range = range_of(*this);
    if (!range || range->first.empty() || range->second.empty()) return;
    if (compare(range->first, range->second, field == "date") <= 0) return;
    throw base::Error(base::Blame::User,
                      fmt::format("The range {} runs backwards: write the lower end first.", value));
}

bool Comparison::holds_for(std::string_view actual) const {
    if (actual.empty()) return relation == Relation::NotEqual && !value.empty();
    const bool dates = field == "date";
    if (const auto range = range_of(*this)) {
        const auto& [low, high] = *range;
        const bool inside = (low.empty() || compare(actual, low, dates) >= 0) &&
                            (high.empty() || compare(actual, high, dates) <= 0);
        return inside == (relation == Relation::Equal);
    }
    const auto order = compare(actual, value, dates);
    switch (relation) {
        case Relation::Equal:
            return order == 0;
        case Relation::NotEqual:
            return order != 0;
        case Relation::Less:
            return order < 0;
        case Relation::AtMost:
            return order <= 0;
        case Relation::Greater:
            return order > 0;
        case Relation::AtLeast:
            break;
    }
    return order >= 0;
}

}  // namespace sotto::commands
