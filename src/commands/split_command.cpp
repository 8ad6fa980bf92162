// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/coding_choice.h"
#include "commands/coding_moves.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <algorithm>

namespace sotto::commands {

namespace {

using study::Coding;

/// What speaks for or against a finding speaks so in both its parts.
void share_evidence(store::Edit& edit, const Coding& from, const Coding& with) {
    const auto links = edit.study().all<study::Evidence>();
    for (auto link : links) {
        if (link.coding != from.id) continue;
        const bool known = std::any_of(links.begin(), links.end(), [&](const study::Evidence& other) {
            return other.coding == with.id && other.finding == link.finding &&
                   other.supports == link.supports;
        });
        if (known) continue;
        link.id = {};
        link.coding = with.id;
        edit.add(link);
    }
}

Outcome split(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    auto first = chosen_coding(study, arguments);
    const auto wanted = arguments.number("AT", 0);
    const auto inside = [&](text::Position at) { return first.range.start < at && at < first.range.end; };
    const auto at =
        inside(wanted) ? study.text(first.version).snapped_to_graphemes({wanted, wanted}).start : 0;
    if (!inside(at)) {
        throw base::Error(base::Blame::User,
                          fmt::format("A coding of {}:{} can be split between these two, not at {}.",
                                      first.range.start, first.range.end, wanted));
    }
    Coding second;
    session.edit("coding/split", "Split a coding in two", [&](store::Edit& edit) {
        second = first;
        second.id = {};
        second.guid = {};
        second.memo.clear();
        second.range.start = at;
        first.range.end = at;
        CodingMoves moves(edit, edit.study().codings_in(first.source));
        first = moves.put(first);
        second = moves.add(second);
        share_evidence(edit, first, second);
    });
    Outcome outcome;
    outcome.data.set("codings", CodingValues(study).of(std::vector{first, second}));
    return outcome;
}

void print(const Value& data, Page& page) {
    for (const auto& coding : data["codings"].items()) {
        page.line(fmt::format("Coded: {}.", line_of_coding(coding)));
    }
}

}  // namespace

Command split_command() {
    Command command;
    command.id = "coding/split";
    command.verb = "split";
    command.menu = "Codes/Split a coding…";
    command.help = "Makes two codings of one, cut at a place.";
    command.details =
        "The first part stays the coding that it was, with its memos; both speak for and against the "
        "findings "
        "that the whole did.";
    command.access = Access::Write;
    command.parameters = coding_parameters();
    command.parameters[0].repeatable = false;
    command.parameters.insert(
        command.parameters.begin(),
        {study_parameter(),
         positional("AT", Parameter::Holds::Number,
                    "the character that the second part begins with, counted in the source")});
    command.examples = {{"split study.sotto 120 --source P01 --coded-at 89:142 --coded-as Training",
                         "two codings that touch"}};
    command.available = with_study;
    command.run = split;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
