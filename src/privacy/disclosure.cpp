// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/disclosure.h"

#include "privacy/ascii.h"
#include "privacy/birth_attribute.h"
#include "study/roles.h"
#include "text/fold.h"

#include <fmt/core.h>
#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>
#include <numeric>
#include <unordered_map>

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

std::string in_words(study::Id<study::Entity> id, const Protection& protection) {
    const study::Entity* entity = protection.entity(id);
    return entity == nullptr ? std::string() : entity->code;
}

/// The entries whose combination is printed beside a quote of the policy.
std::vector<std::string> printed(const ExportTerms& terms) {
    std::vector<std::string> entries = terms.shown;
    if (terms.policy != AttributionPolicy::Role) return entries;
    // Under this policy the role is the attribution.
    const bool shown = std::any_of(entries.begin(), entries.end(),
                                   [](const std::string& entry) { return text::fold_key(entry) == "role"; });
    if (!shown) entries.emplace_back("role");
    return entries;
}

/// Whether words of the study that are given to nobody could be this person's, as far as the register says:
/// staff are attributed as staff, and who is only talked about said nothing.
bool could_have_spoken(const Protection& protection, const study::Entity& entity) {
    const std::string role = protection.attribute(entity.id, "role");
    return entity.category == study::EntityCategory::Person && entity.participant &&
           !study::is_staff_role(role) && !study::is_third_party_role(role);
}

/// The participants, and how many of them share each combination.
class Table {
public:
    Table(const Protection& protection, std::vector<study::Id<study::Entity>> participants)
        : protection_(protection), participants_(std::move(participants)) {}

    /// The column of an entry, as numbers: equal values, equal numbers. Values that differ in case or
    /// spelling only are equal.
    const std::vector<std::uint32_t>& column(const std::string& entry) {
        const auto [found, fresh] = columns_.try_emplace(entry);
        if (fresh) {
            const ShownAttribute attribute = parse_shown(entry);
            std::unordered_map<std::string, std::uint32_t> numbers;
            for (const study::Id<study::Entity> participant : participants_) {
                const std::string value = text::fold_key(shown_value(protection_, participant, attribute));
                found->second.push_back(
                    numbers.try_emplace(value, static_cast<std::uint32_t>(numbers.size())).first->second);
            }
        }
        return found->second;
    }

    /// For each participant, how many have the same values of `entries`.
    std::vector<std::int64_t> group_sizes(const std::vector<std::string>& entries) {
        std::vector<std::uint32_t> group(participants_.size(), 0);
        for (const std::string& entry : entries) {
            const std::vector<std::uint32_t>& values = column(entry);
            std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> finer;
            for (std::size_t i = 0; i < group.size(); ++i) {
                group[i] = finer.try_emplace({group[i], values[i]}, static_cast<std::uint32_t>(finer.size()))
                               .first->second;
            }
        }
        std::vector<std::int64_t> count(participants_.size(), 0);
        for (const std::uint32_t g : group) ++count[g];
        std::vector<std::int64_t> sizes(participants_.size(), 0);
        for (std::size_t i = 0; i < group.size(); ++i) sizes[i] = count[group[i]];
        return sizes;
    }

    [[nodiscard]] const std::vector<study::Id<study::Entity>>& participants() const { return participants_; }

private:
    const Protection& protection_;
    std::vector<study::Id<study::Entity>> participants_;
    std::map<std::string, std::vector<std::uint32_t>> columns_;
};

/// What may be done to one shown entry, and how much of it is lost by that.
struct Option {
    std::string entry;  ///< empty: left out
    int loss = 0;
};

std::vector<Option> options_for(const Protection& protection, const Table& table, const std::string& entry,
                                bool may_coarsen) {
    constexpr int loss_of_group = 2;
    constexpr int loss_of_five = 2;
    constexpr int loss_of_ten = 3;
    constexpr int loss_of_all = 6;
    std::vector<Option> options{{entry, 0}};
    const ShownAttribute attribute = parse_shown(entry);
    if (may_coarsen) {
        const auto any_has = [&](const std::string& name) {
            return std::any_of(
                table.participants().begin(), table.participants().end(),
                [&](const auto participant) { return !protection.attribute(participant, name).empty(); });
        };
        if (attribute.band == 0 && any_has(attribute.name + "_group")) {
            options.push_back({attribute.name + "_group", loss_of_group});
        }
        bool numbers = false;
        bool words = false;
        for (const auto participant : table.participants()) {
            const std::string value = protection.attribute(participant, attribute.name);
            if (value.empty()) continue;
            (whole_number(value) ? numbers : words) = true;
        }
        if (numbers && !words) {
            if (attribute.band < 5) options.push_back({attribute.name + ":5", loss_of_five});
            if (attribute.band < 10) options.push_back({attribute.name + ":10", loss_of_ten});
        }
    }
    options.push_back({"", loss_of_all});
    return options;
}

