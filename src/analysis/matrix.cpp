// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "analysis/matrix.h"

#include <algorithm>
#include <tuple>

namespace sotto::analysis {

std::string_view name_of(Count count) {
    switch (count) {
        case Count::Codings:
            return "codings";
        case Count::Sources:
            return "sources";
        case Count::Characters:
            break;
    }
    return "characters";
}

std::optional<Count> count_of(std::string_view name) {
    for (const auto count : {Count::Codings, Count::Sources, Count::Characters}) {
        if (name_of(count) == name) return count;
    }
    return std::nullopt;
}

namespace {

std::int64_t characters(std::vector<Piece>::const_iterator first, std::vector<Piece>::const_iterator last) {
    std::int64_t covered = 0;
    auto behind = first->range.start;
    auto source = first->source;
    for (auto piece = first; piece != last; ++piece) {
        if (piece->source != source) {
            source = piece->source;
            behind = piece->range.start;
        }
        covered += std::max<std::int64_t>(0, piece->range.end - std::max(behind, piece->range.start));
        behind = std::max(behind, piece->range.end);
    }
    return covered;
}

std::int64_t count_cell(std::vector<Piece>::const_iterator first, std::vector<Piece>::const_iterator last,
                        Count count) {
    if (count == Count::Characters) return characters(first, last);
    std::vector<std::int64_t> ids;
    for (auto piece = first; piece != last; ++piece) {
        ids.push_back(count == Count::Sources ? piece->source.value : piece->coding.value);
    }
    std::sort(ids.begin(), ids.end());
    return std::unique(ids.begin(), ids.end()) - ids.begin();
}

}  // namespace

CrossTable cross_table(std::size_t rows, std::size_t columns, std::vector<Piece> pieces, Count count) {
    std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
        return std::tie(a.row, a.column, a.source, a.range, a.coding) <
               std::tie(b.row, b.column, b.source, b.range, b.coding);
    });
    CrossTable table(rows, columns);
    for (auto first = pieces.cbegin(); first != pieces.cend();) {
        const auto last = std::find_if(first, pieces.cend(), [&](const Piece& piece) {
            return std::tie(piece.row, piece.column) != std::tie(first->row, first->column);
        });
        table.at(first->row, first->column) = count_cell(first, last, count);
        first = last;
    }
    return table;
}

}  // namespace sotto::analysis
