// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/earlier_releases.h"

#include "commands/coded_quotes.h"
#include "commands/release_record.h"
#include "commands/voices.h"
#include "privacy/disclosure/attributes.h"
#include "privacy/disclosure/ladders.h"
#include "store/releases.h"

#include <algorithm>
#include <map>
#include <set>

namespace sotto::commands {

namespace {

/// Whether those for whom an export is now may have one that was made for `before`.
bool may_have(study::Audience now, study::Audience before) {
    using study::Audience;
    if (before == now || before == Audience::Public) return true;
    return now == Audience::Team && before == Audience::Partners;
}

using EntityId = study::Id<study::Entity>;

/// What earlier releases show of one person.
struct Shown {
    std::set<std::string> entries;
    base::Guid quote;
    std::int64_t release = 0;
};

/// Who speaks in these codings.
std::set<EntityId> speakers_of(const store::StudyFile& study, const std::set<std::string>& codings) {
    const Voices voices(study);
    QuoteReader reader(study, voices);
    std::set<EntityId> speakers;
    for (const auto& coding : study.all<study::Coding>()) {
        if (!codings.contains(coding.guid.text())) continue;
        for (const auto& turn : reader.turns({coding.source, coding.range, {coding.id}, {coding.code}}))
            speakers.insert(turn.voice.participant);
    }
    return speakers;
}

}  // namespace

std::vector<EarlierQuote> earlier_quotes(const store::StudyFile& study, study::Audience audience,
                                         std::string_view policy) {
    std::map<std::string, std::int64_t, std::less<>> release_of;
    for (const auto& release : store::releases(study)) {
        const auto before = study::audience(release.audience);
        if (release.policy != policy || !before || !may_have(audience, *before)) continue;
        for (auto& coding : items_of(release.codings)) release_of[std::move(coding)] = release.number;
    }
    std::vector<EarlierQuote> quotes;
    if (release_of.empty()) return quotes;
    for (auto& coding : study.all<study::Coding>()) {
        const auto at = release_of.find(coding.guid.text());
        if (at != release_of.end()) quotes.push_back({at->second, std::move(coding)});
    }
    return quotes;
}

std::vector<ShownTogether> shown_together(const store::StudyFile& study,
                                          const privacy::Protection& protection,
                                          const privacy::ExportTerms& terms,
                                          const std::vector<LeavingQuote>& quotes) {
    const auto entries = privacy::printed_entries(terms);
    const bool by_code = terms.policy == privacy::AttributionPolicy::Pseudonym;
    std::map<EntityId, Shown> before;
    for (const auto& release : store::releases(study)) {
        const auto audience = study::audience(release.audience);
        const auto policy = privacy::attribution_policy(release.policy);
        if (!audience || !policy || !may_have(terms.audience, *audience)) continue;
        privacy::ExportTerms shown;
        shown.policy = *policy;
        shown.shown = items_of(release.shown);
        std::vector<std::string> more;
        for (auto& entry : privacy::printed_entries(shown)) {
            if (std::find(entries.begin(), entries.end(), entry) == entries.end())
                more.push_back(std::move(entry));
        }
        if (more.empty()) continue;
        const auto codings = items_of(release.codings);
        const std::set<std::string> printed(codings.begin(), codings.end());
        std::set<EntityId> known;
        if (by_code && *policy == privacy::AttributionPolicy::Pseudonym) known = speakers_of(study, printed);
        for (const auto& quote : quotes) {
            const bool same = printed.contains(quote.guid.text());
            if (!quote.participant || (!same && !known.contains(quote.participant))) continue;
            auto& of_person = before[quote.participant];
            of_person.entries.insert(more.begin(), more.end());
            of_person.release = release.number;
            of_person.quote = quote.guid;
        }
    }
    std::vector<ShownTogether> found;
    if (before.empty()) return found;
    std::vector<EntityId> speaking;
    for (const auto& quote : quotes) speaking.push_back(quote.participant);
    const auto people = privacy::possible_speakers(protection, speaking);
    for (const auto& [participant, shown] : before) {
        auto all = entries;
        all.insert(all.end(), shown.entries.begin(), shown.entries.end());
        std::vector<privacy::Column> columns;
        for (const auto& entry : all) columns.push_back(privacy::printed_column(protection, people, entry));
        std::vector<const privacy::Column*> printed;
        for (const auto& column : columns) printed.push_back(&column);
        const auto sizes = privacy::group_sizes(people.size(), printed);
        const auto at = std::find(people.begin(), people.end(), participant);
        if (at == people.end()) continue;
        const auto shared_by = sizes[static_cast<std::size_t>(at - people.begin())];
        if (shared_by < terms.k)
            found.push_back({participant, shown.quote, shown.release, std::move(all), shared_by});
    }
    return found;
}

}  // namespace sotto::commands
