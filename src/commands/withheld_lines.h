// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/page.h"
#include "commands/value.h"

namespace sotto::commands {

/// Says why quotes stay behind: `withheld` as an export answers it, by reason, the most frequent first, with
/// the sources and how many there are of each. `each`: every quote with its place as well.
void print_withheld(const Value& withheld, bool each, Page& page);

}  // namespace sotto::commands
