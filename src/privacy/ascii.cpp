// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/ascii.h"

#include <algorithm>

namespace sotto::privacy {

bool equal_ignoring_case(std::string_view a, std::string_view b) noexcept {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               return ascii_lower(x) == ascii_lower(y);
           });
}

std::size_t find_ignoring_case(std::string_view text, std::string_view what, std::size_t from) noexcept {
    const char small = what.front();
    const char capital = small >= 'a' && small <= 'z' ? static_cast<char>(small - ('a' - 'A')) : small;
    for (std::size_t at = from; at + what.size() <= text.size(); ++at) {
        if ((text[at] == small || text[at] == capital) &&
            equal_ignoring_case(text.substr(at, what.size()), what))
            return at;
    }
    return std::string_view::npos;
}

}  // namespace sotto::privacy
