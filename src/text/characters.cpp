// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/characters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace sotto::text {

namespace {

UChar32 code(char32_t c) {
    return static_cast<UChar32>(c);
}

bool ascii_letter(char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

bool is_letter_or_mark(char32_t c) {
    if (c < 0x80) return ascii_letter(c);
    const auto mask = U_GET_GC_MASK(code(c));
    return (mask & (U_GC_L_MASK | U_GC_M_MASK)) != 0;
}

bool is_combining_mark(char32_t c) {
    return c >= 0x300 && (U_GET_GC_MASK(code(c)) & U_GC_M_MASK) != 0;
}

bool is_capital(char32_t c) {
    if (c < 0x80) return c >= 'A' && c <= 'Z';
    const auto mask = U_GET_GC_MASK(code(c));
    return (mask & (U_GC_LU_MASK | U_GC_LT_MASK)) != 0;
}

bool has_case(char32_t c) {
    if (c < 0x80) return ascii_letter(c);
    return u_hasBinaryProperty(code(c), UCHAR_CASED) != 0;
}

int digit_value(char32_t c) {
    if (c < 0x80) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
    return u_charDigitValue(code(c));
}

bool is_white_space(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
    return u_isUWhiteSpace(code(c)) != 0;
}

bool is_of_unspaced_script(char32_t c) {
    if (c < 0x0E00) return false;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(code(c), &status)) {
        case USCRIPT_THAI:
        case USCRIPT_LAO:
        case USCRIPT_KHMER:
        case USCRIPT_MYANMAR:
        case USCRIPT_TAI_LE:
        case USCRIPT_NEW_TAI_LUE:
        case USCRIPT_LANNA:
        case USCRIPT_TAI_VIET:
        case USCRIPT_HAN:
        case USCRIPT_BOPOMOFO:
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
            return true;
        default:
            return false;
    }
}

Script script_of(char32_t c) {
    if (c < 0x80) return ascii_letter(c) ? Script::Latin : Script::Other;
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(code(c), &status)) {
        case USCRIPT_LATIN:
            return Script::Latin;
        case USCRIPT_CYRILLIC:
            return Script::Cyrillic;
        case USCRIPT_ARABIC:
            return Script::Arabic;
        case USCRIPT_ETHIOPIC:
            return Script::Ethiopic;
        case USCRIPT_HANGUL:
            return Script::Hangul;
        default:
            return Script::Other;
    }
}

}  // namespace sotto::text
