// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/charts/heat_map.h"

#include "workbench/charts/ink.h"

#include <algorithm>
#include <cmath>

namespace sotto::workbench {

namespace {

constexpr double slant = -0.9;  // radians: names are read without turning the head, and columns stay narrow

constexpr double small = 0.92;             // of the font
constexpr double widest_row_head = 28;     // in u
constexpr double widest_column_head = 22;  // in u

}  // namespace

std::int64_t HeatMap::highest() const {
    std::int64_t highest = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (!quiet_diagonal || i / columns.size() != i % columns.size())
            highest = std::max(highest, cells[i]);
    }
    return highest;
}

int heat_step(std::int64_t count, std::int64_t highest) {
    if (count <= 0) return 0;
    if (highest <= 1 || count >= highest) return 5;
    const double share =
        (std::sqrt(static_cast<double>(count)) - 1) / (std::sqrt(static_cast<double>(highest)) - 1);
    return std::clamp(1 + static_cast<int>(share * 5), 1, 5);
}

std::array<Rgb, 5> HeatMapStyle::steps_on(bool dark) {
    if (dark)
        return {rgb_of(0x2b333e), rgb_of(0x2f4159), rgb_of(0x345074), rgb_of(0x3a6090), rgb_of(0x3c68a0)};
    return {rgb_of(0xe9eef5), rgb_of(0xcddbea), rgb_of(0xb2c9e3), rgb_of(0x94b4d9), rgb_of(0x749fce)};
}

HeatMapPainter::HeatMapPainter(HeatMap map, HeatMapStyle style)
    : map_(std::move(map)), style_(std::move(style)) {
    const double u = style_.c * 4 / 9;
    const InkScratch scratch;
    double names = 0;
    for (const auto& row : map_.rows) {
        const InkWords words(scratch.cairo(), style_.font, row.name, widest_row_head * u);
        cut_rows_.push_back(words.is_cut());
        names = std::max(names, words.width() + row.depth * 2 * u + (row.dot ? 2 * u : 0));
    }
    heads_width_ = std::ceil(2 * u + names + 1.5 * u);
    double heads = 0;
    for (const auto& column : map_.columns) {
        const InkWords words(scratch.cairo(), style_.font, column, widest_column_head * u);
        cut_columns_.push_back(words.is_cut());
        heads = std::max(heads, words.width());
    }
    heads_height_ = std::ceil(heads * std::sin(-slant) + style_.c * std::cos(slant) + 1.5 * u);
    overhang_ = std::ceil(heads * std::cos(slant));
    double widest = InkWords(scratch.cairo(), style_.font, short_number(map_.highest()), 0).width();
    for (const auto& words : map_.words)
        widest = std::max(widest, InkWords(scratch.cairo(), style_.font, words, 0).width());
    if (!map_.note.empty()) {
        const InkWords note(scratch.cairo(), style_.font, map_.note, 0, small);
        note_width_ = note.width() + 4 * u;
        note_height_ = note.height() + u;
    }
    cell_width_ = std::ceil(std::max(4.5 * u, widest + 2 * u));
    cell_height_ = std::ceil(4 * u);
}

double HeatMapPainter::width(double) const {
    return std::max(note_width_, heads_width_ + cell_width_ * static_cast<double>(map_.columns.size()) +
                                     overhang_ + style_.c);
}

double HeatMapPainter::height() const {
    // The legend has a line of its own.
    return heads_height_ + cell_height_ * static_cast<double>(map_.rows.size()) + 2 * style_.c + note_height_;
}

ChartBox HeatMapPainter::box_of(ChartCell cell, double) const {
    return {heads_width_ + cell_width_ * static_cast<double>(cell.column),
            heads_height_ + cell_height_ * static_cast<double>(cell.row), cell_width_, cell_height_};
}

std::optional<ChartCell> HeatMapPainter::cell_at(double x, double y, const ChartView& view) const {
    if (x < heads_width_ || y < heads_height_) return std::nullopt;
    const ChartCell cell{static_cast<std::size_t>((y - heads_height_ + view.scrolled_y) / cell_height_),
                         static_cast<std::size_t>((x - heads_width_ + view.scrolled_x) / cell_width_)};
    if (cell.row >= map_.rows.size() || cell.column >= map_.columns.size()) return std::nullopt;
    return cell;
}

