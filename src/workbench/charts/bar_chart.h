// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/charts/chart.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sotto::workbench {

/// Counts of things, side by side: a row for each, a column of bars for each way of counting or each part.
/// All bars have one scale, so that any two can be compared.
struct BarChart {
    struct Row {
        std::string name;
        std::optional<Rgb> colour;  ///< of its bars and its dot; none: the quiet ink
        int depth = 0;              ///< how far it is indented
    };
    std::vector<Row> rows;
    std::vector<std::string> columns;
    std::vector<std::int64_t> cells;  ///< row by row
    std::string note;                 ///< a line below: what is counted

    [[nodiscard]] std::int64_t at(std::size_t row, std::size_t column) const {
        return cells[row * columns.size() + column];
    }
    [[nodiscard]] std::int64_t highest() const;
};

class BarChartPainter : public ChartPainter {
public:
    BarChartPainter(BarChart chart, ChartStyle style);

    [[nodiscard]] const BarChart& chart() const { return chart_; }
    [[nodiscard]] std::size_t rows() const override { return chart_.rows.size(); }
    [[nodiscard]] std::size_t columns() const override { return chart_.columns.size(); }
    [[nodiscard]] double width(double available) const override;
    [[nodiscard]] double height() const override;
    [[nodiscard]] double heads_width() const override { return heads_width_; }
    [[nodiscard]] double heads_height() const override { return heads_height_; }
    [[nodiscard]] double cell_height() const override { return cell_height_; }
    [[nodiscard]] ChartBox box_of(ChartCell cell, double available) const override;
    [[nodiscard]] std::optional<ChartCell> cell_at(double x, double y, const ChartView& view) const override;
    [[nodiscard]] std::string cut_name_at(double x, double y, const ChartView& view) const override;
    void paint(cairo_t* cairo, const ChartView& view) const override;

    /// How long the bar of a count is in a column of that width.
    [[nodiscard]] double bar_length(std::int64_t count, double column_width) const;

private:
    [[nodiscard]] double column_width(double available) const;
    void paint_bars(cairo_t* cairo, const ChartView& view) const;
    void paint_names(cairo_t* cairo, const ChartView& view) const;
    void paint_heads(cairo_t* cairo, const ChartView& view) const;

    BarChart chart_;
    ChartStyle style_;
    std::int64_t highest_ = 0;
    double heads_width_ = 0;
    double heads_height_ = 0;
    double cell_height_ = 0;
    double number_width_ = 0;
    double note_width_ = 0;
    double note_height_ = 0;
    std::vector<bool> cut_rows_;
};

/// The chart as a table: its names with those above them, since the indent is lost there.
std::vector<std::vector<std::string>> table_of(const BarChart& chart, const std::string& first_head);

}  // namespace sotto::workbench
