// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/suppressed_counts.h"

#include "commands/look_up.h"

#include <fmt/format.h>
#include <algorithm>
#include <map>
#include <set>

namespace sotto::commands {

namespace {

using analysis::Piece;
using study::Id;

std::vector<std::int64_t> cells_of(const analysis::CrossTable& table, std::size_t rows, std::size_t columns) {
    std::vector<std::int64_t> cells;
    cells.reserve(rows * columns);
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = 0; column < columns; ++column) cells.push_back(table.at(row, column));
    }
    return cells;
}

}  // namespace

Parameter suppress_parameter() {
    return option(
               "suppress", Parameter::Holds::Number,
               "hides numbers that are below this or rest on fewer people, and others that would give them "
               "away")
        .at_least(2)
        .called("K")
        .labelled("Smallest number shown");
}

std::int64_t suppressed_below(const Arguments& arguments) {
    return arguments.number("suppress", 1);
}

std::vector<Piece> by_people(const store::StudyFile& study, std::vector<Piece> pieces) {
    std::map<Id<study::Source>, std::set<std::int64_t>> people;
    for (const auto& source : study.all<study::Source>()) {
        if (source.participant) people[source.id].insert(source.participant.value);
    }
    for (const auto& speaker : study.all<study::Speaker>()) {
        if (speaker.participant && speaker.role != study::SpeakerRole::Interviewer)
            people[speaker.source].insert(speaker.participant.value);
    }
    for (auto& piece : pieces) {
        const auto at = people.find(piece.source);
        // Below 0 there are no sources.
        if (at != people.end() && at->second.size() == 1) piece.source.value = -*at->second.begin();
    }
    return pieces;
}

privacy::Suppression suppressed(const analysis::CrossTable& table, std::size_t rows, std::size_t columns,
                                const std::vector<Piece>& people,
                                const std::vector<std::int64_t>& column_people, std::int64_t least) {
    privacy::CountTable counts;
    counts.rows = rows;
    counts.columns = columns;
    counts.cells = cells_of(table, rows, columns);
    const auto sources = analysis::Count::Sources;
    counts.bases = cells_of(analysis::cross_table(rows, columns, people, sources), rows, columns);
    auto of_rows = people;
    for (auto& piece : of_rows) piece.column = 0;
    counts.row_bases = cells_of(analysis::cross_table(rows, 1, std::move(of_rows), sources), rows, 1);
    auto of_columns = people;
    for (auto& piece : of_columns) piece.row = 0;
    counts.column_bases =
        cells_of(analysis::cross_table(1, columns, std::move(of_columns), sources), 1, columns);
    const auto too_few = [&](std::size_t column) { return least > 1 && column_people[column] < least; };
    for (std::size_t column = 0; column < columns; ++column) {
        if (!too_few(column)) continue;
        for (std::size_t row = 0; row < rows; ++row) counts.bases[row * columns + column] = 0;
        counts.column_bases[column] = 0;
    }
    auto suppression = privacy::suppress(counts, least);
    for (std::size_t column = 0; column < columns; ++column) {
        if (!too_few(column)) continue;
        for (std::size_t row = 0; row < rows; ++row) suppression.hidden.set(row, column);
        suppression.hidden_columns[column] = true;
    }
    suppression.suppressed = suppression.hidden.count();
    return suppression;
}

Value shown_cells(const analysis::CrossTable& table, const privacy::CellMask& hidden, std::size_t row,
                  std::size_t columns) {
    auto cells = Value::array();
    for (std::size_t column = 0; column < columns; ++column)
        cells.add(hidden.at(row, column) ? Value() : Value(table.at(row, column)));
    return cells;
}

std::string shown_cell(const Value& cell) {
    return cell.is_null() ? "–" : cell.text();
}

std::string suppression_sentence(const Value& data) {
    const auto hidden = data["suppressed"].integer();
    if (hidden == 0) return {};
    return fmt::format("{} hidden (–): too few people, or they would give others away.",
                       counted(hidden, "number is", "numbers are"));
}

}  // namespace sotto::commands
