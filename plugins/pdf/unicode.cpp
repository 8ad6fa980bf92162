// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "unicode.h"

#include <array>

#include "formats/plugin_kit.h"

namespace sotto::pdf {
namespace {

constexpr bool within(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

}  // namespace

std::string to_utf8(std::u32string_view text) {
    std::string result;
    result.reserve(text.size());
    for (const char32_t c : text) plugin::append_utf8(result, c);
    return result;
}

std::u32string from_utf16(const unsigned short* units, std::size_t count) {
    std::u32string result;
    result.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        const char32_t unit = units[i];
        const char32_t next = i + 1 < count ? units[i + 1] : 0;
        if (within(unit, 0xD800, 0xDBFF) && within(next, 0xDC00, 0xDFFF)) {
            result += 0x10000 + ((unit - 0xD800) << 10U) + (next - 0xDC00);
            ++i;
        } else {
            result += within(unit, 0xD800, 0xDFFF) ? U'\uFFFD' : unit;
        }
    }
    return result;
}

std::u32string from_latin1(std::string_view bytes) {
    std::u32string result;
    for (const char c : bytes) result += static_cast<unsigned char>(c);
    return result;
}

bool is_right_to_left(char32_t c) {
    return (within(c, 0x05BE, 0x08FF) && !is_digit(c) && !is_mark(c) && c != 0x060C && c != 0x061B) ||
           within(c, 0xFB1D, 0xFDFF) || within(c, 0xFE70, 0xFEFC) || within(c, 0x10800, 0x10FFF) ||
           within(c, 0x1E800, 0x1EFFF);
}

bool is_left_to_right(char32_t c) {
    return within(c, 'A', 'Z') || within(c, 'a', 'z') || within(c, 0xC0, 0x24F) || within(c, 0x370, 0x58F) ||
           within(c, 0x900, 0x1FFF) || within(c, 0x2C00, 0x2DFF) || within(c, 0x3041, 0xD7FF) ||
           within(c, 0xF900, 0xFB17);
}

bool is_mark(char32_t c) {
    return within(c, 0x0591, 0x05BD) || within(c, 0x0610, 0x061A) || within(c, 0x064B, 0x065F) ||
           c == 0x0670 || within(c, 0x06D6, 0x06ED) || within(c, 0x08D3, 0x08FF);
}

bool is_digit(char32_t c) {
    return within(c, '0', '9') || within(c, 0x0660, 0x0669) || within(c, 0x06F0, 0x06F9);
}

bool is_blank(char32_t c) {
    return c <= 0x20 || within(c, 0x7F, 0xA0) || within(c, 0x2000, 0x200B) || c == 0x202F || c == 0x205F ||
           c == 0x3000 || c == 0xFEFF;
}

std::u32string plain(std::u32string_view text) {
    constexpr std::array<std::u32string_view, 7> ligatures{U"ff", U"fi", U"fl", U"ffi", U"ffl", U"st", U"st"};
    std::u32string result;
    for (const char32_t c : text) {
        const bool is_direction =
            within(c, 0x202A, 0x202E) || within(c, 0x2066, 0x2069) || within(c, 0x200E, 0x200F);
        if (is_direction || c == 0xFFFE || c == 0xFFFF) continue;
        if (within(c, 0xFB00, 0xFB06))
            result += ligatures[c - 0xFB00];
        else
            result += is_blank(c) ? U' ' : c;
    }
    return result;
}

}  // namespace sotto::pdf
