// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/charts/chart.h"

#include <wx/scrolwin.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace sotto::workbench {

/// A chart on the screen, with a cell that the mouse and the keys move. Its heads stay when it is scrolled;
/// names that are cut off are told by the mouse over them.
class ChartCanvas : public wxScrolledCanvas {
public:
    using Cell = ChartCell;
    struct Reports {
        std::function<void(Cell)> moved;
        std::function<void(Cell)> activated;  ///< Enter, or a double click
    };
    ChartCanvas(wxWindow* parent, Reports reports);

    /// The cell stays where it is, as far as it is still there.
    void show(std::shared_ptr<const ChartPainter> painter);
    [[nodiscard]] std::optional<Cell> cell() const { return cell_; }

private:
    void paint(wxPaintEvent&);
    void press(wxMouseEvent& event);
    void hover(wxMouseEvent& event);
    void fit();
    void key(wxKeyEvent& event);
    void move_to(Cell cell);
    void bring_in_sight(Cell cell);
    [[nodiscard]] ChartView view() const;

    Reports reports_;
    std::shared_ptr<const ChartPainter> painter_;
    std::optional<Cell> cell_;
    std::string tip_;
};

}  // namespace sotto::workbench
