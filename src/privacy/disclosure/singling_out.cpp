// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/disclosure/singling_out.h"

#include <algorithm>
#include <functional>
#include <set>

namespace sotto::privacy {

namespace {

using Id = study::Id<study::Entity>;

/// Of which the register's word is the last: who is from one country is from no other.
bool is_exclusive(FactKind kind) {
    return kind == FactKind::Country || kind == FactKind::Sex;
}

const std::set<std::string>& values_of(const FactSets& facts_known, FactKind kind) {
    static const std::set<std::string> none;
    const auto at = facts_known.find(kind);
    return at == facts_known.end() ? none : at->second;
}

bool is_true_of(const KnownPerson& person, const Fact& fact) {
    const auto& registered = values_of(person.registered, fact.kind);
    if (fits(fact.kind, registered, fact.value)) return true;
    if (is_exclusive(fact.kind) && !registered.empty()) return false;
    return fits(fact.kind, values_of(person.said, fact.kind), fact.value);
}

/// Calls `take` with sets of `size` numbers below `count` in order, until it returns true.
bool any_choice(std::size_t count, std::size_t size,
                const std::function<bool(const std::vector<std::size_t>&)>& take) {
    if (size > count) return false;
    std::vector<std::size_t> chosen(size);
    for (std::size_t i = 0; i < size; ++i) chosen[i] = i;
    while (true) {
        if (take(chosen)) return true;
        std::size_t i = size;
        while (i > 0 && chosen[i - 1] == count - size + i - 1) --i;
        if (i == 0) return false;
        ++chosen[i - 1];
        for (; i < size; ++i) chosen[i] = chosen[i - 1] + 1;
    }
}

/// Sets of up to so many are tried; of more, one after the other is added.
constexpr std::size_t most_chosen = 3;
constexpr std::size_t most_to_choose_from = 40;

/// What is told, however often.
std::vector<Fact> kinds_of(const std::vector<Fact>& facts) {
    std::vector<Fact> kinds;
    for (const auto& fact : facts) {
        const bool known = std::any_of(kinds.begin(), kinds.end(), [&](const Fact& other) {
            return other.kind == fact.kind && other.value == fact.value;
        });
        if (!known) kinds.push_back(fact);
    }
    return kinds;
}

std::vector<Fact> without(const std::vector<Fact>& facts, const std::vector<std::size_t>& left_out) {
    std::vector<Fact> rest;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (std::find(left_out.begin(), left_out.end(), i) == left_out.end()) rest.push_back(facts[i]);
    }
    return rest;
}

/// The fewest kinds of facts to leave out so that `wanted` match.
std::vector<std::size_t> fewest_to_leave_out(KnownPeople& people, Id speaker, const std::vector<Fact>& kinds,
                                             std::int64_t wanted) {
    std::vector<std::size_t> answer;
    const auto enough = [&](const std::vector<std::size_t>& chosen) {
        if (people.matches(speaker, without(kinds, chosen)) < wanted) return false;
        answer = chosen;
        return true;
    };
    if (kinds.size() <= most_to_choose_from) {
        for (std::size_t size = 1; size <= std::min(most_chosen, kinds.size()); ++size) {
            if (any_choice(kinds.size(), size, enough)) return answer;
        }
    }
    std::vector<std::size_t> left_out;
    while (left_out.size() < kinds.size() && !enough(left_out)) {
        std::size_t best = 0;
        std::int64_t most = -1;
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            if (std::find(left_out.begin(), left_out.end(), i) != left_out.end()) continue;
            auto more = left_out;
            more.push_back(i);
            const auto matching = people.matches(speaker, without(kinds, more));
            if (matching > most) {
                most = matching;
                best = i;
            }
        }
        left_out.push_back(best);
    }
    return left_out;
}

std::vector<Fact> told_of_speaker(KnownPeople& people, const QuoteFacts& quote) {
    std::vector<Fact> facts;
    for (const auto& fact : quote.facts) {
        if (people.may_be_true(quote.participant, fact) && people.narrows(quote.participant, fact))
            facts.push_back(fact);
    }
    return facts;
}

}  // namespace

KnownPeople::KnownPeople(std::vector<KnownPerson> people, Column look_alike)
    : people_(std::move(people)), look_alike_(std::move(look_alike)) {
    for (std::size_t i = 0; i < people_.size(); ++i) places_.emplace(people_[i].id.value, i);
}

std::size_t KnownPeople::place(Id person) const {
    const auto at = places_.find(person.value);
    return at == places_.end() ? people_.size() : at->second;
}

bool KnownPeople::counts(std::size_t person, std::size_t speaker) const {
    return speaker == people_.size() || look_alike_.empty() || look_alike_[person] == look_alike_[speaker];
}

bool KnownPeople::may_be_true(Id speaker, const Fact& fact) const {
    const auto at = place(speaker);
    if (at == people_.size() || !is_exclusive(fact.kind)) return true;
    return values_of(people_[at].registered, fact.kind).empty() || is_true_of(people_[at], fact);
}

const std::vector<char>& KnownPeople::holders(const Fact& fact) {
    const auto [at, fresh] = holders_.try_emplace({fact.kind, fact.value});
    if (fresh) {
        for (const auto& person : people_) at->second.push_back(is_true_of(person, fact) ? 1 : 0);
    }
    return at->second;
}

