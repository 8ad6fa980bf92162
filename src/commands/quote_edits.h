// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "analysis/retrieval.h"
#include "commands/value.h"
#include "privacy/gate.h"
#include "store/study_file.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::commands {

/// What editors left out of the quotes of a study and put into them; a snapshot. A quote has the edits of all
/// codings that cover it.
class QuoteEdits {
public:
    explicit QuoteEdits(const store::StudyFile& study);

    [[nodiscard]] bool empty() const noexcept { return by_coding_.empty(); }
    /// As far as they lie in `range` of the source, by place; each once. What is put in at its very end
    /// belongs to it, at its very start not.
    [[nodiscard]] std::vector<privacy::EditorialEdit> within(const analysis::Quote& quote,
                                                             text::Range range) const;

private:
    std::map<study::Id<study::Coding>, std::vector<study::QuoteEdit>> by_coding_;
};

/// What was left out of a quote and put into it, for an answer and for the ledger: `quote` (GUID), `start`,
/// `end`, `words`.
std::vector<Value> edits_in(const privacy::Candidate& candidate);

/// `words`, which stand at `range` of a source, with `edits` (as `QuoteEdits::within` gives them) made: for
/// researchers, nothing in it is replaced.
std::string edited(std::string_view words, text::Range range,
                   const std::vector<privacy::EditorialEdit>& edits);

}  // namespace sotto::commands
