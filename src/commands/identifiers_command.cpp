// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/command_list.h"
#include "commands/identifier_levels.h"
#include "commands/identifier_scan.h"
#include "commands/look_up.h"
#include "commands/profiles.h"
#include "commands/protection.h"
#include "commands/session.h"
#include "privacy/coreference.h"
#include "privacy/likely_names.h"

#include <fmt/format.h>
#include <optional>
#include <string>
#include <utility>
#include <vector>

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
    const auto protection =
        protection_with(study, profile_of(study, *study::audience(arguments.text("audience", "public"))));
    const auto k = arguments.number("k", 3);
    std::optional<privacy::LevelCounts> counts;
    if (arguments.has("levels")) counts.emplace(protection);
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
    std::vector<Value> all;
    std::vector<privacy::NameMention> mentions;
    std::vector<std::size_t> mentioned;  // in `all`
    std::size_t document = 0;
    each_scanned(session, sources, protection, [&](const ScannedSource& scanned) {
        for (const auto& identifier : scanned.identifiers) {
            Value finding = described(identifier, scanned.text).set("source", scanned.source.name);
            if (counts && identifier.state != privacy::ReviewState::Rejected)
                add_levels(finding, *counts, scanned.text, identifier, scanned.identifiers,
                           scanned.source.language, k);
            if (identifier.category == privacy::Category::Person && identifier.entity.value == 0 &&
                identifier.detector == privacy::names_detector) {
                mentions.push_back({document, std::string(scanned.text.slice(identifier.range))});
                mentioned.push_back(all.size());
            }
            all.push_back(std::move(finding));
        }
        ++document;
    });
    // Forms of one name are one person's, as far as rules tell; `propose` corrects that.
    for (const auto& person : privacy::group_names(mentions, {})) {
        if (person.forms.size() < 2) continue;
        for (const auto mention : person.mentions) all[mentioned[mention]].set("person", person.name);
    }
    for (auto& finding : all) findings.add(std::move(finding));
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
    for (const auto& finding : data["findings"].items()) {
        const auto& levels = finding["levels"].items();
        if (levels.empty()) continue;
        page.line(fmt::format("{} ({}:{}):", finding["text"].text(), finding["start"].integer(),
                              finding["end"].integer()));
        for (const auto& level : levels) {
            const auto& people = level["people"];
            page.line(fmt::format("  {}{} [{}]{}", level["level"].integer(),
                                  level["level"] == finding["proposed"] ? " *" : ".", level["words"].text(),
                                  people.is_null()
                                      ? std::string()
                                      : ": could mean " + counted(people.integer(), "person", "people")));
            if (level["level"] == finding["proposed"])
                page.line(fmt::format("       reads as: {}", level["reads_as"].text()));
        }
    }
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
        flag("levels",
             "also what could stand for each, from the most exact on, how many people of the register it "
             "could "
             "mean, and how the sentence would read"),
        option("k", Parameter::Holds::Number,
               "the smallest of these steps that could mean so many is proposed")
            .at_least(1)
            .called("N")
            .labelled("How many people it could mean")
            .otherwise("3"),
        option("audience", Parameter::Holds::Text,
               "for whom: the profile of an audience decides what is replaced")
            .one_of({"team", "partners", "public", "archive"})
            .otherwise("public"),
        flag("possible",
             "words that the names model is not sure of instead: these are replaced only where they were "
             "accepted or set")};
    command.examples = {
        {"identifiers study.sotto --source P01", "what would be replaced in one source"},
        {"identifiers study.sotto --indirect", "words that together may tell who somebody is"},
        {"identifiers study.sotto --levels --k 3", "what could stand for each, and whom that could mean"},
        {"identifiers study.sotto --possible", "words that may be names"}};
    command.available = with_study;
    command.run = list;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
