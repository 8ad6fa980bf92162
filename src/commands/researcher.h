// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>

namespace sotto::commands {

/// Who works in this process, for sessions that were told nobody: what was set here, else
/// `Session::researcher_of_environment()`. Edits made from now on are in that name. Any thread.
std::string researcher_at_work();
/// Empty: the environment's again.
void set_researcher_at_work(const std::string& name);

}  // namespace sotto::commands
