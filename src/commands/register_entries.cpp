// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/register_entries.h"

#include "base/clock.h"
#include "formats/csv.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>

namespace sotto::commands {

namespace {

using study::Audience;
using study::Entity;
using study::Id;

constexpr std::array<Audience, 4> audiences{Audience::Team, Audience::Partners, Audience::Public,
                                            Audience::Archive};

bool is_empty(const RegisterRow& row, std::string_view column) {
    return std::any_of(row.empty.begin(), row.empty.end(),
                       [&](const std::string& name) { return text::fold_key(name) == column; });
}

}  // namespace

Consents consents_of(const store::StudyFile& study) {
    Consents by_participant;
    for (auto& consent : study.all<study::Consent>())
        by_participant[consent.participant].push_back(std::move(consent));
    return by_participant;
}

Value consent_word(const Consents& all, Id<Entity> participant) {
    const auto own = all.find(participant);
    if (own == all.end()) return {};
    const auto& consents = own->second;
    for (const auto audience : {Audience::Archive, Audience::Public, Audience::Partners, Audience::Team}) {
        const auto consent = study::consent_in_force(consents, participant, audience);
        if (consent.use == study::Use::Quote && !consent.withdrawn) return study::name_of(audience);
    }
    return "none";
}

std::string name_kept(std::string_view code) {
    return fmt::format(
        "The name of {} stays: without it, exports would show it. Give it as an alias first, or enter the "
        "right name in its place.",
        code);
}

RegisterEntries::RegisterEntries(store::Edit& edit, bool clears)
    : edit_(edit), clears_(clears), consents_(consents_of(edit.study())), recorded_(base::utc_now()) {
    for (auto& entity : edit.study().all<Entity>())
        entities_.emplace(text::fold_key(entity.code), std::move(entity));
    for (auto& alias : edit.study().all<study::Alias>()) aliases_[alias.entity].push_back(std::move(alias));
    for (auto& attribute : edit.study().all<study::Attribute>()) {
        const auto key = std::pair(attribute.entity, text::fold_key(attribute.name));
        attributes_.emplace(key, std::move(attribute));
    }
}

void RegisterEntries::take(const RegisterRow& row, const RegisterTable& table) {
    const auto known = entities_.find(text::fold_key(row.code));
    const bool is_new = known == entities_.end();
    auto entity = is_new ? Entity() : known->second;
    changed_ = false;
    if (is_new) entity.code = row.code;
    if (!row.name.empty()) entity.name = row.name;
    if (clears_ && is_empty(row, "name") && !entity.name.empty()) {
        if (is_alias(entity, row)) {
            entity.name.clear();
        } else {
            problems_.push_back({row.line, fmt::format("Line {}: {}", row.line, name_kept(row.code))});
        }
    }
    if (row.category) entity.category = *row.category;
    // Who is known and only mentioned stays so until a table says something else.
    const bool says_who = is_new || table.has_consent || row.called_participant;
    entity.participant = entity.participant || (says_who && table.participant(row));
    if (is_new) {
        entity = edit_.add(entity);
        note(entity, "code", "", entity.code);
        if (!entity.name.empty()) note(entity, "name");
    } else if (entity != known->second) {
        edit_.change(entity);
        if (entity.name != known->second.name) note(entity, "name");
        if (entity.category != known->second.category) {
            note(entity, "category", std::string(study::name_of(known->second.category)),
                 std::string(study::name_of(entity.category)));
        }
        changed_ = true;
    }
    set_aliases(entity, row);
    set_attributes(entity, row);
    // Also of those who are only mentioned: should they be found to speak, it says what they agreed to.
    const bool says_consent = row.consent && entity.category == study::EntityCategory::Person;
    if (entity.participant || says_consent) record_consent(entity, row);
    added_ += is_new ? 1 : 0;
    updated_ += !is_new && changed_ ? 1 : 0;
}

bool RegisterEntries::is_alias(const Entity& entity, const RegisterRow& row) const {
    const auto key = text::fold_key(entity.name);
    const auto is_name = [&](const std::string& name) { return text::fold_key(name) == key; };
    if (std::any_of(row.aliases.begin(), row.aliases.end(), is_name)) return true;
    // Those given are all there will be.
    if (!row.aliases.empty() || is_empty(row, "aliases")) return false;
    const auto known = aliases_.find(entity.id);
    return known != aliases_.end() &&
           std::any_of(known->second.begin(), known->second.end(),
                       [&](const study::Alias& alias) { return is_name(alias.name); });
}

void RegisterEntries::note(const Entity& entity, const std::string& field) {
    changes_.add(Value().set("code", entity.code).set("field", field));
    changed_ = true;
}

void RegisterEntries::note(const Entity& entity, const std::string& field, const std::string& before,
                           const std::string& after) {
    changes_.add(
        Value().set("code", entity.code).set("field", field).set("before", before).set("after", after));
    changed_ = true;
}

void RegisterEntries::set_aliases(const Entity& entity, const RegisterRow& row) {
    auto& known = aliases_[entity.id];
    const auto same = [](const std::string& a, const std::string& b) {
        return text::fold_key(a) == text::fold_key(b);
    };
    bool changed = false;
    if (clears_ && (!row.aliases.empty() || is_empty(row, "aliases"))) {
        std::erase_if(known, [&](const study::Alias& alias) {
            const bool stays = std::any_of(row.aliases.begin(), row.aliases.end(),
                                           [&](const std::string& name) { return same(name, alias.name); });
            if (stays) return false;
            edit_.remove(alias.id);
            changed = true;
            return true;
        });
    }
    for (const auto& name : row.aliases) {
        if (std::any_of(known.begin(), known.end(),
                        [&](const study::Alias& alias) { return same(alias.name, name); }))
            continue;
        study::Alias alias;
        alias.entity = entity.id;
        alias.name = name;
        known.push_back(edit_.add(alias));
        changed = true;
    }
    if (changed) note(entity, "aliases");
}

void RegisterEntries::set_attributes(const Entity& entity, const RegisterRow& row) {
    for (const auto& [name, value] : row.attributes) set_attribute(entity, name, value);
    if (!clears_) return;
    for (const auto& name : row.empty) {
        const auto known = attributes_.find({entity.id, text::fold_key(name)});
        if (known == attributes_.end() || is_register_column(known->first.second)) continue;
        note(entity, known->second.name, known->second.value, "");
        edit_.remove(known->second.id);
        attributes_.erase(known);
    }
}

void RegisterEntries::set_attribute(const Entity& entity, const std::string& name, const std::string& value) {
    const auto known = attributes_.find({entity.id, text::fold_key(name)});
    if (known == attributes_.end()) {
        study::Attribute attribute;
        attribute.entity = entity.id;
        attribute.name = name;
        attribute.value = value;
        attributes_.emplace(std::pair(entity.id, text::fold_key(name)), edit_.add(attribute));
        note(entity, name, "", value);
    } else if (known->second.value != value) {
        note(entity, known->second.name, known->second.value, value);
        known->second.value = value;
        edit_.change(known->second);
    }
}

void RegisterEntries::record_consent(const Entity& entity, const RegisterRow& row) {
    if (!row.consent && !row.naming) return;
    auto& own = consents_[entity.id];
    const auto before = consent_word(consents_, entity.id).text();
    bool recorded = false;
    auto wanted = row.consent.value_or(std::vector<study::Consent>());
    if (!row.consent) {
        for (const auto audience : audiences)
            wanted.push_back(study::consent_in_force(own, entity.id, audience));
    }
    const bool withdrawn = std::any_of(own.begin(), own.end(), [&](const study::Consent& consent) {
        return consent.withdrawn && study::consent_in_force(own, entity.id, consent.audience).withdrawn;
    });
    const bool grants = std::any_of(wanted.begin(), wanted.end(), [&](const study::Consent& consent) {
        const auto in_force = study::consent_in_force(own, entity.id, consent.audience);
        return consent.use < in_force.use || (row.naming.value_or(false) && !in_force.naming.value_or(false));
    });
    if (withdrawn && grants) {
        // A register file is often older than a withdrawal; only a person's decision takes that back.
        problems_.push_back({row.line, fmt::format("Line {}: {} has withdrawn consent since; `sotto consent` "
                                                   "records a new one.",
                                                   row.line, entity.code)});
        return;
    }
    for (auto consent : wanted) {
        const auto in_force = study::consent_in_force(own, entity.id, consent.audience);
        const auto naming = row.naming.has_value() ? row.naming : in_force.naming;
        if (in_force.withdrawn && consent.use == study::Use::None) continue;
        const bool on_record = std::any_of(own.begin(), own.end(), [&](const study::Consent& record) {
            return record.audience == consent.audience;
        });
        if (on_record && in_force.use == consent.use && in_force.naming == naming) continue;
        consent.id = {};
        consent.guid = {};
        consent.participant = entity.id;
        consent.naming = naming;
        consent.recorded = recorded_;
        own.push_back(edit_.add(consent));
        recorded = true;
    }
    if (recorded) note(entity, "consent", before, consent_word(consents_, entity.id).text());
}

std::string register_csv(const store::StudyFile& study) {
    const auto consents = consents_of(study);
    std::unordered_map<Id<Entity>, std::string> aliases;
    for (const auto& alias : study.all<study::Alias>()) {
        auto& all = aliases[alias.entity];
        all += (all.empty() ? "" : "; ") + alias.name;
    }
    std::vector<std::string> columns;
    std::map<std::string, std::size_t> places;
    std::unordered_map<Id<Entity>, std::map<std::size_t, std::string>> attributes;
    for (const auto& attribute : study.all<study::Attribute>()) {
        const auto [place, is_new] = places.emplace(text::fold_key(attribute.name), columns.size());
        if (is_new) columns.push_back(attribute.name);
        attributes[attribute.entity][place->second] = attribute.value;
    }

    std::vector<std::string> head{"code", "name", "aliases", "category", "consent", "naming"};
    head.insert(head.end(), columns.begin(), columns.end());
    std::string csv = formats::csv_line(head);
    for (const auto& entity : study.all<Entity>()) {
        const auto own = consents.find(entity.id);
        std::string naming;
        if (own != consents.end()) {
            const auto named = study::consent_in_force(own->second, entity.id, Audience::Public).naming;
            if (named) naming = *named ? "yes" : "no";
        }
        std::vector<std::string> cells{
            entity.code,
            entity.name,
            aliases[entity.id],
            entity.participant ? std::string("participant") : std::string(study::name_of(entity.category)),
            consent_word(consents, entity.id).text(),
            naming};
        for (std::size_t i = 0; i < columns.size(); ++i) cells.push_back(attributes[entity.id][i]);
        csv += formats::csv_line(cells);
    }
    return csv;
}

}  // namespace sotto::commands
