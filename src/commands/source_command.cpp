// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/one_line.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <string_view>

namespace sotto::commands {

namespace {

constexpr std::array<std::string_view, 7> changeable{"kind",     "status", "event",      "date",
                                                     "language", "name",   "participant"};

Outcome correct(Session& session, const Arguments& arguments) {
    const bool changes = std::any_of(changeable.begin(), changeable.end(),
                                     [&](std::string_view name) { return arguments.has(name); });
    const auto& study = changes ? session.writable_study() : session.study();
    auto source = require_source(study, arguments.text("SOURCE"));
    if (arguments.has("kind")) source.kind = *study::source_kind(arguments.text("kind"));
    if (arguments.has("status")) source.status = *study::status(arguments.text("status"));
    source.event = arguments.text("event", source.event);
    source.date = arguments.text("date", source.date);
    source.language = arguments.text("language", source.language);
    source.name = arguments.text("name", source.name);
    if (source.name.empty()) throw base::Error(base::Blame::User, "A source needs a name.");
    if (arguments.has("name")) require_one_line(source.name, "A source's name");
    if (arguments.has("participant")) {
        const auto code = arguments.text("participant");
        source.participant = code.empty() ? study::Id<study::Entity>() : require_entity(study, code).id;
    }
    std::int64_t seq = 0;
    if (changes) {
        seq = session.edit("source/change", "Changed what is known of a source",
                           [&](store::Edit& edit) { edit.change(source); });
    }
    // Languages are in the index: they decide on stems.
    if (seq != 0 && arguments.has("language")) session.update_index();

    const auto participant = study.find(source.participant);
    Outcome outcome;
    outcome.data.set("changed", seq != 0);
    outcome.data.set("source", Value()
                                   .set("id", source.guid.text())
                                   .set("name", source.name)
                                   .set("kind", study::name_of(source.kind))
                                   .set("status", study::name_of(source.status))
                                   .set("language", source.language)
                                   .set("date", source.date)
                                   .set("event", source.event)
                                   .set("participant", participant ? Value(participant->code) : Value()));
    return outcome;
}

void print(const Value& data, Page& page) {
    for (const auto& [name, value] : data["source"].members()) {
        if (name != "id" && !value.text().empty()) page.line(fmt::format("{:12} {}", name, value.text()));
    }
}

}  // namespace

Command source_command() {
    Command command;
    command.id = "source/change";
    command.verb = "source";
    command.menu = "Sources/Properties…";
    command.help = "Shows what is known of one source, and corrects it.";
    command.access = Access::Write;
    command.parameters = {
        study_parameter(),
        positional("SOURCE", Parameter::Holds::Source, "its name or id"),
        option("kind", Parameter::Holds::Text, "what kind of document it is")
            .one_of({study::source_kind_names().begin(), study::source_kind_names().end()}),
        option("status", Parameter::Holds::Text, "whether the words were said in public")
            .one_of({"private", "public"}),
        option("event", Parameter::Holds::Text, "the conference or occasion of a public statement"),
        option("date", Parameter::Holds::Date, "2024-05-31, 2024-05 or 2024"),
        option("language", Parameter::Holds::Language, "as BCP 47").called("TAG"),
        option("name", Parameter::Holds::Text, "what the study calls it; unique"),
        option("participant", Parameter::Holds::Participant,
               "whose words the whole source is, where it names no speakers; empty for nobody")};
    command.examples = {
        {"source study.sotto P01 --kind interview --date 2024-05-31", "corrects kind and date"}};
    command.available = with_study;
    command.run = correct;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
