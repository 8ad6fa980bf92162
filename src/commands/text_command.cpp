// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"

#include <fmt/format.h>

namespace sotto::commands {

namespace {

Outcome show(Session& session, const Arguments& arguments) {
    const auto& study = session.study();
    const auto source = require_source(study, arguments.text("SOURCE"));
    const auto text = study.text(study.current_version(source.id).id);
    const auto range = arguments.range("range").value_or(text.whole());
    if (range.end > text.length()) {
        throw base::Error(base::Blame::User,
                          fmt::format("The range {}:{} reaches beyond the text, which has {} characters.",
                                      range.start, range.end, text.length()));
    }
    Outcome outcome;
    outcome.data.set("source", source.name);
    outcome.data.set("text", text.slice(range));
    outcome.data.set("start", range.start);
    outcome.data.set("end", range.end);
    return outcome;
}

void print(const Value& data, Page& page) {
    page.line(data["text"].text());
}

}  // namespace

Command text_command() {
    Command command;
    command.id = "source/text";
    command.verb = "text";
    command.menu = "Sources/Text";
    command.help = "Prints the text of a source as it is stored, or a range of it.";
    command.parameters = {
        study_parameter(), positional("SOURCE", Parameter::Holds::Source, "its name or id"),
        option("range", Parameter::Holds::Range, "characters from A to before B").called("A:B")};
    command.examples = {{"text study.sotto P01 --range 0:40", "the first forty characters"}};
    command.available = with_study;
    command.run = show;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
