// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <string_view>

namespace sotto::text {

/// Whether a paragraph runs from right to left: its first strong character decides (UAX #9, rules P2 and
/// P3), characters inside isolates left out. False for a paragraph without any.
bool is_right_to_left(std::string_view paragraph);

/// `utf8` between U+2068 FIRST STRONG ISOLATE and U+2069, so that a name or quote of one direction inside
/// a line of the other leaves its neighbours where they are. Isolates that `utf8` opens or closes without
/// their other half are balanced, or they would reach out of it.
std::string isolate(std::string_view utf8);

}  // namespace sotto::text
