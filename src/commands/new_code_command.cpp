// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/code_fields.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/one_line.h"
#include "commands/session.h"

#include <fmt/format.h>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;
using study::Code;
using study::Id;

Outcome make(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    const auto path = arguments.text("CODE");
    require_one_line(path, "A code's name");
    if (const auto tree = code_tree(study); tree.at_path(path) != nullptr) {
        throw Error(Blame::User, fmt::format("There is a code \"{}\" already; `sotto edit-code` changes it.",
                                             tree.path(tree.at_path(path)->id)));
    }
    Code code;
    session.edit("code/create", "Made a code", [&](store::Edit& edit) {
        code = code_made_at(edit, path);
        take_fields(arguments, code);
        std::optional<Id<Code>> before;
        const auto tree = code_tree(edit.study());
        if (const auto word = arguments.text("before"); !word.empty()) {
            const auto& sibling = require_code(tree, word);
            if (sibling.parent != code.parent || sibling.id == code.id) {
                throw Error(Blame::User,
                            "--before must name a code that stands at the same place as the new one.");
            }
            before = sibling.id;
        }
        put_in_place(edit, code, before);
        edit.summarise(fmt::format("Made the code \"{}\"", tree.path(code.id)));
    });
    Outcome outcome;
    outcome.data.set("code", described_code(study, code.id));
    return outcome;
}

void print(const Value& data, Page& page) {
    page.line(fmt::format("Made the code {}.", data["code"]["path"].text()));
}

}  // namespace

Command new_code_command() {
    Command command;
    command.id = "code/create";
    command.verb = "new-code";
    command.menu = "Codes/New code…";
    command.help = "Makes a code, and the codes on the way to it that are not there.";
    command.access = Access::Write;
    command.parameters = code_field_parameters();
    command.parameters.insert(
        command.parameters.begin(),
        {study_parameter(), positional("CODE", Parameter::Holds::Text, "its path: Lessons/Support/Family")});
    command.examples = {
        {"new-code study.sotto Lessons/Support/Family --include \"Sisters and sons, too\"", "below another"},
        {"new-code study.sotto Goals --before Lessons --color #A380EE", "as the first of all"}};
    command.available = with_study;
    command.run = make;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
