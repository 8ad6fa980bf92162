// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/page.h"
#include "commands/value.h"
#include "store/study_file.h"

#include <vector>

namespace sotto::commands {

/// Journal entries as structured data, in the order given.
Value described(const std::vector<store::JournalEntry>& entries);

/// The same for people.
Table table_of_entries(const Value& entries);

}  // namespace sotto::commands
