// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/quote_facts.h"

#include "base/on_all_cores.h"
#include "commands/export_candidates.h"
#include "commands/session.h"
#include "privacy/disclosure/attributes.h"
#include "privacy/disclosure/ladders.h"
#include "study/roles.h"

#include <algorithm>
#include <utility>

namespace sotto::commands {

namespace {

using EntityId = study::Id<study::Entity>;

text::Range moved(text::Range range, text::Position by) {
    return {range.start + by, range.end + by};
}

privacy::FactFinder finder_for(const privacy::Protection& protection) {
    std::vector<std::string> countries;
    std::vector<std::string> jobs;
    for (const auto& attribute : protection.knowledge().attributes) {
        const auto kind = privacy::kind_of_attribute(attribute.name);
        if (kind == privacy::FactKind::Country) countries.push_back(attribute.value);
        if (kind == privacy::FactKind::Job) jobs.push_back(attribute.value);
    }
    return {countries, jobs};
}

}  // namespace

QuoteFacts::QuoteFacts(Session& session, const Voices& voices, const privacy::Protection& protection,
                       const privacy::Gate& gate, std::vector<QuoteBothWays> quotes)
    : session_(session),
      voices_(voices),
      protection_(protection),
      gate_(gate),
      quotes_(std::move(quotes)),
      finder_(finder_for(protection)) {
    std::vector<EntityId> speaking;
    for (const auto& quote : quotes_) {
        for (const auto& turn : quote.said->turns) {
            if (turn.participant) speaking.push_back(turn.participant);
        }
    }
    people_ = privacy::possible_speakers(protection, speaking);
    for (std::size_t i = 0; i < people_.size(); ++i) place_.emplace(people_[i], i);
    said_.resize(people_.size());
}

void QuoteFacts::learn(const std::vector<SpokenWords>& words) {
    std::vector<std::vector<privacy::Fact>> facts(words.size());
    base::on_all_cores(words.size(), [&](std::size_t i) { facts[i] = finder_.find(words[i].utf8); });
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto at = place_.find(words[i].participant);
        if (at == place_.end()) continue;
        for (auto& fact : facts[i]) said_[at->second][fact.kind].insert(std::move(fact.value));
    }
}

/// All who could have said it, with what is known of them and what is printed beside their quotes.
privacy::KnownPeople QuoteFacts::known() const {
    std::vector<privacy::KnownPerson> people;
    for (std::size_t i = 0; i < people_.size(); ++i) people.push_back({people_[i], {}, said_[i]});
    for (const auto& attribute : protection_.knowledge().attributes) {
        const auto at = place_.find(attribute.entity);
        if (at == place_.end()) continue;
        for (auto& [kind, values] : finder_.of_attribute(attribute.name, attribute.value))
            people[at->second].registered[kind].merge(values);
    }
    std::vector<privacy::Column> columns;
    for (const auto& entry : privacy::printed_entries(gate_.terms()))
        columns.push_back(privacy::printed_column(protection_, people_, entry));
    std::vector<const privacy::Column*> shown;
    for (const auto& column : columns) shown.push_back(&column);
    return {std::move(people), privacy::look_alikes(people_.size(), shown)};
}

/// What each speaker of a quote tells of herself in words that will be printed.
std::vector<privacy::QuoteFacts> QuoteFacts::facts_of(std::size_t number) const {
    const auto& candidate = *quotes_[number].said;
    const auto& excerpt = *quotes_[number].printed;
    std::map<EntityId, privacy::QuoteFacts> by_speaker;
    for (const auto& turn : candidate.turns) {
        const bool asks = turn.role == study::SpeakerRole::Interviewer ||
                          study::is_staff_role(protection_.attribute(turn.participant, "role"));
        if (asks) continue;
        const auto printed = std::find_if(excerpt.turns.begin(), excerpt.turns.end(),
                                          [&](const auto& other) { return other.range == turn.range; });
        if (printed == excerpt.turns.end()) continue;
        auto& facts = by_speaker[turn.participant];
        facts.quote = number;
        facts.participant = turn.participant;
        const auto& gone = printed->text.replacements();
        for (auto fact : finder_.find(turn.utf8)) {
            const bool replaced = std::any_of(gone.begin(), gone.end(), [&](const auto& replacement) {
                return replacement.original.overlaps(fact.range);
            });
            fact.range = moved(fact.range, turn.range.start);
            const auto& off = turn.off_record;
            const bool cut = std::any_of(off.begin(), off.end(),
                                         [&](const text::Range& span) { return span.overlaps(fact.range); });
            if (!replaced && !cut) facts.facts.push_back(std::move(fact));
        }
        // What stands in place of something may tell something, too: the year of a date.
        for (auto& fact : finder_.find(printed->text.utf8())) {
            const auto within = std::find_if(gone.begin(), gone.end(), [&](const auto& replacement) {
                return replacement.range.overlaps(fact.range) && !replacement.original.empty();
            });
            if (within == gone.end()) continue;
            fact.range = moved(within->original, turn.range.start);
            facts.facts.push_back(std::move(fact));
        }
    }
    std::vector<privacy::QuoteFacts> all;
    for (auto& [speaker, facts] : by_speaker) all.push_back(std::move(facts));
    return all;
}

