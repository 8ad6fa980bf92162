// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/case.h"

#include "text/language.h"
#include "text/utf8.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace sotto::text {

namespace {

icu::UnicodeString wide(std::string_view utf8) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
}

std::string narrow(const icu::UnicodeString& text) {
    std::string utf8;
    text.toUTF8String(utf8);
    return utf8;
}

}  // namespace

std::string to_lower(std::string_view utf8, std::string_view language) {
    return narrow(wide(utf8).toLower(icu::Locale(primary_language(language).c_str())));
}

std::string to_upper(std::string_view utf8, std::string_view language) {
    return narrow(wide(utf8).toUpper(icu::Locale(primary_language(language).c_str())));
}

bool is_capitalised(std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const auto c = static_cast<UChar32>(utf8::next(word, at));
        if (u_isalpha(c) != 0) return u_isupper(c) != 0 || u_istitle(c) != 0;
    }
    return false;
}

}  // namespace sotto::text
