// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/people/people_rows.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::workbench {

using Cells = std::vector<std::vector<std::string>>;

/// The cells of a block as spreadsheets copy it: rows by line, cells by tab, cells with line breaks or quotes
/// in quotes.
Cells pasted_cells(std::string_view words);
/// The same the other way round.
std::string copied_cells(const Cells& cells);

/// Where a block lands that has no names of columns of its own.
struct PasteTarget {
    std::vector<std::string> fields;  ///< of the columns from the one in hand on; empty: cannot be pasted in
    std::vector<std::string> codes;   ///< of the rows from the one in hand on
};

/// What a paste means.
struct PastePlan {
    std::string register_csv;      ///< a register (`register --table`); empty when nothing can be pasted
    std::size_t columns_left = 0;  ///< cells of these had no column to go to
    std::size_t rows_left = 0;     ///< rows of nobody
};

/// A block whose first row names a column `code` is a register of its own; any other one goes into the cells
/// from the target on, row by row.
PastePlan plan_paste(const Cells& cells, const PasteTarget& target);

/// A register of one field for some people.
std::string register_of(const std::vector<std::string>& codes, const std::string& field,
                        const std::string& value);

}  // namespace sotto::workbench
