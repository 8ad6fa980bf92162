// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/identifiers.h"
#include "privacy/shown_limits.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sotto::privacy {

/// A text with its identifiers replaced, not yet wrapped in the type that only the gate makes.
struct Rendering {
    std::string utf8;
    std::vector<Replacement> replacements;  ///< in order
    std::map<Category, std::int64_t> replaced;
    /// Whether a scan of `utf8` finds nothing. It is false only for contrived texts in which every
    /// replacement makes a new identifier with its neighbours; such a text must not leave.
    bool clean = false;
};

struct RenderingRules {
    std::string_view language;
    /// Pieces of the text that are cut out and marked `[…]`.
    std::vector<text::Range> cuts;
    /// Words of an editor's that are put in, in the text's positions. They are scanned as the rest is.
    std::vector<std::pair<text::Range, std::string>> insertions;
    /// Whose name becomes `[the speaker]`, because the attribution says it; 0: nobody's.
    study::Id<study::Entity> speaker;
    /// Whether people stand under their codes.
    bool codes = false;
    /// Found in the text that this one was cut from; positions are this text's and may lie outside of it.
    std::vector<Identifier> around;
    /// How old whoever says this may be.
    std::vector<int> ages;
    /// Whose dates these are, for a profile that moves dates; 0: nobody's.
    study::Id<study::Entity> dates_of;
    /// What replacements may say at most.
    ShownLimits limits;
};

/// Cuts and replaces, then scans the result as a finished file is scanned and replaces on until that finds
/// nothing: so what a scan knows, however strict, never refuses what was rendered here.
Rendering render(const Protection& protection, std::string_view utf8, const RenderingRules& rules);

}  // namespace sotto::privacy
