// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "formats/plugin_api.h"
#include "line.h"

namespace sotto::pdf {

struct Block {
    std::int32_t kind = SOTTO_PARAGRAPH;
    std::int32_t level = 0;
    std::string
        text;  ///< the lines of the page, parted by newlines: whoever reads it joins words cut at line ends
    std::size_t bold_prefix = 0;
    std::size_t page = 0;  ///< from 1
};

/// Puts the lines of a document's pages together into paragraphs, headings, list items, rows of tables and
/// notes. A paragraph that goes on in the next column or on the next page is one block, and bears the page on
/// which it begins.
std::vector<Block> blocks_of(const std::vector<std::vector<Line>>& pages);

}  // namespace sotto::pdf
