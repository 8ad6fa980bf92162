// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/protection.h"
#include "commands/register_entries.h"
#include "commands/session.h"
#include "commands/speaker_links.h"
#include "study/roles.h"
#include "text/fold.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;
using study::Entity;
using study::EntityCategory;

std::string trimmed(std::string_view word) {
    const auto first = word.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return {};
    return std::string(word.substr(first, word.find_last_not_of(" \t\r\n") - first + 1));
}

struct Setting {
    std::string name;
    std::string value;
};

/// What --set gives. Columns of a register that are no attributes are refused.
std::vector<Setting> settings_in(const Arguments& arguments) {
    std::vector<Setting> settings;
    for (const auto& word : arguments.texts("set")) {
        const auto equals = std::min(word.find('='), word.size());
        Setting setting{trimmed(std::string_view(word).substr(0, equals)), ""};
        if (equals == word.size() || setting.name.empty()) {
            throw Error(Blame::User, "--set takes NAME=VALUE, as in --set country=Kenya.");
        }
        setting.value = trimmed(std::string_view(word).substr(equals + 1));
        const auto key = text::fold_key(setting.name);
        if (is_register_column(key)) {
            throw Error(
                Blame::User,
                fmt::format("\"{}\" is no attribute: names, aliases and category have options of their "
                            "own, and `sotto consent` records consent.",
                            key));
        }
        settings.push_back(std::move(setting));
    }
    return settings;
}

/// Writes one entry of the register, changing only what differs.
class Entry {
public:
    Entry(store::Edit& edit, const Arguments& arguments) : edit_(edit), arguments_(arguments) {}

    Entity write(Entity entity) {
        const bool is_new = !entity.id;
        const auto name = std::exchange(entity.name, trimmed(arguments_.text("name", entity.name)));
        entity.replacement = trimmed(arguments_.text("replacement", entity.replacement));
        if (arguments_.has("category")) {
            entity.category = *study::entity_category(arguments_.text("category"));
        }
        const auto settings = settings_in(arguments_);
        entity.participant = is_participant(entity, is_new, settings);
        if (is_new) {
            entity = edit_.add(entity);
        } else {
            edit_.change(entity);
        }
        write_aliases(entity);
        if (!name.empty() && entity.name.empty()) refuse_unprotected(entity, name);
        for (const auto& setting : settings) write_attribute(entity, setting);
        if (!arguments_.text("replacement").empty()) refuse_giving_away(entity.replacement);
        return entity;
    }

private:
    /// A name that was in the register stays protected: as an alias where it is the name no more.
    void refuse_unprotected(const Entity& entity, const std::string& name) const {
        const auto key = text::fold_key(name);
        for (const auto& alias : edit_.study().all<study::Alias>()) {
            if (alias.entity == entity.id && text::fold_key(alias.name) == key) return;
        }
        throw Error(Blame::User, name_kept(entity.code));
    }

    /// Words that exports would not use, because they name somebody, are not taken in silence. Looks at the
    /// register as it is with this entry.
    void refuse_giving_away(const std::string& replacement) const {
        if (const auto why = protection_of(edit_.study()).refuse_replacement(replacement); !why.empty())
            throw Error(Blame::User, why);
    }

    bool is_participant(const Entity& entity, bool is_new, const std::vector<Setting>& settings) const {
        const bool person = entity.category == EntityCategory::Person;
        if (arguments_.has("participant")) {
            const bool wanted = arguments_.text("participant") == "yes";
            if (wanted && !person) throw Error(Blame::User, "Only persons can be participants.");
            return wanted;
        }
        if (!is_new) return entity.participant && person;
        const bool only_mentioned = std::any_of(settings.begin(), settings.end(), [](const Setting& setting) {
            return text::fold_key(setting.name) == "role" && study::is_third_party_role(setting.value);
        });
        return person && !only_mentioned;
    }

    void write_aliases(const Entity& entity) {
        std::vector<study::Alias> known = edit_.study().all<study::Alias>();
        std::erase_if(known, [&](const study::Alias& alias) { return alias.entity != entity.id; });
        const auto find = [&](const std::string& name) {
            const auto key = text::fold_key(name);
            return std::find_if(known.begin(), known.end(),
                                [&](const study::Alias& alias) { return text::fold_key(alias.name) == key; });
        };
        for (const auto& word : arguments_.texts("no-alias")) {
            const auto alias = find(trimmed(word));
            if (alias == known.end()) throw Error(Blame::User, "The entry has no such alias.");
            edit_.remove(alias->id);
            known.erase(alias);
        }
        for (const auto& word : arguments_.texts("alias")) {
            study::Alias alias;
            alias.entity = entity.id;
            alias.name = trimmed(word);
            if (alias.name.empty()) throw Error(Blame::User, "An alias must not be empty.");
            if (find(alias.name) == known.end()) known.push_back(edit_.add(alias));
        }
    }

    void write_attribute(const Entity& entity, const Setting& setting) {
        const auto key = text::fold_key(setting.name);
        for (auto attribute : edit_.study().all<study::Attribute>()) {
            if (attribute.entity != entity.id || text::fold_key(attribute.name) != key) continue;
            if (setting.value.empty()) {
                edit_.remove(attribute.id);
            } else {
                attribute.value = setting.value;
                edit_.change(attribute);
            }
            return;
        }
        if (setting.value.empty()) return;
        study::Attribute attribute;
        attribute.entity = entity.id;
        attribute.name = setting.name;
        attribute.value = setting.value;
        edit_.add(attribute);
    }

    store::Edit& edit_;
    const Arguments& arguments_;
};

