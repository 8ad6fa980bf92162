// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <vector>

#include "word.h"

namespace sotto::pdf {

/// Words on one base line, from left to right.
struct Line {
    std::vector<Word> words;
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    double size = 0;  ///< of most of its characters
    int column = 0;   ///< lines of one column follow each other and bear the same number
    bool right_to_left = false;

    /// Makes the figures above from the words, which it puts in order.
    void measure();
};

/// The text of a line in reading order. Cells of a table are parted by tabs, a note's raised number by a
/// space from the word it stands at.
struct LineText {
    std::string utf8;
    std::size_t bold_prefix = 0;  ///< bytes
    bool bold = false;            ///< all of it
    int cells = 1;
    double first_word_width = 0;
};
LineText text_of(const Line& line);

/// Whether a word is a raised mark of a note beside text of `size` whose lower edge is at `bottom`.
bool is_raised_mark(const Word& word, double size, double bottom);

/// Gathers words into lines by their height on the page, top first.
std::vector<Line> rows_of(std::vector<Word> words);

}  // namespace sotto::pdf
