// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/coding_choice.h"
#include "commands/coding_moves.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <set>

namespace sotto::commands {

namespace {

using study::Coding;

Outcome recode(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    const auto chosen = chosen_codings(study, arguments);
    std::set<study::Id<Coding>> left;
    std::int64_t changed = 0;
    std::int64_t folded = 0;
    session.edit("coding/recode", "Gave codings another code", [&](store::Edit& edit) {
        const auto code = code_to_apply(edit, arguments.text("CODE"));
        CodingMoves moves(edit, edit.study().codings_of({code.id}));
        for (auto coding : chosen) {
            if (coding.code != code.id) {
                coding.code = code.id;
                coding = moves.put(coding);
                ++changed;
            }
            left.insert(coding.id);
        }
        folded = moves.folded();
        edit.summarise(fmt::format("Recoded {} as \"{}\"", counted(changed, "coding", "codings"),
                                   code_tree(edit.study()).path(code.id)));
    });
    CodingValues values(study);
    auto codings = Value::array();
    for (const auto id : left) codings.add(values.of(*study.find(id)));
    Outcome outcome;
    outcome.data.set("codings", std::move(codings));
    outcome.data.set("changed", changed);
    outcome.data.set("folded", folded);
    return outcome;
}

void print(const Value& data, Page& page) {
    for (const auto& coding : data["codings"].items()) {
        page.line(fmt::format("Coded: {}.", line_of_coding(coding)));
    }
    page.line(fmt::format("{} changed, {} of them folded into a coding that was there.",
                          data["changed"].integer(), data["folded"].integer()));
}

}  // namespace

Command recode_command() {
    Command command;
    command.id = "coding/recode";
    command.verb = "recode";
    command.menu = "Codes/Give another code…";
    command.help = "Gives codings another code; makes the code if it is new.";
    command.details =
        "Where the same range is coded so already by the same coder, the two become one that keeps the memos "
        "and "
        "the links to findings of both.";
    command.access = Access::Write;
    command.parameters = coding_parameters();
    command.parameters.insert(
        command.parameters.begin(),
        {study_parameter(),
         positional("CODE", Parameter::Holds::Code, "the path of the code they get").labelled("New code")});
    command.examples = {
        {"recode study.sotto Lessons/Training --source P01 --coded-at 89:142 --coded-as Training",
         "one coding"},
        {"recode study.sotto Lessons/Help --coded-as Lessons/Support", "all codings of a code"}};
    command.available = with_study;
    command.run = recode;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