/// The combination of least loss that reaches `k` for everybody concerned. With more than a few attributes
/// trying all of them takes too long, and entries beyond the first few are only kept or left out.
std::optional<DisclosureRisk::Suggestion> suggest(const Protection& protection, Table& table,
                                                  const std::vector<std::string>& entries,
                                                  const std::vector<std::size_t>& concerned, std::int64_t k) {
    constexpr std::size_t most_coarsened = 5;
    constexpr std::size_t most_entries = 10;
    if (entries.size() > most_entries) return std::nullopt;
    std::vector<std::vector<Option>> options;
    for (const std::string& entry : entries) {
        options.push_back(options_for(protection, table, entry, options.size() < most_coarsened));
    }
    std::vector<std::vector<std::size_t>> combinations{{}};
    for (const auto& choices : options) {
        std::vector<std::vector<std::size_t>> longer;
        for (const auto& combination : combinations) {
            for (std::size_t choice = 0; choice < choices.size(); ++choice) {
                longer.push_back(combination);
                longer.back().push_back(choice);
            }
        }
        combinations = std::move(longer);
    }
    const auto loss = [&](const std::vector<std::size_t>& combination) {
        int sum = 0;
        for (std::size_t i = 0; i < combination.size(); ++i) sum += options[i][combination[i]].loss;
        return sum;
    };
    std::stable_sort(combinations.begin(), combinations.end(),
                     [&](const auto& a, const auto& b) { return loss(a) < loss(b); });
    for (const auto& combination : combinations) {
        std::vector<std::string> shown;
        DisclosureRisk::Suggestion suggestion;
        for (std::size_t i = 0; i < combination.size(); ++i) {
            const std::string& chosen = options[i][combination[i]].entry;
            if (chosen.empty()) {
                suggestion.drop.push_back(entries[i]);
                continue;
            }
            shown.push_back(chosen);
            if (chosen != entries[i]) suggestion.coarsen.emplace_back(entries[i], chosen);
        }
        const std::vector<std::int64_t> sizes = table.group_sizes(shown);
        std::int64_t reached = std::numeric_limits<std::int64_t>::max();
        for (const std::size_t i : concerned) reached = std::min(reached, sizes[i]);
        // With nothing shown nobody is told apart, however few they are.
        if (reached < k && !shown.empty()) continue;
        suggestion.reaches_k = reached;
        return suggestion;
    }
    return std::nullopt;
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
        const int year = birth_year(value);
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
    std::vector<study::Id<study::Entity>> participants;
    std::vector<std::size_t> judged;
    for (const study::Entity& entity : protection.knowledge().entities) {
        const bool speaks = std::find(concerned.begin(), concerned.end(), entity.id) != concerned.end();
        const bool staff = study::is_staff_role(protection.attribute(entity.id, "role"));
        // Whose words are printed has spoken, whatever the register says.
        if (!could_have_spoken(protection, entity) && (!speaks || staff)) continue;
        if (concerned.empty() || speaks) judged.push_back(participants.size());
        participants.push_back(entity.id);
    }
    DisclosureRisk risk;
    if (judged.empty()) return risk;
    risk.counted = static_cast<std::int64_t>(participants.size());

    const std::vector<std::string> entries = printed(terms);
    Table table(protection, participants);
    const std::vector<std::int64_t> sizes = table.group_sizes(entries);
    risk.k = std::numeric_limits<std::int64_t>::max();
    for (const std::size_t i : judged) {
        risk.k = std::min(risk.k, sizes[i]);
        if (sizes[i] >= terms.k || entries.empty()) continue;
        Unsafe unsafe;
        unsafe.participant_code = in_words(participants[i], protection);
        for (const std::string& entry : entries) {
            const ShownAttribute attribute = parse_shown(entry);
            unsafe.shown.emplace_back(attribute.name, shown_value(protection, participants[i], attribute));
        }
        unsafe.shared_by = sizes[i];
        unsafe.reason =
            sizes[i] == 1
                ? fmt::format("nobody else in the register has this combination; {} are asked for", terms.k)
                : fmt::format("only {} participants have this combination; {} are asked for", sizes[i],
                              terms.k);
        risk.unsafe.push_back(std::move(unsafe));
    }
    if (!risk.unsafe.empty()) risk.suggestion = suggest(protection, table, entries, judged, terms.k);
    return risk;
}

}  // namespace sotto::privacy
