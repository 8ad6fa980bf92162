// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/identifier_scanner.h"

#include "commands/protection.h"
#include "privacy/likely_names.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <tuple>

namespace sotto::workbench {

namespace {

using privacy::Category;
using privacy::ReviewState;

/// The window stays able to ask for what it shows now.
constexpr std::chrono::milliseconds at_once(300);

ReviewState state_of(const study::IdentifierDecision& decision) {
    switch (decision.decision) {
        case study::Decision::Accept:
            return ReviewState::Accepted;
        case study::Decision::Reject:
            return ReviewState::Rejected;
        case study::Decision::Set:
            return ReviewState::Set;
    }
    return ReviewState::Found;
}

std::unordered_map<std::string, study::IdentifierDecision> by_key(
    const std::vector<study::IdentifierDecision>& decisions) {
    std::unordered_map<std::string, study::IdentifierDecision> made;
    for (const auto& decision : decisions) made[decision.entity_key] = decision;
    return made;
}

bool is_of_register(const std::string& key) {
    return key.starts_with("register:");
}

/// Whether words that were accepted count as found wherever they stand, not only where something saw them.
bool is_accepted_everywhere(const std::string& key) {
    for (const auto category : {Category::Person, Category::Place, Category::Organisation}) {
        if (key.starts_with(std::string(privacy::name_of(category)) + ':')) return true;
    }
    return false;
}

/// By category, the frequent first; behind them what is only listed, the likely first.
void put_in_order(std::vector<FoundEntity>& entities) {
    const auto place = [](const FoundEntity& one) {
        const auto likely = one.listed == Listed::No ? 0.0 : -one.confidence;
        const auto category = one.listed == Listed::AsName ? Category() : one.category;
        return std::tuple(one.listed, category, likely, -one.places);
    };
    std::sort(entities.begin(), entities.end(), [&](const auto& a, const auto& b) {
        const auto first = place(a);
        const auto second = place(b);
        return first != second ? first < second : a.key < b.key;
    });
}

bool has_one_of(const std::vector<FoundPlace>& places, const std::unordered_set<std::uint32_t>& entities) {
    return std::any_of(places.begin(), places.end(),
                       [&](const FoundPlace& place) { return entities.contains(place.entity); });
}

}  // namespace

const FoundEntity* IdentifierPicture::entity(const std::string& key) const {
    const auto at = by_key.find(key);
    return at == by_key.end() ? nullptr : &entities[at->second];
}

const FoundEntity* IdentifierPicture::entity(std::uint32_t number) const {
    const auto at = by_number.find(number);
    return at == by_number.end() ? nullptr : &entities[at->second];
}

const std::vector<FoundPlace>* IdentifierPicture::places_of(const FoundEntity& entity,
                                                            Id<study::Source> source) const {
    const auto& all = entity.listed == Listed::No ? places : listed_places;
    const auto at = all.find(source);
    return at == all.end() ? nullptr : at->second.get();
}

bool names_someone(Category category) {
    switch (category) {
        case Category::Place:
        case Category::Organisation:
        case Category::Other:
        case Category::Coordinates:
        case Category::Date:
        case Category::Age:
        case Category::Occupation:
        case Category::Kinship:
        case Category::Health:
        case Category::Religion:
        case Category::Ethnicity:
        case Category::Amount:
            return false;
        default:
            return true;
    }
}

void IdentifierScanner::wait_for(Id<study::Source> source, bool soon) {
    const bool waits = !waiting_.insert(source).second;
    if (soon) {
        queue_.push_front(source);
    } else if (!waits) {
        queue_.push_back(source);
    }
}

void IdentifierScanner::wait_for_all() {
    queue_.clear();
    waiting_.clear();
    for (const auto& source : sources_) wait_for(source.id, false);
}

void IdentifierScanner::follow(const store::StudyFile& study) {
    const auto seq = study.journal_seq();
    if (seq == seq_) return;
    seq_ = seq;

    std::unordered_map<Id<study::Source>, std::string> languages;
    for (const auto& source : sources_) languages.emplace(source.id, source.language);
    sources_ = study.all<study::Source>();
    std::sort(sources_.begin(), sources_.end(), [](const auto& a, const auto& b) {
        return std::pair(a.position, a.id) < std::pair(b.position, b.id);
    });
    std::unordered_set<Id<study::Source>> there;
    for (const auto& source : sources_) {
        there.insert(source.id);
        const auto before = languages.find(source.id);
        // The language decides how dates and ages are worded.
        if (before == languages.end() || before->second != source.language) wait_for(source.id, false);
    }
    std::erase_if(places_, [&](const auto& one) { return !there.contains(one.first); });
    std::erase_if(listed_, [&](const auto& one) { return !there.contains(one.first); });
    std::erase_if(names_, [&](const auto& one) { return !there.contains(one.first); });
    std::erase_if(waiting_, [&](Id<study::Source> source) { return !there.contains(source); });

    auto entities = study.all<study::Entity>();
    auto aliases = study.all<study::Alias>();
    auto attributes = study.all<study::Attribute>();
    auto decisions = study.all<study::IdentifierDecision>();
    const bool same_register = protection_ != nullptr && entities == knowledge_.entities &&
                               aliases == knowledge_.aliases && attributes == knowledge_.attributes;
    if (same_register && decisions == knowledge_.decisions) return;
    knowledge_ = {std::move(entities), std::move(aliases), std::move(attributes), decisions};
    protection_ = std::make_unique<privacy::Protection>(knowledge_);
    if (same_register) {
        take_decisions(std::move(decisions));
    } else {
        decisions_ = by_key(decisions);
        wait_for_all();
    }
}

void IdentifierScanner::take_decisions(std::vector<study::IdentifierDecision> decisions) {
    auto made = by_key(decisions);
    std::unordered_set<std::uint32_t> changed;
    bool everywhere = false;
    const auto differs = [&](const std::string& key, const study::IdentifierDecision* before,
                             const study::IdentifierDecision* now) {
        if (const auto number = numbers_.find(key); number != numbers_.end()) changed.insert(number->second);
        // What is rejected gives its place up to others, and a name of the register stands in the wording of
        // others: what comes of that may be found anywhere.
        const auto rejects = [](const study::IdentifierDecision* one) {
            return one != nullptr && one->decision == study::Decision::Reject;
        };
        const auto accepts = [&](const study::IdentifierDecision* one) {
            return one != nullptr && !rejects(one);
        };
        everywhere = everywhere || rejects(before) || (rejects(now) && is_of_register(key)) ||
                     (accepts(before) != accepts(now) && is_accepted_everywhere(key));
    };
    for (const auto& [key, decision] : made) {
        const auto before = decisions_.find(key);
        if (before == decisions_.end()) {
            differs(key, nullptr, &decision);
        } else if (!(before->second == decision)) {
            differs(key, &before->second, &decision);
        }
    }
    for (const auto& [key, decision] : decisions_) {
        if (!made.contains(key)) differs(key, &decision, nullptr);
    }
    decisions_ = std::move(made);
    if (everywhere) wait_for_all();
    for (const auto& [source, places] : places_) {
        if (has_one_of(*places, changed) || has_one_of(*listed_.at(source), changed)) wait_for(source, true);
    }
}

std::optional<Id<study::Source>> IdentifierScanner::next(const std::vector<Id<study::Source>>& first) {
    for (const auto source : first) {
        if (waiting_.erase(source) > 0) return source;
    }
    while (!queue_.empty()) {
        const auto source = queue_.front();
        queue_.pop_front();
        if (waiting_.erase(source) > 0) return source;
    }
    return std::nullopt;
}

std::uint32_t IdentifierScanner::number_of(const privacy::Identifier& identifier) {
    const auto [at, made] =
        numbers_.try_emplace(identifier.entity_key, static_cast<std::uint32_t>(entities_.size()));
    if (made) entities_.emplace_back();
    const auto confidence = std::max(entities_[at->second].confidence, identifier.confidence);
    entities_[at->second] = {identifier.entity_key, identifier.category, identifier.detector,
                             identifier.entity, confidence};
    return at->second;
}

FoundPlace IdentifierScanner::place_of(const privacy::Identifier& identifier, const text::Text& text) {
    return {identifier.range, number_of(identifier), forms_.number_of(text.slice(identifier.range)),
            replacements_.number_of(identifier.replacement)};
}

std::uint32_t IdentifierScanner::Words::number_of(std::string_view words) {
    const auto [at, made] = numbers.try_emplace(std::string(words), static_cast<std::uint32_t>(all.size()));
    if (made) all.emplace_back(words);
    return at->second;
}

void IdentifierScanner::look_through(const store::StudyFile& study, const study::Source& source) {
    const auto text = study.text(study.current_version(source.id).id);
    auto places = std::make_shared<Places>();
    const auto [seen, is_new] = names_.try_emplace(source.id);
    if (is_new || seen->second.language != source.language)
        seen->second = {source.language, privacy::likely_names(text, source.language)};
    const auto found = protection_->find_wrapped(text, source.language, seen->second.names);
    for (const auto& identifier : found) places->push_back(place_of(identifier, text));
    auto listed = std::make_shared<Places>();
    for (const auto& identifier :
         protection_->find_possible(text, source.language, seen->second.names, found))
        listed->push_back(place_of(identifier, text));
    for (const auto& identifier : protection_->find_indirect(text, source.language)) {
        const auto after = std::partition_point(found.begin(), found.end(), [&](const auto& one) {
            return one.range.end <= identifier.range.start;
        });
        if (after == found.end() || !after->range.overlaps(identifier.range))
            listed->push_back(place_of(identifier, text));
    }
    places_[source.id] = std::move(places);
    listed_[source.id] = std::move(listed);
}

std::shared_ptr<const IdentifierPicture> IdentifierScanner::picture() const {
    struct Sum {
        std::int64_t places = 0;
        std::map<std::uint32_t, std::int64_t> forms;
        std::map<std::uint32_t, std::int64_t> replacements;
        std::vector<Id<study::Source>> sources;
    };
    auto picture = std::make_shared<IdentifierPicture>();
    picture->sources = sources_.size();
    picture->places = places_;
    picture->listed_places = listed_;
    picture->replacements = replacements_.all;
    picture->looked_through = places_.size();
    std::vector<Sum> sums(entities_.size());
    std::vector<ReviewState> states(entities_.size());
    for (std::size_t i = 0; i < entities_.size(); ++i) {
        const auto decision = decisions_.find(entities_[i].key);
        if (decision != decisions_.end()) states[i] = state_of(decision->second);
    }
    const auto add = [](Sum& sum, const FoundPlace& place, Id<study::Source> source) {
        ++sum.places;
        ++sum.forms[place.form];
        ++sum.replacements[place.replacement];
        if (sum.sources.empty() || sum.sources.back() != source) sum.sources.push_back(source);
    };
    for (const auto& source : sources_) {
        const auto places = places_.find(source.id);
        if (places == places_.end()) continue;
        auto& review = picture->reviews[source.id];
        for (const auto& place : *places->second) {
            add(sums[place.entity], place, source.id);
            ++(states[place.entity] == ReviewState::Found ? review.open : review.decided);
        }
    }
    const auto replaced = [&](std::size_t entity) { return sums[entity].places > 0; };
    std::vector<Sum> only_listed(entities_.size());
    for (const auto& source : sources_) {
        const auto places = listed_.find(source.id);
        if (places == listed_.end()) continue;
        for (const auto& place : *places->second) {
            if (!replaced(place.entity)) add(only_listed[place.entity], place, source.id);
        }
    }
    for (std::size_t i = 0; i < entities_.size(); ++i) {
        auto& sum = replaced(i) ? sums[i] : only_listed[i];
        if (sum.places == 0) continue;
        const auto& entity = entities_[i];
        FoundEntity found;
        found.key = entity.key;
        found.number = static_cast<std::uint32_t>(i);
        found.category = entity.category;
        found.state = states[i];
        if (!replaced(i))
            found.listed = privacy::is_key_of_trait(entity.key) ? Listed::AsTrait : Listed::AsName;
        found.confidence = entity.confidence;
        const auto often = std::max_element(sum.replacements.begin(), sum.replacements.end(),
                                            [](const auto& a, const auto& b) { return a.second < b.second; });
        found.replacement = replacements_.all[often->first];
        found.many_replacements = sum.replacements.size() > 1;
        found.detector = entity.detector;
        found.known = entity.known;
        found.places = sum.places;
        found.sources = std::move(sum.sources);
        for (const auto& [form, count] : sum.forms) found.forms.emplace_back(forms_.all[form], count);
        std::stable_sort(found.forms.begin(), found.forms.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
        if (found.listed == Listed::No) {
            ++picture->replaced;
            if (found.decided()) ++picture->decided;
        }
        picture->entities.push_back(std::move(found));
    }
    put_in_order(picture->entities);
    for (std::size_t i = 0; i < picture->entities.size(); ++i) {
        picture->by_key.emplace(picture->entities[i].key, i);
        picture->by_number.emplace(picture->entities[i].number, i);
    }
    return picture;
}

IdentifierScanner::Step IdentifierScanner::step(commands::Session& session,
                                                const std::vector<Id<study::Source>>& first) {
    const auto& study = session.study();
    // Without its names there is nothing to look for; what was found while it was open stays.
    if (study.register_hidden()) return {};
    const auto seq = seq_;
    follow(study);
    if (protection_ == nullptr) return {};
    std::unordered_map<Id<study::Source>, const study::Source*> known;
    for (const auto& source : sources_) known.emplace(source.id, &source);
    const auto end = std::chrono::steady_clock::now() + at_once;
    bool looked = false;
    bool in_sight = false;
    while (!waiting_.empty() && std::chrono::steady_clock::now() < end) {
        session.progress().check();
        const auto source = next(first);
        if (!source) break;
        look_through(study, *known.at(*source));
        looked = true;
        in_sight = in_sight || std::find(first.begin(), first.end(), *source) != first.end();
    }
    Step step;
    step.more = !waiting_.empty();
    if (!looked && seq == seq_) return step;
    // A picture of thousands of sources is work for whoever shows it; what is in sight is not kept waiting.
    const auto now = std::chrono::steady_clock::now();
    const auto rest = std::chrono::milliseconds(sources_.size() / 5);
    if (in_sight || seq != seq_ || !step.more || now - told_ >= rest) {
        step.picture = picture();
        told_ = now;
    }
    return step;
}

}  // namespace sotto::workbench
