// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "workbench/charts/heat_map.h"

#include <cairo-svg.h>

#include <cmath>
#include <fstream>
#include <memory>

namespace sotto::workbench {

namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

[[noreturn]] void refuse(const std::string& file) {
    throw base::Error(base::Blame::Environment,
                      "Cannot write " + file + "; look whether the folder is there and has room.");
}

void paint_on(cairo_surface_t* surface, const HeatMapPainter& painter, double scale) {
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface), &cairo_destroy);
    cairo_scale(cairo.get(), scale, scale);
    HeatMapPainter::View all;
    all.width = painter.width();
    all.height = painter.height();
    painter.paint(cairo.get(), all);
}

std::string quoted(std::string cell) {
    // Spreadsheets run what looks like a formula.
    if (!cell.empty() && std::string_view("=+-@").find(cell.front()) != std::string_view::npos)
        cell.insert(cell.begin(), '\'');
    if (cell.find_first_of(",\"\n\r") == std::string::npos) return cell;
    std::string out = "\"";
    for (const char byte : cell) {
        if (byte == '"') out += '"';
        out += byte;
    }
    return out + '"';
}

}  // namespace

void write_svg(const HeatMapPainter& painter, const std::string& file) {
    const Surface surface(cairo_svg_surface_create(file.c_str(), painter.width(), painter.height()),
                          &cairo_surface_destroy);
    paint_on(surface.get(), painter, 1);
    cairo_surface_finish(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) refuse(file);
}

void write_png(const HeatMapPainter& painter, const std::string& file, double scale) {
    const Surface surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::ceil(painter.width() * scale)),
                                   static_cast<int>(std::ceil(painter.height() * scale))),
        &cairo_surface_destroy);
    paint_on(surface.get(), painter, scale);
    if (cairo_surface_write_to_png(surface.get(), file.c_str()) != CAIRO_STATUS_SUCCESS) refuse(file);
}

void write_csv(const HeatMap& map, const std::string& file) {
    std::ofstream out(file, std::ios::binary);
    std::vector<std::string> path;
    out << "Code";
    for (const auto& column : map.columns) out << ',' << quoted(column);
    out << "\r\n";
    for (std::size_t row = 0; row < map.rows.size(); ++row) {
        // The indent is lost in a table, so names get those above them.
        path.resize(static_cast<std::size_t>(map.rows[row].depth));
        path.push_back(map.rows[row].name);
        std::string name;
        for (const auto& part : path) name += (name.empty() ? "" : " / ") + part;
        out << quoted(name);
        for (std::size_t column = 0; column < map.columns.size(); ++column) out << ',' << map.at(row, column);
        out << "\r\n";
    }
    out.flush();
    if (!out) refuse(file);
}

}  // namespace sotto::workbench
