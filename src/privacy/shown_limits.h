// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/identifiers.h"
#include "privacy/levels.h"
#include "privacy/places/gazetteer.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// How exact words inside a quote may be, given what is printed beside it: "a village in Laos" above
/// "South-East Asia" would give back what the attribute hides. By itself it allows everything.
class ShownLimits {
public:
    ShownLimits() = default;
    /// Of a quote of `participant` with `entries` (see `ExportTerms::shown`) beside it. What limits:
    /// countries, provinces, parts of the world, by the values of attributes or, where the gazetteer knows
    /// none, by their names (`region`); and bands of ages.
    ShownLimits(const Protection& protection, study::Id<study::Entity> participant,
                const std::vector<std::string>& entries);

    [[nodiscard]] bool empty() const noexcept { return !finest_ && !age_; }
    /// Whether `words`, which stand for an identifier, say no more than what is shown. With brackets or
    /// without.
    [[nodiscard]] bool allow(std::string_view words) const;
    /// `words` where they are allowed; else the most exact that are. Neither has brackets.
    [[nodiscard]] std::string applied_to(Category category, const std::string& words,
                                         std::string_view wording) const;

private:
    std::optional<AreaKind> finest_;
    std::optional<AgeBand> age_;
};

}  // namespace sotto::privacy
