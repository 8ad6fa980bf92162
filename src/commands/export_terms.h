// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/arguments.h"
#include "privacy/gate.h"
#include "store/study_file.h"

#include <vector>

namespace sotto::commands {

/// `--audience`, `--show`, `--k`, in this order.
std::vector<Parameter> terms_parameters();

/// What an export promises, from `terms_parameters` and, where a command has it, `--policy`. Throws
/// `base::Error` (User) for attributes that the register does not have and for a k below 1.
privacy::ExportTerms export_terms(const Arguments& arguments, const store::StudyFile& study);

}  // namespace sotto::commands