std::int64_t KnownPeople::matches(Id speaker, const std::vector<Fact>& facts) {
    const auto speaks = place(speaker);
    std::vector<char> left(people_.size(), 1);
    bool only = false;
    for (const auto& fact : facts) {
        if (fact.kind == FactKind::Only) {
            only = true;
            continue;
        }
        const auto& holding = holders(fact);
        for (std::size_t i = 0; i < left.size(); ++i) left[i] = static_cast<char>(left[i] & holding[i]);
    }
    std::int64_t count = 0;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (i == speaks || (left[i] != 0 && counts(i, speaks))) ++count;
    }
    return only ? std::min<std::int64_t>(count, 1) : count;
}

std::int64_t KnownPeople::look_alikes(Id speaker) const {
    const auto speaks = place(speaker);
    std::int64_t count = 0;
    for (std::size_t i = 0; i < people_.size(); ++i) count += counts(i, speaks) ? 1 : 0;
    return count;
}

bool KnownPeople::narrows(Id speaker, const Fact& fact) {
    return matches(speaker, {fact}) < look_alikes(speaker);
}

std::vector<SinglingOut> singled_out(KnownPeople& people, const std::vector<QuoteFacts>& quotes,
                                     std::int64_t k) {
    std::vector<SinglingOut> listed;
    for (const auto& quote : quotes) {
        SinglingOut found;
        found.quote = quote.quote;
        found.participant = quote.participant;
        found.facts = told_of_speaker(people, quote);
        if (found.facts.empty()) continue;
        found.matches = people.matches(quote.participant, found.facts);
        // Nobody fits: what the words tell is not known of anybody.
        if (found.matches == 0 || found.matches >= k) continue;
        const auto kinds = kinds_of(found.facts);
        const auto wanted = std::min(k, people.look_alikes(quote.participant));
        const auto chosen = fewest_to_leave_out(people, quote.participant, kinds, wanted);
        for (std::size_t i = 0; i < found.facts.size(); ++i) {
            const auto is_it = [&](std::size_t kind) {
                return kinds[kind].kind == found.facts[i].kind && kinds[kind].value == found.facts[i].value;
            };
            if (std::any_of(chosen.begin(), chosen.end(), is_it)) found.generalise.push_back(i);
        }
        found.would_match = people.matches(quote.participant, without(kinds, chosen));
        listed.push_back(std::move(found));
    }
    return listed;
}

std::vector<Jigsaw> jigsaws(KnownPeople& people, const std::vector<LinkedQuotes>& linked, std::int64_t k) {
    std::vector<Jigsaw> found;
    for (const auto& group : linked) {
        // Each quote's facts that narrow it down; quotes that single out alone are not part of a puzzle.
        std::vector<std::pair<std::size_t, std::vector<Fact>>> pieces;
        for (const auto& quote : group.quotes) {
            auto facts = told_of_speaker(people, {quote.quote, group.participant, quote.facts});
            if (facts.empty() || people.matches(group.participant, facts) < k) continue;
            pieces.emplace_back(quote.quote, std::move(facts));
        }
        const auto told = [&](const std::vector<std::size_t>& chosen) {
            std::vector<Fact> facts;
            for (const auto i : chosen)
                facts.insert(facts.end(), pieces[i].second.begin(), pieces[i].second.end());
            return kinds_of(facts);
        };
        std::vector<std::size_t> all(pieces.size());
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
        if (pieces.size() < 2 || people.matches(group.participant, told(all)) >= k) continue;
        std::vector<std::size_t> fewest = all;
        const auto enough = [&](const std::vector<std::size_t>& chosen) {
            if (people.matches(group.participant, told(chosen)) >= k) return false;
            fewest = chosen;
            return true;
        };
        bool is_fewest = false;
        if (pieces.size() <= most_to_choose_from) {
            for (std::size_t size = 2; size <= most_chosen && !is_fewest; ++size)
                is_fewest = any_choice(pieces.size(), size, enough);
        }
        // Those that are not needed go, one by one.
        for (std::size_t i = 0; !is_fewest && i < fewest.size();) {
            auto fewer = fewest;
            fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i));
            if (!enough(fewer)) ++i;
        }
        Jigsaw jigsaw;
        jigsaw.label = group.label;
        jigsaw.participant = group.participant;
        for (const auto i : fewest) jigsaw.together.push_back(pieces[i].first);
        jigsaw.facts = told(fewest);
        jigsaw.matches = people.matches(group.participant, jigsaw.facts);
        found.push_back(std::move(jigsaw));
    }
    return found;
}

std::string more_general(const Fact& fact) {
    switch (fact.kind) {
        case FactKind::Kin:
            return "[a relative]";
        case FactKind::Only:
            return "[one of a few]";
        case FactKind::Country:
            return "[a country]";
        case FactKind::Injury:
            return "[an injury or illness]";
        case FactKind::Job:
            return "[a job]";
        case FactKind::Year:
            return "[the " + fact.value.substr(0, 3) + "0s]";
        case FactKind::Sex:
            return "[a person]";
    }
    return {};
}

}  // namespace sotto::privacy
