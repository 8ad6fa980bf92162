// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "search/query_tree.h"
#include "search/terms.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

/// Holding a query against one text; for the search room itself.
namespace sotto::search {

/// Which terms are forms of the words of a query.
class WordForms {
public:
    virtual ~WordForms() = default;
    /// Whether `term`, written as `original()`, is a form of `word` (a node of kind Word). Only for terms
    /// that are not the word itself.
    [[nodiscard]] virtual bool is_form(const Query::Node& word, std::string_view term,
                                       const std::function<std::string()>& original) const = 0;
};

/// Whether the filter of that number holds for the passage; empty when nobody knows.
using FilterTruth = std::function<std::optional<bool>(std::size_t filter)>;

/// Whether `query` holds for a text; what nobody knows counts as true. If so, what matched is put into
/// `ranges` (if given): code points, ascending, without overlaps.
bool match(const Query::Node& query, const Terms& text, const WordForms& forms, const FilterTruth& filters,
           std::vector<text::Range>* ranges);

}  // namespace sotto::search
