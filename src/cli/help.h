// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/command.h"

#include <string>
#include <vector>

namespace sotto::cli {

/// Options that every verb takes: `--json`, `--quiet`, `--researcher`, `--help`.
std::vector<commands::Parameter> common_parameters();

/// All verbs with their sentences.
std::string overview();
/// One verb: use, parameters, examples.
std::string help_on(const commands::Command& command);
/// `search STUDY QUERY [--limit N]`
std::string usage_of(const commands::Command& command);
/// How a parameter is written: `STUDY`, `--limit N`.
std::string written(const commands::Parameter& parameter);
/// What help says of a parameter: its sentence, its choices, what holds without it.
std::string explained(const commands::Parameter& parameter);

/// The exit codes: number and meaning.
const std::vector<std::pair<int, std::string>>& exit_codes();

/// What `sotto generate` makes from the list of commands: `man`, `bash`, `zsh`, `fish`, `markdown`. Throws
/// `base::Error` (User) for any other word.
std::string generate(const std::string& what);

}  // namespace sotto::cli
