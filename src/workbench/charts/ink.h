// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/charts/chart.h"

#include <pango/pangocairo.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>

/// What all charts draw with.
namespace sotto::workbench {

/// Words in a font, ready to be measured and drawn.
class InkWords {
public:
    /// Wider than `widest` they end with "…"; 0: they may be as wide as they are.
    InkWords(cairo_t* cairo, const std::string& font, const std::string& words, double widest,
             double scale = 1);

    [[nodiscard]] double width() const { return width_; }
    [[nodiscard]] double height() const { return height_; }
    [[nodiscard]] bool is_cut() const { return is_cut_; }
    void draw(double x, double y) const;

private:
    void measure();

    cairo_t* cairo_;
    std::unique_ptr<PangoLayout, decltype(&g_object_unref)> layout_;
    double width_ = 0;
    double height_ = 0;
    bool is_cut_ = false;
};

/// What words are measured on when there is nothing to draw on yet.
class InkScratch {
public:
    InkScratch();
    [[nodiscard]] cairo_t* cairo() const { return cairo_.get(); }

private:
    std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface_;
    std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo_;
};

void set_colour(cairo_t* cairo, const Rgb& colour);
void clip_to(cairo_t* cairo, double x, double y, double width, double height);
void draw_dot(cairo_t* cairo, const Rgb& colour, double x, double y, double size);

/// The first and one past the last of `count` steps of `size` that meet the stretch from `from` to `to`.
std::pair<std::size_t, std::size_t> steps_within(double from, double to, double size, std::size_t count);

/// Short enough for a chart; the table beside it has every digit.
std::string short_number(std::int64_t count);

/// `0x205cb9`
Rgb rgb_of(unsigned hex);

}  // namespace sotto::workbench
