// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/cooccurrence_model.h"

#include "workbench/panes/chart_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sotto::workbench {

std::string coefficient_in_words(double coefficient, const std::string& point) {
    auto words = fmt::format("{:.2f}", coefficient);
    if (const auto at = words.find('.'); at != std::string::npos) words.replace(at, 1, point);
    return words;
}

Cooccurrence cooccurrence_of(const commands::Value& data, const study::CodeTree& codes, bool as_coefficient,
                             const std::string& point) {
    const auto& listed = data["codes"].items();
    Cooccurrence result;
    result.formula = data["formula"].text();
    constexpr auto nowhere = static_cast<std::size_t>(-1);
    std::vector<bool> wanted(listed.size(), false);
    for (const auto& pair : data["pairs"].items()) {
        wanted[static_cast<std::size_t>(pair["first"].integer())] = true;
        wanted[static_cast<std::size_t>(pair["second"].integer())] = true;
    }
    std::vector<std::size_t> place(listed.size(), nowhere);
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < listed.size(); ++i) {
        const auto* code = codes.at_path(listed[i]["code"].text());
        if (!wanted[i] || code == nullptr) continue;
        place[i] = paths.size();
        paths.push_back(listed[i]["code"].text());
        result.codes.push_back(code->id);
        result.alone.push_back(listed[i]["count"].integer());
    }
    for (const auto& pair : data["pairs"].items()) {
        const auto first = place[static_cast<std::size_t>(pair["first"].integer())];
        const auto second = place[static_cast<std::size_t>(pair["second"].integer())];
        if (first == nowhere || second == nowhere) continue;
        result.pairs.push_back({first, second, pair["count"].integer(), pair["coefficient"].number()});
    }
    std::stable_sort(result.pairs.begin(), result.pairs.end(), [](const auto& a, const auto& b) {
        return std::pair(a.count, a.coefficient) > std::pair(b.count, b.coefficient);
    });

    auto& map = result.map;
    map.columns = short_code_names(paths, codes);
    for (const auto& name : map.columns) map.rows.push_back({name, std::nullopt, 0});
    map.quiet_diagonal = true;
    const auto size = paths.size();
    map.cells.assign(size * size, 0);
    if (as_coefficient) map.words.assign(size * size, {});
    const auto set = [&](std::size_t row, std::size_t column, const Cooccurrence::Pair& pair) {
        const auto at = row * size + column;
        // In ten-thousandths, for shades; what is there at all has one.
        map.cells[at] =
            as_coefficient ? std::max<std::int64_t>(1, std::llround(pair.coefficient * 10000)) : pair.count;
        if (as_coefficient) map.words[at] = coefficient_in_words(pair.coefficient, point);
    };
    for (const auto& pair : result.pairs) {
        set(pair.first, pair.second, pair);
        set(pair.second, pair.first, pair);
    }
    for (std::size_t i = 0; i < size; ++i) {
        map.cells[i * size + i] = as_coefficient ? 1 : result.alone[i];
        if (as_coefficient) map.words[i * size + i] = "–";
    }
    return result;
}

const Cooccurrence::Pair* Cooccurrence::pair_at(ChartCell cell) const {
    const auto [first, second] = std::minmax(cell.row, cell.column);
    for (const auto& pair : pairs) {
        if (pair.first == first && pair.second == second) return &pair;
    }
    return nullptr;
}

Focus behind(const Cooccurrence& cooccurrence, const study::CodeTree& codes, ChartCell cell, Focus focus) {
    focus.code = cooccurrence.codes.at(cell.row);
    focus.coding = {};
    focus.where.reset();
    if (cell.row != cell.column)
        focus.where = {focus.code, "code", codes.path(cooccurrence.codes.at(cell.column))};
    return focus;
}

}  // namespace sotto::workbench
