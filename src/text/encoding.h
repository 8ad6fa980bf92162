// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sotto::text {

/// Text made from bytes of an unknown encoding.
struct Decoded {
    std::string utf8;      ///< newlines and byte order mark as in the file; valid UTF-8
    std::string encoding;  ///< IANA name, for example `UTF-8`, `windows-1252`, `UTF-16LE`
    /// 100 when a byte order mark or UTF-8's own form proves it; else 0…95: how well the text reads in this
    /// encoding, how much worse in the next best, and how many bytes there are to judge by.
    int confidence = 100;
    bool had_mark = false;     ///< a byte order mark stood at the start (removed)
    std::size_t replaced = 0;  ///< how many U+FFFD had to be put in for bytes that mean nothing
};

/// Guesses the encoding: byte order mark, UTF-16 and UTF-32 by pattern, valid UTF-8, ISO 2022 by its escapes,
/// UTF-8 cut off inside its last character or with a few broken bytes; then the legacy encodings in use, of
/// which that one is taken in which the bytes read most like a language (`language`, BCP 47, if given).
/// ISO-8859-1 is reported as its superset windows-1252. Never puts in U+FFFD without counting it.
Decoded decode(std::string_view bytes, std::string_view language = {});

/// Decodes as `encoding` (IANA name or alias). Throws `base::Error` (User) for an unknown name.
Decoded decode_as(std::string_view bytes, const std::string& encoding);

/// Whether the bytes look like text at all: few control characters once decoded.
bool looks_like_text(std::string_view bytes);

}  // namespace sotto::text
