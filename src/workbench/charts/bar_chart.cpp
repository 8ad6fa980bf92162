// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/charts/bar_chart.h"

#include "workbench/charts/ink.h"

#include <algorithm>
#include <cmath>

namespace sotto::workbench {

namespace {

constexpr double small = 0.92;  // of the font
// All in u.
constexpr double widest_name = 32;
constexpr double narrowest_column = 14;
constexpr double widest_column = 60;
constexpr double suiting_column = 26;
constexpr double row_height = 3;
constexpr double bar_height = 1.5;
constexpr double edge = 2;

}  // namespace

std::int64_t BarChart::highest() const {
    return cells.empty() ? 0 : *std::max_element(cells.begin(), cells.end());
}

BarChartPainter::BarChartPainter(BarChart chart, ChartStyle style)
    : chart_(std::move(chart)), style_(std::move(style)), highest_(chart_.highest()) {
    const double u = style_.u();
    const InkScratch scratch;
    double names = 0;
    double height = style_.c;
    for (const auto& row : chart_.rows) {
        const InkWords words(scratch.cairo(), style_.font, row.name, widest_name * u);
        cut_rows_.push_back(words.is_cut());
        names = std::max(names, words.width() + row.depth * 2 * u + 2 * u);
        height = std::max(height, words.height());
    }
    heads_width_ = std::ceil(edge * u + names + 1.5 * u);
    heads_height_ = std::ceil(4 * u);
    cell_height_ = std::ceil(std::max(row_height * u, height + u / 2));
    number_width_ = InkWords(scratch.cairo(), style_.font, short_number(highest_), 0, small).width();
    if (!chart_.note.empty()) {
        const InkWords note(scratch.cairo(), style_.font, chart_.note, 0, small);
        note_width_ = note.width() + 2 * edge * u;
        note_height_ = note.height() + u;
    }
}

double BarChartPainter::column_width(double available) const {
    const double u = style_.u();
    const auto count = static_cast<double>(std::max<std::size_t>(1, chart_.columns.size()));
    const double share = available > 0 ? (available - heads_width_ - edge * u) / count : suiting_column * u;
    const double least = narrowest_column * u;
    return std::floor(std::clamp(share, least, std::max(least, widest_column * u)));
}

double BarChartPainter::width(double available) const {
    const double bars = column_width(available) * static_cast<double>(chart_.columns.size());
    return std::max(note_width_, heads_width_ + bars + edge * style_.u());
}

double BarChartPainter::height() const {
    return heads_height_ + cell_height_ * static_cast<double>(chart_.rows.size()) + style_.c + note_height_;
}

ChartBox BarChartPainter::box_of(ChartCell cell, double available) const {
    const double column = column_width(available);
    return {heads_width_ + column * static_cast<double>(cell.column),
            heads_height_ + cell_height_ * static_cast<double>(cell.row), column, cell_height_};
}

std::optional<ChartCell> BarChartPainter::cell_at(double x, double y, const ChartView& view) const {
    if (y < heads_height_) return std::nullopt;
    // The name of a row stands for its first number.
    const double into = std::max(0.0, x - heads_width_ + (x < heads_width_ ? 0 : view.scrolled_x));
    const ChartCell cell{static_cast<std::size_t>((y - heads_height_ + view.scrolled_y) / cell_height_),
                         static_cast<std::size_t>(into / column_width(view.width))};
    if (cell.row >= chart_.rows.size() || cell.column >= chart_.columns.size()) return std::nullopt;
    return cell;
}

std::string BarChartPainter::cut_name_at(double x, double y, const ChartView& view) const {
    if (y >= heads_height_) {
        const auto row = static_cast<std::size_t>((y - heads_height_ + view.scrolled_y) / cell_height_);
        return x < heads_width_ && row < chart_.rows.size() && cut_rows_[row] ? chart_.rows[row].name
                                                                              : std::string();
    }
    if (x < heads_width_) return {};
    const double wide = column_width(view.width);
    const auto column = static_cast<std::size_t>((x - heads_width_ + view.scrolled_x) / wide);
    if (column >= chart_.columns.size()) return {};
    const InkScratch scratch;
    const InkWords head(scratch.cairo(), style_.font, chart_.columns[column], wide - edge * style_.u(),
                        small);
    return head.is_cut() ? chart_.columns[column] : std::string();
}

double BarChartPainter::bar_length(std::int64_t count, double column) const {
    if (count <= 0 || highest_ <= 0) return 0;
    const double u = style_.u();
    const double longest = std::max(u, column - number_width_ - 3 * u);
    // The least there is can be seen.
    return std::max(2.0, longest * static_cast<double>(count) / static_cast<double>(highest_));
}

void BarChartPainter::paint(cairo_t* cairo, const ChartView& view) const {
    const double u = style_.u();
    cairo_save(cairo);
    clip_to(cairo, 0, 0, view.width, view.height);
    set_colour(cairo, style_.paper);
    cairo_paint(cairo);
    paint_bars(cairo, view);
    paint_names(cairo, view);
    paint_heads(cairo, view);
    if (!chart_.note.empty()) {
        clip_to(cairo, 0, heads_height_, view.width, view.height - heads_height_);
        const InkWords note(cairo, style_.font, chart_.note, 0, small);
        set_colour(cairo, style_.quiet);
        note.draw(edge * u - view.scrolled_x, height() - view.scrolled_y - note_height_);
    }
    cairo_restore(cairo);
}

void BarChartPainter::paint_bars(cairo_t* cairo, const ChartView& view) const {
    const double u = style_.u();
    const double column_wide = column_width(view.width);
    cairo_save(cairo);
    clip_to(cairo, heads_width_ - 1, heads_height_, view.width - heads_width_ + 1,
            view.height - heads_height_);
    cairo_translate(cairo, -view.scrolled_x, -view.scrolled_y);
    const auto [first_row, last_row] = steps_within(
        view.scrolled_y, view.scrolled_y + view.height - heads_height_, cell_height_, chart_.rows.size());
    const auto [first_column, last_column] = steps_within(
        view.scrolled_x, view.scrolled_x + view.width - heads_width_, column_wide, chart_.columns.size());
    cairo_set_line_width(cairo, 1);
    for (auto column = first_column; column < last_column; ++column) {
        const double base = std::round(heads_width_ + column_wide * static_cast<double>(column));
        for (auto row = first_row; row < last_row; ++row) {
            const auto count = chart_.at(row, column);
            const double middle = heads_height_ + cell_height_ * (static_cast<double>(row) + 0.5);
            const double length = std::round(bar_length(count, column_wide));
            const double high = std::round(bar_height * u);
            const double top = std::round(middle - high / 2);
            if (length > 0) {
                const auto& colour = chart_.rows[row].colour;
                set_colour(cairo, colour.value_or(style_.quiet));
                cairo_rectangle(cairo, base, top, length, high);
                cairo_fill(cairo);
                if (style_.bordered) {
                    set_colour(cairo, style_.ink);
                    cairo_rectangle(cairo, base + 0.5, top + 0.5, length - 1, high - 1);
                    cairo_stroke(cairo);
                }
            }
            set_colour(cairo, count == 0 ? style_.quiet : style_.ink);
            const InkWords number(cairo, style_.font, count == 0 ? "·" : short_number(count), 0, small);
            number.draw(base + length + u * 0.75, std::round(middle - number.height() / 2));
        }
        const double foot = heads_height_ + cell_height_ * static_cast<double>(last_row);
        set_colour(cairo, style_.line);
        cairo_move_to(cairo, base - 0.5, heads_height_);
        cairo_line_to(cairo, base - 0.5, foot);
        cairo_stroke(cairo);
    }
    if (view.cursor) {
        const auto box = box_of(*view.cursor, view.width);
        set_colour(cairo, style_.ink);
        cairo_set_line_width(cairo, 2);
        cairo_rectangle(cairo, box.x + 1, box.y + 1, box.width - 2, box.height - 2);
        cairo_stroke(cairo);
    }
    cairo_restore(cairo);
}

void BarChartPainter::paint_names(cairo_t* cairo, const ChartView& view) const {
    const double u = style_.u();
    cairo_save(cairo);
    clip_to(cairo, 0, heads_height_, heads_width_, view.height - heads_height_);
    cairo_translate(cairo, 0, -view.scrolled_y);
    const auto [first, last] = steps_within(view.scrolled_y, view.scrolled_y + view.height - heads_height_,
                                            cell_height_, chart_.rows.size());
    for (auto row = first; row < last; ++row) {
        const auto& head = chart_.rows[row];
        const double middle = heads_height_ + cell_height_ * (static_cast<double>(row) + 0.5);
        const double x = edge * u + head.depth * 2 * u;
        if (head.colour) draw_dot(cairo, *head.colour, x, middle, u);
        set_colour(cairo, style_.ink);
        const InkWords name(cairo, style_.font, head.name, widest_name * u);
        name.draw(std::round(x + (head.colour ? 2 * u : 0)), std::round(middle - name.height() / 2));
    }
    cairo_restore(cairo);
}

void BarChartPainter::paint_heads(cairo_t* cairo, const ChartView& view) const {
    const double u = style_.u();
    const double wide = column_width(view.width);
    cairo_save(cairo);
    clip_to(cairo, heads_width_, 0, view.width - heads_width_, heads_height_);
    for (std::size_t column = 0; column < chart_.columns.size(); ++column) {
        const double x = heads_width_ + wide * static_cast<double>(column) - view.scrolled_x;
        if (x > view.width || x + wide < heads_width_) continue;
        const InkWords head(cairo, style_.font, chart_.columns[column], wide - edge * u, small);
        set_colour(cairo, style_.quiet);
        head.draw(std::round(x), std::round(heads_height_ - head.height() - u));
    }
    cairo_restore(cairo);
}

std::vector<std::vector<std::string>> table_of(const BarChart& chart, const std::string& first_head) {
    std::vector<std::vector<std::string>> table{{first_head}};
    table.front().insert(table.front().end(), chart.columns.begin(), chart.columns.end());
    std::vector<std::string> path;
    for (std::size_t row = 0; row < chart.rows.size(); ++row) {
        path.resize(static_cast<std::size_t>(chart.rows[row].depth));
        path.push_back(chart.rows[row].name);
        std::string name;
        for (const auto& part : path) name += (name.empty() ? "" : " / ") + part;
        table.push_back({std::move(name)});
        for (std::size_t column = 0; column < chart.columns.size(); ++column)
            table.back().push_back(std::to_string(chart.at(row, column)));
    }
    return table;
}

}  // namespace sotto::workbench
