// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/quote_facts.h"
#include "commands/voices.h"
#include "privacy/gate.h"

#include <cstddef>
#include <string>
#include <vector>

namespace sotto::commands {

class Session;

/// A quote that could leave alone, but not with others that leave or have left.
struct ApartQuote {
    std::size_t quote = 0;  ///< its place in the list
    study::Id<study::Entity> participant;
    std::string reason;  ///< holds no text of the source
};

/// The fewest quotes, as far as is easily found, that must stay so that no several of the others, with those
/// that earlier releases of the ledger gave the same readers, single anybody out (deductive disclosure): of
/// each puzzle the one that comes last in the study. `quotes` as for `QuoteFacts`. Reads all that
/// participants say in the study when there is a puzzle to solve. Throws `base::Cancelled`.
std::vector<ApartQuote> quotes_to_keep_apart(Session& session, const Voices& voices,
                                             const privacy::Protection& protection, const privacy::Gate& gate,
                                             std::vector<QuoteBothWays> quotes);

}  // namespace sotto::commands
