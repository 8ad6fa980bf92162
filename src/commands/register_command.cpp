// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/clock.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/register_table.h"
#include "commands/session.h"
#include "commands/speaker_links.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <unordered_map>

namespace sotto::commands {

namespace {

using study::Entity;
using study::Id;

/// The records of each participant. What is in force for somebody is found among their own: a search through
/// everybody's would cost the square of the register.
using Consents = std::unordered_map<Id<Entity>, std::vector<study::Consent>>;

Consents consents_of(const store::StudyFile& study) {
    Consents by_participant;
    for (auto& consent : study.all<study::Consent>())
        by_participant[consent.participant].push_back(std::move(consent));
    return by_participant;
}

/// Brings the rows of a register file into a study, changing only what differs.
class Register {
public:
    explicit Register(store::Edit& edit)
        : edit_(edit), consents_(consents_of(edit.study())), recorded_(base::utc_now()) {
        for (auto& entity : edit.study().all<Entity>())
            entities_.emplace(text::fold_key(entity.code), std::move(entity));
        for (auto& alias : edit.study().all<study::Alias>()) {
            aliases_[alias.entity].push_back(text::fold_key(alias.name));
        }
        for (auto& attribute : edit.study().all<study::Attribute>()) {
            const auto key = std::pair(attribute.entity, text::fold_key(attribute.name));
            attributes_.emplace(key, std::move(attribute));
        }
    }

    void take(const RegisterRow& row, bool participant) {
        const auto known = entities_.find(text::fold_key(row.code));
        const bool is_new = known == entities_.end();
        auto entity = is_new ? Entity() : known->second;
        changed_ = false;
        if (is_new) entity.code = row.code;
        if (!row.name.empty()) entity.name = row.name;
        if (row.category) entity.category = *row.category;
        entity.participant = entity.participant || participant;
        if (is_new) {
            entity = edit_.add(entity);
        } else if (entity != known->second) {
            edit_.change(entity);
            changed_ = true;
        }
        add_aliases(entity, row);
        set_attributes(entity, row);
        // Also of those who are only mentioned: should they be found to speak, it says what they agreed to.
        const bool says_consent = row.consent && entity.category == study::EntityCategory::Person;
        if (entity.participant || says_consent) record_consent(entity, row);
        added_ += is_new ? 1 : 0;
        updated_ += !is_new && changed_ ? 1 : 0;
    }

    std::int64_t added() const { return added_; }
    std::int64_t updated() const { return updated_; }
    const std::vector<RegisterTable::Problem>& problems() const { return problems_; }

private:
    void add_aliases(const Entity& entity, const RegisterRow& row) {
        auto& known = aliases_[entity.id];
        for (const auto& name : row.aliases) {
            const auto key = text::fold_key(name);
            if (std::find(known.begin(), known.end(), key) != known.end()) continue;
            study::Alias alias;
            alias.entity = entity.id;
            alias.name = name;
            edit_.add(alias);
            known.push_back(key);
            changed_ = true;
        }
    }

    void set_attributes(const Entity& entity, const RegisterRow& row) {
        for (const auto& [name, value] : row.attributes) {
            const auto known = attributes_.find({entity.id, text::fold_key(name)});
            if (known == attributes_.end()) {
                study::Attribute attribute;
                attribute.entity = entity.id;
                attribute.name = name;
                attribute.value = value;
                edit_.add(attribute);
                changed_ = true;
            } else if (known->second.value != value) {
                auto attribute = known->second;
                attribute.value = value;
                edit_.change(attribute);
                changed_ = true;
            }
        }
    }

    void record_consent(const Entity& entity, const RegisterRow& row) {
        if (!row.consent && !row.naming) return;
        auto& own = consents_[entity.id];
        const bool withdrawn = std::any_of(own.begin(), own.end(), [&](const study::Consent& consent) {
            return consent.withdrawn && study::consent_in_force(own, entity.id, consent.audience).withdrawn;
        });
        if (withdrawn) {
            // A register file is often older than a withdrawal; only a person's decision takes that back.
            problems_.push_back(
                {row.line, fmt::format("Line {}: {} has withdrawn consent since; `sotto consent` records "
                                       "a new one.",
                                       row.line, entity.code)});
            return;
        }
        auto wanted = row.consent.value_or(std::vector<study::Consent>());
        if (!row.consent) {
            for (const auto audience : {study::Audience::Team, study::Audience::Partners,
                                        study::Audience::Public, study::Audience::Archive}) {
                wanted.push_back(study::consent_in_force(own, entity.id, audience));
            }
        }
        for (auto consent : wanted) {
            const auto in_force = study::consent_in_force(own, entity.id, consent.audience);
            const auto naming = row.naming.has_value() ? row.naming : in_force.naming;
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
            changed_ = true;
        }
    }

