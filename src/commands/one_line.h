// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string_view>

namespace sotto::commands {

/// Whether `name` can be a name that is typed and stands in tables: without line ends and other control
/// characters.
bool is_one_line(std::string_view name);

/// Throws `base::Error` (User) when it is not, and calls it `what`: "A source's name".
void require_one_line(std::string_view name, std::string_view what);

}  // namespace sotto::commands
