// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

/// The lines of a text and what their lengths, openings and ends tell; for the text room itself.
namespace sotto::text {

/// What a line begins with that tells it does not go on with the line before.
enum class Opening { None, Blank, Marker, Dash, Label, Time, Row };

struct Line {
    std::string_view raw;   ///< as in the text, without the newline
    std::string_view body;  ///< without white space at its ends
    Position length = 0;    ///< of the body, in code points
    std::size_t indent = 0;
    Opening opening = Opening::None;
    std::string_view label;   ///< for `Opening::Label`
    Position first_word = 0;  ///< length in code points
    bool lower = false;       ///< begins with a small letter
    bool caseless = false;    ///< begins with a letter of a script without case
    bool open = false;        ///< does not end a sentence
    bool cut = false;         ///< ends in a hyphen behind a letter
    bool spaced = false;      ///< goes on behind a blank line that was only line spacing
};

/// The lines of a text and what can be told of them together.
class Page {
public:
    explicit Page(std::string_view utf8);

    [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
    /// Whether any line of the text was broken to fit a width.
    [[nodiscard]] bool hard_wrapped() const { return extent_ != Extent::Nothing; }
    /// Whether line `i + 1` goes on with the paragraph of line `i`; `paragraph` is the first line of that.
    [[nodiscard]] bool continues(std::size_t paragraph, std::size_t i) const;

private:
    /// How much of the text is hard-wrapped: a manual may hold prose between long stretches of code and
    /// tables.
    enum class Extent { Nothing, SomeBlocks, Everything };

    [[nodiscard]] Extent judge() const;
    [[nodiscard]] bool opens_block(std::size_t i) const;
    [[nodiscard]] bool full(std::size_t i, double width) const;
    void close_line_spacing();
    void measure();

    std::vector<Line> lines_;
    std::map<std::string_view, std::size_t> labels_;
    std::size_t dashes_ = 0;
    double width_ = 0;
    /// For each line, the width of the block it stands in, and whether the block's lines are cut to it.
    std::vector<double> block_width_;
    std::vector<bool> block_wrapped_;
    Extent extent_ = Extent::Nothing;
};

}  // namespace sotto::text
