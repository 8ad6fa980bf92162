// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/command_list.h"
#include "commands/journal_entries.h"
#include "commands/look_up.h"
#include "commands/session.h"

#include <fmt/format.h>

namespace sotto::commands {

namespace {

Outcome outcome_of(const std::vector<store::JournalEntry>& entries) {
    Outcome outcome;
    outcome.data.set("edits", described(entries));
    return outcome;
}

Outcome undo(Session& session, const Arguments& arguments) {
    return outcome_of(session.writable_study().undo(arguments.number("N", 1), session.researcher()));
}

Outcome redo(Session& session, const Arguments& arguments) {
    return outcome_of(session.writable_study().redo(arguments.number("N", 1), session.researcher()));
}

void print_what(const Value& data, Page& page, std::string_view done, std::string_view nothing) {
    for (const auto& entry : data["edits"].items())
        page.line(fmt::format("{}: {}", done, entry["summary"].text()));
    if (data["edits"].items().empty()) page.line(std::string(nothing));
}

Command command_of_both(std::string verb) {
    Command command;
    command.id = "study/" + verb;
    command.verb = std::move(verb);
    command.access = Access::Write;
    command.parameters = {study_parameter(), positional("N", Parameter::Holds::Number, "how many edits")};
    command.parameters.back().required = false;
    command.parameters.back().least = 1;
    command.parameters.back().standard = "1";
    command.available = with_study;
    return command;
}

}  // namespace

Command undo_command() {
    auto command = command_of_both("undo");
    command.menu = "Study/Undo";
    command.help = "Takes back the newest edits, however long ago they were.";
    command.examples = {{"undo study.sotto", "takes one edit back"}};
    command.run = undo;
    command.print = [](const Value& data, Page& page) {
        print_what(data, page, "Undone", "There is nothing to undo.");
    };
    return command;
}

Command redo_command() {
    auto command = command_of_both("redo");
    command.menu = "Study/Redo";
    command.help = "Brings back edits that were undone, as long as no other edit came after.";
    command.examples = {{"redo study.sotto", "brings one edit back"}};
    command.run = redo;
    command.print = [](const Value& data, Page& page) {
        print_what(data, page, "Redone", "There is nothing to redo.");
    };
    return command;
}

}  // namespace sotto::commands
