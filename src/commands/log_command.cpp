// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/journal_entries.h"
#include "commands/look_up.h"
#include "commands/session.h"

namespace sotto::commands {

namespace {

Outcome list(Session& session, const Arguments& arguments) {
    Outcome outcome;
    outcome.data.set("edits", described(session.study().journal(arguments.number("last", 0))));
    return outcome;
}

}  // namespace

Command log_command() {
    Command command;
    command.id = "study/log";
    command.verb = "log";
    command.menu = "Study/History…";
    command.help = "Lists every edit of the study: when, who and what.";
    command.parameters = {study_parameter(),
                          option("last", Parameter::Holds::Number, "only so many of the newest")
                              .at_least(1)
                              .called("N")
                              .otherwise("all")};
    command.examples = {{"log study.sotto --last 10", "the newest ten edits"}};
    command.available = with_study;
    command.run = list;
    command.print = [](const Value& data, Page& page) { page.table(table_of_entries(data["edits"])); };
    return command;
}

}  // namespace sotto::commands
