// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/arguments.h"
#include "commands/page.h"
#include "commands/value.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::commands {

class Session;

/// What a command needs of the study.
enum class Access { None, Read, Write };

/// What a command did. Whatever stops it is thrown instead, as a `base::Error` or `base::Cancelled`.
struct Outcome {
    /// 0 done, 1 a check found something, 3 some inputs failed (named in `data`), the rest done.
    int exit_code = 0;
    /// What the page docs/schemas/<verb>.schema.json describes, without its `schema` member.
    Value data;
};

/// A line that can be typed as it stands, in the study that the tests make (tests/commands/sample_study.h).
struct Example {
    std::string line;  ///< without the program's name
    std::string says;  ///< what it does, in a few words
};

/// One thing a user can do. The command line, the menus, the manual page, completion and the tests read
/// the list of these; none of them is written by hand.
struct Command {
    std::string id;       ///< `code/apply`: written in journals, settings and shortcuts; never changes
    std::string verb;     ///< on the command line: `code`
    std::string menu;     ///< "Codes/Code a range…": where the window offers it
    std::string help;     ///< one sentence
    std::string details;  ///< more, for the manual page; may be empty
    Access access = Access::Read;
    std::vector<Parameter> parameters;
    std::vector<Example> examples;
    /// Whether it makes sense now. Fast: called each time a menu opens. Running it anyway throws a
    /// `base::Error` (User) that says what is missing.
    std::function<bool(const Session&)> available;
    /// Does it. At most one edit of the study, so that one undo takes it back.
    std::function<Outcome(Session&, const Arguments&)> run;
    /// Words and tables for people, made from `Outcome::data`.
    std::function<void(const Value& data, Page& page)> print;
};

/// All of them, in the order of menus and manuals. Adding one: its file, its line here and in CMakeLists.txt.
const std::vector<Command>& commands();

/// By verb; null when there is none.
const Command* find_command(std::string_view verb);

/// Runs a command with everything that goes for all: arguments checked, the study that they name chosen,
/// a polite refusal when it is not available.
Outcome run(const Command& command, Session& session, const Arguments& arguments);

}  // namespace sotto::commands
