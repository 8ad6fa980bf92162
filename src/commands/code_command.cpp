// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/clock.h"
#include "commands/coding_choice.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <algorithm>

namespace sotto::commands {

namespace {

Outcome apply(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    const auto source = require_source(study, arguments.text("SOURCE"));
    const auto version = study.current_version(source.id);
    study::Coding coding;
    coding.source = source.id;
    coding.version = version.id;
    coding.range = range_in(study.text(version.id), *arguments.range("RANGE"));
    coding.coder = arguments.text("coder", session.researcher());
    coding.memo = arguments.text("memo");
    coding.created = base::utc_now();

    bool added = true;
    const auto summary = fmt::format("Coded a passage as \"{}\"", arguments.text("CODE"));
    session.edit("code/apply", summary, [&](store::Edit& edit) {
        const auto code = code_to_apply(edit, arguments.text("CODE"));
        coding.code = code.id;
        for (auto same : edit.study().codings_in(source.id)) {
            if (same.code != coding.code || same.range != coding.range || same.coder != coding.coder)
                continue;
            added = false;
            if (arguments.has("memo")) same.memo = coding.memo;
            edit.change(same);
            coding = same;
            return;
        }
        coding = edit.add(coding);
    });

    Outcome outcome;
    outcome.data.set("coding", CodingValues(study).of(coding));
    outcome.data.set("added", added);
    return outcome;
}

void print(const Value& data, Page& page) {
    const auto& coding = data["coding"];
    page.line(fmt::format("{} {}:{} in {} as {}.",
                          data["added"].truth() ? "Coded" : "Was coded already:", coding["start"].integer(),
                          coding["end"].integer(), coding["source"].text(), coding["code"].text()));
}

}  // namespace

Command code_command() {
    Command command;
    command.id = "code/apply";
    command.verb = "code";
    command.menu = "Codes/Code a range…";
    command.help = "Codes a range of a source; makes the code if it is new.";
    command.details =
        "The range is widened to whole grapheme clusters. The same range, code and coder twice is one "
        "coding.";
    command.access = Access::Write;
    command.parameters = {
        study_parameter(),
        positional("SOURCE", Parameter::Holds::Source, "its name or id"),
        positional("RANGE", Parameter::Holds::Range, "characters from A to before B, written A:B"),
        positional("CODE", Parameter::Holds::Code, "the code's path: Lessons/Support"),
        option("coder", Parameter::Holds::Text, "who codes").called("NAME").otherwise("you"),
        option("memo", Parameter::Holds::Text, "a note on this coding")};
    command.examples = {
        {"code study.sotto P01 10:60 \"Lessons/Support\" --memo \"again at 400\"", "codes fifty characters"}};
    command.available = with_study;
    command.run = apply;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
