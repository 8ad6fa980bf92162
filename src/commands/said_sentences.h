// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace sotto::commands {

/// Sentences that were said and are to be known nowhere any more: notes, descriptions and examples may repeat
/// them. Shorter ones than twenty characters are everybody's and not kept.
class SaidSentences {
public:
    void keep(const text::Text& text, text::Range range, std::string_view language);
    /// No longer those that stand in `text` as well.
    void leave_out(const text::Text& text);
    [[nodiscard]] bool empty() const noexcept { return sentences_.empty(); }
    /// Where `text` repeats one, in other capitals or accents too.
    [[nodiscard]] std::vector<text::Range> repeated_in(const text::Text& text) const;
    /// So many of them as they were said, the longest first.
    [[nodiscard]] std::vector<std::string> longest(std::size_t most) const;

private:
    struct Sentence {
        std::string said;
        bool everybodys = false;
    };
    template <class Take>
    void each_in(const text::Text& text, Take take) const;

    std::map<std::string, Sentence> sentences_;  ///< by their folding
    /// Foldings by how they begin: there may be thousands, and every note is searched for all of them.
    std::unordered_map<std::string_view, std::vector<std::map<std::string, Sentence>::iterator>> beginnings_;
};

}  // namespace sotto::commands
