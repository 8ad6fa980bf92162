// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/voices.h"

#include "base/error.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <array>

namespace sotto::commands {

namespace {

constexpr std::array<std::string_view, 10> own_fields{
    "kind", "status", "lang", "language", "date", "event", "source", "speaker", "role", "participant"};

bool is_own(std::string_view field) {
    return std::find(own_fields.begin(), own_fields.end(), field) != own_fields.end();
}

}  // namespace

Voices::Voices(const store::StudyFile& study)
    : Voices(study, study.all<study::Source>(), study.all<study::Speaker>()) {}

Voices::Voices(const store::StudyFile& study, study::Id<study::Source> source)
    : Voices(study, study.find(std::vector{source}), study.speakers(source)) {}

Voices::Voices(const store::StudyFile& study, std::vector<study::Source> sources,
               std::vector<study::Speaker> speakers)
    : in_order_(std::move(sources)), speakers_in_order_(std::move(speakers)) {
    for (const auto& source : in_order_) sources_.emplace(source.id, source);
    for (const auto& speaker : speakers_in_order_) speakers_.emplace(speaker.id, speaker);
    for (auto& entity : study.all<study::Entity>()) {
        auto& names = names_[entity.id];
        for (const auto& name : {entity.code, entity.name, entity.guid.text()}) {
            if (!name.empty()) names.push_back(text::fold_key(name));
        }
        entities_.emplace(entity.id, std::move(entity));
    }
    for (const auto& alias : study.all<study::Alias>())
        names_[alias.entity].push_back(text::fold_key(alias.name));
    for (auto& attribute : study.all<study::Attribute>()) {
        auto key = text::fold_key(attribute.name);
        const auto known = std::find_if(attribute_names_.begin(), attribute_names_.end(),
                                        [&](const std::string& name) { return text::fold_key(name) == key; });
        if (known == attribute_names_.end()) attribute_names_.push_back(attribute.name);
        attributes_[attribute.entity].emplace_back(std::move(key), std::move(attribute.value));
    }
}

Voice Voices::of(const study::Passage& passage) const {
    const auto speaker = speakers_.find(passage.speaker);
    return speaker != speakers_.end() ? of(speaker->second) : of(source(passage.source));
}

Voice Voices::of(const study::Source& source) const {
    return {{}, study::SpeakerRole::Unknown, source.participant};
}

Voice Voices::of(const study::Speaker& speaker) const {
    Voice voice{speaker.label, speaker.role, speaker.participant};
    const bool asks =
        speaker.role == study::SpeakerRole::Interviewer || speaker.role == study::SpeakerRole::Interpreter;
    if (!voice.participant && !asks) voice.participant = source(speaker.source).participant;
    return voice;
}

const study::Entity* Voices::entity(study::Id<study::Entity> id) const {
    const auto at = entities_.find(id);
    return at == entities_.end() ? nullptr : &at->second;
}

std::string Voices::code_of(study::Id<study::Entity> id) const {
    const auto* known = entity(id);
    return known != nullptr ? known->code : std::string();
}

std::vector<std::string> Voices::fields() const {
    std::vector<std::string> fields(own_fields.begin(), own_fields.end());
    for (const auto& name : attribute_names_) {
        // A register's own `role` is asked for by the same word.
        if (!is_own(text::fold_key(name))) fields.push_back(name);
    }
    return fields;
}

bool Voices::has_field(std::string_view field) const {
    return is_own(field) ||
           std::any_of(attribute_names_.begin(), attribute_names_.end(),
                       [&](const std::string& name) { return text::fold_key(name) == field; });
}

std::string Voices::value(std::string_view field, const Voice& voice, const study::Source& source) const {
    if (field == "kind") return std::string(study::name_of(source.kind));
    if (field == "status") return std::string(study::name_of(source.status));
    if (field == "lang" || field == "language") return source.language;
    if (field == "date") return source.date;
    if (field == "event") return source.event;
    if (field == "source") return source.name;
    if (field == "speaker") return voice.label;
    if (field == "participant") return code_of(voice.participant);
    if (const auto at = attributes_.find(voice.participant); at != attributes_.end()) {
        for (const auto& [name, value] : at->second) {
            if (name == field) return value;
        }
    }
    // Registers often have an attribute of this name, which then says more.
    return field == "role" ? std::string(study::name_of(voice.role)) : std::string();
}

bool Voices::is_called(const Voice& voice, std::string_view wanted) const {
    if (!voice.label.empty() && text::fold_key(voice.label) == wanted) return true;
    if (voice.role != study::SpeakerRole::Unknown && study::name_of(voice.role) == wanted) return true;
    return is_called(voice.participant, wanted);
}

bool Voices::is_called(study::Id<study::Entity> id, std::string_view wanted) const {
    const auto at = names_.find(id);
    return at != names_.end() && !wanted.empty() &&
           std::find(at->second.begin(), at->second.end(), wanted) != at->second.end();
}

bool Voices::anybody_is_called(std::string_view wanted) const {
    return std::any_of(names_.begin(), names_.end(),
                       [&](const auto& entry) { return is_called(entry.first, wanted); });
}

void Voices::refuse_field(std::string_view field) const {
    throw base::Error(base::Blame::User, fmt::format("There is no field \"{}\"; there are code, {}.", field,
                                                     fmt::join(fields(), ", ")));
}

}  // namespace sotto::commands
