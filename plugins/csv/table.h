// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// A table as people and survey tools write it. Nothing is refused: a stray quote is text.
struct TableShape {
    char delimiter = ',';
    std::size_t columns = 0;  ///< of most rows looked at
    double agreement = 0;     ///< share of the rows looked at with that many columns
    std::size_t rows = 0;     ///< looked at
};

/// The delimiter among , ; TAB with which the first rows have one and the same number of cells, several if
/// possible.
TableShape shape_of(std::string_view head);

/// Calls `row` with the cells of each row, until it returns false. Rows without text are left out. Returns
/// false when the text ends inside a quoted cell, which then holds the rest of the text.
bool for_each_row(std::string_view utf8, char delimiter,
                  const std::function<bool(std::vector<std::string>&)>& row);

/// Appends one line with commas and CRLF. `literal[i]`: the cell is a number and never a formula.
void append_line(std::string& to, const std::vector<std::string>& cells, const std::vector<bool>& literal);
