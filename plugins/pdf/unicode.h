// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <string_view>

namespace sotto::pdf {

std::string to_utf8(std::u32string_view text);
/// UTF-16 in the machine's order; half surrogates become U+FFFD.
std::u32string from_utf16(const unsigned short* units, std::size_t count);
/// Latin-1, in which PDF writes plain strings (their first 256 characters, that is; ISO 32000-1, annex D).
std::u32string from_latin1(std::string_view bytes);

bool is_right_to_left(char32_t c);  ///< a letter of Hebrew, Arabic and their like
bool is_left_to_right(char32_t c);  ///< a letter of any other script
bool is_mark(char32_t c);           ///< an Arabic or Hebrew vowel sign
bool is_digit(char32_t c);          ///< European or Arabic
/// White space, and the controls for direction that poppler puts around words.
bool is_blank(char32_t c);

/// Takes ligatures apart (U+FB00 … U+FB06), leaves out controls, and turns every kind of blank into a space.
std::u32string plain(std::u32string_view text);

}  // namespace sotto::pdf
