// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "table.h"

#include <algorithm>
#include <array>
#include <map>

namespace {

constexpr std::string_view delimiters = ",;\t";
constexpr std::size_t most_rows = 100;

bool runs_as_formula(std::string_view cell) {
    // The wide signs are those of East Asian keyboards.
    constexpr std::array<std::string_view, 10> first_signs{"=",  "+",  "-",  "@",  "\t",
                                                           "\r", "＝", "＋", "－", "＠"};
    return std::any_of(first_signs.begin(), first_signs.end(),
                       [&](std::string_view sign) { return cell.substr(0, sign.size()) == sign; });
}

}  // namespace

TableShape shape_of(std::string_view head) {
    TableShape best;
    for (const char delimiter : delimiters) {
        std::map<std::size_t, std::size_t> rows_with;
        std::size_t rows = 0;
        std::size_t last_columns = 0;
        for_each_row(head, delimiter, [&](std::vector<std::string>& cells) {
            last_columns = cells.size();
            ++rows_with[last_columns];
            return ++rows < most_rows;
        });
        // The head of a long file ends within a row.
        if (rows > 1 && rows < most_rows) {
            --rows;
            --rows_with[last_columns];
        }
        TableShape shape{delimiter, 0, 0, rows};
        std::size_t most = 0;
        for (const auto& [columns, count] : rows_with) {
            if (count < most || count == 0) continue;
            most = count;
            shape.columns = columns;
        }
        if (rows > 0) shape.agreement = static_cast<double>(most) / static_cast<double>(rows);
        const auto worth = [](const TableShape& one) { return one.columns < 2 ? 0.0 : one.agreement; };
        const bool better =
            worth(shape) > worth(best) || (worth(shape) == worth(best) && shape.columns > best.columns);
        if (best.rows == 0 || better) best = shape;
    }
    return best;
}

bool for_each_row(std::string_view utf8, char delimiter,
                  const std::function<bool(std::vector<std::string>&)>& row) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    bool whole = true;
    bool has_text = false;
    const auto finish_row = [&] {
        const bool go_on = !has_text || row(cells);
        cells.assign(1, {});
        has_text = false;
        return go_on;
    };
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        if (quoted) {
            if (c != '"') {
                cells.back() += c;
            } else if (i + 1 < utf8.size() && utf8[i + 1] == '"') {
                cells.back() += utf8[++i];
            } else {
                quoted = false;
            }
        } else if (c == '"' && cells.back().find_first_not_of(' ') == std::string::npos) {
            cells.back().clear();
            quoted = true;
            has_text = true;
        } else if (c == delimiter) {
            cells.emplace_back();
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' && i + 1 < utf8.size() && utf8[i + 1] == '\n') ++i;
            if (!finish_row()) return true;
        } else {
            cells.back() += c;
            has_text = true;
        }
    }
    if (quoted) whole = false;
    finish_row();
    return whole;
}

void append_line(std::string& to, const std::vector<std::string>& cells, const std::vector<bool>& literal) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::string& cell = cells[i];
        if (i > 0) to += ',';
        // Spreadsheets run a cell that begins so as a formula, and a quote from an interview may be such a
        // cell. The apostrophe is their own mark for "this is text"; reading takes it off again.
        const bool guard = !(i < literal.size() && literal[i]) && runs_as_formula(cell);
        const bool quote = guard || cell.find_first_of(",;\t\"\r\n") != std::string::npos ||
                           (cell.empty() && cells.size() == 1) ||
                           (!cell.empty() && (cell.front() == ' ' || cell.back() == ' '));
        if (!quote) {
            to += cell;
            continue;
        }
        to += guard ? "\"'" : "\"";
        for (const char c : cell) {
            if (c == '"') to += '"';
            to += c;
        }
        to += '"';
    }
    to += "\r\n";
}
