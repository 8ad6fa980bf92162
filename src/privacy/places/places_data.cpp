// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/places/places_data.h"

// The file is taken in by the assembler: as an array of numbers it would keep the compiler busy for a minute.
__asm__(
    ".pushsection .rodata\n"
    ".balign 8\n"
    ".global sotto_places_begin\n"
    ".hidden sotto_places_begin\n"
    "sotto_places_begin:\n"
    ".incbin \"" SOTTO_PLACES_FILE
    "\"\n"
    ".global sotto_places_end\n"
    ".hidden sotto_places_end\n"
    "sotto_places_end:\n"
    ".byte 0\n"
    ".popsection\n");

extern "C" {
extern const char sotto_places_begin[];
extern const char sotto_places_end[];
}

namespace sotto::privacy {

std::string_view places_data() noexcept {
    return {sotto_places_begin, static_cast<std::size_t>(sotto_places_end - sotto_places_begin)};
}

}  // namespace sotto::privacy
