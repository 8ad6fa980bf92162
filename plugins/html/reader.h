// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string_view>

#include "formats/plugin_kit.h"

namespace sotto::html {

/// How sure one can be from the name and the first bytes that this is a web page: 0 … 100.
int recognises(std::string_view file_name, std::string_view head);

/// Gives all text of a web page to the host. Throws `plugin::Stopped`.
void read(std::string_view bytes, const sotto_read_host& host);

}  // namespace sotto::html
