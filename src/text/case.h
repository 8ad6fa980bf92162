// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <string_view>

namespace sotto::text {

/// Lower case by the rules of `language` (BCP 47, may be empty): Turkish and Azerbaijani `I` becomes `ı`,
/// a final Greek `Σ` becomes `ς`. For showing; to compare, use `fold_key`.
std::string to_lower(std::string_view utf8, std::string_view language = {});

/// Upper case by the rules of `language`: `ß` becomes `SS`, Greek loses its accents, Turkish `i` becomes `İ`.
std::string to_upper(std::string_view utf8, std::string_view language = {});

/// Whether the first letter of `word` is a capital; false in scripts without case.
bool is_capitalised(std::string_view word);

}  // namespace sotto::text
