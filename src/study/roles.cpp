// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "study/roles.h"

#include "text/fold.h"

#include <algorithm>
#include <array>

namespace sotto::study {

bool is_staff_role(std::string_view role) {
    return text::fold_key(role).find("staff") != std::string::npos;
}

bool is_third_party_role(std::string_view role) {
    constexpr std::array<std::string_view, 3> words{"third party", "third person", "mentioned"};
    std::string key = text::fold_key(role);
    std::replace(key.begin(), key.end(), '-', ' ');
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return key.find(word) != std::string::npos; });
}

}  // namespace sotto::study
