// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/transcript/marks.h"
#include "workbench/transcript/sheet.h"
#include "workbench/transcript/transcript_view.h"

#include <wx/gdicmn.h>

#include <optional>
#include <vector>

namespace sotto::workbench {

/// All that is on the canvas of a transcript view.
struct Scene {
    Theme theme;
    Measures measures;
    Sheet sheet;
    Marks marks;
    std::vector<text::Range> hits;            ///< by start
    std::vector<IdentifierMark> identifiers;  ///< by start
    text::Position anchor = 0;                ///< the end of the selection that stays
    text::Position caret = 0;                 ///< the one that moves
    bool caret_shown = false;
    /// The window runs from right to left: gutter and margin change places, words keep their own direction.
    bool mirrored = false;
    Id<study::Coding> focused;
    std::optional<text::Range> resized;  ///< the focused coding's while one of its ends is dragged
    wxSize size;

    [[nodiscard]] text::Range selection() const { return {std::min(anchor, caret), std::max(anchor, caret)}; }
    /// The range of the focused coding as it is drawn; nothing when it is not shown.
    [[nodiscard]] std::optional<text::Range> focused_range() const {
        if (resized) return resized;
        const Mark* mark = focused ? marks.find(focused) : nullptr;
        if (mark == nullptr) return std::nullopt;
        return mark->range;
    }
};

/// A code's name in the margin, as it was placed.
struct PlacedName {
    std::size_t mark = 0;  ///< index into the marks
    wxRect place;          ///< of the view
    int baseline = 0;
};

/// A stripe in the margin, in the view.
struct PlacedStripe {
    std::size_t mark = 0;
    wxRect place;
};

/// Codings for which there is no lane.
struct MoreChip {
    std::vector<std::size_t> marks;
    wxRect place;
};

/// What stands in the margin beside the words in sight.
struct Margin {
    std::vector<PlacedStripe> stripes;
    std::vector<PlacedName> names;
    std::vector<MoreChip> chips;
};
Margin place_margin(Scene& scene);

/// Where the two handles of the focused coding are; empty rectangles when out of sight.
struct Handles {
    wxRect start;
    wxRect end;
};
Handles place_handles(Scene& scene);

/// Draws the whole view.
void paint_scene(wxGraphicsContext& canvas, Scene& scene, const Margin& margin);

/// The three parts of it.
void paint_words(wxGraphicsContext& canvas, Scene& scene);
void paint_gutter(wxGraphicsContext& canvas, Scene& scene);
void paint_margin(wxGraphicsContext& canvas, Scene& scene, const Margin& margin);
void paint_map(wxGraphicsContext& canvas, Scene& scene);
/// Where in the document the minimap shows `y` of the view.
text::Position position_on_map(const Scene& scene, int y);

}  // namespace sotto::workbench
