// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/protection.h"

#include "commands/look_up.h"
#include "store/digest.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <cmath>

namespace sotto::commands {

privacy::Protection protection_of(const store::StudyFile& study) {
    return privacy::Protection({study.all<study::Entity>(), study.all<study::Alias>(),
                                study.all<study::Attribute>(), study.all<study::IdentifierDecision>()});
}

privacy::Protection protection_of(const RegisterTable& table, const privacy::Profile& profile) {
    privacy::Protection::Knowledge knowledge;
    knowledge.profile = profile;
    std::int64_t id = 0;
    for (const auto& row : table.rows) {
        study::Entity entity;
        entity.id.value = ++id;
        entity.guid = base::Guid::random();
        entity.code = row.code;
        entity.name = row.name;
        entity.category = row.category.value_or(study::EntityCategory::Person);
        entity.participant = table.participant(row);
        for (const auto& name : row.aliases) {
            study::Alias alias;
            alias.id.value = static_cast<std::int64_t>(knowledge.aliases.size()) + 1;
            alias.entity = entity.id;
            alias.name = name;
            knowledge.aliases.push_back(std::move(alias));
        }
        for (const auto& [name, value] : row.attributes) {
            study::Attribute attribute;
            attribute.id.value = static_cast<std::int64_t>(knowledge.attributes.size()) + 1;
            attribute.entity = entity.id;
            attribute.name = name;
            attribute.value = value;
            knowledge.attributes.push_back(std::move(attribute));
        }
        knowledge.entities.push_back(std::move(entity));
    }
    if (profile.gives_pseudonyms()) {
        privacy::CloseWords taken;
        for (const auto& entity : knowledge.entities) taken.add(entity.name);
        for (const auto& alias : knowledge.aliases) taken.add(alias.name);
        // No study keeps them: what a register says is all they are made of, so that they are the same again.
        const auto order = [&](std::string_view words) {
            std::uint64_t mixed = 1469598103934665603U;
            for (const char c : words) mixed = (mixed ^ static_cast<unsigned char>(c)) * 1099511628211U;
            return mixed;
        };
        for (auto& entity : knowledge.entities) {
            const auto hash = store::sha256(entity.code + "/" + entity.name);
            entity.guid =
                *base::Guid::parse(fmt::format("{}-{}-{}-{}-{}", hash.substr(0, 8), hash.substr(8, 4),
                                               hash.substr(12, 4), hash.substr(16, 4), hash.substr(20, 12)));
        }
        knowledge.pseudonyms = privacy::choose_pseudonyms(knowledge.entities, knowledge.attributes,
                                                          profile.pseudonyms(), {}, taken, order);
    }
    return privacy::Protection(std::move(knowledge));
}

Value described(const privacy::Identifier& identifier, const text::Text& text) {
    return Value()
        .set("start", identifier.range.start)
        .set("end", identifier.range.end)
        .set("category", privacy::name_of(identifier.category))
        .set("text", text.slice(identifier.range))
        .set("replacement", identifier.replacement)
        .set("detector", identifier.detector)
        .set("confidence", std::round(identifier.confidence * 1000) / 1000)
        .set("status", identifier.kept ? std::string_view("kept") : privacy::name_of(identifier.state))
        .set("entity", identifier.entity_key);
}

void describe(const privacy::DisclosureRisk& risk, Value& data) {
    data.set("k", risk.k);
    auto unsafe = Value::array();
    for (const auto& person : risk.unsafe) {
        auto shown = Value::object();
        for (const auto& [name, value] : person.shown) shown.set(name, value);
        unsafe.add(Value()
                       .set("participant_code", person.participant_code)
                       .set("shown", std::move(shown))
                       .set("shared_by", person.shared_by)
                       .set("reason", person.reason));
    }
    data.set("unsafe", std::move(unsafe));
    auto suggestion = Value::object();
    if (risk.suggestion) {
        auto coarsen = Value::object();
        for (const auto& [name, how] : risk.suggestion->coarsen) coarsen.set(name, how);
        suggestion.set("drop", Value::texts(risk.suggestion->drop));
        suggestion.set("coarsen", std::move(coarsen));
        suggestion.set("reaches_k", risk.suggestion->reaches_k);
    }
    data.set("suggestion", std::move(suggestion));
}

std::string way_in_words(const Value& way) {
    std::vector<std::string> steps;
    for (const auto& name : way["drop"].items()) steps.push_back("leave out " + name.text());
    for (const auto& [name, shown] : way["coarsen"].members()) {
        const auto& how = shown.text();
        const auto band = how.find(':');
        steps.push_back(band == std::string::npos ? fmt::format("show {} in place of {}", how, name)
                                                  : fmt::format("show {} in bands of {} (--show {})", name,
                                                                how.substr(band + 1), how));
    }
    if (steps.empty()) return {};
    return fmt::format("{}: then at least {} share each combination that is shown.",
                       fmt::join(steps, ", and "),
                       counted(way["reaches_k"].integer(), "participant", "participants"));
}

std::vector<std::string> risk_sentences(const Value& data) {
    std::vector<std::string> sentences;
    for (const auto& person : data["unsafe"].items()) {
        sentences.push_back(
            fmt::format("{}: {}", person["participant_code"].text(), person["reason"].text()));
    }
    if (const auto way = way_in_words(data["suggestion"]); !way.empty())
        sentences.push_back("You could " + way);
    return sentences;
}

}  // namespace sotto::commands
