// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

typedef struct _cairo cairo_t;

namespace sotto::workbench {

struct Rgb {
    double red = 0;
    double green = 0;
    double blue = 0;
};

/// A table of counts, to be drawn.
struct HeatMap {
    struct Row {
        std::string name;
        std::optional<Rgb> dot;
        int depth = 0;  ///< how far it is indented
    };
    std::vector<Row> rows;
    std::vector<std::string> columns;
    std::vector<std::int64_t> cells;  ///< row by row

    [[nodiscard]] std::int64_t at(std::size_t row, std::size_t column) const {
        return cells[row * columns.size() + column];
    }
    [[nodiscard]] std::int64_t highest() const;
};

/// How dark a cell is: 0 for nothing, else 1 to 5, by square roots so that one large number does not make all
/// others look alike.
int heat_step(std::int64_t count, std::int64_t highest);

struct HeatMapStyle {
    std::string font = "Sans 10";  ///< as Pango describes it
    double c = 18;                 ///< height of its characters
    Rgb paper{1, 1, 1};
    Rgb ink{0, 0, 0};
    Rgb quiet{0.4, 0.4, 0.4};
    Rgb line{0.8, 0.8, 0.8};
    std::array<Rgb, 5> steps{};  ///< `ink` is readable on each
    bool bordered = false;       ///< every cell has a frame: for high contrast, where fills say nothing
    std::string fewer = "fewer";
    std::string more = "more";

    /// One hue, lighter or darker with the paper.
    static std::array<Rgb, 5> steps_on(bool dark);
};

/// Draws a heat map with cairo: on the screen, where its heads stay when it is scrolled, and into files.
class HeatMapPainter {
public:
    struct Cell {
        std::size_t row = 0;
        std::size_t column = 0;
        friend bool operator==(const Cell&, const Cell&) = default;
    };
    struct Box {
        double x = 0;
        double y = 0;
        double width = 0;
        double height = 0;
    };
    /// What is seen of it.
    struct View {
        double scrolled_x = 0;
        double scrolled_y = 0;
        double width = 0;
        double height = 0;
        std::optional<Cell> cursor;
    };

    HeatMapPainter(HeatMap map, HeatMapStyle style);

    [[nodiscard]] const HeatMap& map() const { return map_; }
    [[nodiscard]] double width() const;
    [[nodiscard]] double height() const;
    /// Of the heads, which do not scroll.
    [[nodiscard]] double heads_width() const { return heads_width_; }
    [[nodiscard]] double heads_height() const { return heads_height_; }
    [[nodiscard]] double cell_width() const { return cell_width_; }
    [[nodiscard]] double cell_height() const { return cell_height_; }

    /// In the whole map, not scrolled.
    [[nodiscard]] Box box_of(Cell cell) const;
    [[nodiscard]] std::optional<Cell> cell_at(double x, double y, const View& view) const;

    void paint(cairo_t* cairo, const View& view) const;

private:
    void paint_cells(cairo_t* cairo, const View& view) const;
    void paint_row_heads(cairo_t* cairo, const View& view) const;
    void paint_column_heads(cairo_t* cairo, const View& view) const;
    void paint_legend(cairo_t* cairo, const View& view) const;

    HeatMap map_;
    HeatMapStyle style_;
    double heads_width_ = 0;
    double heads_height_ = 0;
    double cell_width_ = 0;
    double cell_height_ = 0;
    double overhang_ = 0;  ///< of the last slanted head
};

/// The whole map as a file. Throws `base::Error` (Environment) when it cannot be written.
void write_svg(const HeatMapPainter& painter, const std::string& file);
/// `scale` 2: twice the pixels.
void write_png(const HeatMapPainter& painter, const std::string& file, double scale);
void write_csv(const HeatMap& map, const std::string& file);

}  // namespace sotto::workbench
