// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/identifiers.h"

#include <string>
#include <utility>
#include <vector>

namespace sotto::tests {

/// A register for tests: entities numbered from 1 in the order they are added.
class RegisterBuilder {
public:
    study::Id<study::Entity> participant(const std::string& code, const std::string& name) {
        const auto id = add(code, name, study::EntityCategory::Person);
        knowledge_.entities.back().participant = true;
        return id;
    }
    study::Id<study::Entity> add(const std::string& code, const std::string& name,
                                 study::EntityCategory category) {
        study::Entity entity;
        entity.id.value = static_cast<std::int64_t>(knowledge_.entities.size()) + 1;
        entity.code = code;
        entity.name = name;
        entity.category = category;
        knowledge_.entities.push_back(entity);
        return entity.id;
    }
    RegisterBuilder& called(const std::string& alias) {
        study::Alias one;
        one.entity = knowledge_.entities.back().id;
        one.name = alias;
        knowledge_.aliases.push_back(one);
        return *this;
    }
    RegisterBuilder& replaced_by(const std::string& words) {
        knowledge_.entities.back().replacement = words;
        return *this;
    }
    RegisterBuilder& with(const std::string& attribute, const std::string& value) {
        study::Attribute one;
        one.entity = knowledge_.entities.back().id;
        one.name = attribute;
        one.value = value;
        knowledge_.attributes.push_back(one);
        return *this;
    }
    RegisterBuilder& decide(const std::string& key, study::Decision decision,
                            const std::string& replacement = {}) {
        study::IdentifierDecision one;
        one.entity_key = key;
        one.decision = decision;
        one.replacement = replacement;
        knowledge_.decisions.push_back(one);
        return *this;
    }
    RegisterBuilder& level(const std::string& subject, const std::string& treatment) {
        knowledge_.profile.set(subject, treatment);
        return *this;
    }
    RegisterBuilder& dates_move(study::Id<study::Entity> who, int days) {
        knowledge_.days[who] = days;
        return *this;
    }
    RegisterBuilder& pseudonym(study::Id<study::Entity> who, const std::string& words) {
        knowledge_.pseudonyms[who] = privacy::Pseudonym::parse(words);
        return *this;
    }
    [[nodiscard]] const privacy::Protection::Knowledge& knowledge() const { return knowledge_; }
    [[nodiscard]] privacy::Protection protection() const { return privacy::Protection(knowledge_); }
    [[nodiscard]] privacy::KnownNames names() const { return {knowledge_.entities, knowledge_.aliases}; }

private:
    privacy::Protection::Knowledge knowledge_;
};

}  // namespace sotto::tests
