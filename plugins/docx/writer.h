// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <vector>

#include "formats/plugin_api.h"

namespace sotto::docx {

/// A Word document of these blocks (ECMA-376, transitional). It names nobody, bears no date and says nothing
/// of the machine it was written on. Records and properties are not for a document and are left out.
std::string write(const sotto_block* blocks, std::size_t count);

}  // namespace sotto::docx
