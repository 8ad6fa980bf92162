// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <algorithm>

namespace sotto::commands {

namespace {

using study::Code;
using study::Id;

/// The codes that go, with those below them, in the order of the tree.
std::vector<Id<Code>> codes_that_go(const study::CodeTree& tree, const std::vector<std::string>& paths) {
    std::vector<Id<Code>> named;
    for (const auto& path : paths) {
        const auto below = codes_at(tree, path, false);
        named.insert(named.end(), below.begin(), below.end());
    }
    std::vector<Id<Code>> going;
    for (const auto& code : tree.codes()) {
        if (std::find(named.begin(), named.end(), code.id) != named.end()) going.push_back(code.id);
    }
    return going;
}

Outcome remove(Session& session, const Arguments& arguments) {
    const auto& study = session.writable_study();
    const auto tree = code_tree(study);
    const auto going = codes_that_go(tree, arguments.texts("CODE"));
    const auto codings = static_cast<std::int64_t>(study.codings_of(going).size());
    if (codings > 0 && !arguments.has("with-codings")) {
        throw base::Error(
            base::Blame::User,
            fmt::format("{} with {} would go; --with-codings removes them too, `sotto recode` or `sotto "
                        "merge-codes` keeps them.",
                        counted(static_cast<std::int64_t>(going.size()), "code", "codes"),
                        counted(codings, "coding", "codings")));
    }
    auto removed = Value::array();
    for (const auto id : going) removed.add(tree.path(id));
    auto summary = going.size() == 1 ? fmt::format("Removed the code \"{}\"", tree.path(going.front()))
                                     : fmt::format("Removed {} codes", going.size());
    if (codings > 0) summary += fmt::format(" with {}", counted(codings, "coding", "codings"));
    session.edit("code/remove", summary, [&](store::Edit& edit) {
        // Those below first: a code takes what is below it along.
        for (auto id = going.rbegin(); id != going.rend(); ++id) edit.remove(*id);
    });
    Outcome outcome;
    outcome.data.set("removed", std::move(removed));
    outcome.data.set("codings", codings);
    return outcome;
}

void print(const Value& data, Page& page) {
    for (const auto& path : data["removed"].items()) {
        page.line(fmt::format("Removed {}.", path.text()));
    }
    if (const auto codings = data["codings"].integer(); codings > 0) {
        page.line(fmt::format("{} went with it.", counted(codings, "coding", "codings")));
    }
}

}  // namespace

Command remove_code_command() {
    Command command;
    command.id = "code/remove";
    command.verb = "remove-code";
    command.menu = "Codes/Remove…";
    command.help = "Removes codes and the codes below them; refuses while anything is coded with them.";
    command.access = Access::Write;
    command.parameters = {
        study_parameter(),
        positional("CODE", Parameter::Holds::Code, "the code's path: Lessons/Support").many(),
        flag("with-codings", "removes what is coded with them as well")};
    command.examples = {{"remove-code study.sotto Training --with-codings", "a code and its codings"}};
    command.available = with_study;
    command.run = remove;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
