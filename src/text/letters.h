// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string_view>

namespace sotto::text {

/// Whether the first letter of `utf8` is a lower-case one. Scripts without case have none.
bool starts_lower_case(std::string_view utf8);

/// Whether `utf8` has letters and none of them is lower case; true for scripts without case.
bool is_upper_case(std::string_view utf8);

/// Whether each word begins with a letter that is not lower case, or is one of the small words inside
/// names (`de`, `van`, `bin`, `al`); at least one word does.
bool every_word_capitalised(std::string_view utf8);

/// Whether `utf8` is a code such as `P04` or `id-1`: letters, digits, `-` and `_` only.
bool is_code_word(std::string_view utf8);

}  // namespace sotto::text
