// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/files.h"
#include "commands/command_list.h"
#include "commands/import_reading.h"
#include "commands/look_up.h"
#include "commands/register_entries.h"
#include "commands/register_table.h"
#include "commands/session.h"
#include "commands/speaker_links.h"
#include "commands/vault_keys.h"

#include <fmt/format.h>
#include <map>

namespace sotto::commands {

namespace {

using study::Entity;
using study::Id;

Value participants(const store::StudyFile& study) {
    const auto consents = consents_of(study);
    std::map<Id<Entity>, Value> attributes;
    for (const auto& attribute : study.all<study::Attribute>()) {
        if (!attribute.hidden) attributes[attribute.entity].set(attribute.name, attribute.value);
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

/// Thrown out of an edit that is only looked at: it leaves nothing behind then.
struct LookedAt {};

RegisterTable table_meant(const Arguments& arguments) {
    if (arguments.has("FILE") == arguments.has("table")) {
        throw base::Error(base::Blame::User,
                          "A register is a FILE or the words of --table: give one of them.");
    }
    return arguments.has("FILE") ? read_register(arguments.text("FILE"))
                                 : register_in(arguments.text("table"), "The table");
}

Outcome outcome_of(const store::StudyFile& study, const std::vector<RegisterTable::Problem>& problems,
                   const std::vector<std::string>& warnings) {
    Outcome outcome;
    outcome.data.set("participants", participants(study));
    auto failed = Value::array();
    for (const auto& problem : problems) {
        failed.add(Value().set("line", problem.line).set("error", problem.sentence));
    }
    outcome.exit_code = problems.empty() ? 0 : 3;
    outcome.data.set("failed", std::move(failed));
    outcome.data.set("warnings", Value::texts(warnings));
    return outcome;
}

Outcome write_register(Session& session, const Arguments& arguments) {
    const std::filesystem::path target = arguments.text("export");
    if (arguments.has("FILE") || arguments.has("table"))
        throw base::Error(base::Blame::User, "A register is taken in or written, not both at once.");
    require_open_register(session.study());
    base::write_private_file(target, register_csv(session.study()));
    auto outcome = outcome_of(session.study(), {}, {});
    outcome.data.set("added", 0).set("updated", 0).set("linked", 0);
    outcome.data.set("written", shown_path(target));
    return outcome;
}

Outcome take_register(Session& session, const Arguments& arguments) {
    if (arguments.has("export")) return write_register(session, arguments);
    const auto table = table_meant(arguments);
    auto& study = session.writable_study();
    auto problems = table.problems;
    Value counts;
    try {
        session.edit("register/import", "Took a register in", [&](store::Edit& edit) {
            RegisterEntries entries(edit, arguments.has("clear"));
            auto& progress = session.progress();
            progress.begin("Taking the register in", static_cast<std::int64_t>(table.rows.size()));
            std::int64_t done = 0;
            for (const auto& row : table.rows) {
                progress.check();
                entries.take(row, table);
                progress.advance(++done);
            }
            progress.end();
            const auto linked = link_speakers(edit, progress);
            problems.insert(problems.end(), entries.problems().begin(), entries.problems().end());
            counts.set("added", entries.added());
            counts.set("updated", entries.updated());
            counts.set("linked", linked);
            if (arguments.has("dry-run")) {
                counts.set("changes", entries.changes());
                throw LookedAt();
            }
            edit.summarise(table.rows.size() == 1 ? fmt::format("{} {} in the register",
                                                                entries.added() > 0 ? "Entered" : "Corrected",
                                                                table.rows.front().code)
                                                  : fmt::format("Took a register in: {} added, {} updated",
                                                                entries.added(), entries.updated()));
        });
    } catch (const LookedAt&) {
        // As it was.
    }
    auto outcome = outcome_of(study, problems, table.warnings);
    for (const auto& [name, value] : counts.members()) outcome.data.set(name, value);
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
    for (const auto& change : data["changes"].items()) {
        const auto& after = change["after"];
        page.line(fmt::format(
            "{}: {}{}", change["code"].text(), change["field"].text(),
            after.is_null() ? " differs" : fmt::format(" {} -> {}", change["before"].text(), after.text())));
    }
    for (const auto& problem : data["failed"].items()) page.line(problem["error"].text());
    for (const auto& warning : data["warnings"].items()) page.line(warning.text());
    if (!data["written"].is_null()) {
        page.line(fmt::format("Wrote the register, with all names, to {}.", data["written"].text()));
        return;
    }
    if (!data["changes"].is_null()) page.line("Nothing was taken in. It would be:");
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
        "Persons with consent are participants; where there is no consent column, every new person is; those "
        "whose role "
        "is third party or mentioned are not. Known "
        "codes are "
        "updated: cells that differ change, empty cells change nothing, aliases are added. A withdrawal is "
        "never "
        "taken back by a register. A column whose name is near to one of these six is named in a warning. "
        "Speakers "
        "whose labels the register knows are linked.";
    command.access = Access::Write;
    command.parameters = {
        study_parameter(),
        positional("FILE", Parameter::Holds::File, "the register, as CSV").labelled("Register"),
        option("table", Parameter::Holds::Text, "the register itself, in place of a file").called("CSV"),
        flag("clear", "empty cells take away what was there, and the aliases given are all there are"),
        flag("dry-run", "says what would change, and changes nothing"),
        option("export", Parameter::Holds::NewFile,
               "writes the register with all names to this file, to be edited and taken in again")
            .called("FILE")};
    command.parameters[1].required = false;
    command.examples = {
        {"register study.sotto register.csv", "participants, with names, consent and attributes"},
        {"register study.sotto register.csv --dry-run", "what it would change"},
        {"register study.sotto --export people.csv", "the register as a table"}};
    command.available = with_study;
    command.run = take_register;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
