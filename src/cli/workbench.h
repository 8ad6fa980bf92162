// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <vector>

namespace sotto::cli {

/// What help says of `sotto workbench`, which is no command of a study: it becomes another program.
extern const char* const workbench_usage;
extern const char* const workbench_help;

/// Becomes `sotto-workbench`, the window, with `words` as its own: the one that lies beside this program,
/// else the first on the PATH. Does not come back. Throws `base::Error`: User for more than a study,
/// Environment when the window is not installed or cannot be started.
[[noreturn]] void become_workbench(const std::vector<std::string>& words);

}  // namespace sotto::cli
