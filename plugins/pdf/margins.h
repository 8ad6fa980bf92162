// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "word.h"

namespace sotto::pdf {

/// What stands on the pages beside the text.
struct Margins {
    std::size_t heads = 0;           ///< lines at the top or foot of pages that were taken out
    std::size_t line_numbers = 0;    ///< numbers beside the text that were taken out
    std::vector<std::string> texts;  ///< the heads, each wording once
};

/// Takes running heads and feet, page numbers and line numbers out of the pages of a document. A head recurs
/// on several pages at the same place and differs by numbers at most, or counts the pages.
Margins take_margins(std::vector<std::vector<Word>>& pages);

}  // namespace sotto::pdf
