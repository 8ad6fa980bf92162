// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "analysis/matrix.h"
#include "commands/arguments.h"
#include "commands/value.h"
#include "privacy/disclosure/suppression.h"
#include "store/study_file.h"

#include <string>
#include <vector>

namespace sotto::commands {

/// `--suppress`.
Parameter suppress_parameter();
/// Its value; 1, which hides nothing, when it was not given.
std::int64_t suppressed_below(const Arguments& arguments);

/// The pieces with, in place of their source, whoever says its words: a source with one respondent is that
/// person, whatever it is called and however many there are; others stand for themselves.
std::vector<analysis::Piece> by_people(const store::StudyFile& study, std::vector<analysis::Piece> pieces);

/// Hides numbers of `table` that are above 0 and below `least`, or rest on the words of fewer people (see
/// `by_people`), and those that would give them away. With `sums`, the sums of rows and columns are taken for
/// known. A column of fewer than `least` people (`column_people`, see `FieldColumns::people_in`) is hidden as
/// a whole, zeros too: they would tell who did not say it.
privacy::Suppression suppressed(const analysis::CrossTable& table, std::size_t rows, std::size_t columns,
                                const std::vector<analysis::Piece>& people,
                                const std::vector<std::int64_t>& column_people, std::int64_t least);

/// A row of cells; null where hidden.
Value shown_cells(const analysis::CrossTable& table, const privacy::CellMask& hidden, std::size_t row,
                  std::size_t columns);

/// How a cell is written for people: a dash where it is hidden.
std::string shown_cell(const Value& cell);
/// What is said below a table of which cells are hidden; empty when none is.
std::string suppression_sentence(const Value& data);

}  // namespace sotto::commands
