// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/minimap.h"

#include "workbench/transcript/scene.h"

#include <wx/brush.h>
#include <wx/graphics.h>
#include <wx/pen.h>

#include <algorithm>
#include <vector>

namespace sotto::workbench {

namespace {

constexpr std::size_t map_lanes = 3;

int row_of(text::Position at, text::Position length, int height) {
    return static_cast<int>(at * height / std::max<text::Position>(length, 1));
}

}  // namespace

MapRows rows_on_map(text::Range range, text::Position length, int height, int least) {
    if (height <= 0) return {};
    const int top = std::clamp(row_of(range.start, length, height), 0, height - 1);
    const int bottom = std::max(row_of(range.end, length, height), top + least);
    return {top, std::min(bottom, height)};
}

text::Position position_on_map(const Scene& scene, int y) {
    if (scene.sheet.document() == nullptr || scene.size.y <= 0) return 0;
    return scene.sheet.document()->text->length() * std::clamp(y, 0, scene.size.y) / scene.size.y;
}

void paint_map(wxGraphicsContext& canvas, Scene& scene) {
    if (scene.size.y <= 0) return;
    const Columns& columns = scene.sheet.columns();
    const int u = scene.measures.u;
    const auto length = scene.sheet.document()->text->length();
    canvas.SetPen(*wxTRANSPARENT_PEN);
    canvas.SetBrush(wxBrush(scene.theme.line));
    canvas.DrawRectangle(columns.map_left, 0, 1, scene.size.y);

    // Thousands of codings fall on some hundred rows: each row of each lane is drawn once.
    const auto rows = static_cast<std::size_t>(scene.size.y);
    std::vector<const wxColour*> cells(rows * map_lanes, nullptr);
    for (const Mark& mark : scene.marks.all()) {
        const MapRows span = rows_on_map(mark.range, length, scene.size.y, std::max(u / 4, 2));
        auto* lane = &cells[mark.lane % map_lanes * rows];
        for (int y = span.top; y < span.bottom; ++y)
            lane[y] = scene.theme.high_contrast ? &scene.theme.ink : &mark.look->colour.stripe;
    }
    const int width = std::max(u / 2, 2);
    for (std::size_t lane = 0; lane < map_lanes; ++lane) {
        const int x = columns.map_left + u / 2 + static_cast<int>(lane) * (width + std::max(u / 8, 1));
        for (std::size_t y = 0; y < rows;) {
            const wxColour* colour = cells[lane * rows + y];
            std::size_t end = y + 1;
            while (end < rows && cells[lane * rows + end] == colour) ++end;
            if (colour != nullptr) {
                canvas.SetBrush(wxBrush(*colour));
                canvas.DrawRectangle(x, static_cast<double>(y), width, static_cast<double>(end - y));
            }
            y = end;
        }
    }

    const auto first = scene.sheet.position_at(columns.words_left, scene.sheet.top());
    const auto last = scene.sheet.position_at(columns.words_right(), scene.sheet.top() + scene.size.y);
    const int top = row_of(first, length, scene.size.y);
    const int height = std::max(row_of(last, length, scene.size.y) - top, u);
    const wxColour& quiet = scene.theme.quiet;
    canvas.SetBrush(wxBrush(wxColour(quiet.Red(), quiet.Green(), quiet.Blue(), 40)));
    canvas.SetPen(wxPen(wxColour(quiet.Red(), quiet.Green(), quiet.Blue(), 120)));
    canvas.DrawRoundedRectangle(columns.map_left + 1.5, std::min(top, scene.size.y - height) + 0.5,
                                columns.map_right - columns.map_left - 3, height - 1, 2);
}

}  // namespace sotto::workbench
