// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <string_view>

/// Questions about ASCII bytes inside UTF-8, for patterns that are ASCII by definition.
namespace sotto::privacy {

inline bool is_ascii_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}
inline bool is_ascii_letter(char c) noexcept {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
inline bool is_ascii_capital(char c) noexcept {
    return c >= 'A' && c <= 'Z';
}
inline bool is_ascii_alphanumeric(char c) noexcept {
    return is_ascii_digit(c) || is_ascii_letter(c);
}
inline char ascii_lower(char c) noexcept {
    return is_ascii_capital(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept;

}  // namespace sotto::privacy
