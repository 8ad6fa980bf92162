// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/names/builtin_model.h"

#include <cstddef>

// The assembler puts the file into the program, so that it can neither be missing nor of another version; an
// array of three million numbers would take the compiler minutes.
asm(".section .rodata\n"
    ".balign 16\n"
    ".globl sotto_names_model_first\n"
    ".hidden sotto_names_model_first\n"
    "sotto_names_model_first:\n"
    ".incbin \"" SOTTO_NAMES_MODEL
    "\"\n"
    ".globl sotto_names_model_last\n"
    ".hidden sotto_names_model_last\n"
    "sotto_names_model_last:\n"
    ".byte 0\n"
    ".previous\n");

extern "C" {
extern const char sotto_names_model_first[];
extern const char sotto_names_model_last[];
}

namespace sotto::privacy::names {

std::string_view builtin_model_bytes() {
    return {sotto_names_model_first,
            static_cast<std::size_t>(sotto_names_model_last - sotto_names_model_first)};
}

}  // namespace sotto::privacy::names
