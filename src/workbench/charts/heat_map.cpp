// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/charts/heat_map.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <memory>

namespace sotto::workbench {

namespace {

constexpr double slant = -0.9;  // radians: names are read without turning the head, and columns stay narrow

void set_colour(cairo_t* cairo, const Rgb& colour) {
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
}

/// Words in a font, ready to be measured and drawn.
class Words {
public:
    Words(cairo_t* cairo, const std::string& font, const std::string& words, double widest, double scale = 1)
        : cairo_(cairo), layout_(pango_cairo_create_layout(cairo), &g_object_unref) {
        const std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> description(
            pango_font_description_from_string(font.c_str()), &pango_font_description_free);
        const auto size = pango_font_description_get_size(description.get());
        if (pango_font_description_get_size_is_absolute(description.get()) != 0) {
            pango_font_description_set_absolute_size(description.get(), size * scale);
        } else {
            pango_font_description_set_size(description.get(), static_cast<int>(size * scale));
        }
        pango_layout_set_font_description(layout_.get(), description.get());
        pango_layout_set_single_paragraph_mode(layout_.get(), TRUE);
        pango_layout_set_text(layout_.get(), words.data(), static_cast<int>(words.size()));
        measure();
        if (widest > 0 && width_ > widest) {
            pango_layout_set_ellipsize(layout_.get(), PANGO_ELLIPSIZE_END);
            pango_layout_set_width(layout_.get(), static_cast<int>(widest * PANGO_SCALE));
            measure();
        }
    }
    [[nodiscard]] double width() const { return width_; }
    [[nodiscard]] double height() const { return height_; }
    void draw(double x, double y) const {
        cairo_move_to(cairo_, x, y);
        pango_cairo_show_layout(cairo_, layout_.get());
    }

private:
    void measure() {
        int width = 0;
        int height = 0;
        pango_layout_get_pixel_size(layout_.get(), &width, &height);
        width_ = width;
        height_ = height;
    }
    cairo_t* cairo_;
    std::unique_ptr<PangoLayout, decltype(&g_object_unref)> layout_;
    double width_ = 0;
    double height_ = 0;
};

/// What a layout is measured on when there is nothing to draw on yet.
class Scratch {
public:
    Scratch()
        : surface_(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1), &cairo_surface_destroy),
          cairo_(cairo_create(surface_.get()), &cairo_destroy) {}
    [[nodiscard]] cairo_t* cairo() const { return cairo_.get(); }

private:
    std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface_;
    std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo_;
};

std::string number_of(std::int64_t count) {
    if (count < 100000) return std::to_string(count);
    // The table beside the map has every digit.
    return std::to_string((count + 500) / 1000) + "k";
}

void clip_to(cairo_t* cairo, double x, double y, double width, double height) {
    cairo_rectangle(cairo, x, y, std::max(width, 0.0), std::max(height, 0.0));
    cairo_clip(cairo);
}

/// The first and one past the last of `count` steps of `size` that meet the stretch from `from` to `to`.
std::pair<std::size_t, std::size_t> within(double from, double to, double size, std::size_t count) {
    const auto first = static_cast<std::size_t>(std::max(0.0, std::floor(from / size)));
    const auto last = static_cast<std::size_t>(std::max(0.0, std::ceil(to / size)));
    return {std::min(first, count), std::min(last, count)};
}

Rgb hex(unsigned colour) {
    return {((colour >> 16U) & 255U) / 255.0, ((colour >> 8U) & 255U) / 255.0, (colour & 255U) / 255.0};
}

}  // namespace

std::int64_t HeatMap::highest() const {
    return cells.empty() ? 0 : *std::max_element(cells.begin(), cells.end());
}

int heat_step(std::int64_t count, std::int64_t highest) {
    if (count <= 0) return 0;
    if (highest <= 1 || count >= highest) return 5;
    const double share =
        (std::sqrt(static_cast<double>(count)) - 1) / (std::sqrt(static_cast<double>(highest)) - 1);
    return std::clamp(1 + static_cast<int>(share * 5), 1, 5);
}

std::array<Rgb, 5> HeatMapStyle::steps_on(bool dark) {
    if (dark) return {hex(0x2b333e), hex(0x2f4159), hex(0x345074), hex(0x3a6090), hex(0x3c68a0)};
    return {hex(0xe9eef5), hex(0xcddbea), hex(0xb2c9e3), hex(0x94b4d9), hex(0x749fce)};
}

HeatMapPainter::HeatMapPainter(HeatMap map, HeatMapStyle style)
    : map_(std::move(map)), style_(std::move(style)) {
    const double u = style_.c * 4 / 9;
    const Scratch scratch;
    double names = 0;
    for (const auto& row : map_.rows) {
        const Words words(scratch.cairo(), style_.font, row.name, 28 * u);
        names = std::max(names, words.width() + row.depth * 2 * u + (row.dot ? 2 * u : 0));
    }
    heads_width_ = std::ceil(2 * u + names + 1.5 * u);
    double heads = 0;
    for (const auto& column : map_.columns)
        heads = std::max(heads, Words(scratch.cairo(), style_.font, column, 22 * u).width());
    heads_height_ = std::ceil(heads * std::sin(-slant) + style_.c * std::cos(slant) + 1.5 * u);
    overhang_ = std::ceil(heads * std::cos(slant));
    const Words widest(scratch.cairo(), style_.font, number_of(map_.highest()), 0);
    cell_width_ = std::ceil(std::max(4.5 * u, widest.width() + 2 * u));
    cell_height_ = std::ceil(4 * u);
}

