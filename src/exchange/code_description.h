// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "study/coding.h"

#include <string>
#include <string_view>

namespace sotto::exchange {

/// REFI-QDA gives a code one description. Ours has fields: they travel as lines (`Include: …`) that other
/// programs show as text.
std::string description_with_fields(const study::Code& code);

/// The way back. Lines that begin with no known word belong to the field before them.
void fields_from_description(std::string_view description, study::Code& code);

/// `#RGB` and `#RRGGBB` as `#RRGGBB` in upper case; empty for anything else.
std::string normal_color(std::string_view color);

}  // namespace sotto::exchange
