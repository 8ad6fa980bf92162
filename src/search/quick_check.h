// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "search/query_tree.h"

#include <optional>
#include <string_view>
#include <vector>

namespace sotto::search {

/// Tells for most passages whether a phrase or a word of a script without spaces stands in them, ten times as
/// quickly as cutting the passage into terms does (5 microseconds for English, 80 for Lao, and a common
/// phrase has thousands of candidates). Where it is not sure, it says so.
class QuickCheck {
public:
    explicit QuickCheck(const Query::Node& query);

    /// Whether there is anything that this can tell: the query is one such word, or several with others that
    /// the index is sure of.
    [[nodiscard]] bool useful() const noexcept { return useful_; }
    /// Whether the query holds for `said`, a candidate by `plan`; empty when only `match` can tell.
    [[nodiscard]] std::optional<bool> holds(std::string_view said) const;

private:
    void add(const Query::Node& node);

    std::vector<const Atom*> runs_;
    std::vector<const std::vector<Atom>*> phrases_;
    bool useful_ = true;
};

}  // namespace sotto::search
