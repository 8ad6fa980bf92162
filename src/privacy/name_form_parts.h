// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/name_forms.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What the forms of people's names and of other names are put together from.
namespace sotto::privacy {

/// A word of a name with what stood in the register.
struct Part {
    std::string key;       ///< letters; a hyphenated part has a space inside
    std::string original;  ///< as registered
};

std::size_t letter_count(std::string_view key);
char32_t first_letter(std::string_view key);
std::string without_spaces(std::string_view key);
bool is_cased(std::string_view key);
/// With their spaces.
std::string joined(const std::vector<Part>& parts);

/// Parts at white space, brackets, quotation marks and commas; words that stand in brackets or quotation
/// marks (nicknames) are marked by being returned apart in `nicknames`.
void split(std::string_view name, std::vector<std::string>& words, std::vector<std::string>& nicknames);
/// The words as parts, without titles before the name and suffixes behind it.
std::vector<Part> parts_of(const std::vector<std::string>& words);
/// How others spell letters that keyboards lack: Müller, Mueller.
std::string without_umlauts(std::string_view name);

/// All of `parts` together, in its spacings.
void add_whole(std::vector<NameForm>& forms, const std::vector<Part>& parts, std::uint32_t entity);
/// A part of a name that stands alone. `only_part`: it is all there is, so that `LB` is an acronym and not a
/// name somebody typed in capitals, as registers have family names.
void add_part(std::vector<NameForm>& forms, const Part& part, std::uint32_t entity, bool only_part);

}  // namespace sotto::privacy
