// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "package.h"

namespace sotto::docx {

struct Relationship {
    std::string id;
    std::string type;    ///< the last word of the type's address: "styles", "header" …
    std::string target;  ///< a part's name; of an external one, the address as written
    bool external = false;
};

/// The relationships of `part` (empty: of the package), in file order; none when it has no list of them.
/// Throws `plugin::Refusal` when the list is damaged.
std::vector<Relationship> relationships_of(const Package& package, const std::string& part);

/// The part that holds the relationships of `part`.
std::string relationships_part(const std::string& part);

}  // namespace sotto::docx
