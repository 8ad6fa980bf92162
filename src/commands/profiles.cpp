// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/profiles.h"

#include "base/error.h"
#include "base/files.h"
#include "commands/import_reading.h"
#include "commands/look_up.h"
#include "commands/protection.h"
#include "commands/session.h"
#include "commands/vault_keys.h"
#include "store/digest.h"
#include "store/releases.h"
#include "text/case.h"
#include "text/characters.h"
#include "text/utf8.h"

#include <fmt/format.h>
#include <algorithm>
#include <unordered_set>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;
using privacy::Profile;
using privacy::Pseudonym;
using privacy::Pseudonyms;
using privacy::PseudonymStyle;

constexpr std::string_view schema = "audience-profile/1";
constexpr std::size_t most_bytes = 1U << 16U;
constexpr const char* key_setting = "secret/pseudonyms";

std::string setting_called(const store::StudyFile& study, const std::string& name) {
    for (auto& setting : study.all<store::Setting>()) {
        if (setting.name == name) return std::move(setting.value);
    }
    return {};
}

void keep_setting(store::Edit& edit, const std::string& name, const std::string& value) {
    for (auto& setting : edit.study().all<store::Setting>()) {
        if (setting.name != name) continue;
        setting.value = value;
        edit.change(setting);
        return;
    }
    if (!value.empty()) edit.add(store::Setting{{}, name, value});
}

std::string setting_of(study::Audience audience) {
    return fmt::format("profile/{}", study::name_of(audience));
}

std::string setting_of(PseudonymStyle style) {
    return fmt::format("pseudonyms/{}", privacy::name_of(style));
}

Profile profile_from(const Value& value, std::string_view name) {
    if (value["schema"].text() != schema)
        throw Error(Blame::Input, fmt::format("{} is not a profile ({}).", name, schema));
    Profile profile;
    for (const auto& [subject, level] : value["levels"].members()) {
        try {
            profile.set(subject, level.text());
        } catch (const Error& error) {
            throw Error(Blame::Input, fmt::format("{}: {}", name, error.what()));
        }
    }
    return profile;
}

/// Random, and nobody's: two GUIDs are 244 bits of the system's random source.
std::string new_key() {
    return store::sha256(base::Guid::random().text() + base::Guid::random().text());
}

bool needs_key(const Profile& profile) {
    return profile.gives_pseudonyms() || profile.most_days() > 0;
}

std::uint64_t number_of(const std::string& key, std::string_view purpose, std::string_view words) {
    store::Sha256 digest;
    digest.add_field(key);
    digest.add_field(purpose);
    digest.add_field(words);
    return std::stoull(digest.finish().substr(0, 15), nullptr, 16);
}

/// Whole weeks, so that days of the week stay true; never none.
int days_of(const std::string& key, const base::Guid& participant, int most_days) {
    const int weeks = std::max(1, most_days / 7);
    const auto place =
        static_cast<int>(number_of(key, "dates", participant.text()) % (2U * static_cast<unsigned>(weeks)));
    return 7 * (place < weeks ? place - weeks : place - weeks + 1);
}

Pseudonyms kept_pseudonyms(const store::StudyFile& study, const std::vector<study::Entity>& entities,
                           PseudonymStyle style) {
    Pseudonyms kept;
    const auto json = setting_called(study, setting_of(style));
    if (json.empty()) return kept;
    const auto value = Value::parse_json(json, "the list of pseudonyms");
    for (const auto& entity : entities) {
        const auto& one = value[entity.guid.text()];
        if (!one.is_null()) kept.emplace(entity.id, Pseudonym::parse(one.text()));
    }
    return kept;
}

