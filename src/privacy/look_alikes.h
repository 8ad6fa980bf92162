// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <string_view>

/// Letters of one alphabet typed for those of another, as slips of the keyboard and character recognition
/// leave them: a Cyrillic `а` in a Latin name. The pairs are those of Unicode's confusables (UTS #39) that
/// look the same in print, for Latin, Cyrillic and Greek.
namespace sotto::privacy {

/// Whether `utf8` has letters of Latin and of Cyrillic or Greek at all.
bool may_hold_look_alikes(std::string_view utf8) noexcept;

/// Every word that mixes alphabets written in one: in Latin where each foreign letter has a Latin twin, else
/// in Cyrillic as far as its Latin letters have twins there. As many code points as before, each in its
/// place.
std::string without_look_alikes(std::string_view utf8);

}  // namespace sotto::privacy
