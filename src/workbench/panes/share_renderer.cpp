// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/panes/share_renderer.h"

#include <wx/dc.h>

#include <algorithm>
#include <cmath>

namespace sotto::workbench {

bool ShareRenderer::Render(wxRect cell, wxDC* dc, int state) {
    if (share_ < 0) return true;
    const auto theme = Theme::of_desktop();
    const bool chosen = (state & wxDATAVIEW_CELL_SELECTED) != 0;
    const int height = std::max(measures_.u / 2, 2);
    wxRect bar(cell.x, cell.y + (cell.height - height) / 2, std::min(cell.width, 3 * measures_.u), height);
    const auto paint = [&](const wxRect& part, const wxColour& colour) {
        dc->SetPen(*wxTRANSPARENT_PEN);
        dc->SetBrush(wxBrush(colour));
        dc->DrawRoundedRectangle(part, height / 2.0);
    };
    const auto& ink = chosen ? theme.highlight_ink : theme.quiet;
    if (theme.high_contrast) {
        // There is one ink only: what is not coded is empty.
        dc->SetPen(wxPen(ink));
        dc->SetBrush(*wxTRANSPARENT_BRUSH);
        dc->DrawRoundedRectangle(bar, height / 2.0);
    } else {
        paint(bar, chosen ? wxColour(ink.Red(), ink.Green(), ink.Blue(), 90) : theme.line);
    }
    if (share_ <= 0) return true;
    // The least that is coded is seen.
    bar.width = std::max(static_cast<int>(std::lround(bar.width * std::min(share_, 1.0))), height);
    paint(bar, ink);
    return true;
}

}  // namespace sotto::workbench
