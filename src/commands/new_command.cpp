// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/command_list.h"
#include "commands/import_reading.h"
#include "commands/one_line.h"
#include "commands/session.h"
#include "store/study_file.h"

#include <fmt/format.h>

namespace sotto::commands {

namespace {

Outcome make(Session& session, const Arguments& arguments) {
    const auto location = arguments.text("STUDY");
    auto title = arguments.text("title");
    require_one_line(title, "A title");
    if (title.empty() && location.find("://") == std::string::npos) {
        title = shown_path(std::filesystem::path(location).stem());
    }
    const auto study = store::StudyFile::create(location, title, arguments.text("language"));
    session.choose(location);
    Outcome outcome;
    outcome.data.set("study", Value().set("id", study.guid().text()).set("title", study.title()));
    return outcome;
}

void print(const Value& data, Page& page) {
    page.line(fmt::format("Made the study \"{}\".", data["study"]["title"].text()));
}

}  // namespace

Command new_command() {
    Command command;
    command.id = "study/new";
    command.verb = "new";
    command.menu = "Study/New…";
    command.help = "Makes an empty study; never overwrites anything.";
    command.access = Access::None;
    command.parameters = {
        positional("STUDY", Parameter::Holds::NewFile, "the .sotto file to make, or postgresql://…"),
        option("title", Parameter::Holds::Text, "what the study is called").otherwise("the file's name"),
        option("language", Parameter::Holds::Language,
               "language most sources are in, as BCP 47: en, lo, pt-BR")
            .called("TAG")};
    command.examples = {
        {"new advocacy.sotto --title \"Survivors as advocates\" --language en", "an empty study"}};
    command.available = always;
    command.run = make;
    command.print = print;
    return command;
}

}  // namespace sotto::commands
