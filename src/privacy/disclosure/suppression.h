// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sotto::privacy {

/// Which numbers of a table must not be told, or are not.
class CellMask {
public:
    CellMask(std::size_t rows, std::size_t columns) : columns_(columns), cells_(rows * columns, false) {}

    [[nodiscard]] bool at(std::size_t row, std::size_t column) const {
        return cells_[row * columns_ + column];
    }
    void set(std::size_t row, std::size_t column, bool is = true) { cells_[row * columns_ + column] = is; }
    [[nodiscard]] std::int64_t count() const;

    friend bool operator==(const CellMask&, const CellMask&) = default;

private:
    std::size_t columns_;
    std::vector<bool> cells_;
};

/// A table of counts of which the sums of rows and columns are known as well.
struct CountTable {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<std::int64_t> cells;  ///< row after row; none negative
    /// How many (participants, sources) each cell rests on where it counts something else; the same for the
    /// sums of rows and of columns. Empty: the numbers themselves.
    std::vector<std::int64_t> bases;
    std::vector<std::int64_t> row_bases;
    std::vector<std::int64_t> column_bases;
    /// Whether the sums of rows are told. Those of columns and of everything are taken for known.
    bool row_sums_told = true;
};

/// What is not told of it.
struct Suppression {
    CellMask hidden;                ///< of the cells
    std::vector<bool> hidden_rows;  ///< whose sums are not told either
    std::vector<bool> hidden_columns;
    bool hidden_total = false;
    std::int64_t suppressed = 0;  ///< hidden cells, not sums
};

/// Hides every cell that is above 0 and rests on fewer than `least`, the sums of rows and columns that do,
/// and so many others that nobody can work these out (complementary suppression). Zeros are told: they are
/// nobody's, and whoever knows why nobody can be there would not be misled by hiding one.
///
/// From the sums and the cells that are told, what a hidden cell may be is an interval. That of each cell
/// which had to be hidden leaves at least `least` values, and is no narrower than the count itself; that of
/// each other hidden cell leaves at least two. Checked exactly: a table with its sums is a network in which
/// cells are arcs (Cox 1980; Cox 1995), so that the ends of the interval are greatest flows, and whole
/// numbers. Others are chosen along cheapest cycles through the cell that wants protection (Kelly, Golden &
/// Assad 1992), the smallest numbers first and sums last; those that turn out not to be needed are told
/// again.
Suppression suppress(const CountTable& table, std::int64_t least);

/// What a reader can conclude of a hidden cell: from `low` to `high`.
struct Feasible {
    std::int64_t low = 0;
    std::int64_t high = 0;  ///< `unbounded` when nothing bounds it
    static constexpr std::int64_t unbounded = INT64_MAX;
};
Feasible feasible(const CountTable& table, const Suppression& suppression, std::size_t row,
                  std::size_t column);

}  // namespace sotto::privacy
