// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/matrix_model.h"

#include "workbench/panes/chart_fields.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace sotto::workbench {

namespace {

using study::Code;
using study::Id;

/// What the matrix command writes over the column of what nobody knows.
constexpr const char* unknown = "—";

}  // namespace

Matrix matrix_of(const commands::Value& data, const study::CodeTree& codes, const std::string& field,
                 bool empty_too, const std::string& not_known) {
    const auto& cells = data["cells"].items();
    const auto& paths = data["rows"].items();
    const auto& heads = data["columns"].items();

    std::vector<bool> row_has(paths.size(), empty_too);
    std::vector<bool> column_has(heads.size(), empty_too || field != "code");
    std::unordered_set<Id<Code>> above;
    for (std::size_t row = 0; row < paths.size(); ++row) {
        for (std::size_t column = 0; column < heads.size(); ++column) {
            if (cells[row].items()[column].integer() == 0) continue;
            row_has[row] = true;
            column_has[column] = true;
        }
        if (!row_has[row]) continue;
        for (const auto* code = codes.at_path(paths[row].text()); code != nullptr;
             code = codes.find(code->parent))
            above.insert(code->id);
    }

    Matrix matrix;
    matrix.field = field;
    std::vector<std::size_t> columns;
    for (std::size_t column = 0; column < heads.size(); ++column) {
        if (!column_has[column]) continue;
        columns.push_back(column);
        const auto head = heads[column].text();
        matrix.values.push_back(head == unknown ? std::string() : head);
        matrix.map.columns.push_back(head == unknown ? not_known : value_in_words(field, head));
    }
    if (field == "code") matrix.map.columns = short_code_names(matrix.values, codes);

    // Folders have no row in the answer, and a head here.
    std::unordered_map<Id<Code>, std::size_t> row_of;
    for (std::size_t row = 0; row < paths.size(); ++row) {
        if (const auto* code = codes.at_path(paths[row].text()); code != nullptr)
            row_of.emplace(code->id, row);
    }
    for (const auto& code : codes.codes()) {
        const auto row = row_of.find(code.id);
        const bool has = row != row_of.end() && row_has[row->second];
        if (!has && !above.contains(code.id)) continue;
        matrix.codes.push_back(code.id);
        matrix.map.rows.push_back({code.name, std::nullopt, depth_of(codes, code)});
        for (const auto column : columns) {
            matrix.map.cells.push_back(row == row_of.end() ? 0
                                                           : cells[row->second].items()[column].integer());
        }
    }
    return matrix;
}

Focus behind(const Matrix& matrix, const study::CodeTree& codes, HeatMapPainter::Cell cell, Focus focus) {
    focus.code = matrix.codes.at(cell.row);
    focus.coding = {};
    focus.where.reset();
    const auto& value = matrix.values.at(cell.column);
    // On the diagonal stands the code alone.
    if (matrix.field != "code" || value != codes.path(focus.code))
        focus.where = {focus.code, matrix.field, value};
    return focus;
}

}  // namespace sotto::workbench
