// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/scene.h"
#include "workbench/words.h"

#include <wx/brush.h>
#include <wx/graphics.h>
#include <wx/pen.h>
#include <wx/region.h>

#include <algorithm>
#include <cmath>

namespace sotto::workbench {

namespace {

/// A block that is in sight, with the part of it that is.
struct Shown {
    std::size_t block = 0;
    const BlockLayout* layout = nullptr;
    double x = 0;     ///< of the words
    double y = 0;     ///< of the first line
    double from = 0;  ///< of the layout
    double to = 0;
};

struct Piece {
    const BlockLayout::Line* line = nullptr;
    double left = 0;
    double right = 0;
};

/// White between the fills of two lines.
double gap_of(const BlockLayout::Line& line) {
    return std::max(std::round(line.height * 0.14), 1.0);
}

/// What `range` covers of the lines in sight.
std::vector<Piece> pieces_of(const Scene& scene, const Shown& shown, text::Range range) {
    std::vector<Piece> pieces;
    if (!range.overlaps(scene.sheet.blocks()[shown.block].range)) return pieces;
    const std::size_t first = scene.sheet.byte_in(shown.block, range.start);
    const std::size_t last = scene.sheet.byte_in(shown.block, range.end);
    const auto& lines = shown.layout->lines();
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto& line = lines[i];
        if (line.last <= first || line.top + line.height < shown.from) continue;
        if (line.first >= last || line.top > shown.to) break;
        for (const auto& [left, right] : shown.layout->x_ranges(i, first, last))
            pieces.push_back({&line, left, right});
    }
    return pieces;
}

/// Edges on whole pixels, or neighbours would show a seam.
wxRect rect_of(const Shown& shown, const Piece& piece, bool whole_line = false) {
    const double gap = whole_line ? 0 : gap_of(*piece.line);
    const auto left = static_cast<int>(std::lround(shown.x + piece.left));
    const auto right = static_cast<int>(std::lround(shown.x + piece.right));
    const auto top = static_cast<int>(std::lround(shown.y + piece.line->top + std::floor(gap / 2)));
    const auto height = static_cast<int>(std::lround(piece.line->height - gap));
    return {left, top, std::max(right - left, 1), height};
}

void fill(wxGraphicsContext& canvas, const wxRect& rect, const wxColour& colour) {
    canvas.SetPen(*wxTRANSPARENT_PEN);
    canvas.SetBrush(wxBrush(colour));
    canvas.DrawRectangle(rect.x, rect.y, rect.width, rect.height);
}

wxColour with_alpha(const wxColour& colour, double alpha) {
    return {colour.Red(), colour.Green(), colour.Blue(),
            static_cast<unsigned char>(std::lround(alpha * 255))};
}

void hatch(wxGraphicsContext& canvas, const wxRect& rect, const Scene& scene) {
    fill(canvas, rect, with_alpha(scene.theme.quiet, 0.07));
    canvas.PushState();  // resetting a clip would undo GTK's as well, and let paint flow over the tool bar
    canvas.Clip(rect.x, rect.y, rect.width, rect.height);
    const double pitch = scene.measures.u * 5 / 4.0;
    canvas.SetPen(wxPen(with_alpha(scene.theme.quiet, scene.theme.high_contrast ? 0.5 : 0.24),
                        std::max(scene.measures.u / 3, 1)));
    // Lines of one grid for the whole sheet, so that neighbours join and scrolling does not make them crawl.
    const double phase = std::fmod(static_cast<double>(scene.sheet.top()), pitch);
    const double first = std::floor((rect.x + rect.y + phase) / pitch) * pitch - phase;
    for (double sum = first; sum < rect.x + rect.y + rect.width + rect.height + pitch; sum += pitch)
        canvas.StrokeLine(sum - rect.y, rect.y, sum - rect.y - rect.height, rect.y + rect.height);
    canvas.PopState();
}

void draw_off_record(wxGraphicsContext& canvas, Scene& scene, const Shown& shown) {
    const Block& block = scene.sheet.blocks()[shown.block];
    const int u = scene.measures.u;
    for (const auto& span : scene.sheet.document()->off_record) {
        if (!span.range.overlaps(block.range)) continue;
        const bool whole = span.range.start <= block.range.start && span.range.end >= block.range.end;
        if (!whole) {
            for (const auto& piece : pieces_of(scene, shown, span.range))
                hatch(canvas, rect_of(shown, piece, true), scene);
            continue;
        }
        const int label =
            scene.sheet.says_off_record(shown.block) ? scene.sheet.off_record_label_height() : 0;
        const auto top = static_cast<int>(std::lround(shown.y)) - label;
        const auto height = static_cast<int>(std::lround(shown.layout->height())) + label;
        const int left = scene.sheet.columns().words_left;
        hatch(canvas, {left - u / 2, top, scene.sheet.columns().words_width + u, height}, scene);
        fill(canvas, {left - u * 3 / 4, top, std::max(u / 4, 2), height},
             with_alpha(scene.theme.quiet, 0.45));
    }
    if (scene.sheet.says_off_record(shown.block)) {
        const auto& label =
            scene.sheet.label(kept(_("Off the record: never leaves this study")), Setting::Name);
        label.draw(canvas, shown.x, shown.y - scene.sheet.off_record_label_height() + u / 4,
                   scene.theme.quiet, 0, label.height());
    }
}

void draw_hits(wxGraphicsContext& canvas, const Scene& scene, const Shown& shown) {
    const auto& range = scene.sheet.blocks()[shown.block].range;
    auto hit = std::lower_bound(scene.hits.begin(), scene.hits.end(), range.start,
                                [](const text::Range& each, text::Position at) { return each.end <= at; });
    for (; hit != scene.hits.end() && hit->start < range.end; ++hit) {
        for (const auto& piece : pieces_of(scene, shown, *hit)) {
            const wxRect rect = rect_of(shown, piece);
            fill(canvas, rect, scene.theme.hit);
            if (!scene.theme.dark && !scene.theme.high_contrast) continue;
            canvas.SetBrush(*wxTRANSPARENT_BRUSH);
            canvas.SetPen(
                wxPen(wxColour(scene.theme.hit.Red(), scene.theme.hit.Green(), scene.theme.hit.Blue())));
            canvas.DrawRectangle(rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1);
        }
    }
}

/// Words drawn again in another ink within the pieces that `ranges` cover.
void draw_again(wxGraphicsContext& canvas, const Scene& scene, const Shown& shown,
                const std::vector<text::Range>& ranges, const wxColour& ink) {
    wxRegion region;
    for (const auto& range : ranges)
        for (const auto& piece : pieces_of(scene, shown, range)) region.Union(rect_of(shown, piece, true));
    if (region.IsEmpty()) return;
    canvas.PushState();
    canvas.Clip(region);
    shown.layout->draw(canvas, shown.x, shown.y, ink, shown.from, shown.to);
    canvas.PopState();
}

void draw_identifiers(wxGraphicsContext& canvas, const Scene& scene, const Shown& shown) {
    const auto& range = scene.sheet.blocks()[shown.block].range;
    const int thick = std::max(scene.measures.u / 4, 1);
    // They do not overlap, so their ends ascend like their starts.
    auto next =
        std::partition_point(scene.identifiers.begin(), scene.identifiers.end(),
                             [&](const IdentifierMark& mark) { return mark.range.end <= range.start; });
    for (; next != scene.identifiers.end() && next->range.start < range.end; ++next) {
        const auto& mark = *next;
        const bool rejected = mark.state == IdentifierMark::State::Rejected;
        const wxColour& colour = rejected             ? scene.theme.quiet
                                 : mark.names_someone ? scene.theme.names_someone
                                                      : scene.theme.narrows_down;
        for (const auto& piece : pieces_of(scene, shown, mark.range)) {
            const wxRect rect = rect_of(shown, piece);
            const int y = rect.GetBottom() + 1 - thick;
            if (mark.state != IdentifierMark::State::Found) {
                fill(canvas, {rect.x, y, rect.width, rejected ? std::max(thick / 2, 1) : thick}, colour);
                continue;
            }
            for (int x = rect.x; x < rect.GetRight(); x += 2 * thick)
                fill(canvas, {x, y, std::min(thick, rect.GetRight() - x), thick}, colour);
        }
    }
}

void draw_caret(wxGraphicsContext& canvas, Scene& scene) {
    const auto place = scene.sheet.caret_place(scene.caret);
    const auto y = static_cast<int>(place.y - scene.sheet.top());
    const int width = std::max(scene.measures.c / 10, 1);
    const auto height = static_cast<int>(place.height);
    fill(canvas, {static_cast<int>(std::lround(place.x)) - width / 2, y, width, height}, scene.theme.ink);
    if (std::abs(place.other_x - place.x) > 0.5) {
        fill(canvas, {static_cast<int>(std::lround(place.other_x)), y + height / 2, 1, height / 2},
             scene.theme.ink);
    }
}

void draw_handles(wxGraphicsContext& canvas, Scene& scene) {
    const Mark* mark = scene.focused ? scene.marks.find(scene.focused) : nullptr;
    if (mark == nullptr) return;
    const wxColour& colour = scene.theme.high_contrast ? scene.theme.ink : mark->look->colour.stripe;
    const auto handles = place_handles(scene);
    const int bar = std::max(scene.measures.u / 4, 2);
    for (const bool at_start : {true, false}) {
        const wxRect& rect = at_start ? handles.start : handles.end;
        if (rect.IsEmpty()) continue;
        const int middle = rect.x + rect.width / 2;
        fill(canvas, {middle - bar / 2, rect.y, bar, rect.height}, colour);
        const int ball = scene.measures.u;
        canvas.SetBrush(wxBrush(colour));
        canvas.DrawEllipse(middle - ball / 2.0,
                           at_start ? rect.y - ball / 2.0 : rect.GetBottom() - ball / 2.0, ball, ball);
    }
}

void paint_block(wxGraphicsContext& canvas, Scene& scene, const Shown& shown) {
    const Block& block = scene.sheet.blocks()[shown.block];
    draw_off_record(canvas, scene, shown);
    const auto fills = fills_of(scene.theme, scene.marks.all(), scene.marks.in_block(shown.block),
                                block.range, scene.focused, scene.resized);
    const auto& off_record = scene.sheet.document()->off_record;
    const bool whole_off_record = std::any_of(off_record.begin(), off_record.end(), [&](const auto& span) {
        return span.range.start <= block.range.start && span.range.end >= block.range.end;
    });
    if (!whole_off_record) {
        for (const auto& each : fills)
            for (const auto& piece : pieces_of(scene, shown, each.range))
                fill(canvas, rect_of(shown, piece), each.colour);
    }
    draw_hits(canvas, scene, shown);
    const auto selection = scene.selection();
    for (const auto& piece : pieces_of(scene, shown, selection)) {
        fill(canvas, rect_of(shown, piece),
             scene.theme.high_contrast ? scene.theme.highlight
                                       : with_alpha(scene.theme.highlight, scene.theme.dark ? 0.55 : 0.35));
    }
    draw_identifiers(canvas, scene, shown);

    const auto& voices = scene.sheet.document()->voices;
    const bool asks =
        block.passage < voices.size() && voices[block.passage].role == study::SpeakerRole::Interviewer;
    const bool quiet = (asks || whole_off_record) && !scene.theme.high_contrast;
    shown.layout->draw(canvas, shown.x, shown.y, quiet ? scene.theme.quiet : scene.theme.ink, shown.from,
                       shown.to);
    // Quiet words would be hard to read on a fill.
    if (quiet && !whole_off_record) {
        std::vector<text::Range> coded;
        for (const auto& each : fills) coded.push_back(each.range);
        coded.push_back(selection);
        draw_again(canvas, scene, shown, coded, scene.theme.ink);
    }
    if (!scene.theme.high_contrast) return;
    draw_again(canvas, scene, shown, {selection}, scene.theme.highlight_ink);
    const auto focused = scene.focused_range();
    if (!focused) return;
    canvas.SetBrush(*wxTRANSPARENT_BRUSH);
    canvas.SetPen(wxPen(scene.theme.ink, 2));
    for (const auto& piece : pieces_of(scene, shown, *focused)) {
        const wxRect rect = rect_of(shown, piece);
        canvas.DrawRectangle(rect.x, rect.y, rect.width, rect.height);
    }
}

}  // namespace

