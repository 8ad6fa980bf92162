// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/arguments.h"
#include "commands/value.h"
#include "store/study_file.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace sotto::commands {

/// Codings as structured data: `id`, `source`, `start`, `end`, `code`, `coder`, `memo`. For asking often:
/// names are looked up once. `study` outlives it and does not change meanwhile.
class CodingValues {
public:
    explicit CodingValues(const store::StudyFile& study);

    [[nodiscard]] Value of(const study::Coding& coding);
    [[nodiscard]] Value of(const std::vector<study::Coding>& codings);

private:
    const store::StudyFile& study_;
    study::CodeTree tree_;
    std::unordered_map<study::Id<study::Source>, std::string> sources_;
    std::unordered_map<study::Id<study::Code>, std::string> paths_;
};

/// A line for people: where it is and what it is coded as.
std::string line_of_coding(const Value& coding);

/// `--id`, or `--source`, `--coded-at`, `--coded-as` and `--coder`: which codings are meant.
std::vector<Parameter> coding_parameters();

/// The codings that these parameters name, in order of id, each once and at least one. Throws `base::Error`
/// (User) when they name none, or say too little.
std::vector<study::Coding> chosen_codings(const store::StudyFile& study, const Arguments& arguments);
/// The same where only one can be meant; throws when there are several.
study::Coding chosen_coding(const store::StudyFile& study, const Arguments& arguments);

/// The codings with these GUIDs, in order of id, each once. Throws `base::Error` (User) for one that is not
/// there.
std::vector<study::Coding> require_codings(const store::StudyFile& study,
                                           const std::vector<std::string>& guids);

}  // namespace sotto::commands
