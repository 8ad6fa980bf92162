// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <vector>

namespace sotto::privacy {

/// A name as it stands in a document.
struct NameMention {
    std::size_t document = 0;
    std::string words;
};

/// Mentions that are one person's, as far as rules can tell.
struct NamedPerson {
    std::string name;                   ///< the form with the most parts, as it was written first
    std::vector<std::string> forms;     ///< all of them as written, the fullest first, without repetitions
    std::vector<std::size_t> mentions;  ///< indexes into what was given, ascending
};

/// Puts the forms of one person's name together: "Dr Vu", "Vu" and "Ms Vu Thi Quy". Titles and possessives do
/// not count. A single part belongs to the only person in the same document whose full name has it; where the
/// document names none such, to the only one of all documents; else it stays by itself, as it does when two
/// could be meant. A name whose parts all stand, in order, in one longer name only is that person's.
///
/// `apart`: forms, as written or folded, that are somebody else's and are put together with nothing. In the
/// order of their first mention.
std::vector<NamedPerson> group_names(const std::vector<NameMention>& mentions,
                                     const std::set<std::string>& apart);

}  // namespace sotto::privacy
