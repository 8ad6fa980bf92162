// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/colour.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

class wxGraphicsContext;
class wxWindow;

namespace sotto::workbench {

/// Words set in lines: what a platform's text engine must know of one block. Offsets are bytes of the block's
/// text; x and y are pixels from its upper left corner. Places where a caret may stand (`stops`) are between
/// grapheme clusters, and never inside what the font draws as one sign.
class BlockLayout {
public:
    struct Line {
        std::size_t first = 0;
        std::size_t last = 0;  ///< exclusive; the next line begins here
        double top = 0;
        double height = 0;
        double baseline = 0;  ///< from the top of the layout
        double left = 0;      ///< of its ink, about
        double right = 0;
    };
    struct Caret {
        double x = 0;
        /// Where text of the other direction would go on; as `x` in most places.
        double other_x = 0;
        std::size_t line = 0;
    };
    enum class Way { Left, Right };
    /// Where a step of the caret leads: to `stop`, or out of the block over its logical start or end.
    struct Step {
        enum class To { Stop, Before, Behind } to = To::Stop;
        std::size_t stop = 0;
    };

    virtual ~BlockLayout() = default;

    [[nodiscard]] virtual const std::vector<Line>& lines() const = 0;
    [[nodiscard]] virtual double height() const = 0;
    /// Of the widest line.
    [[nodiscard]] virtual double width() const = 0;
    /// What [`first`, `last`) covers of line `line`, from left to right: more than one piece where directions
    /// mix.
    [[nodiscard]] virtual std::vector<std::pair<double, double>> x_ranges(std::size_t line, std::size_t first,
                                                                          std::size_t last) const = 0;
    /// The stop nearest to a point. Behind a line that goes on below it stands before the space it is broken
    /// at.
    [[nodiscard]] virtual std::size_t stop_at(double x, double y) const = 0;
    /// The sign under a point, as the stop before it.
    [[nodiscard]] virtual std::size_t sign_at(double x, double y) const = 0;
    [[nodiscard]] virtual Caret caret(std::size_t stop) const = 0;
    [[nodiscard]] virtual Step step(std::size_t stop, Way way) const = 0;
    /// The last stop at or before `offset`, the first at or behind it.
    [[nodiscard]] virtual std::size_t stop_before(std::size_t offset) const = 0;
    [[nodiscard]] virtual std::size_t stop_behind(std::size_t offset) const = 0;
    /// The line a caret at `stop` stands in.
    [[nodiscard]] virtual std::size_t line_of(std::size_t stop) const = 0;

    /// Draws the lines that reach into [`from`, `to`) (y of the layout) with its corner at (`x`, `y`).
    virtual void draw(wxGraphicsContext& canvas, double x, double y, const wxColour& ink, double from,
                      double to) const = 0;
};

/// How words are set.
enum class Setting {
    Words,       ///< of a transcript: their size follows the zoom
    Heading,     ///< the same, semibold
    Name,        ///< of a code, or of who speaks and asks
    StrongName,  ///< of the code in focus, or of who speaks and is asked
    Small,       ///< numbers and times
    PageTitle,   ///< of a printed page, in serifs; as all that follow
    PageHeading,
    PageWords,
    PageSmall  ///< who says it, and notes
};

/// Makes layouts. On GTK by Pango.
class Typesetter {
public:
    virtual ~Typesetter() = default;
    /// Sets `utf8` (valid) in lines of `width` pixels; 0: in one line, however long.
    [[nodiscard]] virtual std::unique_ptr<BlockLayout> set(std::string_view utf8, Setting setting,
                                                           double width, bool right_to_left) const = 0;
    /// The size of the font of `setting`, in pixels.
    [[nodiscard]] virtual double em(Setting setting) const = 0;
    /// From one line to the next.
    [[nodiscard]] virtual double line_height(Setting setting) const = 0;
};

/// For `window` with the font and the resolution it has now. `zoom` in per cent, `language` (BCP 47) of the
/// words.
std::unique_ptr<Typesetter> make_typesetter(wxWindow& window, int zoom, const std::string& language);

}  // namespace sotto::workbench
