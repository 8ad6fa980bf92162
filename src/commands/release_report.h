// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/value.h"
#include "privacy/gate.h"

#include <string>

namespace sotto::commands {

/// What is known of a release as a page for people who must judge it (an ethics board, a colleague): a whole
/// HTML document without scripts, pictures or links to anything else, in English. `release` is as the ledger
/// describes it, `linkage` as `ask_of_quotes` answers it, or null. Whatever anybody typed (titles, reasons,
/// names of files) goes through `gate`; who made it and who let something out stands there by name.
std::string release_report(const Value& release, const Value& linkage, const privacy::Gate& gate);

}  // namespace sotto::commands
