// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/charts/ink.h"

#include <algorithm>
#include <cmath>

namespace sotto::workbench {

InkWords::InkWords(cairo_t* cairo, const std::string& font, const std::string& words, double widest,
                   double scale)
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
        is_cut_ = true;
        pango_layout_set_ellipsize(layout_.get(), PANGO_ELLIPSIZE_END);
        pango_layout_set_width(layout_.get(), static_cast<int>(widest * PANGO_SCALE));
        measure();
    }
}

void InkWords::draw(double x, double y) const {
    cairo_matrix_t at{};
    cairo_get_matrix(cairo_, &at);
    const bool mirrored = at.xx * at.yy - at.xy * at.yx < 0;
    if (!mirrored) {
        cairo_move_to(cairo_, x, y);
        pango_cairo_show_layout(cairo_, layout_.get());
        return;
    }
    // A window that runs from right to left is drawn in a mirror, in which words could not be read.
    cairo_save(cairo_);
    cairo_translate(cairo_, x + width_, y);
    cairo_scale(cairo_, -1, 1);
    cairo_move_to(cairo_, 0, 0);
    pango_cairo_show_layout(cairo_, layout_.get());
    cairo_restore(cairo_);
    cairo_new_path(cairo_);
}

void InkWords::measure() {
    int width = 0;
    int height = 0;
    pango_layout_get_pixel_size(layout_.get(), &width, &height);
    width_ = width;
    height_ = height;
}

InkScratch::InkScratch()
    : surface_(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1), &cairo_surface_destroy),
      cairo_(cairo_create(surface_.get()), &cairo_destroy) {}

void set_colour(cairo_t* cairo, const Rgb& colour) {
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
}

void clip_to(cairo_t* cairo, double x, double y, double width, double height) {
    cairo_rectangle(cairo, x, y, std::max(width, 0.0), std::max(height, 0.0));
    cairo_clip(cairo);
}

void draw_dot(cairo_t* cairo, const Rgb& colour, double x, double y, double size) {
    constexpr double round = 2 * 3.14159265358979;
    set_colour(cairo, colour);
    // Words leave a point behind that an arc would be joined to.
    cairo_new_path(cairo);
    cairo_arc(cairo, x + size / 2, y, size / 2, 0, round);
    cairo_fill(cairo);
}

std::pair<std::size_t, std::size_t> steps_within(double from, double to, double size, std::size_t count) {
    const auto first = static_cast<std::size_t>(std::max(0.0, std::floor(from / size)));
    const auto last = static_cast<std::size_t>(std::max(0.0, std::ceil(to / size)));
    return {std::min(first, count), std::min(last, count)};
}

std::string short_number(std::int64_t count) {
    if (count < 100000) return std::to_string(count);
    return std::to_string((count + 500) / 1000) + "k";
}

Rgb rgb_of(unsigned hex) {
    return {((hex >> 16U) & 255U) / 255.0, ((hex >> 8U) & 255U) / 255.0, (hex & 255U) / 255.0};
}

}  // namespace sotto::workbench
