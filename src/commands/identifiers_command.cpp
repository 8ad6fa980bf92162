// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/command_list.h"
#include "commands/identifier_scan.h"
#include "commands/look_up.h"
#include "commands/protection.h"
#include "commands/session.h"

#include <fmt/format.h>

namespace sotto::commands {

namespace {

/// Words for traits. They are not replaced, which their status says, until somebody accepts them.
void add_traits(Session& session, const std::vector<study::Source>& sources,
                const privacy::Protection& protection, Value& findings) {
    auto& progress = session.progress();
    progress.begin("Looking for traits", static_cast<std::int64_t>(sources.size()));
    for (const study::Source& source : sources) {
        progress.check();
        const auto text = session.study().text(session.study().current_version(source.id).id);
        for (const auto& identifier : protection.find_indirect(text, source.language)) {
            Value one = described(identifier, text);
            if (identifier.state == privacy::ReviewState::Found) one.set("status", "listed");
            findings.add(one.set("source", source.name));
        }
        progress.advance(1);
    }
    progress.end();
}

/// What the names model is not sure of. It is not replaced, which its status says, until somebody accepts it.
void add_possible(Session& session, const std::vector<study::Source>& sources,
                  const privacy::Protection& protection, Value& findings) {
    each_scanned(session, sources, protection, [&](const ScannedSource& scanned) {
        for (const auto& one : protection.find_possible(scanned.text, scanned.source.language, scanned.names,
                                                        scanned.identifiers)) {
            findings.add(
                described(one, scanned.text).set("status", "listed").set("source", scanned.source.name));
        }
    });
}

Outcome list(Session& session, const Arguments& arguments) {
    const auto& study = session.study();
    std::vector<study::Source> sources;
    if (arguments.has("source")) {
        for (const auto& word : arguments.texts("source")) sources.push_back(require_source(study, word));
    } else {
        sources = study.all<study::Source>();
    }
    auto findings = Value::array();
    const auto protection = protection_of(study);
    if (arguments.has("indirect")) {
        add_traits(session, sources, protection, findings);
        Outcome outcome;
        outcome.data.set("findings", std::move(findings));
        return outcome;
    }
    if (arguments.has("possible")) {
        add_possible(session, sources, protection, findings);
        Outcome outcome;
        outcome.data.set("findings", std::move(findings));
        return outcome;
    }
    each_scanned(session, sources, protection, [&](const ScannedSource& scanned) {
        for (const auto& identifier : scanned.identifiers)
            findings.add(described(identifier, scanned.text).set("source", scanned.source.name));
    });
    Outcome outcome;
    outcome.data.set("findings", std::move(findings));
    return outcome;
}

void print(const Value& data, Page& page) {
    Table table{{{"Source"}, {"Place"}, {"Category"}, {"Text"}, {"Replacement"}, {"Status"}, {"Entity"}}, {}};
    for (const auto& finding : data["findings"].items()) {
        // What is only listed stays as it is: no replacement is promised for it.
        const bool stays = finding["status"].text() == "listed";
        table.rows.push_back({finding["source"].text(),
                              fmt::format("{}:{}", finding["start"].integer(), finding["end"].integer()),
                              finding["category"].text(), finding["text"].text(),
                              stays ? std::string("–") : finding["replacement"].text(),
                              finding["status"].text(), finding["entity"].text()});
    }
    page.table(std::move(table));
    page.line(
        counted(static_cast<std::int64_t>(data["findings"].items().size()), "identifier.", "identifiers."));
}

}  // namespace

Command identifiers_command() {
    Command command;
    command.id = "privacy/identifiers";
    command.verb = "identifiers";
    command.menu = "Privacy/Identifiers…";
    command.help = "Lists what an export would replace in the sources, and why.";
    command.details =
        "Names, places and organisations of the register are found in all their forms; detectors find the "
        "rest. What nobody "
        "has reviewed is replaced. `review` decides on an entity, in all places at once.";
    command.parameters = {
        study_parameter(),
        option("source", Parameter::Holds::Source, "only in this source").many().otherwise("all"),
        flag("indirect",
             "words for occupations, relatives, health, religions and origins instead: these are "
             "replaced only where they were accepted or set"),
        flag("possible",
             "words that the names model is not sure of instead: these are replaced only where they were "
             "accepted or set")};
    command.examples = {
        {"identifiers study.sotto --source P01", "what would be replaced in one source"},
        {"identifiers study.sotto --indirect", "words that together may tell who somebody is"},
        {"identifiers study.sotto --possible", "words that may be names"}};
    command.available = with_study;
    command.run = list;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
