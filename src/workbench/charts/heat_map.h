// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/charts/chart.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sotto::workbench {

/// A table of counts, to be drawn.
struct HeatMap {
    struct Row {
        std::string name;
        std::optional<Rgb> dot;
        int depth = 0;  ///< how far it is indented
    };
    std::vector<Row> rows;
    std::vector<std::string> columns;
    std::vector<std::int64_t> cells;  ///< row by row
    /// What stands in the cells, where it is not their number.
    std::vector<std::string> words = {};
    /// Cells of a thing with itself: no part of what is compared, so they have no shade.
    bool quiet_diagonal = false;
    std::string note = {};  ///< a line below: what is counted

    [[nodiscard]] std::int64_t at(std::size_t row, std::size_t column) const {
        return cells[row * columns.size() + column];
    }
    /// Of the cells that have shades.
    [[nodiscard]] std::int64_t highest() const;
};

/// How dark a cell is: 0 for nothing, else 1 to 5, by square roots so that one large number does not make all
/// others look alike.
int heat_step(std::int64_t count, std::int64_t highest);

struct HeatMapStyle : ChartStyle {
    std::array<Rgb, 5> steps{};  ///< `ink` is readable on each
    std::string fewer = "fewer";
    std::string more = "more";

    /// One hue, lighter or darker with the paper.
    static std::array<Rgb, 5> steps_on(bool dark);
};

class HeatMapPainter : public ChartPainter {
public:
    using Cell = ChartCell;

    HeatMapPainter(HeatMap map, HeatMapStyle style);

    [[nodiscard]] const HeatMap& map() const { return map_; }
    [[nodiscard]] std::size_t rows() const override { return map_.rows.size(); }
    [[nodiscard]] std::size_t columns() const override { return map_.columns.size(); }
    /// Cells are as wide as they are, whatever is available.
    [[nodiscard]] double width(double available) const override;
    [[nodiscard]] double height() const override;
    [[nodiscard]] double heads_width() const override { return heads_width_; }
    [[nodiscard]] double heads_height() const override { return heads_height_; }
    [[nodiscard]] double cell_height() const override { return cell_height_; }
    [[nodiscard]] ChartBox box_of(ChartCell cell, double available = 0) const override;
    [[nodiscard]] std::optional<ChartCell> cell_at(double x, double y, const ChartView& view) const override;
    [[nodiscard]] std::string cut_name_at(double x, double y, const ChartView& view) const override;
    void paint(cairo_t* cairo, const ChartView& view) const override;

private:
    void paint_cells(cairo_t* cairo, const ChartView& view) const;
    void paint_row_heads(cairo_t* cairo, const ChartView& view) const;
    void paint_column_heads(cairo_t* cairo, const ChartView& view) const;
    void paint_legend(cairo_t* cairo, const ChartView& view) const;

    [[nodiscard]] std::string words_in(ChartCell cell) const;

    HeatMap map_;
    HeatMapStyle style_;
    std::vector<bool> cut_rows_;
    std::vector<bool> cut_columns_;
    double heads_width_ = 0;
    double heads_height_ = 0;
    double cell_width_ = 0;
    double cell_height_ = 0;
    double overhang_ = 0;  ///< of the last slanted head
    double note_width_ = 0;
    double note_height_ = 0;
};

/// The map as a table: its names with those above them, since the indent is lost there.
std::vector<std::vector<std::string>> table_of(const HeatMap& map, const std::string& first_head);

}  // namespace sotto::workbench
