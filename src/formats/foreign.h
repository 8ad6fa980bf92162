// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string_view>

namespace sotto::formats {

/// What kind of file this is, for files that no format reads: "an OpenDocument text". Empty when nothing is
/// known. Looks at signatures and names only, so that it is safe on any bytes.
std::string_view foreign_kind(std::string_view bytes);

}  // namespace sotto::formats
