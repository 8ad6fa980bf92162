// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/gate.h"
#include "privacy/identifiers.h"

#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// An entry of `ExportTerms::shown`: `age`, or `age:10` for bands of ten.
struct ShownAttribute {
    std::string name;
    int band = 0;  ///< 0: the value as it is
};
ShownAttribute parse_shown(std::string_view entry);

/// What is printed for it; empty when the entity has no such attribute.
std::string shown_value(const Protection& protection, study::Id<study::Entity> entity,
                        const ShownAttribute& attribute);

/// See `Gate::risk`.
DisclosureRisk disclosure_risk(const Protection& protection, const ExportTerms& terms,
                               const std::vector<study::Id<study::Entity>>& concerned);

}  // namespace sotto::privacy
