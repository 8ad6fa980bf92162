// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sotto::privacy {

/// A column of a table as numbers: one per row; equal values, equal numbers.
using Column = std::vector<std::uint32_t>;

/// The ways in which one attribute can be printed, the most exact first. Each is a coarsening of the one
/// before it: rows that share a value on one rung share one on all later rungs. Above the last stands,
/// unsaid, that the attribute is left out.
struct Ladder {
    std::vector<Column> rungs;
};

/// What a table must keep to.
struct Safety {
    /// Each judged row shares its values with so many rows, itself counted (k-anonymity: Samarati & Sweeney
    /// 1998). Where nothing is printed nobody is told apart, however few there are.
    std::int64_t k = 1;
    /// A column that nobody should be able to conclude; empty: none. Then the rows that share a judged row's
    /// values hold at least `l` different values of it (distinct l-diversity: Machanavajjhala et al. 2007).
    Column sensitive;
    std::int64_t l = 1;
    std::vector<std::size_t> judged;  ///< rows
};

/// How far up its ladder each attribute is.
struct Generalisation {
    std::vector<std::size_t> heights;  ///< number of a rung; the number of rungs: left out
    /// The mean of height ÷ top height over all attributes, 0…1: what Sweeney's precision (2002) says is
    /// lost.
    double loss = 0;
    /// Σ |group|², over the groups of rows that look alike (Bayardo & Agrawal 2005): smaller, more is told.
    std::int64_t discernibility = 0;
    std::int64_t k = 0;  ///< the smallest group of a judged row
    std::int64_t l = 0;  ///< the fewest different sensitive values of such a group; 0 without a column
};

struct Generalisations {
    /// Those that are safe and no longer are when any one attribute goes a rung down (Samarati 2001: the
    /// k-minimal ones). The least loss first; of equal ones the smaller discernibility, then the lower
    /// heights of earlier attributes.
    std::vector<Generalisation> minimal;
    /// Whether these are all there are. The first is one of least loss in any case.
    bool complete = true;
};

/// Searches the lattice of all combinations of rungs, exactly. Safety is monotone: what is safe stays safe on
/// higher rungs, what is unsafe stays so on lower ones and with more attributes (LeFevre, DeWitt &
/// Ramakrishnan 2005, Incognito), so that parts of the lattice are decided by one look. With twelve
/// attributes of four rungs and some hundred rows that is a fraction of a second; `most_looks` bounds the
/// list of all, not the search for the best.
Generalisations minimal_generalisations(std::size_t rows, const std::vector<Ladder>& ladders,
                                        const Safety& safety, std::size_t most_looks = 20'000);

/// What one combination of rungs gives. `heights` as in `Generalisation`.
Generalisation generalised(std::size_t rows, const std::vector<Ladder>& ladders, const Safety& safety,
                           std::vector<std::size_t> heights);
/// Whether it keeps to `safety`.
bool is_safe(const Generalisation& generalisation, const std::vector<Ladder>& ladders, const Safety& safety);

/// For each row, a number that those rows share which have its values in all of `columns`.
Column look_alikes(std::size_t rows, const std::vector<const Column*>& columns);

/// For each row, how many rows have its values in all of `columns`.
std::vector<std::int64_t> group_sizes(std::size_t rows, const std::vector<const Column*>& columns);

/// For each row, how many different values of `sensitive` the rows hold that share its values.
std::vector<std::int64_t> different_values(std::size_t rows, const std::vector<const Column*>& columns,
                                           const Column& sensitive);

}  // namespace sotto::privacy
