// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/hidden.h"

#include "text/utf8.h"

#include <algorithm>

namespace sotto::text {

namespace {

/// False for certain, true perhaps: nearly every text holds none.
bool may_hide(std::string_view utf8) {
    return std::any_of(utf8.begin(), utf8.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F || byte == 0xC2 || byte == 0xE2 ||
               byte == 0xEF || byte >= 0xF0;
    });
}

bool is_variation_selector(char32_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
}

}  // namespace

std::string without_hidden(std::string_view utf8) {
    if (!may_hide(utf8)) return std::string(utf8);
    std::string shown;
    shown.reserve(utf8.size());
    bool selected = false;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t first = at;
        const char32_t c = utf8::next(utf8, at);
        if (is_hidden(c) || (selected && is_variation_selector(c))) continue;
        selected = is_variation_selector(c);
        shown.append(utf8.substr(first, at - first));
    }
    return shown;
}

}  // namespace sotto::text
