// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <string_view>

namespace sotto::workbench {

/// `words` with every run of white space made one blank, for a row of a table.
std::string in_one_line(std::string_view words);

}  // namespace sotto::workbench
