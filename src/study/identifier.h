// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/guid.h"
#include "study/id.h"

#include <optional>
#include <string>
#include <string_view>

namespace sotto::study {

/// What a researcher has decided about something the detectors found. A decision holds for every place where
/// the same thing is found, in all sources.
enum class Decision {
    Accept,  ///< replace it (also what happens before anybody decides)
    Reject,  ///< not an identifier: leave it in the text
    Set      ///< replace it by `replacement`
};

/// `accepted`, `rejected`, `set`.
std::string_view name_of(Decision decision);
std::optional<Decision> decision(std::string_view name);

/// A decision, kept by what was found rather than where.
struct IdentifierDecision {
    Id<IdentifierDecision> id;
    base::Guid guid;
    /// What was decided on: `category:folded text`, or `register:CODE` for an entity of the register.
    std::string entity_key;
    Decision decision = Decision::Accept;
    std::string replacement;  ///< without brackets; only for `Set`
    std::string researcher;
    std::string decided;  ///< UTC

    friend bool operator==(const IdentifierDecision&, const IdentifierDecision&) = default;
};

}  // namespace sotto::study
