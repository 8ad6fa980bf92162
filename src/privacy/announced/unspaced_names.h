// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace sotto::privacy::announced {

/// A name in a script without spaces, in bytes of the text.
struct UnspacedName {
    std::size_t first = 0;  ///< with its form of address
    std::size_t name = 0;   ///< without it
    std::size_t last = 0;
    double confidence = 0;
    bool place = false;
};

/// Names behind forms of address and behind "called", and of villages and districts, in Lao, Thai and Khmer;
/// ascending. `utf8` is valid.
std::vector<UnspacedName> unspaced_names(std::string_view utf8);

}  // namespace sotto::privacy::announced
