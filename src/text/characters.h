// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

/// Properties of single characters, for the rooms that read text letter by letter. ASCII is answered without
/// ICU.
namespace sotto::text {

/// Letters, and the marks that stand on or around them (a Lao vowel sign, a combining acute).
bool is_letter_or_mark(char32_t c);
/// A mark that stands on, under or around the letter before it.
bool is_combining_mark(char32_t c);
/// A capital, or a title-case letter such as ǅ.
bool is_capital(char32_t c);
/// Whether the letter has capital and small forms at all: Latin, Cyrillic, Greek, Armenian …
bool has_case(char32_t c);
/// 0…9 for a decimal digit of any script (٣, ໓, ៣, 3), else -1.
int digit_value(char32_t c);
/// White space of any kind, no-break spaces included.
bool is_white_space(char32_t c);
/// Letters of scripts written without spaces between words: Thai, Lao, Khmer, Burmese, Han, Kana.
bool is_of_unspaced_script(char32_t c);

/// The scripts whose names take endings or particles that are written onto them.
enum class Script { Latin, Cyrillic, Arabic, Ethiopic, Hangul, Other };
Script script_of(char32_t c);

}  // namespace sotto::text