/// What is decided in a review goes before what the register says.
bool has_words_by_review(const store::StudyFile& study, const Entity& entity) {
    const auto key = protection_of(study).entity_key(entity.code);
    const auto decisions = study.all<study::IdentifierDecision>();
    return std::any_of(decisions.begin(), decisions.end(), [&](const study::IdentifierDecision& made) {
        return made.entity_key == key && made.decision == study::Decision::Set;
    });
}

/// The entry without any name: what commands print is pasted into reports.
Value described(const store::StudyFile& study, const Entity& entity) {
    std::int64_t aliases = 0;
    bool hidden = entity.hidden;
    for (const auto& alias : study.all<study::Alias>()) aliases += alias.entity == entity.id ? 1 : 0;
    auto attributes = Value::object();
    for (const auto& attribute : study.all<study::Attribute>()) {
        if (attribute.entity != entity.id) continue;
        hidden = hidden || attribute.hidden;
        if (!attribute.hidden) attributes.set(attribute.name, attribute.value);
    }
    return Value()
        .set("id", entity.guid.text())
        .set("code", entity.code)
        .set("category", study::name_of(entity.category))
        .set("participant", entity.participant)
        .set("named", entity.hidden || !entity.name.empty())
        .set("hidden", hidden)
        .set("aliases", aliases)
        .set("replacement", entity.replacement)
        .set("attributes", std::move(attributes));
}

Outcome write(Session& session, const Arguments& arguments) {
    constexpr std::array<std::string_view, 7> changeable{"name",        "alias", "no-alias",   "category",
                                                         "participant", "set",   "replacement"};
    const bool changes = std::any_of(changeable.begin(), changeable.end(),
                                     [&](std::string_view name) { return arguments.has(name); });
    Outcome outcome;
    if (!changes) {
        const auto& study = session.study();
        const auto entity = require_entity(study, arguments.text("CODE"));
        outcome.data.set("entry", described(study, entity));
        outcome.data.set("added", false);
        outcome.data.set("changed", false);
        outcome.data.set("linked", 0);
        return outcome;
    }
    const auto& study = session.writable_study();
    auto entity = study.entity(trimmed(arguments.text("CODE"))).value_or(Entity());
    const bool is_new = !entity.id;
    if (is_new) entity.code = trimmed(arguments.text("CODE"));
    if (entity.code.empty()) throw Error(Blame::User, "An entry of the register needs a code, such as P03.");
    std::int64_t linked = 0;
    const auto seq = session.edit("participant/change", "Changed the register", [&](store::Edit& edit) {
        entity = Entry(edit, arguments).write(entity);
        linked = link_speakers(edit);
        edit.summarise(fmt::format("{} {} in the register", is_new ? "Entered" : "Corrected", entity.code));
    });
    if (!entity.replacement.empty() && arguments.has("replacement") && has_words_by_review(study, entity)) {
        session.tell(
            fmt::format("A review has set other words for {}, and exports use those; `sotto review STUDY {} "
                        "accept` takes them back.",
                        entity.code, entity.code));
    }
    outcome.data.set("entry", described(study, entity));
    outcome.data.set("added", is_new);
    outcome.data.set("changed", seq != 0);
    outcome.data.set("linked", linked);
    return outcome;
}

void print(const Value& data, Page& page) {
    const auto& entry = data["entry"];
    page.line(fmt::format("{}: {}{}, {}, {}", entry["code"].text(), entry["category"].text(),
                          entry["participant"].truth() ? ", participant" : "",
                          entry["named"].truth() ? "name known" : "no name",
                          counted(entry["aliases"].integer(), "alias", "aliases")));
    for (const auto& [name, value] : entry["attributes"].members()) {
        page.line(fmt::format("    {} {}", name, value.text()));
    }
    if (entry["hidden"].truth()) page.line("    names and what identifies are locked in the vault");
    if (!entry["replacement"].text().empty()) {
        page.line(fmt::format("    [{}] stands for it in exports", entry["replacement"].text()));
    }
    if (const auto linked = data["linked"].integer(); linked > 0) {
        page.line(fmt::format("{} linked.", counted(linked, "speaker or source", "speakers and sources")));
    }
}

}  // namespace

Command participant_command() {
    Command command;
    command.id = "participant/change";
    command.verb = "participant";
    command.menu = "People/One entry of the register…";
    command.help = "Shows one entry of the register without its names, adds it, or corrects it.";
    command.details =
        "An entry that is not there is added; a person is a participant then unless --participant or a role "
        "of "
        "third party or mentioned says otherwise. Names and aliases are taken in and never printed. Speakers "
        "whose labels the register knows are linked.";
    command.access = Access::Write;
    command.parameters = {
        study_parameter(),
        positional("CODE", Parameter::Holds::Participant, "what the study calls the entry: P03")
            .labelled("Code in the register"),
        option("name", Parameter::Holds::Text, "the real name"),
        option("alias", Parameter::Holds::Text, "another name that it goes by").many(),
        option("no-alias", Parameter::Holds::Text, "an alias that was wrong").many(),
        option("category", Parameter::Holds::Text, "what it is")
            .one_of({"person", "place", "organisation", "other"}),
        option("participant", Parameter::Holds::Text, "whether the study holds the person's words or story")
            .one_of({"yes", "no"}),
        option("set", Parameter::Holds::Text, "an attribute; without a value it is taken away")
            .many()
            .called("NAME=VALUE"),
        option("replacement", Parameter::Holds::Text, "what stands for it in exports, without brackets")};
    command.examples = {
        {"participant study.sotto P04 --name \"Somsy Vongdala\" --set country=\"Lao PDR\" --set age=29",
         "a new participant"},
        {"participant study.sotto P01 --set age=34", "corrects an attribute"},
        {"participant study.sotto P01", "what is known, without names"}};
    command.available = with_study;
    command.run = write;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
