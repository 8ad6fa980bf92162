// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/command_list.h"
#include "commands/session.h"

#include <fmt/format.h>

namespace sotto::commands {

namespace {

Outcome list(Session& session, const Arguments&) {
    auto formats = Value::array();
    for (const auto& format : session.formats().list()) {
        formats.add(Value()
                        .set("id", format.id)
                        .set("title", format.title)
                        .set("extensions", Value::texts(format.extensions))
                        .set("reads", format.reads)
                        .set("writes", format.writes));
    }
    auto not_loaded = Value::array();
    for (const auto& library : session.formats().not_loaded()) {
        not_loaded.add(Value().set("file", library.file).set("reason", library.reason));
    }
    Outcome outcome;
    outcome.data.set("formats", std::move(formats));
    outcome.data.set("not_loaded", std::move(not_loaded));
    return outcome;
}

void print(const Value& data, Page& page) {
    Table table{{{"Format"}, {"Endings"}, {"Read"}, {"Written"}, {"Title"}}, {}};
    for (const auto& format : data["formats"].items()) {
        std::string endings;
        for (const auto& ending : format["extensions"].items())
            endings += (endings.empty() ? "." : " .") + ending.text();
        table.rows.push_back({format["id"].text(), endings, format["reads"].truth() ? "yes" : "",
                              format["writes"].truth() ? "yes" : "", format["title"].text()});
    }
    page.table(std::move(table));
    for (const auto& library : data["not_loaded"].items()) {
        page.line(fmt::format("Not loaded: {}: {}", library["file"].text(), library["reason"].text()));
    }
}

}  // namespace

Command formats_command() {
    Command command;
    command.id = "study/formats";
    command.verb = "formats";
    command.menu = "Study/Formats";
    command.help =
        "Lists the document formats that are read and written, and plugins that could not be loaded.";
    command.access = Access::None;
    command.examples = {{"formats", "all formats"}};
    command.available = always;
    command.run = list;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
