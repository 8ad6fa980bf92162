// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/coding_choice.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <algorithm>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;
using study::Coding;

std::vector<Coding> codings_there(const store::StudyFile& study, const Arguments& arguments) {
    if (!arguments.has("SOURCE") || !arguments.has("RANGE") || !arguments.has("CODE")) {
        throw Error(Blame::User, "Write `uncode STUDY SOURCE RANGE CODE`, or `uncode STUDY --id GUID`.");
    }
    const auto source = require_source(study, arguments.text("SOURCE"));
    const auto code = require_code(code_tree(study), arguments.text("CODE")).id;
    const auto range = range_in(study.text(study.current_version(source.id).id), *arguments.range("RANGE"));
    auto codings = study.codings_in(source.id);
    std::erase_if(codings, [&](const Coding& coding) {
        return coding.code != code || coding.range != range ||
               (arguments.has("coder") && coding.coder != arguments.text("coder"));
    });
    if (codings.empty()) {
        throw Error(
            Blame::User,
            "No such coding has exactly that range; `sotto codings STUDY SOURCE` lists those there are.");
    }
    return codings;
}

Outcome remove(Session& session, const Arguments& arguments) {
    if (arguments.has("id") && (arguments.has("SOURCE") || arguments.has("coder"))) {
        throw Error(Blame::User, "Give either the codings' ids, or their place and code.");
    }
    const auto& study = session.writable_study();
    const auto codings =
        arguments.has("id") ? require_codings(study, arguments.texts("id")) : codings_there(study, arguments);
    const auto removed = CodingValues(study).of(codings);
    std::int64_t evidence = 0;
    for (const auto& link : study.all<study::Evidence>()) {
        evidence += std::any_of(codings.begin(), codings.end(),
                                [&](const Coding& coding) { return coding.id == link.coding; })
                        ? 1
                        : 0;
    }
    const auto count = static_cast<std::int64_t>(codings.size());
    session.edit("coding/remove", fmt::format("Removed {}", counted(count, "coding", "codings")),
                 [&](store::Edit& edit) {
                     for (const auto& coding : codings) edit.remove(coding.id);
                 });
    Outcome outcome;
    outcome.data.set("removed", removed);
    outcome.data.set("evidence", evidence);
    return outcome;
}

void print(const Value& data, Page& page) {
    for (const auto& coding : data["removed"].items()) {
        page.line(fmt::format("No longer coded: {}.", line_of_coding(coding)));
    }
    if (const auto evidence = data["evidence"].integer(); evidence > 0) {
        page.line(fmt::format("{} of findings went with it.", counted(evidence, "link", "links")));
    }
}

}  // namespace

Command uncode_command() {
    Command command;
    command.id = "coding/remove";
    command.verb = "uncode";
    command.menu = "Codes/Remove a coding…";
    command.help = "Takes codings away again, with their memos and their links to findings.";
    command.details =
        "By place and code: all codings of exactly that range (widened to whole grapheme clusters) with "
        "exactly "
        "that code. By id: the ids that `codings` and `quotes` print.";
    command.access = Access::Write;
    command.parameters = {
        study_parameter(),
        positional("SOURCE", Parameter::Holds::Source, "its name or id"),
        positional("RANGE", Parameter::Holds::Range, "characters from A to before B, written A:B"),
        positional("CODE", Parameter::Holds::Code, "the code's path: Lessons/Support"),
        option("id", Parameter::Holds::Text, "instead of a place: the coding's id").many().called("GUID"),
        option("coder", Parameter::Holds::Text, "only codings by this coder").called("NAME")};
    for (std::size_t i = 1; i <= 3; ++i) command.parameters[i].required = false;
    command.examples = {{"uncode study.sotto P01 89:142 Training", "takes one code off a range"}};
    command.available = with_study;
    command.run = remove;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
