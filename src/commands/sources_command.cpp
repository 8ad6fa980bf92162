// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"

#include <algorithm>
#include <unordered_map>

namespace sotto::commands {

namespace {

Outcome list(Session& session, const Arguments&) {
    const auto& study = session.study();
    std::unordered_map<study::Id<study::Source>, store::StudyFile::SourceCount> counts;
    for (const auto& count : study.source_counts()) counts.emplace(count.source, count);
    auto sources = study.all<study::Source>();
    std::stable_sort(sources.begin(), sources.end(),
                     [](const study::Source& a, const study::Source& b) { return a.position < b.position; });

    auto listed = Value::array();
    for (const auto& source : sources) {
        const auto& count = counts[source.id];
        listed.add(Value()
                       .set("id", source.guid.text())
                       .set("name", source.name)
                       .set("kind", study::name_of(source.kind))
                       .set("status", study::name_of(source.status))
                       .set("language", source.language)
                       .set("date", source.date)
                       .set("event", source.event)
                       .set("format", source.format)
                       .set("characters", count.characters)
                       .set("passages", count.passages)
                       .set("codings", count.codings));
    }
    Outcome outcome;
    outcome.data.set("sources", std::move(listed));
    return outcome;
}

void print(const Value& data, Page& page) {
    const auto& sources = data["sources"].items();
    Table table{{{"Source"},
                 {"Kind"},
                 {"Status"},
                 {"Language"},
                 {"Date"},
                 {"Characters", true},
                 {"Passages", true},
                 {"Codings", true}},
                {}};
    for (const auto& source : sources) {
        table.rows.push_back({source["name"].text(), source["kind"].text(), source["status"].text(),
                              source["language"].text(), source["date"].text(), source["characters"].text(),
                              source["passages"].text(), source["codings"].text()});
    }
    page.table(std::move(table));
    page.line(counted(static_cast<std::int64_t>(sources.size()), "source", "sources"));
}

}  // namespace

Command sources_command() {
    Command command;
    command.id = "source/list";
    command.verb = "sources";
    command.menu = "Sources/List";
    command.help = "Lists the sources with their kinds, languages and sizes.";
    command.parameters = {study_parameter()};
    command.examples = {{"sources study.sotto", "all sources"}};
    command.available = with_study;
    command.run = list;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