std::string HeatMapPainter::words_in(ChartCell cell) const {
    if (map_.at(cell.row, cell.column) == 0) return "·";
    if (map_.words.empty()) return short_number(map_.at(cell.row, cell.column));
    return map_.words[cell.row * map_.columns.size() + cell.column];
}

std::string HeatMapPainter::cut_name_at(double x, double y, const ChartView& view) const {
    if (y >= heads_height_ && x < heads_width_) {
        const auto row = static_cast<std::size_t>((y - heads_height_ + view.scrolled_y) / cell_height_);
        return row < map_.rows.size() && cut_rows_[row] ? map_.rows[row].name : std::string();
    }
    if (y >= heads_height_) return {};
    // Heads lean to the right, the higher the further.
    const double foot = x - (heads_height_ - y) / std::tan(-slant) - heads_width_ + view.scrolled_x;
    if (foot < 0) return {};
    const auto column = static_cast<std::size_t>(foot / cell_width_);
    return column < map_.columns.size() && cut_columns_[column] ? map_.columns[column] : std::string();
}

void HeatMapPainter::paint(cairo_t* cairo, const ChartView& view) const {
    cairo_save(cairo);
    clip_to(cairo, 0, 0, view.width, view.height);
    set_colour(cairo, style_.paper);
    cairo_paint(cairo);
    paint_cells(cairo, view);
    paint_row_heads(cairo, view);
    paint_column_heads(cairo, view);
    paint_legend(cairo, view);
    cairo_restore(cairo);
}

void HeatMapPainter::paint_cells(cairo_t* cairo, const ChartView& view) const {
    cairo_save(cairo);
    clip_to(cairo, heads_width_, heads_height_, view.width - heads_width_, view.height - heads_height_);
    cairo_translate(cairo, -view.scrolled_x, -view.scrolled_y);
    const auto [first_row, last_row] = steps_within(
        view.scrolled_y, view.scrolled_y + view.height - heads_height_, cell_height_, map_.rows.size());
    const auto [first_column, last_column] = steps_within(
        view.scrolled_x, view.scrolled_x + view.width - heads_width_, cell_width_, map_.columns.size());
    const auto highest = map_.highest();
    cairo_set_line_width(cairo, 1);
    for (auto row = first_row; row < last_row; ++row) {
        for (auto column = first_column; column < last_column; ++column) {
            const auto count = map_.at(row, column);
            const auto box = box_of({row, column});
            const bool quiet = map_.quiet_diagonal && row == column;
            const int step = quiet ? 0 : heat_step(count, highest);
            if (step > 0 && !style_.bordered) {
                set_colour(cairo, style_.steps[static_cast<std::size_t>(step - 1)]);
                cairo_rectangle(cairo, box.x + 1, box.y + 1, box.width - 2, box.height - 2);
                cairo_fill(cairo);
            } else if (!quiet) {
                set_colour(cairo, style_.line);
                cairo_rectangle(cairo, box.x + 1.5, box.y + 1.5, box.width - 3, box.height - 3);
                cairo_stroke(cairo);
            }
            set_colour(cairo, count == 0 || quiet ? style_.quiet : style_.ink);
            const InkWords number(cairo, style_.font, words_in({row, column}), 0);
            number.draw(std::round(box.x + (box.width - number.width()) / 2),
                        std::round(box.y + (box.height - number.height()) / 2));
        }
    }
    if (view.cursor) {
        const auto box = box_of(*view.cursor);
        set_colour(cairo, style_.ink);
        cairo_set_line_width(cairo, 2);
        cairo_rectangle(cairo, box.x + 1, box.y + 1, box.width - 2, box.height - 2);
        cairo_stroke(cairo);
    }
    cairo_restore(cairo);
}

