// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/matrix_model.h"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace sotto::workbench {

namespace {

using study::Code;
using study::Id;

/// What the matrix command writes over the column of what nobody knows.
constexpr const char* unknown = "—";

int depth_of(const study::CodeTree& codes, const Code& code) {
    int depth = 0;
    for (const auto* above = codes.find(code.parent); above != nullptr; above = codes.find(above->parent))
        ++depth;
    return depth;
}

std::vector<std::string> names_of_codes(const std::vector<std::string>& paths, const study::CodeTree& codes) {
    std::map<std::string, int> used;
    for (const auto& path : paths) {
        if (const auto* code = codes.at_path(path); code != nullptr) ++used[code->name];
    }
    std::vector<std::string> names;
    for (const auto& path : paths) {
        const auto* code = codes.at_path(path);
        names.push_back(code != nullptr && used[code->name] == 1 ? code->name : path);
    }
    return names;
}

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
        matrix.map.columns.push_back(head == unknown ? not_known : head);
    }
    if (field == "code") matrix.map.columns = names_of_codes(matrix.values, codes);

    for (std::size_t row = 0; row < paths.size(); ++row) {
        const auto* code = codes.at_path(paths[row].text());
        if (code == nullptr || (!row_has[row] && !above.contains(code->id))) continue;
        matrix.codes.push_back(code->id);
        matrix.map.rows.push_back({code->name, std::nullopt, depth_of(codes, *code)});
        for (const auto column : columns) matrix.map.cells.push_back(cells[row].items()[column].integer());
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
