// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/people/people_paste.h"

#include "formats/csv.h"
#include "text/fold.h"

#include <algorithm>

namespace sotto::workbench {

namespace {

std::string trimmed(const std::string& cell) {
    const auto first = cell.find_first_not_of(" \t\r\n");
    if (first == std::string::npos) return {};
    return cell.substr(first, cell.find_last_not_of(" \t\r\n") - first + 1);
}

bool is_empty(const std::vector<std::string>& row) {
    return std::all_of(row.begin(), row.end(), [](const std::string& cell) { return trimmed(cell).empty(); });
}

PastePlan register_with_names(const Cells& cells) {
    PastePlan plan;
    // Columns without a name cannot be taken in.
    std::vector<std::size_t> named;
    for (std::size_t i = 0; i < cells.front().size(); ++i) {
        if (!trimmed(cells.front()[i]).empty()) {
            named.push_back(i);
        } else {
            ++plan.columns_left;
        }
    }
    for (const auto& row : cells) {
        if (is_empty(row)) continue;
        std::vector<std::string> line;
        for (const auto column : named)
            line.push_back(column < row.size() ? trimmed(row[column]) : std::string());
        plan.register_csv += formats::csv_line(line);
    }
    return plan;
}

}  // namespace

Cells pasted_cells(std::string_view words) {
    Cells cells(1, std::vector<std::string>(1));
    bool quoted = false;
    bool fresh = true;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const char byte = words[i];
        auto& cell = cells.back().back();
        if (quoted) {
            if (byte != '"') {
                cell += byte;
            } else if (i + 1 < words.size() && words[i + 1] == '"') {
                cell += words[++i];
            } else {
                quoted = false;
            }
        } else if (byte == '"' && fresh) {
            quoted = true;
            fresh = false;
        } else if (byte == '\t') {
            cells.back().emplace_back();
            fresh = true;
        } else if (byte == '\n' || byte == '\r') {
            if (byte == '\r' && i + 1 < words.size() && words[i + 1] == '\n') ++i;
            cells.emplace_back(1);
            fresh = true;
        } else {
            cell += byte;
            fresh = false;
        }
    }
    // The last line ends as the others do.
    if (cells.back().size() == 1 && cells.back().front().empty()) cells.pop_back();
    return cells;
}

std::string copied_cells(const Cells& cells) {
    std::string words;
    for (const auto& row : cells) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i > 0) words += '\t';
            if (row[i].find_first_of("\t\n\r\"") == std::string::npos) {
                words += row[i];
                continue;
            }
            words += '"';
            for (const char byte : row[i]) words += byte == '"' ? "\"\"" : std::string(1, byte);
            words += '"';
        }
        words += '\n';
    }
    return words;
}

PastePlan plan_paste(const Cells& cells, const PasteTarget& target) {
    if (cells.empty()) return {};
    const bool names_columns = std::any_of(cells.front().begin(), cells.front().end(), [](const auto& cell) {
        return text::fold_key(trimmed(cell)) == "code";
    });
    if (names_columns) return register_with_names(cells);

    PastePlan plan;
    std::size_t width = 0;
    for (const auto& row : cells) width = std::max(width, row.size());
    const bool has_codes = !target.fields.empty() && target.fields.front() == "code";
    std::vector<std::string> names;
    std::vector<std::size_t> taken;
    for (std::size_t i = 0; i < width; ++i) {
        if (i < target.fields.size() && !target.fields[i].empty()) {
            names.push_back(target.fields[i]);
            taken.push_back(i);
        } else {
            ++plan.columns_left;
        }
    }
    if (taken.empty()) return plan;
    std::string lines;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (is_empty(cells[i])) continue;
        std::vector<std::string> line;
        if (!has_codes) {
            if (i >= target.codes.size() || target.codes[i].empty()) {
                ++plan.rows_left;
                continue;
            }
            line.push_back(target.codes[i]);
        }
        for (const auto column : taken)
            line.push_back(column < cells[i].size() ? trimmed(cells[i][column]) : std::string());
        lines += formats::csv_line(line);
    }
    if (lines.empty()) return plan;
    if (!has_codes) names.insert(names.begin(), "code");
    plan.register_csv = formats::csv_line(names) + lines;
    return plan;
}

std::string register_of(const std::vector<std::string>& codes, const std::string& field,
                        const std::string& value) {
    auto csv = formats::csv_line({"code", field});
    for (const auto& code : codes) csv += formats::csv_line({code, value});
    return csv;
}

}  // namespace sotto::workbench
