// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <array>
#include <string_view>

namespace sotto::random_actions {

/// What is typed; records name them by number.
inline constexpr std::array<std::string_view, 34> phrases{
    "",
    "work",
    "trust",
    "courage",
    "P01",
    "P0",
    "Ana Moreau",
    "river",
    "Lessons/Support",
    "Lessons/Support/",
    "/",
    "a\\/b",
    "training OR work",
    "\"the river",
    "(((",
    "code:trust",
    "speaker:P01 NOT",
    "*",
    "w*",
    "0",
    "7",
    "-3",
    "99999999999999999999",
    "12:40",
    "2024-02-30",
    "public",
    "yes",
    "out.docx",
    "notes.txt",
    "\xD8\xB4\xD8\xAC\xD8\xA7\xD8\xB9\xD8\xA9",      // Arabic
    "\xE0\xBA\x81\xE0\xBA\xB2\xE0\xBA\x99",          // Lao
    "e\xCC\x81t\xC3\xA9",                            // a combining accent
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7",  // joined emoji
    "<b>&amp; <script> %s %n {0}",
};

/// Of those, the first that a keyboard of ASCII lacks.
inline constexpr std::size_t typable_phrases = 29;

}  // namespace sotto::random_actions
