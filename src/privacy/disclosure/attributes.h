// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/gate.h"
#include "privacy/identifiers.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace sotto::privacy {

/// What nobody should be able to conclude from what is printed beside a quote: those who share a
/// combination must have so many different values of it (distinct l-diversity: Machanavajjhala et al. 2007).
/// Not to have any counts as a value.
struct Diversity {
    std::string attribute;
    std::int64_t l = 2;
};

/// Somebody whose value of the diverse attribute those can conclude who know what is printed. Says not what
/// the value is.
struct Concluded {
    std::string participant_code;
    std::vector<std::pair<std::string, std::string>> shown;
    std::int64_t shared_by = 0;
    std::int64_t values = 0;  ///< how many different ones those have who share what is shown
};

/// One way to reach what was asked for.
struct SaferAttributes {
    DisclosureRisk::Suggestion change;
    double loss = 0;                  ///< see `Generalisation`
    std::int64_t discernibility = 0;  ///< see `Generalisation`
};

/// All that is to be said of the attributes an export shows.
struct AttributeReport {
    DisclosureRisk risk;
    std::int64_t l = 0;  ///< the fewest values; 0 when nobody asked, or nobody is concerned
    std::vector<Concluded> concluded;
    /// When something is wrong: every smallest change that mends it, the least loss of information first.
    /// The first is `risk.suggestion`.
    std::vector<SaferAttributes> ways;
    bool all_ways = true;  ///< false: there are more, worse ones
};

/// As `Gate::risk`; with `diversity`, suggestions reach both.
AttributeReport attribute_report(const Protection& protection, const ExportTerms& terms,
                                 const std::vector<study::Id<study::Entity>>& concerned,
                                 const std::optional<Diversity>& diversity);

/// Those whom a reader has to think of: who could have said an unattributed quote (see `DisclosureRisk`), and
/// everybody in `speaking` who is not staff. In the order of the register.
std::vector<study::Id<study::Entity>> possible_speakers(
    const Protection& protection, const std::vector<study::Id<study::Entity>>& speaking);

/// The entries whose combination is printed beside a quote of the policy: `shown`, and the role where that is
/// the attribution.
std::vector<std::string> printed_entries(const ExportTerms& terms);

}  // namespace sotto::privacy