/// Everything that is a name or may be one, in the register and in the texts.
privacy::CloseWords taken_names(Session& session) {
    const auto& study = session.study();
    privacy::CloseWords taken;
    for (const auto& entity : study.all<study::Entity>()) {
        taken.add(entity.name);
        taken.add(entity.code);
    }
    for (const auto& alias : study.all<study::Alias>()) taken.add(alias.name);
    std::unordered_set<std::string> words;
    std::string word;
    study.each_passage([&](const study::Passage&, std::string_view said, std::string_view) {
        for (std::size_t at = 0; at <= said.size();) {
            const std::size_t start = at;
            const bool letter = at < said.size() && text::is_letter_or_mark(text::utf8::next(said, at));
            if (letter) {
                word += said.substr(start, at - start);
                continue;
            }
            if (!word.empty()) words.insert(std::move(word));
            word.clear();
            if (start == said.size()) break;
        }
        session.progress().check();
        return true;
    });
    for (const auto& one : words) {
        if (text::is_capitalised(one)) {
            taken.add(one);
        } else {
            taken.add_exactly(one);
        }
    }
    return taken;
}

bool may_have_pseudonym(const study::Entity& entity, const Profile& profile) {
    switch (entity.category) {
        case study::EntityCategory::Person:
            return true;
        case study::EntityCategory::Place:
            return profile.of(privacy::Category::Place).level == privacy::Level::Pseudonym;
        case study::EntityCategory::Organisation:
            return profile.of(privacy::Category::Organisation).level == privacy::Level::Pseudonym;
        case study::EntityCategory::Other:
            break;
    }
    return profile.of(privacy::Category::Other).level == privacy::Level::Pseudonym;
}

std::vector<study::Entity> called_by_pseudonym(const store::StudyFile& study, const Profile& profile) {
    auto entities = study.all<study::Entity>();
    std::erase_if(entities, [&](const auto& entity) { return !may_have_pseudonym(entity, profile); });
    return entities;
}

privacy::Protection::Knowledge knowledge_of(const store::StudyFile& study, const Profile& profile) {
    privacy::Protection::Knowledge knowledge{study.all<study::Entity>(), study.all<study::Alias>(),
                                             study.all<study::Attribute>(),
                                             study.all<study::IdentifierDecision>()};
    knowledge.profile = profile;
    const auto key = setting_called(study, key_setting);
    if (key.empty()) return knowledge;
    if (const int most = profile.most_days(); most > 0) {
        for (const auto& entity : knowledge.entities) {
            if (entity.category == study::EntityCategory::Person)
                knowledge.days.emplace(entity.id, days_of(key, entity.guid, most));
        }
    }
    if (profile.gives_pseudonyms())
        knowledge.pseudonyms = kept_pseudonyms(study, knowledge.entities, profile.pseudonyms());
    return knowledge;
}

/// Those of the register who have no pseudonym get one. Where `writes`, they keep it; else it is the one that
/// they would keep.
void give_pseudonyms(Session& session, const Profile& profile, bool writes,
                     privacy::Protection::Knowledge& knowledge) {
    if (!needs_key(profile)) return;
    const auto key = setting_called(session.study(), key_setting);
    if (key.empty() && !writes) return;
    const auto entities = called_by_pseudonym(session.study(), profile);
    const auto kept = kept_pseudonyms(session.study(), entities, profile.pseudonyms());
    const bool some_without = profile.gives_pseudonyms() && kept.size() < entities.size();
    const auto chosen = [&](const std::string& with) {
        const bool names = profile.pseudonyms() == PseudonymStyle::Names;
        return privacy::choose_pseudonyms(
            entities, session.study().all<study::Attribute>(), profile.pseudonyms(), kept,
            names ? taken_names(session) : privacy::CloseWords(),
            [&](std::string_view words) { return number_of(with, "pseudonyms", words); });
    };
    if (!writes) {
        if (some_without) knowledge.pseudonyms = chosen(key);
        return;
    }
    if (!some_without && !key.empty()) return;
    // Says why, where the study can only be read.
    static_cast<void>(session.writable_study());
    const auto new_or_old = key.empty() ? new_key() : key;
    const auto all = some_without ? chosen(new_or_old) : kept;
    session.edit(
        "privacy/pseudonyms",
        fmt::format("Chose {}",
                    counted(static_cast<std::int64_t>(all.size() - kept.size()), "pseudonym", "pseudonyms")),
        [&](store::Edit& edit) {
            if (key.empty()) keep_setting(edit, key_setting, new_or_old);
            if (!some_without) return;
            // Pseudonyms of those who are not asked for now stay theirs.
            const auto name = setting_of(profile.pseudonyms());
            const auto json = setting_called(edit.study(), name);
            auto value = json.empty() ? Value::object() : Value::parse_json(json, "the list of pseudonyms");
            for (const auto& entity : entities) value.set(entity.guid.text(), all.at(entity.id).text());
            keep_setting(edit, name, value.to_json());
        });
    knowledge = knowledge_of(session.study(), profile);
}

