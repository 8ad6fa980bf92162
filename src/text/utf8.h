// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

/// Steps over UTF-8 that is known to be valid. For the text room itself: nothing here checks anything.
namespace sotto::text::utf8 {

inline unsigned byte_at(std::string_view text, std::size_t at) noexcept {
    return static_cast<unsigned char>(text[at]);
}

inline bool is_continuation(char byte) noexcept {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// How many bytes the code point takes that starts with `lead`.
inline std::size_t length_from(unsigned lead) noexcept {
    if (lead < 0x80U) return 1;
    if (lead < 0xE0U) return 2;
    return lead < 0xF0U ? 3 : 4;
}

/// The code point at `at`, which is moved behind it.
inline char32_t next(std::string_view text, std::size_t& at) noexcept {
    const unsigned lead = byte_at(text, at);
    const auto more = [&](std::size_t i) { return byte_at(text, at + i) & 0x3FU; };
    if (lead < 0x80U) {
        ++at;
        return lead;
    }
    if (lead < 0xE0U) {
        const char32_t c = ((lead & 0x1FU) << 6U) | more(1);
        at += 2;
        return c;
    }
    if (lead < 0xF0U) {
        const char32_t c = ((lead & 0x0FU) << 12U) | (more(1) << 6U) | more(2);
        at += 3;
        return c;
    }
    const char32_t c = ((lead & 0x07U) << 18U) | (more(1) << 12U) | (more(2) << 6U) | more(3);
    at += 4;
    return c;
}

/// The code point that starts at `at`.
inline char32_t at(std::string_view text, std::size_t at) noexcept {
    return next(text, at);
}

/// The start of the code point before `at` (which is over 0).
inline std::size_t before(std::string_view text, std::size_t at) noexcept {
    do {
        --at;
    } while (at > 0 && is_continuation(text[at]));
    return at;
}

inline void append(std::string& out, char32_t c) {
    const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80U) {
        put(c);
    } else if (c < 0x800U) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000U) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
}

/// How many bytes from `from` on are ASCII, looked at eight at a time.
inline std::size_t ascii_run(std::string_view text, std::size_t from) noexcept {
    std::size_t i = from;
    while (i + 8 <= text.size()) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data() + i, 8);
        if ((word & 0x8080808080808080ULL) != 0) break;
        i += 8;
    }
    while (i < text.size() && byte_at(text, i) < 0x80U) ++i;
    return i - from;
}

}  // namespace sotto::text::utf8
