// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "report/report.h"

#include <string>
#include <vector>

namespace sotto::report {

/// What a format's writer is given, and what may stand in the result.
struct ExcerptBlocks {
    std::vector<formats::WriteBlock> blocks;
    privacy::AllowedLines allowed;
    /// Texts that must be found again in the finished file.
    std::vector<std::string> expected;
};

/// How a format takes excerpts.
enum class Shape {
    Document,  ///< title, a note, headings, quotes each with its attribution
    Rows,      ///< a record per quote, flat: a column for each attribute
    Objects    ///< a record per quote with its turns and attributes as they are
};
Shape shape_for(const std::string& format_id);

/// The keys of records never change, because scripts read them: `number`, `quote`, `attribution`, `codes`,
/// `source_kind`, `status`, `audience`, `policy`, then in rows one column per shown attribute, in objects
/// `attributes` and `turns`.
ExcerptBlocks excerpt_blocks(const ExcerptDocument& document, const privacy::Gate& gate, Shape shape);

}  // namespace sotto::report
