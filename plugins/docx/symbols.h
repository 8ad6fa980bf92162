// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace sotto::docx {

/// A character of the fonts Symbol, Wingdings and their like as Unicode; U+FFFD when it is not known.
/// `code` is the position in the font, with or without the 0xF000 that Word adds.
char32_t symbol(std::string_view font, std::uint32_t code);

}  // namespace sotto::docx
