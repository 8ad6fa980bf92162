// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/direction.h"

#include "text/utf8.h"

#include <unicode/uchar.h>

namespace sotto::text {

namespace {

bool opens_isolate(char32_t c) {
    return c >= 0x2066 && c <= 0x2068;
}
constexpr char32_t pop_isolate = 0x2069;

}  // namespace

bool is_right_to_left(std::string_view paragraph) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < paragraph.size();) {
        const char32_t c = utf8::next(paragraph, at);
        if (opens_isolate(c)) {
            ++depth;
        } else if (c == pop_isolate) {
            if (depth > 0) --depth;
        } else if (depth == 0) {
            switch (u_charDirection(static_cast<UChar32>(c))) {
                case U_LEFT_TO_RIGHT:
                    return false;
                case U_RIGHT_TO_LEFT:
                case U_RIGHT_TO_LEFT_ARABIC:
                    return true;
                default:
                    break;
            }
        }
    }
    return false;
}

std::string isolate(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size() + 6);
    utf8::append(out, 0x2068);
    std::size_t depth = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t first = at;
        const char32_t c = utf8::next(utf8, at);
        if (opens_isolate(c)) {
            ++depth;
        } else if (c == pop_isolate) {
            if (depth == 0) continue;
            --depth;
        }
        out += utf8.substr(first, at - first);
    }
    for (; depth > 0; --depth) utf8::append(out, pop_isolate);
    utf8::append(out, pop_isolate);
    return out;
}

}  // namespace sotto::text
