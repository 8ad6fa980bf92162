// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/command_list.h"
#include "commands/session.h"

#include <fmt/format.h>

namespace sotto::commands {

namespace {

Outcome verify(Session& session, const Arguments&) {
    auto problems = Value::array();
    for (const auto& problem : session.study().verify(session.progress())) {
        problems.add(Value().set("where", problem.where).set("sentence", problem.sentence));
    }
    // An index that lags behind is nothing wrong; what it says of the passages it has must be right.
    if (problems.items().empty()) {
        session.update_index();
        session.progress().check();
        for (const auto& sentence : session.index_as_it_is().verify()) {
            problems.add(Value().set("where", "index").set("sentence", sentence));
        }
    }
    Outcome outcome;
    outcome.exit_code = problems.items().empty() ? 0 : 1;
    outcome.data.set("problems", std::move(problems));
    return outcome;
}

void print(const Value& data, Page& page) {
    for (const auto& problem : data["problems"].items()) {
        page.line(fmt::format("{}: {}", problem["where"].text(), problem["sentence"].text()));
    }
    if (data["problems"].items().empty()) page.line("All is well.");
}

}  // namespace

Command verify_command() {
    Command command;
    command.id = "study/verify";
    command.verb = "verify";
    command.menu = "Study/Verify";
    command.help = "Checks the database, the history's chain, texts, ranges and the index.";
    command.parameters = {study_parameter()};
    command.examples = {{"verify study.sotto", "exit code 1 when something is wrong"}};
    command.available = with_study;
    command.run = verify;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
