// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <string_view>

namespace sotto::html {

/// Replaces character references (`&eacute;`, `&#233;`, `&#xE9;`). What is none stays as written.
std::string resolve_entities(std::string_view text, bool in_attribute);

}  // namespace sotto::html
