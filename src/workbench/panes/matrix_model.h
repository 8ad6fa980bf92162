// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/value.h"
#include "study/coding.h"
#include "workbench/charts/heat_map.h"
#include "workbench/desk.h"

#include <optional>
#include <string>
#include <vector>

namespace sotto::workbench {

/// What `sotto matrix` answered, as it is shown: codes as rows below those they belong to.
struct Matrix {
    HeatMap map;  ///< rows without dots
    std::string field;
    std::vector<study::Id<study::Code>> codes;  ///< of the rows
    std::vector<std::string> values;            ///< of the columns, as `Condition::value`
};

/// `data` is the answer of `analysis/matrix` with columns by `field`. Codes without anything are left out,
/// unless one below them has something or `empty_too`; so are columns of codes without anything. Columns of
/// codes are named by their last name where it is the only one of its kind.
Matrix matrix_of(const commands::Value& data, const study::CodeTree& codes, const std::string& field,
                 bool empty_too, const std::string& not_known);

/// What the quotes behind a cell are.
Focus behind(const Matrix& matrix, const study::CodeTree& codes, HeatMapPainter::Cell cell, Focus focus);

}  // namespace sotto::workbench
