// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/charts/chart_files.h"

#include "base/error.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <memory>
#include <string_view>

namespace sotto::workbench {

namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

[[noreturn]] void refuse(const std::string& file) {
    throw base::Error(base::Blame::Environment,
                      "Cannot write " + file + "; look whether the folder is there and has room.");
}

void paint_on(cairo_surface_t* surface, const ChartPainter& painter, double scale) {
    const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface), &cairo_destroy);
    cairo_scale(cairo.get(), scale, scale);
    ChartView all;
    all.width = painter.width(0);
    all.height = painter.height();
    painter.paint(cairo.get(), all);
}

void finish(cairo_surface_t* surface, const ChartPainter& painter, const std::string& file) {
    paint_on(surface, painter, 1);
    cairo_surface_finish(surface);
    if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) refuse(file);
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

void write_svg(const ChartPainter& painter, const std::string& file) {
    const Surface surface(cairo_svg_surface_create(file.c_str(), painter.width(0), painter.height()),
                          &cairo_surface_destroy);
    finish(surface.get(), painter, file);
}

void write_pdf(const ChartPainter& painter, const std::string& file) {
    const Surface surface(cairo_pdf_surface_create(file.c_str(), painter.width(0), painter.height()),
                          &cairo_surface_destroy);
    finish(surface.get(), painter, file);
}

void write_png(const ChartPainter& painter, const std::string& file, double scale) {
    constexpr double widest = 30000;
    scale = std::min(scale, widest / std::max(painter.width(0), painter.height()));
    const Surface surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::ceil(painter.width(0) * scale)),
                                   static_cast<int>(std::ceil(painter.height() * scale))),
        &cairo_surface_destroy);
    paint_on(surface.get(), painter, scale);
    if (cairo_surface_write_to_png(surface.get(), file.c_str()) != CAIRO_STATUS_SUCCESS) refuse(file);
}

void write_csv(const std::vector<std::vector<std::string>>& rows, const std::string& file) {
    std::ofstream out(file, std::ios::binary);
    for (const auto& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) out << (i == 0 ? "" : ",") << quoted(row[i]);
        out << "\r\n";
    }
    out.flush();
    if (!out) refuse(file);
}

void write_chart(const ChartPainter& painter, const std::vector<std::vector<std::string>>& table,
                 const std::string& ending, const std::string& file) {
    if (ending == "csv") return write_csv(table, file);
    if (ending == "svg") return write_svg(painter, file);
    if (ending == "pdf") return write_pdf(painter, file);
    write_png(painter, file, 2);
}

}  // namespace sotto::workbench
