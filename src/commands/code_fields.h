// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/arguments.h"
#include "commands/value.h"
#include "store/study_file.h"

#include <optional>
#include <string>
#include <vector>

namespace sotto::commands {

/// What a codebook says of a code, and how often it is used, as structured data.
Value described(const study::Code& code, const std::string& path, const store::StudyFile::CodeCount& count);
/// The same of one code of a study.
Value described_code(const store::StudyFile& study, study::Id<study::Code> id);
/// The fields that hold something, line by line, for people.
std::vector<std::string> lines_of_code(const Value& code);

/// `--color`, `--description` and what else a code says of itself.
std::vector<Parameter> code_field_parameters();
/// Takes over what was given. Throws `base::Error` (User) for what no code can say.
void take_fields(const Arguments& arguments, study::Code& code);
/// A name as codes have them: without white space around it. Throws `base::Error` (User) for an empty one.
std::string code_name(const std::string& word);

/// Changes the code to what `code` says and puts it in front of the sibling `before`; at the end of its
/// siblings when `before` is 0. Without `before` it keeps its place where its parent is the same, and goes to
/// the end otherwise. Throws `base::Error` (User) when the name is taken there.
void put_in_place(store::Edit& edit, study::Code code, std::optional<study::Id<study::Code>> before);

}  // namespace sotto::commands
