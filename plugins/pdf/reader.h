// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string_view>

#include "formats/plugin_kit.h"

namespace sotto::pdf {

/// How sure one can be from the name and the first bytes that this is a PDF: 0 … 100.
int recognises(std::string_view file_name, std::string_view head);

/// Gives all text of a PDF to the host. Throws `plugin::Refusal` and `plugin::Stopped`.
void read(std::string_view bytes, const sotto_read_host& host);

}  // namespace sotto::pdf
