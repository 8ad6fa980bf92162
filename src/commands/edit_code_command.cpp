// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/code_fields.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <algorithm>
#include <string_view>

namespace sotto::commands {

namespace {

using base::Blame;
using base::Error;
using study::Code;
using study::Id;

/// The place that was asked for: a parent, perhaps a sibling to stand in front of. Sets the parent of `code`.
std::optional<Id<Code>> place_of(const study::CodeTree& tree, const Arguments& arguments, Code& code) {
    if (arguments.has("under")) {
        const auto path = arguments.text("under");
        code.parent = path.empty() ? Id<Code>() : require_code(tree, path).id;
    }
    std::optional<Id<Code>> before;
    if (arguments.has("before")) {
        before.emplace();
        if (const auto path = arguments.text("before"); !path.empty()) {
            const auto& sibling = require_code(tree, path);
            if (sibling.id == code.id) throw Error(Blame::User, "A code cannot stand in front of itself.");
            if (!arguments.has("under")) code.parent = sibling.parent;
            if (sibling.parent != code.parent) {
                throw Error(Blame::User,
                            "The codes of --under and --before do not belong together: "
                            "--before names a code that stands directly below --under.");
            }
            before = sibling.id;
        }
    }
    const auto own = tree.with_descendants(code.id);
    if (std::find(own.begin(), own.end(), code.parent) != own.end()) {
        throw Error(Blame::User, "A code cannot be moved below itself.");
    }
    return before;
}

std::string sentence_for(const Arguments& arguments, const std::vector<Parameter>& parameters,
                         const std::string& path) {
    const auto only = [&](std::initializer_list<std::string_view> names) {
        return std::all_of(parameters.begin(), parameters.end(), [&](const Parameter& parameter) {
            return parameter.kind == Parameter::Kind::Positional || !arguments.has(parameter.name) ||
                   std::find(names.begin(), names.end(), parameter.name) != names.end();
        });
    };
    const auto* what = only({"name"}) ? "Renamed" : only({"under", "before"}) ? "Moved" : "Changed";
    return fmt::format("{} the code \"{}\"", what, path);
}

std::vector<Parameter> parameters() {
    auto all = code_field_parameters();
    all.insert(
        all.begin(),
        {study_parameter(), positional("CODE", Parameter::Holds::Code, "the code's path: Lessons/Support"),
         option("name", Parameter::Holds::Text, "what it is called from now on, without its path")});
    all.push_back(
        option("under", Parameter::Holds::Code, "the code it belongs to from now on; empty for the top"));
    return all;
}

Outcome change(Session& session, const Arguments& arguments) {
    const auto all = parameters();
    const bool changes = std::any_of(all.begin(), all.end(), [&](const Parameter& parameter) {
        return parameter.kind != Parameter::Kind::Positional && arguments.has(parameter.name);
    });
    const auto& study = changes ? session.writable_study() : session.study();
    const auto tree = code_tree(study);
    auto code = require_code(tree, arguments.text("CODE"));
    std::int64_t seq = 0;
    if (changes) {
        const auto sentence = sentence_for(arguments, all, tree.path(code.id));
        if (arguments.has("name")) code.name = code_name(arguments.text("name"));
        take_fields(arguments, code);
        const auto before = place_of(tree, arguments, code);
        seq = session.edit("code/change", sentence,
                           [&](store::Edit& edit) { put_in_place(edit, code, before); });
    }
    Outcome outcome;
    outcome.data.set("changed", seq != 0);
    outcome.data.set("code", described_code(study, code.id));
    return outcome;
}

void print(const Value& data, Page& page) {
    for (auto& line : lines_of_code(data["code"])) page.line(std::move(line));
}

}  // namespace

Command edit_code_command() {
    Command command;
    command.id = "code/change";
    command.verb = "edit-code";
    command.menu = "Codes/Properties…";
    command.help = "Shows what a code says of itself, and changes it: name, colour, description, place.";
    command.details =
        "A code that is moved takes the codes below it along; it cannot be moved below itself. With --before "
        "alone it moves to where that code is.";
    command.access = Access::Write;
    command.parameters = parameters();
    command.examples = {
        {"edit-code study.sotto Lessons/Support --color #3F8201 --description \"Help from others\"",
         "colour and meaning"},
        {"edit-code study.sotto Lessons/Support --name Help", "another name; its codings stay"},
        {"edit-code study.sotto Lessons/Help --under \"\" --before Lessons", "to the top, as the first"}};
    command.available = with_study;
    command.run = change;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
