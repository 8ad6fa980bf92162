// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/share_people.h"

#include "privacy/disclosure.h"
#include "store/digest.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <utility>

namespace sotto::commands {

using study::Id;

base::Guid NewGuids::of(std::string_view kind, std::string_view of_what) const {
    store::Sha256 digest;
    digest.add_field(key_);
    digest.add_field(kind);
    digest.add_field(of_what);
    auto hex = digest.finish().substr(0, 32);
    hex[12] = '8';
    hex[16] = "89ab"[hex[16] % 4];
    return *base::Guid::parse(hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
                              hex.substr(16, 4) + "-" + hex.substr(20));
}

SharedPeople::SharedPeople(const store::StudyFile& study, const privacy::Protection& protection,
                           const privacy::Gate& gate)
    : study_(study), protection_(protection), gate_(gate) {
    for (const auto& entity : study.all<study::Entity>()) taken_codes_.insert(text::fold_key(entity.code));
}

const std::string& SharedPeople::code_of(Id<study::Entity> id) {
    static const std::string none;
    const auto* entity = protection_.entity(id);
    if (entity == nullptr) return none;
    const auto [at, is_new] = codes_.emplace(id, entity->code);
    if (!is_new) return at->second;
    // A code that is a name is no pseudonym.
    if (!entity->code.empty() && gate_.pass_text(entity->code, {}).utf8() == entity->code) return at->second;
    for (int i = 1;; ++i) {
        at->second = fmt::format("R{}", i);
        if (taken_codes_.insert(text::fold_key(at->second)).second) return at->second;
    }
}

Id<study::Entity> SharedPeople::known(Id<study::Entity> id) const {
    const auto at = in_copy_.find(id);
    return at == in_copy_.end() ? Id<study::Entity>() : at->second;
}

Id<study::Entity> SharedPeople::taken(store::Edit& copy, Id<study::Entity> id) {
    if (const auto there = known(id)) return there;
    const auto* entity = protection_.entity(id);
    if (entity == nullptr) return {};
    study::Entity made;
    made.guid = guids_.of("entity", entity->guid.text());
    made.code = code_of(id);
    made.category = entity->category;
    made.participant = entity->participant;
    return in_copy_.emplace(id, copy.add(std::move(made)).id).first->second;
}

void SharedPeople::take_mentioned(store::Edit& copy) {
    std::set<Id<study::Entity>> noted;
    for (const auto& memo : study_.all<study::Memo>()) {
        if (memo.subject == study::Subject::Entity) noted.insert({memo.subject_id});
    }
    std::set<Id<study::Group>> of_entities;
    for (const auto& group : study_.all<study::Group>()) {
        if (group.of == study::Subject::Entity) of_entities.insert(group.id);
    }
    for (const auto& member : study_.all<study::GroupMember>()) {
        if (of_entities.contains(member.group)) noted.insert({member.member});
    }
    // Whoever was asked, or speaks, decides on that for themselves.
    for (const auto& consent : study_.all<study::Consent>()) noted.erase(consent.participant);
    for (const auto& source : study_.all<study::Source>()) noted.erase(source.participant);
    for (const auto& speaker : study_.all<study::Speaker>()) noted.erase(speaker.participant);
    for (const auto id : noted) {
        const auto* entity = protection_.entity(id);
        if (entity != nullptr && !entity->participant) taken(copy, id);
    }
}

void SharedPeople::add_what_is_known(store::Edit& copy, const std::set<Id<study::Entity>>& concerned) {
    for (const auto id : concerned) {
        const auto there = known(id);
        if (!there) continue;
        for (const auto& entry : gate_.terms().shown) {
            const auto attribute = privacy::parse_shown(entry);
            const auto value = privacy::shown_value(protection_, id, attribute);
            if (value.empty()) continue;
            study::Attribute made;
            made.entity = there;
            made.name = gate_.pass_text(attribute.name, {}).utf8();
            made.value = gate_.pass_text(value, {}).utf8();
            copy.add(std::move(made));
        }
    }
    for (auto consent : study_.all<study::Consent>()) {
        const auto there = known(consent.participant);
        if (!there) continue;
        consent.id = {};
        consent.guid = guids_.of("consent", consent.guid.text());
        consent.participant = there;
        copy.add(std::move(consent));
    }
}

SharedResearchers::SharedResearchers(const store::StudyFile& study, bool named)
    : named_(named), known_(study.all<study::Researcher>()) {
    for (const auto& researcher : known_) static_cast<void>(name(researcher.name));
}

std::string SharedResearchers::name(const std::string& researcher) {
    if (named_ || researcher.empty()) {
        if (!researcher.empty()) names_.emplace(researcher, researcher);
        return researcher;
    }
    const auto at = names_.find(researcher);
    if (at != names_.end()) return at->second;
    return names_.emplace(researcher, fmt::format("Researcher {}", names_.size() + 1)).first->second;
}

void SharedResearchers::add_to(store::Edit& copy, const NewGuids& guids) const {
    for (const auto& researcher : known_) {
        study::Researcher made;
        made.name = names_.at(researcher.name);
        made.guid = named_ ? researcher.guid : guids.of("researcher", researcher.guid.text());
        copy.add(std::move(made));
    }
}

std::vector<std::string> SharedResearchers::shown() const {
    std::vector<std::string> shown;
    if (!named_) return shown;
    for (const auto& [name, printed] : names_) shown.push_back(printed);
    return shown;
}

}  // namespace sotto::commands
