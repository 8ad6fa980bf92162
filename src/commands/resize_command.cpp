// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/coding_choice.h"
#include "commands/coding_moves.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"

#include <fmt/format.h>

namespace sotto::commands {

namespace {

Outcome resize(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    auto coding = chosen_coding(study, arguments);
    const auto range = range_in(study.text(coding.version), *arguments.range("RANGE"));
    const bool changed = range != coding.range;
    bool folded = false;
    if (changed) {
        coding.range = range;
        session.edit("coding/resize", "Moved the ends of a coding", [&](store::Edit& edit) {
            CodingMoves moves(edit, edit.study().codings_in(coding.source));
            coding = moves.put(coding);
            folded = moves.folded() > 0;
        });
    }
    Outcome outcome;
    outcome.data.set("coding", CodingValues(study).of(coding));
    outcome.data.set("changed", changed);
    outcome.data.set("folded", folded);
    return outcome;
}

void print(const Value& data, Page& page) {
    page.line(fmt::format("Coded: {}{}.", line_of_coding(data["coding"]),
                          data["folded"].truth() ? ", which was coded so already" : ""));
}

}  // namespace

Command resize_command() {
    Command command;
    command.id = "coding/resize";
    command.verb = "resize";
    command.menu = "Codes/Move the ends of a coding…";
    command.help = "Gives a coding another range of its source.";
    command.details =
        "The range is widened to whole grapheme clusters. Where it is coded so already by the same coder, "
        "the two "
        "become one that keeps the memos and the links to findings of both.";
    command.access = Access::Write;
    command.parameters = coding_parameters();
    command.parameters[0].repeatable = false;
    command.parameters.insert(
        command.parameters.begin(),
        {study_parameter(),
         positional("RANGE", Parameter::Holds::Range, "the new one, characters from A to before B: A:B")});
    command.examples = {{"resize study.sotto 80:142 --source P01 --coded-at 89:142 --coded-as Training",
                         "begins nine characters earlier"}};
    command.available = with_study;
    command.run = resize;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
