// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "study/source.h"
#include "text/text.h"

#include <cstddef>
#include <vector>

namespace sotto::workbench {

/// A piece of what is said in a passage that is laid out by itself: a paragraph, or a part of a long one. A
/// layout engine takes more than linear time for a paragraph, and each question about a place in it as much
/// again.
struct Block {
    text::Range range;           ///< without the newline behind it; empty where nothing is said
    std::size_t first_byte = 0;  ///< of the document's text
    std::size_t last_byte = 0;   ///< exclusive
    std::size_t passage = 0;     ///< index
    bool starts_passage = false;
    bool ends_passage = false;
    bool starts_paragraph = false;
    bool ends_paragraph = false;
    bool right_to_left = false;  ///< of its whole paragraph
};

/// The longest block, in code points.
constexpr text::Position longest_block = 2000;

/// The blocks of `passages` (in order, of `text`), each passage at least one. Empty lines make none. Long
/// paragraphs are cut behind a sentence, else behind a space, else where ICU ends a line, else between
/// grapheme clusters.
std::vector<Block> cut_into_blocks(const text::Text& text, const std::vector<study::Passage>& passages);

/// The index of the block that holds `at` or ends there; where nothing is shown at `at`, the next block, or
/// the last. `blocks` must not be empty.
std::size_t block_at(const std::vector<Block>& blocks, text::Position at);

}  // namespace sotto::workbench