    store::Edit& edit_;
    Consents consents_;
    const std::string recorded_;
    std::map<std::string, Entity> entities_;
    std::map<Id<Entity>, std::vector<std::string>> aliases_;
    std::map<std::pair<Id<Entity>, std::string>, study::Attribute> attributes_;
    bool changed_ = false;
    std::int64_t added_ = 0;
    std::int64_t updated_ = 0;
    std::vector<RegisterTable::Problem> problems_;
};

/// The widest audience that may quote the participant, or `none`; nothing when nobody asked them.
Value consent_word(const Consents& all, Id<Entity> participant) {
    const auto own = all.find(participant);
    if (own == all.end()) return {};
    const auto& consents = own->second;
    for (const auto audience : {study::Audience::Archive, study::Audience::Public, study::Audience::Partners,
                                study::Audience::Team}) {
        const auto consent = study::consent_in_force(consents, participant, audience);
        if (consent.use == study::Use::Quote && !consent.withdrawn) return study::name_of(audience);
    }
    return "none";
}

Value participants(const store::StudyFile& study) {
    const auto consents = consents_of(study);
    std::map<Id<Entity>, Value> attributes;
    for (const auto& attribute : study.all<study::Attribute>()) {
        attributes[attribute.entity].set(attribute.name, attribute.value);
    }
    auto listed = Value::array();
    for (const auto& entity : study.all<Entity>()) {
        if (!entity.participant) continue;
        const auto own = attributes.find(entity.id);
        listed.add(Value()
                       .set("code", entity.code)
                       .set("attributes", own != attributes.end() ? own->second : Value::object())
                       .set("consent", consent_word(consents, entity.id)));
    }
    return listed;
}

Outcome take_register(Session& session, const Arguments& arguments) {
    const auto table = read_register(arguments.text("FILE"));
    auto& study = session.writable_study();
    Outcome outcome;
    auto problems = table.problems;
    session.edit("register/import", "Took a register in", [&](store::Edit& edit) {
        Register entries(edit);
        auto& progress = session.progress();
        progress.begin("Taking the register in", static_cast<std::int64_t>(table.rows.size()));
        std::int64_t done = 0;
        for (const auto& row : table.rows) {
            progress.check();
            entries.take(row, table.participant(row));
            progress.advance(++done);
        }
        progress.end();
        const auto linked = link_speakers(edit, progress);
        problems.insert(problems.end(), entries.problems().begin(), entries.problems().end());
        outcome.data.set("added", entries.added());
        outcome.data.set("updated", entries.updated());
        outcome.data.set("linked", linked);
        edit.summarise(
            fmt::format("Took a register in: {} added, {} updated", entries.added(), entries.updated()));
    });
    outcome.data.set("participants", participants(study));
    auto failed = Value::array();
    for (const auto& problem : problems) {
        failed.add(Value().set("line", problem.line).set("error", problem.sentence));
    }
    outcome.exit_code = problems.empty() ? 0 : 3;
    outcome.data.set("failed", std::move(failed));
    return outcome;
}

void print(const Value& data, Page& page) {
    Table table{{{"Participant"}, {"Consent"}, {"Attributes"}}, {}};
    for (const auto& participant : data["participants"].items()) {
        std::string attributes;
        for (const auto& [name, value] : participant["attributes"].members()) {
            attributes += fmt::format("{}{} {}", attributes.empty() ? "" : ", ", name, value.text());
        }
        const auto consent = participant["consent"].text();
        table.rows.push_back(
            {participant["code"].text(), consent.empty() ? "not asked" : consent, attributes});
    }
    page.table(std::move(table));
    for (const auto& problem : data["failed"].items()) page.line(problem["error"].text());
    page.line(fmt::format("{} added, {} updated, {} linked.", data["added"].integer(),
                          data["updated"].integer(),
                          counted(data["linked"].integer(), "speaker", "speakers")));
}

}  // namespace

Command register_command() {
    Command command;
    command.id = "register/import";
    command.verb = "register";
    command.menu = "People/Take a register in…";
    command.help = "Takes in a table of participants and other known people, places and organisations.";
    command.details =
        "A CSV file with the columns code, name, aliases (parted by ;), category, consent (none, team, "
        "partners, public, "
        "archive) and naming (no, yes), in any order; every further column is an attribute. Only `code` must "
        "be there. "
        "Persons with consent are participants; where there is no consent column, every person is; those "
        "whose role "
        "is third party or mentioned are not. Known "
        "codes are "
        "updated: cells that differ change, empty cells change nothing, aliases are added. A withdrawal is "
        "never "
        "taken back by a register. Speakers whose labels the register knows are linked.";
    command.access = Access::Write;
    command.parameters = {study_parameter(),
                          positional("FILE", Parameter::Holds::File, "the register, as CSV")};
    command.examples = {
        {"register study.sotto register.csv", "participants, with names, consent and attributes"}};
    command.available = with_study;
    command.run = take_register;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
