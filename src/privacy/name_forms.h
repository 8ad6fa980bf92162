// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/name_words.h"
#include "study/register.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// One way in which a name may stand in a text.
struct NameForm {
    std::string key;           ///< as `letters_of` gives it
    std::uint32_t entity = 0;  ///< index into the register
    bool whole = false;        ///< the whole name or an alias of several words; else one part of it
    bool needs_capital = false;
    bool needs_capitals = false;  ///< all of it, as in initials registered as an alias
    bool not_first = false;       ///< proves nothing at the start of a sentence
    bool stem = false;            ///< the name without its last vowel: only with an ending
    Endings endings = Endings::None;
};

/// All forms of `name`, which belongs to `entity`. The same key may come up more than once.
std::vector<NameForm> forms_of_person(std::string_view name, std::uint32_t entity);
/// Of an alias of a person called `name_of_person` in the register. A word of it that is no part of that name
/// and an everyday word (`Boda Denis`, `Madame Convention`) is found with the rest of the alias only.
std::vector<NameForm> forms_of_nickname(std::string_view alias, std::uint32_t entity,
                                        std::string_view name_of_person);
/// Of a place, an organisation or anything else: names that are not taken apart.
std::vector<NameForm> forms_of_thing(std::string_view name, std::uint32_t entity);

/// The parts of a person's name in the order they are said, without titles, particles and suffixes; as
/// `letters_of` has them.
std::vector<std::string> name_parts(std::string_view name);

}  // namespace sotto::privacy
