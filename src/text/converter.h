// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// ICU's converters, for the text room itself.
namespace sotto::text {

struct Converted {
    std::string utf8;
    std::size_t replaced = 0;  ///< sequences that mean nothing in this encoding, each made U+FFFD
};

/// Converts from `encoding`; nothing if ICU does not know that name.
std::optional<Converted> convert(std::string_view bytes, const std::string& encoding);

/// The IANA name of `encoding`, or what ICU calls it; empty if ICU does not know it.
std::string standard_name(const std::string& encoding);

}  // namespace sotto::text
