// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <optional>
#include <string>

typedef struct _cairo cairo_t;

namespace sotto::workbench {

struct Rgb {
    double red = 0;
    double green = 0;
    double blue = 0;
};

/// How every chart looks: black on white unless a theme says otherwise.
struct ChartStyle {
    std::string font = "Sans 10";  ///< as Pango describes it
    double c = 18;                 ///< height of its characters
    Rgb paper{1, 1, 1};
    Rgb ink{0, 0, 0};
    Rgb quiet{0.4, 0.4, 0.4};
    Rgb line{0.8, 0.8, 0.8};
    bool bordered = false;  ///< what is filled has a frame: for high contrast, where fills say nothing

    [[nodiscard]] double u() const { return c * 4 / 9; }
};

/// A place on a chart that stands for a number.
struct ChartCell {
    std::size_t row = 0;
    std::size_t column = 0;
    friend bool operator==(const ChartCell&, const ChartCell&) = default;
};

struct ChartBox {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;
};

/// What is seen of a chart.
struct ChartView {
    double scrolled_x = 0;
    double scrolled_y = 0;
    double width = 0;
    double height = 0;
    std::optional<ChartCell> cursor;
};

/// Draws a chart of rows and columns with cairo: on the screen, where its heads stay when it is scrolled, and
/// into files. `available` is the width there is for it; charts may fill it, and are wider where it is too
/// narrow. 0 asks for the width that suits them.
class ChartPainter {
public:
    virtual ~ChartPainter() = default;

    [[nodiscard]] virtual std::size_t rows() const = 0;
    [[nodiscard]] virtual std::size_t columns() const = 0;
    [[nodiscard]] virtual double width(double available) const = 0;
    [[nodiscard]] virtual double height() const = 0;
    /// Of the heads, which do not scroll.
    [[nodiscard]] virtual double heads_width() const = 0;
    [[nodiscard]] virtual double heads_height() const = 0;
    [[nodiscard]] virtual double cell_height() const = 0;
    /// In the whole chart, not scrolled.
    [[nodiscard]] virtual ChartBox box_of(ChartCell cell, double available) const = 0;
    [[nodiscard]] virtual std::optional<ChartCell> cell_at(double x, double y,
                                                           const ChartView& view) const = 0;
    /// The whole of a name that is cut off there; empty where nothing is.
    [[nodiscard]] virtual std::string cut_name_at(double x, double y, const ChartView& view) const = 0;

    virtual void paint(cairo_t* cairo, const ChartView& view) const = 0;

protected:
    ChartPainter() = default;
    ChartPainter(const ChartPainter&) = default;
    ChartPainter(ChartPainter&&) = default;
    ChartPainter& operator=(const ChartPainter&) = default;
    ChartPainter& operator=(ChartPainter&&) = default;
};

}  // namespace sotto::workbench