double HeatMapPainter::width() const {
    return heads_width_ + cell_width_ * static_cast<double>(map_.columns.size()) + overhang_ + style_.c;
}

double HeatMapPainter::height() const {
    // The legend has a line of its own.
    return heads_height_ + cell_height_ * static_cast<double>(map_.rows.size()) + 2 * style_.c;
}

HeatMapPainter::Box HeatMapPainter::box_of(Cell cell) const {
    return {heads_width_ + cell_width_ * static_cast<double>(cell.column),
            heads_height_ + cell_height_ * static_cast<double>(cell.row), cell_width_, cell_height_};
}

std::optional<HeatMapPainter::Cell> HeatMapPainter::cell_at(double x, double y, const View& view) const {
    if (x < heads_width_ || y < heads_height_) return std::nullopt;
    const Cell cell{static_cast<std::size_t>((y - heads_height_ + view.scrolled_y) / cell_height_),
                    static_cast<std::size_t>((x - heads_width_ + view.scrolled_x) / cell_width_)};
    if (cell.row >= map_.rows.size() || cell.column >= map_.columns.size()) return std::nullopt;
    return cell;
}

void HeatMapPainter::paint(cairo_t* cairo, const View& view) const {
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

void HeatMapPainter::paint_cells(cairo_t* cairo, const View& view) const {
    cairo_save(cairo);
    clip_to(cairo, heads_width_, heads_height_, view.width - heads_width_, view.height - heads_height_);
    cairo_translate(cairo, -view.scrolled_x, -view.scrolled_y);
    const auto [first_row, last_row] = within(view.scrolled_y, view.scrolled_y + view.height - heads_height_,
                                              cell_height_, map_.rows.size());
    const auto [first_column, last_column] = within(
        view.scrolled_x, view.scrolled_x + view.width - heads_width_, cell_width_, map_.columns.size());
    const auto highest = map_.highest();
    cairo_set_line_width(cairo, 1);
    for (auto row = first_row; row < last_row; ++row) {
        for (auto column = first_column; column < last_column; ++column) {
            const auto count = map_.at(row, column);
            const auto box = box_of({row, column});
            const int step = heat_step(count, highest);
            if (step > 0 && !style_.bordered) {
                set_colour(cairo, style_.steps[static_cast<std::size_t>(step - 1)]);
                cairo_rectangle(cairo, box.x + 1, box.y + 1, box.width - 2, box.height - 2);
                cairo_fill(cairo);
            } else {
                set_colour(cairo, style_.line);
                cairo_rectangle(cairo, box.x + 1.5, box.y + 1.5, box.width - 3, box.height - 3);
                cairo_stroke(cairo);
            }
            set_colour(cairo, count == 0 ? style_.quiet : style_.ink);
            const Words number(cairo, style_.font, count == 0 ? "·" : number_of(count), 0);
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

void HeatMapPainter::paint_row_heads(cairo_t* cairo, const View& view) const {
    const double u = style_.c * 4 / 9;
    cairo_save(cairo);
    clip_to(cairo, 0, heads_height_, heads_width_, view.height - heads_height_);
    cairo_translate(cairo, 0, -view.scrolled_y);
    const auto [first, last] = within(view.scrolled_y, view.scrolled_y + view.height - heads_height_,
                                      cell_height_, map_.rows.size());
    for (auto row = first; row < last; ++row) {
        const auto& head = map_.rows[row];
        const double middle = heads_height_ + cell_height_ * (static_cast<double>(row) + 0.5);
        double x = 2 * u + head.depth * 2 * u;
        if (head.dot) {
            set_colour(cairo, *head.dot);
            cairo_arc(cairo, x + u / 2, middle, u / 2, 0, 2 * 3.14159265358979);
            cairo_fill(cairo);
            x += 2 * u;
        }
        set_colour(cairo, style_.ink);
        const Words name(cairo, style_.font, head.name, 28 * u);
        name.draw(std::round(x), std::round(middle - name.height() / 2));
    }
    cairo_restore(cairo);
}

void HeatMapPainter::paint_column_heads(cairo_t* cairo, const View& view) const {
    const double u = style_.c * 4 / 9;
    cairo_save(cairo);
    clip_to(cairo, heads_width_ - u, 0, view.width - heads_width_ + u, heads_height_);
    // Heads of columns that are out of sight lean into it.
    const auto [first, last] =
        within(view.scrolled_x - overhang_, view.scrolled_x + view.width - heads_width_, cell_width_,
               map_.columns.size());
    for (auto column = first; column < last; ++column) {
        cairo_save(cairo);
        const double middle =
            heads_width_ - view.scrolled_x + cell_width_ * (static_cast<double>(column) + 0.5);
        cairo_translate(cairo, middle, heads_height_ - u / 2);
        cairo_rotate(cairo, slant);
        set_colour(cairo, style_.ink);
        const Words name(cairo, style_.font, map_.columns[column], 22 * u);
        name.draw(0, -name.height() / 2);
        cairo_restore(cairo);
    }
    cairo_restore(cairo);
}

void HeatMapPainter::paint_legend(cairo_t* cairo, const View& view) const {
    const double u = style_.c * 4 / 9;
    if (map_.rows.empty() || map_.columns.empty() || style_.bordered) return;
    cairo_save(cairo);
    clip_to(cairo, 0, heads_height_, view.width, view.height - heads_height_);
    const Words fewer(cairo, style_.font, style_.fewer, 0, 0.92);
    const Words more(cairo, style_.font, style_.more, 0, 0.92);
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

}  // namespace sotto::workbench
