// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "study/coding.h"
#include "study/id.h"
#include "study/source.h"
#include "text/text.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace sotto::analysis {

using study::Id;

/// What the cells of a table count.
enum class Count {
    Codings,    ///< codings, each once per cell
    Sources,    ///< sources with at least one such coding
    Characters  ///< code points covered, each once however many codings cover it
};

/// `codings`, `sources`, `characters`.
std::string_view name_of(Count count);
std::optional<Count> count_of(std::string_view name);

/// A table of counts.
class CrossTable {
public:
    CrossTable(std::size_t rows, std::size_t columns) : columns_(columns), cells_(rows * columns) {}

    [[nodiscard]] std::int64_t at(std::size_t row, std::size_t column) const {
        return cells_[row * columns_ + column];
    }
    [[nodiscard]] std::int64_t& at(std::size_t row, std::size_t column) {
        return cells_[row * columns_ + column];
    }

private:
    std::size_t columns_;
    std::vector<std::int64_t> cells_;
};

/// A piece of a coding that belongs into a cell. A coding that spans several columns (what three speakers
/// said) is handed in as several pieces.
struct Piece {
    std::size_t row = 0;
    std::size_t column = 0;
    Id<study::Coding> coding;
    Id<study::Source> source;
    text::Range range;
};

/// Counts pieces per cell. O(n log n).
CrossTable cross_table(std::size_t rows, std::size_t columns, std::vector<Piece> pieces, Count count);

}  // namespace sotto::analysis
