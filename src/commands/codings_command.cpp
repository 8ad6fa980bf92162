// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/coding_choice.h"
#include "commands/command_list.h"
#include "commands/look_up.h"
#include "commands/session.h"

#include <fmt/format.h>
#include <algorithm>
#include <tuple>

namespace sotto::commands {

namespace {

Outcome list(Session& session, const Arguments& arguments) {
    const auto& study = session.study();
    const bool in_source = arguments.has("SOURCE");
    auto codings = in_source ? study.codings_in(require_source(study, arguments.text("SOURCE")).id)
                             : std::vector<study::Coding>();
    if (arguments.has("code")) {
        const auto tree = code_tree(study);
        std::vector<study::Id<study::Code>> codes;
        for (const auto& path : arguments.texts("code")) {
            const auto more = codes_at(tree, path, arguments.has("exactly"));
            codes.insert(codes.end(), more.begin(), more.end());
        }
        std::sort(codes.begin(), codes.end());
        codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
        if (in_source) {
            std::erase_if(codings, [&](const study::Coding& coding) {
                return !std::binary_search(codes.begin(), codes.end(), coding.code);
            });
        } else {
            codings = study.codings_of(codes);
        }
    } else if (!in_source) {
        codings = study.all<study::Coding>();
        std::sort(codings.begin(), codings.end(), [](const study::Coding& a, const study::Coding& b) {
            return std::tie(a.source, a.range, a.id) < std::tie(b.source, b.range, b.id);
        });
    }
    if (arguments.has("coder")) {
        std::erase_if(codings,
                      [&](const study::Coding& coding) { return coding.coder != arguments.text("coder"); });
    }
    Outcome outcome;
    outcome.data.set("codings", CodingValues(study).of(codings));
    return outcome;
}

void print(const Value& data, Page& page) {
    Table table{{{"Source"}, {"Start", true}, {"End", true}, {"Code"}, {"Coder"}, {"Id"}, {"Memo"}}, {}};
    for (const auto& coding : data["codings"].items()) {
        table.rows.push_back({coding["source"].text(), coding["start"].text(), coding["end"].text(),
                              coding["code"].text(), coding["coder"].text(), coding["id"].text(),
                              coding["memo"].text()});
    }
    const auto count = static_cast<std::int64_t>(table.rows.size());
    page.table(std::move(table));
    page.line(counted(count, "coding.", "codings."));
}

}  // namespace

Command codings_command() {
    Command command;
    command.id = "coding/list";
    command.verb = "codings";
    command.menu = "Codes/Codings";
    command.help = "Lists codings with their ids, by source and place.";
    command.parameters = {
        study_parameter(), positional("SOURCE", Parameter::Holds::Source, "only those in it; its name or id"),
        option("code", Parameter::Holds::Code, "only codings with this code or one below it").many(),
        flag("exactly", "the codes alone, without those below them"),
        option("coder", Parameter::Holds::Text, "only codings by this coder").called("NAME")};
    command.parameters[1].required = false;
    command.examples = {{"codings study.sotto", "all codings"},
                        {"codings study.sotto P01 --code Lessons", "those of a theme in one source"}};
    command.available = with_study;
    command.run = list;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
