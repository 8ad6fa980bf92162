// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <string>

#include "formats/plugin_api.h"

namespace sotto::html {

/// A web page of these blocks that stands alone: no script, nothing fetched from elsewhere, no name and no
/// date. Records and properties are not for a page and are left out.
std::string write(const sotto_block* blocks, std::size_t count);

}  // namespace sotto::html