void QuoteFacts::read_facts() {
    if (std::exchange(read_, true)) return;
    std::vector<std::vector<privacy::QuoteFacts>> found(quotes_.size());
    base::on_all_cores(quotes_.size(), [&](std::size_t i) { found[i] = facts_of(i); });
    for (auto& facts : found) {
        for (auto& one : facts) facts_.push_back(std::move(one));
    }
}

/// What quotes of earlier releases tell that carry the same pseudonyms, apart from what is replaced today.
void QuoteFacts::read_earlier() {
    if (std::exchange(read_earlier_, true)) return;
    if (gate_.terms().policy != privacy::AttributionPolicy::Pseudonym) return;
    earlier_ =
        earlier_quotes(session_.study(), gate_.terms().audience, privacy::name_of(gate_.terms().policy));
    std::map<base::Guid, std::size_t> places;
    for (std::size_t i = 0; i < quotes_.size(); ++i) places.emplace(quotes_[i].said->guid, i);
    std::erase_if(earlier_, [&](const EarlierQuote& earlier) {
        const auto at = places.find(earlier.coding.guid);
        if (at == places.end()) return false;
        out_already_.insert(at->second);
        return true;
    });
    std::vector<analysis::Quote> quotes;
    for (const auto& [release, coding] : earlier_)
        quotes.push_back({coding.source, coding.range, {coding.id}, {coding.code}});
    const auto again =
        commands::candidates(session_.study(), voices_, quotes, protection_, session_.progress());
    for (std::size_t i = 0; i < again.size(); ++i) {
        for (const auto& turn : again[i].turns) {
            if (turn.role == study::SpeakerRole::Interviewer || !turn.participant) continue;
            privacy::QuoteFacts facts{quotes_.size() + i, turn.participant, {}};
            for (auto& fact : finder_.find(turn.utf8)) {
                fact.range = moved(fact.range, turn.range.start);
                const bool hidden =
                    std::any_of(turn.around.begin(), turn.around.end(), [&](const auto& identifier) {
                        return identifier.state != privacy::ReviewState::Rejected &&
                               identifier.range.overlaps(fact.range);
                    });
                if (!hidden) facts.facts.push_back(std::move(fact));
            }
            earlier_facts_.push_back(std::move(facts));
        }
    }
}

/// Quotes that a reader can tell are by one person: by the pseudonym, also in what was released before, or by
/// attributes that few have. Those of earlier releases are numbered on.
std::vector<privacy::LinkedQuotes> QuoteFacts::linked(const privacy::KnownPeople& people,
                                                      const std::set<std::size_t>& staying) const {
    const bool by_code = gate_.terms().policy == privacy::AttributionPolicy::Pseudonym;
    std::map<EntityId, privacy::LinkedQuotes> by_person;
    for (const auto& quote : facts_) {
        if (!quote.participant || staying.contains(quote.quote)) continue;
        if (!by_code && people.look_alikes(quote.participant) >= gate_.terms().k) continue;
        auto& group = by_person[quote.participant];
        const auto* entity = protection_.entity(quote.participant);
        group.label = entity == nullptr ? std::string() : entity->code;
        group.participant = quote.participant;
        group.quotes.push_back(quote);
    }
    for (const auto& facts : earlier_facts_) {
        const auto at = by_person.find(facts.participant);
        if (at != by_person.end()) at->second.quotes.push_back(facts);
    }
    std::vector<privacy::LinkedQuotes> all;
    for (auto& [person, group] : by_person) all.push_back(std::move(group));
    return all;
}

bool QuoteFacts::has_puzzles() {
    read_facts();
    if (facts_.empty()) return false;
    read_earlier();
    for (const auto& group : linked(known(), {})) {
        const auto telling = std::count_if(group.quotes.begin(), group.quotes.end(),
                                           [](const auto& quote) { return !quote.facts.empty(); });
        if (telling > 1) return true;
    }
    return false;
}

std::vector<privacy::SinglingOut> QuoteFacts::alone() {
    read_facts();
    auto people = known();
    return privacy::singled_out(people, facts_, gate_.terms().k);
}

std::vector<privacy::Jigsaw> QuoteFacts::together(const std::set<std::size_t>& staying) {
    read_facts();
    if (!facts_.empty()) read_earlier();
    auto people = known();
    auto puzzles = privacy::jigsaws(people, linked(people, staying), gate_.terms().k);
    // What is out already cannot be mended here.
    std::erase_if(puzzles, [&](const privacy::Jigsaw& one) {
        return std::all_of(one.together.begin(), one.together.end(), [&](std::size_t number) {
            return number >= quotes_.size() || out_already_.contains(number);
        });
    });
    return puzzles;
}

std::vector<ShownTogether> QuoteFacts::shown_together(const std::set<std::size_t>& staying) const {
    std::vector<LeavingQuote> quotes;
    for (std::size_t i = 0; i < quotes_.size(); ++i) {
        if (staying.contains(i)) continue;
        for (const auto& turn : quotes_[i].said->turns) {
            if (turn.participant) quotes.push_back({quotes_[i].said->guid, turn.participant});
        }
    }
    return commands::shown_together(session_.study(), protection_, gate_.terms(), quotes);
}

}  // namespace sotto::commands
