// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <map>
#include <vector>

#include "line.h"

namespace sotto::pdf {

enum class Marker {
    None,
    Bullet,  ///< a sign that only marks the item
    Number,  ///< "3." or "b)": part of the text
    Dash,    ///< an item, or speech
};

/// What deciding on paragraphs needs to know of a line. In lines of right-to-left text the x axis is
/// mirrored, so that `left` is where every line begins.
struct LineFacts {
    LineText text;
    double left = 0;
    double right = 0;
    double top = 0;
    double bottom = 0;
    double size = 0;
    double hanging = 0;  ///< where the text behind a label or marker begins; `left` without one
    int column = 0;
    Marker marker = Marker::None;
    std::size_t marker_length = 0;  ///< bytes, with the space behind it
    bool marker_gap = false;        ///< the text behind the marker is set off by more than a word space
    bool ends_with_hyphen = false;
    bool ends_sentence = false;
    bool begins_small = false;  ///< with a lower-case letter
    bool begins_label = false;  ///< with what may be a speaker's label
    bool begins_note = false;   ///< with the mark of a note
    bool reads_like_heading = false;

    /// How far to the right the lines around `lines[i]` reach that begin about where it begins.
    static double reach(const std::vector<LineFacts>& lines, std::size_t from, std::size_t to, std::size_t i);
};

/// The lines of a document and what they have in common.
class DocumentFacts {
public:
    explicit DocumentFacts(const std::vector<std::vector<Line>>& pages);

    [[nodiscard]] const std::vector<LineFacts>& page(std::size_t i) const { return pages_[i]; }
    /// The usual distance of two base lines in text of this size.
    [[nodiscard]] double pitch(double size) const;
    /// Whether a font is larger than that of the running text.
    [[nodiscard]] bool is_large(double size) const;
    /// 1 for the largest font of the document, and so on down to the running text; `ranks` is how many are
    /// larger than that.
    [[nodiscard]] int rank(double size) const;
    [[nodiscard]] int ranks() const { return static_cast<int>(large_sizes_.size()); }
    [[nodiscard]] bool mostly_bold() const { return mostly_bold_; }
    /// Where the notes at the foot of a column begin, or `to`.
    [[nodiscard]] std::size_t notes_from(const std::vector<LineFacts>& lines, std::size_t from,
                                         std::size_t to) const;

private:
    std::vector<std::vector<LineFacts>> pages_;
    std::map<int, double> pitches_;  // by size in half points
    std::vector<double> large_sizes_;
    double body_size_ = 0;
    bool mostly_bold_ = false;
};

}  // namespace sotto::pdf
