// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/frequencies_model.h"

#include "workbench/panes/chart_fields.h"

#include <algorithm>
#include <map>
#include <unordered_set>

namespace sotto::workbench {

namespace {

using study::Code;
using study::Id;

/// What commands write over the column of what nobody knows.
constexpr const char* unknown = "—";

struct Line {
    const Code* code;
    std::string path;
    std::vector<std::int64_t> numbers;
    std::int64_t counted = 0;
};

}  // namespace

Frequencies frequencies_of(const commands::Value& data, const study::CodeTree& codes,
                           const FrequenciesLook& look) {
    Frequencies result;
    result.field = data["by"].text();
    const auto count = data["count"].text();
    const auto word = [&](const std::string& counted) {
        return counted == "quotes" ? look.quotes : counted == "sources" ? look.sources : look.codings;
    };
    if (result.field.empty()) {
        for (const std::string counted : {"codings", "quotes", "sources"}) {
            result.chart.columns.push_back(word(counted));
            result.values.emplace_back();
            result.counted.push_back(counted);
        }
    } else {
        result.chart.columns.push_back(look.all);
        result.values.emplace_back();
        for (const auto& column : data["columns"].items()) {
            const auto value = column.text() == unknown ? std::string() : column.text();
            result.chart.columns.push_back(value_in_words(result.field, value));
            result.values.emplace_back(value);
        }
        result.counted.assign(result.chart.columns.size(), count);
    }

    std::map<Id<Code>, Line> lines;
    std::unordered_set<Id<Code>> wanted;
    for (const auto& one : data["codes"].items()) {
        const auto* code = codes.at_path(one["code"].text());
        if (code == nullptr) continue;
        Line line{code, one["code"].text(), {}, one[count].integer()};
        if (result.field.empty()) {
            for (const auto& counted : result.counted) line.numbers.push_back(one[counted].integer());
        } else {
            line.numbers.push_back(line.counted);
            for (const auto& cell : one["cells"].items()) line.numbers.push_back(cell.integer());
        }
        if (one["codings"].integer() > 0 || look.empty_too) {
            wanted.insert(code->id);
            if (!look.most_first) {
                for (const auto* above = codes.find(code->parent); above != nullptr;
                     above = codes.find(above->parent))
                    wanted.insert(above->id);
            }
        }
        lines.emplace(code->id, std::move(line));
    }

    std::vector<Line> rows;
    for (const auto& code : codes.codes()) {
        if (!wanted.contains(code.id)) continue;
        const auto line = lines.find(code.id);
        if (line != lines.end()) {
            rows.push_back(std::move(line->second));
        } else {
            rows.push_back(
                {&code, codes.path(code.id), std::vector<std::int64_t>(result.chart.columns.size()), 0});
        }
    }
    std::vector<std::string> names;
    if (look.most_first) {
        std::stable_sort(rows.begin(), rows.end(),
                         [](const Line& a, const Line& b) { return a.counted > b.counted; });
        std::vector<std::string> paths;
        for (const auto& row : rows) paths.push_back(row.path);
        names = short_code_names(paths, codes);
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto& row = rows[i];
        result.codes.push_back(row.code->id);
        result.chart.rows.push_back({look.most_first ? names[i] : row.code->name, std::nullopt,
                                     look.most_first ? 0 : depth_of(codes, *row.code)});
        result.chart.cells.insert(result.chart.cells.end(), row.numbers.begin(), row.numbers.end());
    }
    return result;
}

Focus behind(const Frequencies& frequencies, ChartCell cell, Focus focus) {
    focus.code = frequencies.codes.at(cell.row);
    focus.coding = {};
    focus.where.reset();
    if (const auto& value = frequencies.values.at(cell.column))
        focus.where = {focus.code, frequencies.field, *value};
    return focus;
}

}  // namespace sotto::workbench
