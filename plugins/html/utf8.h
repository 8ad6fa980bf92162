// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <string_view>

namespace sotto::html {

bool is_utf8(std::string_view bytes);
/// Valid UTF-8 without the control characters that have no place in a text; newlines and tabs stay. What is
/// not valid becomes U+FFFD.
std::string clean(std::string_view text);

}  // namespace sotto::html
