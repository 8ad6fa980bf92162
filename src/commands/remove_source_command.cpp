// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <algorithm>

namespace sotto::commands {

namespace {

Outcome remove(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    std::vector<study::Source> going;
    for (const auto& word : arguments.texts("SOURCE")) {
        auto source = require_source(study, word);
        const bool known = std::any_of(going.begin(), going.end(),
                                       [&](const study::Source& other) { return other.id == source.id; });
        if (!known) going.push_back(std::move(source));
    }
    auto removed = Value::array();
    for (const auto& source : going) {
        removed.add(Value()
                        .set("id", source.guid.text())
                        .set("name", source.name)
                        .set("codings", study.codings_in(source.id).size()));
    }
    const auto summary =
        fmt::format("Removed {}", counted(static_cast<std::int64_t>(going.size()), "source", "sources"));
    session.edit("source/remove", summary, [&](store::Edit& edit) {
        for (const auto& source : going) edit.remove(source.id);
    });
    session.update_index();
    Outcome outcome;
    outcome.data.set("removed", std::move(removed));
    return outcome;
}

void print(const Value& data, Page& page) {
    for (const auto& source : data["removed"].items()) {
        page.line(fmt::format("Removed {} with {}.", source["name"].text(),
                              counted(source["codings"].integer(), "coding", "codings")));
    }
}

}  // namespace

Command remove_source_command() {
    Command command;
    command.id = "source/remove";
    command.verb = "remove-source";
    command.menu = "Sources/Remove…";
    command.help = "Removes sources with their codings, memos and off-record marks.";
    command.details =
        "Undo brings all of it back, which also means that the text is still in the study's history: this is "
        "tidying up, not erasing.";
    command.access = Access::Write;
    command.parameters = {study_parameter(),
                          positional("SOURCE", Parameter::Holds::Source, "its name or id").many()};
    command.examples = {{"remove-source study.sotto P02", "one source"}};
    command.available = with_study;
    command.run = remove;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
