// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "study/coding.h"
#include "study/id.h"
#include "study/source.h"
#include "text/text.h"

#include <vector>

namespace sotto::analysis {

using study::Id;

/// Which quotes are wanted, by code.
struct Selection {
    /// Each entry is a theme: a code and the codes that count as it. A quote carries every theme. Empty: any
    /// code at all.
    std::vector<std::vector<Id<study::Code>>> all_of;
    /// A quote that overlaps a coding with one of these is left out.
    std::vector<Id<study::Code>> none_of;
};

/// A piece of a source that answers a selection.
struct Quote {
    Id<study::Source> source;
    text::Range range;
    /// The codings that cover the whole range, in order of id.
    std::vector<Id<study::Coding>> codings;
    /// The codes of `codings`, in order of id, each once.
    std::vector<Id<study::Code>> codes;

    friend bool operator==(const Quote&, const Quote&) = default;
};

/// The quotes among `codings`, by source, then start, then end; each range of a source once.
///
/// With one theme (or none) the quotes are the ranges of its codings as they were coded. With several they
/// are the non-empty intersections of one coding from each theme: coded 0–100 as A and 40–120 as B gives
/// the quote 40–100. Ranges that only touch do not overlap.
///
/// `codings` holds the codings of the themes and of `none_of`; further ones only add to what
/// `Quote::codings` names. O(n log n), times how deep codings lie on each other.
std::vector<Quote> retrieve(const std::vector<study::Coding>& codings, const Selection& selection);

/// Gives each of `quotes` (sorted as `retrieve` leaves them) the codings of `codings` that cover it, as
/// `retrieve` does.
void name_codings(std::vector<Quote>& quotes, const std::vector<study::Coding>& codings);

}  // namespace sotto::analysis
