// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/disclosure/attributes.h"

#include "privacy/disclosure.h"
#include "privacy/disclosure/ladders.h"
#include "study/roles.h"
#include "text/fold.h"

#include <fmt/core.h>
#include <algorithm>
#include <limits>
#include <set>

namespace sotto::privacy {

namespace {

using Id = study::Id<study::Entity>;

std::string code_of(Id id, const Protection& protection) {
    const study::Entity* entity = protection.entity(id);
    return entity == nullptr ? std::string() : entity->code;
}

/// Whether words of the study that are given to nobody could be this person's, as far as the register says:
/// staff are attributed as staff, and who is only talked about said nothing.
bool could_have_spoken(const study::Entity& entity, const std::string& role) {
    return entity.category == study::EntityCategory::Person && entity.participant &&
           !study::is_staff_role(role) && !study::is_third_party_role(role);
}

std::vector<std::pair<std::string, std::string>> shown_of(Id participant, const Protection& protection,
                                                          const std::vector<std::string>& entries) {
    std::vector<std::pair<std::string, std::string>> shown;
    for (const std::string& entry : entries) {
        const ShownAttribute attribute = parse_shown(entry);
        shown.emplace_back(attribute.name, shown_value(protection, participant, attribute));
    }
    return shown;
}

std::string too_few(std::int64_t shared_by, std::int64_t k) {
    if (shared_by == 1)
        return fmt::format("nobody else in the register has this combination; {} are asked for", k);
    return fmt::format("only {} participants have this combination; {} are asked for", shared_by, k);
}

std::vector<SaferAttributes> in_words(const Generalisations& found,
                                      const std::vector<AttributeLadder>& ladders) {
    std::vector<SaferAttributes> ways;
    for (const auto& generalisation : found.minimal) {
        SaferAttributes way;
        way.loss = generalisation.loss;
        way.discernibility = generalisation.discernibility;
        way.change.reaches_k = generalisation.k;
        for (std::size_t i = 0; i < ladders.size(); ++i) {
            const auto height = generalisation.heights[i];
            const auto& entries = ladders[i].entries;
            if (height == entries.size()) {
                way.change.drop.push_back(entries.front());
            } else if (height > 0) {
                way.change.coarsen.emplace_back(entries.front(), entries[height]);
            }
        }
        ways.push_back(std::move(way));
    }
    return ways;
}

}  // namespace

std::vector<Id> possible_speakers(const Protection& protection, const std::vector<Id>& speaking) {
    const std::set<Id> speakers(speaking.begin(), speaking.end());
    std::vector<Id> all;
    for (const study::Entity& entity : protection.knowledge().entities) {
        const std::string role = protection.attribute(entity.id, "role");
        // Whose words are printed has spoken, whatever the register says.
        const bool speaks = speakers.contains(entity.id) && !study::is_staff_role(role);
        if (speaks || could_have_spoken(entity, role)) all.push_back(entity.id);
    }
    return all;
}

std::vector<std::string> printed_entries(const ExportTerms& terms) {
    std::vector<std::string> entries = terms.shown;
    if (terms.policy != AttributionPolicy::Role) return entries;
    const bool shown = std::any_of(entries.begin(), entries.end(),
                                   [](const std::string& entry) { return text::fold_key(entry) == "role"; });
    if (!shown) entries.emplace_back("role");
    return entries;
}

AttributeReport attribute_report(const Protection& protection, const ExportTerms& terms,
                                 const std::vector<Id>& concerned,
                                 const std::optional<Diversity>& diversity) {
    // More attributes than this nobody reads beside a quote, and the search would take its time.
    constexpr std::size_t most_entries = 12;
    const auto participants = possible_speakers(protection, concerned);
    const std::set<Id> speaks(concerned.begin(), concerned.end());
    Safety safety;
    safety.k = terms.k;
    for (std::size_t i = 0; i < participants.size(); ++i) {
        if (concerned.empty() || speaks.contains(participants[i])) safety.judged.push_back(i);
    }
    AttributeReport report;
    if (safety.judged.empty()) return report;
    report.risk.counted = static_cast<std::int64_t>(participants.size());

    const auto entries = printed_entries(terms);
    std::vector<Column> columns;
    for (const auto& entry : entries) columns.push_back(printed_column(protection, participants, entry));
    std::vector<const Column*> printed;
    for (const auto& column : columns) printed.push_back(&column);
    const auto sizes = group_sizes(participants.size(), printed);
    std::vector<std::int64_t> values;
    if (diversity) {
        safety.sensitive = printed_column(protection, participants, diversity->attribute);
        safety.l = diversity->l;
        values = different_values(participants.size(), printed, safety.sensitive);
        report.l = std::numeric_limits<std::int64_t>::max();
    }

    auto& risk = report.risk;
    risk.k = std::numeric_limits<std::int64_t>::max();
    for (const auto i : safety.judged) {
        risk.k = std::min(risk.k, sizes[i]);
        if (diversity) report.l = std::min(report.l, values[i]);
        if (entries.empty()) continue;
        if (sizes[i] < terms.k) {
            risk.unsafe.push_back({code_of(participants[i], protection),
                                   shown_of(participants[i], protection, entries), sizes[i],
                                   too_few(sizes[i], terms.k)});
        }
        if (diversity && values[i] < diversity->l) {
            report.concluded.push_back({code_of(participants[i], protection),
                                        shown_of(participants[i], protection, entries), sizes[i], values[i]});
        }
    }
    if ((risk.unsafe.empty() && report.concluded.empty()) || entries.size() > most_entries) return report;

    std::vector<AttributeLadder> ladders;
    std::vector<Ladder> lattice;
    for (const auto& entry : entries) {
        ladders.push_back(ladder_of(protection, participants, entry, entries));
        lattice.push_back(ladders.back().ladder);
    }
    const auto found = minimal_generalisations(participants.size(), lattice, safety);
    report.ways = in_words(found, ladders);
    report.all_ways = found.complete;
    if (!report.ways.empty()) risk.suggestion = report.ways.front().change;
    return report;
}

}  // namespace sotto::privacy
