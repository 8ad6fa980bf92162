// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/charts/heat_map.h"

#include <wx/scrolwin.h>

#include <functional>
#include <memory>
#include <optional>

namespace sotto::workbench {

/// A heat map on the screen, with a cell that the mouse and the keys move. Its heads stay when it is
/// scrolled.
class MatrixCanvas : public wxScrolledCanvas {
public:
    using Cell = HeatMapPainter::Cell;
    struct Reports {
        std::function<void(Cell)> moved;
        std::function<void(Cell)> activated;  ///< Enter, or a double click
    };
    MatrixCanvas(wxWindow* parent, Reports reports);

    /// The cell stays where it is, as far as it is still there.
    void show(std::shared_ptr<const HeatMapPainter> painter);
    [[nodiscard]] std::optional<Cell> cell() const { return cell_; }

private:
    void paint(wxPaintEvent&);
    void press(wxMouseEvent& event);
    void key(wxKeyEvent& event);
    void move_to(Cell cell);
    void bring_in_sight(Cell cell);
    [[nodiscard]] HeatMapPainter::View view() const;

    Reports reports_;
    std::shared_ptr<const HeatMapPainter> painter_;
    std::optional<Cell> cell_;
};

}  // namespace sotto::workbench
