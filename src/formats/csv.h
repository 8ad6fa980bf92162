// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::formats {

struct CsvRow {
    std::size_t line = 0;            ///< of the file, from 1, where the row begins
    std::vector<std::string> cells;  ///< as many as the first row has
};

/// The rows of a table that Sotto itself takes in: a register, a codebook. RFC 4180, strictly: what it does
/// not allow is an error and not a guess, because a shifted column would give a person another one's consent.
///
/// `utf8` may begin with a byte order mark and have any newlines. Cells are parted by `delimiter`, or with 0
/// by whichever of , ; and TAB stands most often in the first row outside quotes. Rows without any text are
/// left out; cells missing at a row's end are empty. Cells are not trimmed; an apostrophe that `csv_line` put
/// in is taken off.
///
/// Throws `base::Error` (Input) with the number of the line: a quote inside a plain cell, text after a
/// closing quote, a quote that is never closed, more cells than the first row has.
std::vector<CsvRow> parse_csv(std::string_view utf8, char delimiter = 0);

/// One line with commas, ended by CRLF. A cell is quoted when it needs to be.
///
/// A cell that begins with = + - @ TAB or CR, which spreadsheets would run as a formula (CSV injection), gets
/// an apostrophe in front, as spreadsheets themselves mark "this is text"; `parse_csv` takes it off again.
/// Numbers such as -3.5 stay as they are.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace sotto::formats