void paint_words(wxGraphicsContext& canvas, Scene& scene) {
    Sheet& sheet = scene.sheet;
    const std::int64_t top = sheet.top();
    if (scene.mirrored) {
        // The column of words is the one part of the view that is not mirrored: what lies on words or marks
        // them is drawn where they stand.
        const auto& columns = sheet.columns();
        canvas.PushState();
        canvas.Translate(columns.words_left + columns.words_right(), 0);
        canvas.Scale(-1, 1);
    }
    for (std::size_t block = sheet.first_in_sight(); block < sheet.blocks().size(); ++block) {
        if (sheet.top_of(block) - top >= scene.size.y) break;
        Shown shown;
        shown.block = block;
        shown.layout = &sheet.layout(block);
        shown.x = sheet.columns().words_left;
        shown.y = static_cast<double>(sheet.words_top_of(block) - sheet.top());
        shown.from = -shown.y;
        shown.to = scene.size.y - shown.y;
        paint_block(canvas, scene, shown);
    }
    draw_handles(canvas, scene);
    if (scene.caret_shown) draw_caret(canvas, scene);
    if (scene.mirrored) canvas.PopState();
}

Handles place_handles(Scene& scene) {
    Handles handles;
    const auto range = scene.focused_range();
    if (!range || scene.sheet.empty()) return handles;
    const int half = std::max(scene.measures.u / 2, 3);
    const auto rect = [&](double x, const Sheet::Place& place) {
        const std::int64_t y = place.y - scene.sheet.top();
        if (y + static_cast<std::int64_t>(place.height) < 0 || y > scene.size.y) return wxRect();
        return wxRect(static_cast<int>(std::lround(x)) - half, static_cast<int>(y), 2 * half,
                      static_cast<int>(place.height));
    };
    const auto near_sight = [&](text::Position at) {
        const std::size_t block = block_at(scene.sheet.blocks(), at);
        const std::int64_t y = scene.sheet.top_of(block) - scene.sheet.top();
        return y < scene.size.y && y + scene.sheet.height_of(block) > 0;
    };
    if (near_sight(range->start)) {
        const auto place = scene.sheet.caret_place(range->start);
        handles.start = rect(place.x, place);
    }
    if (range->end > range->start && near_sight(range->end - 1)) {
        // At the far edge of its last sign: the caret behind it may stand on the next line or side.
        const auto sign = scene.sheet.sign_at(range->end - 1);
        const auto& blocks = scene.sheet.blocks();
        const auto& layout = scene.sheet.layout(sign.place.block);
        const std::size_t byte = scene.sheet.byte_in(sign.place.block, range->end);
        const auto after = layout.caret(byte);
        double x = blocks[sign.place.block].right_to_left ? sign.left : sign.right;
        if (after.line == sign.place.line)
            x = scene.sheet.columns().words_left +
                (std::abs(after.x + scene.sheet.columns().words_left - sign.left) < 1 ||
                         std::abs(after.x + scene.sheet.columns().words_left - sign.right) < 1
                     ? after.x
                     : after.other_x);
        handles.end = rect(x, sign.place);
    }
    return handles;
}

void paint_scene(wxGraphicsContext& canvas, Scene& scene, const Margin& margin) {
    fill(canvas, wxRect(scene.size), scene.theme.canvas);
    if (scene.sheet.empty()) return;
    paint_words(canvas, scene);
    paint_gutter(canvas, scene);
    paint_margin(canvas, scene, margin);
    paint_map(canvas, scene);
}

}  // namespace sotto::workbench
