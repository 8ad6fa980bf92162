// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <string_view>

namespace sotto::text {

/// Whether `c` only hides, reorders or commands what is shown: control characters other than tab and line
/// end, embeddings, overrides and isolates of the bidirectional algorithm (UAX #9), byte order marks inside a
/// text, invisible operators, interlinear and musical formatting, and tags. Joiners, soft hyphens, zero-width
/// spaces, and the marks that Arabic, Mongolian and others write with are none: words need them.
[[nodiscard]] constexpr bool is_hidden(char32_t c) noexcept {
    if (c < 0x20) return c != U'\n' && c != U'\t';
    if (c < 0x2028) return c >= 0x7F && c < 0xA0;
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2061 && c <= 0x206F) || c == 0xFEFF ||
           (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0x1D173 && c <= 0x1D17A) || (c >= 0xE0000 && c <= 0xE007F);
}

/// Valid UTF-8 without such characters, and without variation selectors behind other ones.
std::string without_hidden(std::string_view utf8);

}  // namespace sotto::text