/// Labels that no other release has: in an order of its own, and no name that anybody was called by.
void unlink(Session& session, privacy::Protection::Knowledge& knowledge) {
    const auto& study = session.study();
    const auto kept = setting_called(study, key_setting);
    const auto release = store::releases(study).size() + 1;
    // Without a key of the study the GUID of the newest entry of the journal is as good: nobody outside has
    // it.
    const auto key = store::sha256((kept.empty() ? study.journal_hash(study.journal_seq()) : kept) +
                                   fmt::format("/release/{}", release));
    const auto style = knowledge.profile.pseudonyms();
    const bool names = style == PseudonymStyle::Names;
    auto taken = names ? taken_names(session) : privacy::CloseWords();
    for (const auto& [id, pseudonym] : kept_pseudonyms(study, knowledge.entities, style))
        taken.add(pseudonym.name);
    knowledge.pseudonyms = privacy::choose_pseudonyms(
        knowledge.entities, knowledge.attributes, style, {}, taken,
        [&](std::string_view words) { return number_of(key, "pseudonyms", words); });
    knowledge.unlinked = true;
}

}  // namespace

Profile profile_of(const store::StudyFile& study, study::Audience audience) {
    const auto json = setting_called(study, setting_of(audience));
    if (json.empty()) return {};
    return profile_from(Value::parse_json(json, "the profile"), "The profile of the study");
}

void keep_profile(store::Edit& edit, study::Audience audience, const Profile& profile) {
    keep_setting(edit, setting_of(audience), profile_json(profile));
    if (needs_key(profile) && setting_called(edit.study(), key_setting).empty())
        keep_setting(edit, key_setting, new_key());
}

std::string profile_json(const Profile& profile) {
    auto levels = Value::object();
    for (const auto& [subject, level] : profile.chosen()) levels.set(subject, level);
    return Value().set("schema", schema).set("levels", std::move(levels)).to_json() + "\n";
}

Profile read_profile(const std::filesystem::path& file) {
    const auto name = shown_path(file.filename());
    std::string bytes;
    try {
        bytes = base::read_file(file, most_bytes);
    } catch (const Error& error) {
        throw Error(Blame::Input, error.what());
    }
    return profile_from(Value::parse_json(bytes, name), name);
}

Value described(const Profile& profile) {
    auto levels = Value::object();
    for (const auto& subject : Profile::subjects()) levels.set(subject, profile.level_of(subject));
    return levels;
}

privacy::Protection protection_for(Session& session, const Leaving& leaving) {
    // Without names no pseudonym could be told from one.
    require_open_register(session.study());
    const auto profile = leaving.profile_file.empty() ? profile_of(session.study(), leaving.audience)
                                                      : read_profile(leaving.profile_file);
    auto knowledge = knowledge_of(session.study(), profile);
    give_pseudonyms(session, profile, leaving.writes && !leaving.unlink, knowledge);
    if (leaving.unlink) unlink(session, knowledge);
    return privacy::Protection(std::move(knowledge));
}

privacy::Protection protection_with(const store::StudyFile& study, const Profile& profile) {
    return privacy::Protection(knowledge_of(study, profile));
}

}  // namespace sotto::commands
