// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <string_view>

/// Which legacy encoding bytes are in, judged by how the text reads; for the text room itself.
namespace sotto::text {

struct EncodingGuess {
    std::string encoding;  ///< IANA name
    int confidence = 0;    ///< 0…95: no reading proves an encoding
};

/// `bytes` are no valid UTF-8, have no byte order mark and are not UTF-16 or UTF-32. Reads a sample in each
/// encoding that people's old files are in and takes the one whose reading is most like a language:
/// letters of that language's alphabet, words that a script and its case allow, frequent words. ICU's
/// own detector has a voice, but not the last one: its guesses among single-byte encodings are weak.
EncodingGuess guess_encoding(std::string_view bytes, std::string_view language);

}  // namespace sotto::text
