// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/scene.h"

#include <wx/brush.h>
#include <wx/graphics.h>
#include <wx/pen.h>

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

namespace sotto::workbench {

namespace {

/// What a mark takes of the sheet, in the view.
struct Extent {
    int top = 0;
    int bottom = 0;
    int first_line = 0;    ///< where its first line begins
    int first_height = 0;  ///< of that line
    int baseline = 0;      ///< of that line
};

/// The extents of the marks in sight, by index.
std::map<std::size_t, Extent> extents(Scene& scene) {
    std::map<std::size_t, Extent> found;
    Sheet& sheet = scene.sheet;
    for (std::size_t block = sheet.first_in_sight(); block < sheet.blocks().size(); ++block) {
        const auto box_top =
            static_cast<int>(std::max<std::int64_t>(sheet.top_of(block) - sheet.top(), -100000));
        if (box_top >= scene.size.y) break;
        const auto in_block = scene.marks.in_block(block);
        if (in_block.empty()) continue;
        const auto& layout = sheet.layout(block);
        const auto& range = sheet.blocks()[block].range;
        const auto words_top = static_cast<int>(sheet.words_top_of(block) - sheet.top());
        for (const auto index : in_block) {
            const Mark& mark = scene.marks.all()[index];
            const auto shown = scene.resized && mark.coding == scene.focused ? *scene.resized : mark.range;
            const auto line = [&](text::Position at) -> const BlockLayout::Line& {
                return layout.lines()[layout.line_of(sheet.byte_in(block, at))];
            };
            const auto& first = line(shown.start);
            const int first_line = words_top + static_cast<int>(first.top);
            const bool begins = shown.start >= range.start;
            const bool ends = shown.end <= range.end;
            const int top = begins ? first_line : box_top;
            int bottom = box_top + static_cast<int>(sheet.height_of(block));
            if (ends) {
                const auto& last = line(std::max(shown.end - 1, shown.start));
                bottom = words_top + static_cast<int>(last.top + last.height);
            }
            const auto [place, is_new] = found.try_emplace(index);
            Extent& extent = place->second;
            if (is_new) {
                extent = {
                    top, bottom, top, static_cast<int>(first.height),
                    words_top + static_cast<int>(begins ? first.baseline : layout.lines().front().baseline)};
            }
            extent.bottom = std::max(extent.bottom, bottom);
        }
    }
    return found;
}

int lane_left(const Scene& scene, std::size_t lane) {
    return scene.sheet.columns().stripes_left + static_cast<int>(lane) * scene.measures.u;
}

void place_names(Scene& scene, const std::map<std::size_t, Extent>& extents, Margin& margin) {
    const Columns& columns = scene.sheet.columns();
    if (!columns.names_shown()) return;
    const int indent = scene.measures.u * 3 / 2;
    const int width = columns.names_right - columns.names_left - indent;
    const int row = static_cast<int>(scene.sheet.typesetter().line_height(Setting::Name));
    // By where they begin; a name stands beside the first line of its coding that is in sight, or below the
    // name before it.
    std::vector<std::pair<int, std::size_t>> order;
    for (const auto& [index, extent] : extents) {
        if (extent.bottom > 0 && extent.top < scene.size.y)
            order.emplace_back(std::max(extent.first_line, 0), index);
    }
    std::sort(order.begin(), order.end());
    int free_from = 0;
    std::vector<std::size_t> left_over;
    const auto add_chip = [&] {
        if (left_over.empty()) return;
        margin.chips.push_back(
            {left_over, {columns.names_left + indent, free_from, 4 * scene.measures.u, row}});
        free_from += row;
        left_over.clear();
    };
    for (const auto& [y, index] : order) {
        const Extent& extent = extents.at(index);
        const Mark& mark = scene.marks.all()[index];
        const auto setting = mark.coding == scene.focused ? Setting::StrongName : Setting::Name;
        const auto& label = scene.sheet.label(mark.look->name, setting, width);
        const int baseline = static_cast<int>(label.lines().front().baseline);
        // On one baseline with the words it belongs to.
        const int wanted = std::max(extent.baseline - baseline, y);
        constexpr int rows_too_far = 3;
        if (free_from > std::max(extent.bottom, wanted) + rows_too_far * row) {
            left_over.push_back(index);
            continue;
        }
        if (wanted >= free_from + row) add_chip();
        PlacedName name;
        name.mark = index;
        name.place = {columns.names_left, std::max(wanted, free_from),
                      std::min(indent + static_cast<int>(std::ceil(label.width())),
                               columns.names_right - columns.names_left),
                      static_cast<int>(label.height())};
        name.baseline = name.place.y + baseline;
        free_from = name.place.GetBottom() + 1;
        margin.names.push_back(name);
    }
    add_chip();
}

}  // namespace

Margin place_margin(Scene& scene) {
    Margin margin;
    if (scene.sheet.empty()) return margin;
    const auto found = extents(scene);
    const int u = scene.measures.u;
    MoreChip more;
    for (const auto& [index, extent] : found) {
        const Mark& mark = scene.marks.all()[index];
        if (mark.lane >= most_lanes) {
            const int chip = static_cast<int>(scene.sheet.typesetter().line_height(Setting::Name));
            const int y = std::max(extent.first_line, 0);
            if (!more.marks.empty() && y >= more.place.y + chip) {
                margin.chips.push_back(more);
                more.marks.clear();
            }
            if (more.marks.empty()) more.place = {lane_left(scene, most_lanes), y, 5 * u / 2, chip};
            more.marks.push_back(index);
            continue;
        }
        // As the fills, stripes leave a gap where one ends and the next begins.
        const int gap = std::max(extent.first_height / 8, 2);
        const int width = std::max(mark.coding == scene.focused ? 3 * u / 4 : u / 2, 2);
        const int left = lane_left(scene, mark.lane) - (mark.coding == scene.focused ? u / 8 : 0);
        margin.stripes.push_back(
            {index, {left, extent.top + gap / 2, width, std::max(extent.bottom - extent.top - gap, 2)}});
    }
    if (!more.marks.empty()) margin.chips.push_back(more);
    place_names(scene, found, margin);
    return margin;
}

void paint_margin(wxGraphicsContext& canvas, Scene& scene, const Margin& margin) {
    const auto colour_of = [&](const Mark& mark) {
        return scene.theme.high_contrast ? scene.theme.ink : mark.look->colour.stripe;
    };
    canvas.SetPen(*wxTRANSPARENT_PEN);
    for (const auto& stripe : margin.stripes) {
        // Far ends out of sight are cut, which spares the canvas numbers it cannot take.
        const wxRect rect =
            stripe.place.Intersect(wxRect(stripe.place.x, -100, stripe.place.width, scene.size.y + 200));
        if (rect.IsEmpty()) continue;
        canvas.SetBrush(wxBrush(colour_of(scene.marks.all()[stripe.mark])));
        canvas.DrawRoundedRectangle(rect.x, rect.y, rect.width, rect.height, std::min(rect.width / 4.0, 2.0));
    }
    for (const auto& name : margin.names) {
        const Mark& mark = scene.marks.all()[name.mark];
        const bool focused = mark.coding == scene.focused;
        const auto setting = focused ? Setting::StrongName : Setting::Name;
        const int indent = scene.measures.u * 3 / 2;
        const Columns& columns = scene.sheet.columns();
        const auto& label =
            scene.sheet.label(mark.look->name, setting, columns.names_right - columns.names_left - indent);
        const double dot = scene.measures.u * 0.75;
        const double em = scene.sheet.typesetter().em(Setting::Name);
        canvas.SetPen(*wxTRANSPARENT_PEN);
        canvas.SetBrush(wxBrush(colour_of(mark)));
        canvas.DrawEllipse(name.place.x, name.baseline - em * 0.36 - dot / 2, dot, dot);
        const wxColour& ink = focused || scene.theme.high_contrast ? scene.theme.ink : scene.theme.quiet;
        label.draw(canvas, name.place.x + indent, name.place.y, ink, 0, label.height());
        if (!mark.has_memo) continue;
        // A sheet with two lines on it: there is a memo.
        const double side = std::round(em * 0.8);
        const double x = std::round(name.place.x + indent + label.width() + scene.measures.u) + 0.5;
        const double y = std::round(name.baseline - side) + 0.5;
        if (x + side > columns.map_left) continue;
        canvas.SetBrush(*wxTRANSPARENT_BRUSH);
        canvas.SetPen(wxPen(scene.theme.to_decide));
        canvas.DrawRectangle(x, y, side, side);
        canvas.StrokeLine(x + side * 0.25, y + std::round(side * 0.35), x + side * 0.75,
                          y + std::round(side * 0.35));
        canvas.StrokeLine(x + side * 0.25, y + std::round(side * 0.65), x + side * 0.6,
                          y + std::round(side * 0.65));
    }
    for (const auto& chip : margin.chips) {
        const auto& label = scene.sheet.label(fmt::format("+{}", chip.marks.size()), Setting::Small);
        label.draw(canvas, chip.place.x, chip.place.y, scene.theme.quiet, 0, label.height());
    }
}

}  // namespace sotto::workbench
