// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "search/expansion.h"
#include "search/query_tree.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace Xapian {
class Query;
}

/// Putting a query into Xapian's terms; for the search room itself.
namespace sotto::search {

using PassageIds = std::shared_ptr<const std::vector<std::uint32_t>>;

/// Finds the passages of a query in the index at hand; sorted.
using Evaluate = std::function<PassageIds(const Xapian::Query& query)>;

/// The passages that `node` may hold for: all of those that it does hold for, and others unless `*exact`.
/// `filters` by their number, sorted.
Xapian::Query plan(const Query::Node& node, const Expansion& forms, const std::vector<PassageIds>& filters,
                   const Evaluate& evaluate, bool* exact);

/// `query` without the passages `ids` (sorted).
Xapian::Query without(const Xapian::Query& query, const PassageIds& ids);

}  // namespace sotto::search
