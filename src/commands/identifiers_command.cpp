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
    each_scanned(session, sources, protection,
                 [&](const study::Source& source, const text::Text& text,
                     const std::vector<privacy::Identifier>& found) {
                     for (const auto& identifier : found) {
                         findings.add(described(identifier, text).set("source", source.name));
                     }
                 });
    Outcome outcome;
    outcome.data.set("findings", std::move(findings));
    return outcome;
}

void print(const Value& data, Page& page) {
    Table table{{{"Source"}, {"Place"}, {"Category"}, {"Text"}, {"Replacement"}, {"Status"}, {"Entity"}}, {}};
    for (const auto& finding : data["findings"].items()) {
        table.rows.push_back({finding["source"].text(),
                              fmt::format("{}:{}", finding["start"].integer(), finding["end"].integer()),
                              finding["category"].text(), finding["text"].text(),
                              finding["replacement"].text(), finding["status"].text(),
                              finding["entity"].text()});
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
        option("source", Parameter::Holds::Source, "only in this source").many().otherwise("all")};
    command.examples = {{"identifiers study.sotto --source P01", "what would be replaced in one source"}};
    command.available = with_study;
    command.run = list;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