void HeatMapPainter::paint_row_heads(cairo_t* cairo, const ChartView& view) const {
    const double u = style_.c * 4 / 9;
    cairo_save(cairo);
    clip_to(cairo, 0, heads_height_, heads_width_, view.height - heads_height_);
    cairo_translate(cairo, 0, -view.scrolled_y);
    const auto [first, last] = steps_within(view.scrolled_y, view.scrolled_y + view.height - heads_height_,
                                            cell_height_, map_.rows.size());
    for (auto row = first; row < last; ++row) {
        const auto& head = map_.rows[row];
        const double middle = heads_height_ + cell_height_ * (static_cast<double>(row) + 0.5);
        double x = 2 * u + head.depth * 2 * u;
        if (head.dot) {
            draw_dot(cairo, *head.dot, x, middle, u);
            x += 2 * u;
        }
        set_colour(cairo, style_.ink);
        const InkWords name(cairo, style_.font, head.name, widest_row_head * u);
        name.draw(std::round(x), std::round(middle - name.height() / 2));
    }
    cairo_restore(cairo);
}

void HeatMapPainter::paint_column_heads(cairo_t* cairo, const ChartView& view) const {
    const double u = style_.c * 4 / 9;
    cairo_save(cairo);
    clip_to(cairo, heads_width_ - u, 0, view.width - heads_width_ + u, heads_height_);
    // Heads of columns that are out of sight lean into it.
    const auto [first, last] =
        steps_within(view.scrolled_x - overhang_, view.scrolled_x + view.width - heads_width_, cell_width_,
                     map_.columns.size());
    for (auto column = first; column < last; ++column) {
        cairo_save(cairo);
        const double middle =
            heads_width_ - view.scrolled_x + cell_width_ * (static_cast<double>(column) + 0.5);
        cairo_translate(cairo, middle, heads_height_ - u / 2);
        cairo_rotate(cairo, slant);
        set_colour(cairo, style_.ink);
        const InkWords name(cairo, style_.font, map_.columns[column], widest_column_head * u);
        name.draw(0, -name.height() / 2);
        cairo_restore(cairo);
    }
    cairo_restore(cairo);
}

void HeatMapPainter::paint_legend(cairo_t* cairo, const ChartView& view) const {
    const double u = style_.c * 4 / 9;
    if (map_.rows.empty() || map_.columns.empty()) return;
    cairo_save(cairo);
    clip_to(cairo, 0, heads_height_, view.width, view.height - heads_height_);
    if (!map_.note.empty()) {
        const InkWords note(cairo, style_.font, map_.note, 0, small);
        set_colour(cairo, style_.quiet);
        note.draw(2 * u - view.scrolled_x, height() - view.scrolled_y - note_height_);
    }
    if (style_.bordered) {
        cairo_restore(cairo);
        return;
    }
    const InkWords fewer(cairo, style_.font, style_.fewer, 0, small);
    const InkWords more(cairo, style_.font, style_.more, 0, small);
    const double top =
        heads_height_ + cell_height_ * static_cast<double>(map_.rows.size()) + u - view.scrolled_y;
    double x = heads_width_;
    set_colour(cairo, style_.quiet);
    fewer.draw(x, top);
    x += fewer.width() + u;
    for (const auto& step : style_.steps) {
        set_colour(cairo, step);
        cairo_rectangle(cairo, x, top + (fewer.height() - 1.25 * u) / 2, 2 * u, 1.25 * u);
        cairo_fill(cairo);
        x += 2.5 * u;
    }
    set_colour(cairo, style_.quiet);
    more.draw(x + u / 2, top);
    cairo_restore(cairo);
}

std::vector<std::vector<std::string>> table_of(const HeatMap& map, const std::string& first_head) {
    std::vector<std::vector<std::string>> table{{first_head}};
    table.front().insert(table.front().end(), map.columns.begin(), map.columns.end());
    std::vector<std::string> path;
    for (std::size_t row = 0; row < map.rows.size(); ++row) {
        path.resize(static_cast<std::size_t>(map.rows[row].depth));
        path.push_back(map.rows[row].name);
        std::string name;
        for (const auto& part : path) name += (name.empty() ? "" : " / ") + part;
        table.push_back({std::move(name)});
        for (std::size_t column = 0; column < map.columns.size(); ++column)
            table.back().push_back(std::to_string(map.at(row, column)));
    }
    return table;
}

}  // namespace sotto::workbench
