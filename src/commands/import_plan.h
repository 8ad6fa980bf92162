// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/arguments.h"
#include "commands/value.h"
#include "study/source.h"

#include <filesystem>
#include <string>
#include <vector>

namespace sotto::commands {

/// What an import is told about a file.
struct ImportTerms {
    study::SourceKind kind = study::SourceKind::Interview;
    study::Status status = study::Status::Private;
    std::string language;  ///< empty: found out
    std::string event;
    std::string date;
};

/// A file to import.
struct PlannedFile {
    std::filesystem::path path;
    std::string sha256;  ///< of the bytes it had when it was looked at; empty: any
    ImportTerms terms;
};

/// `--kind`, `--language`, `--status`, `--event`, `--date`: what goes for all files; `--plan` and `--as`:
/// what goes for one.
std::vector<Parameter> plan_parameters();

/// All files of an import, each once: those of the plan, then those below the paths given. Throws
/// `base::Error` (User) when there are none, for settings that are none, for a plan that is none, and for a
/// file of it without its `sha256`.
std::vector<PlannedFile> planned_files(const Arguments& arguments);

/// The settings of a file as a plan has them: `kind`, `status`, `language`, `event`, `date`.
Value& describe(const ImportTerms& terms, Value& file);

}  // namespace sotto::commands
