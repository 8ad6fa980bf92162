// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/progress.h"
#include "formats/formats.h"
#include "privacy/gate.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace sotto::report {

/// An excerpt document on its way out. Takes protected texts only.
struct ExcerptDocument {
    std::optional<privacy::ProtectedText> title;
    std::vector<privacy::ProtectedExcerpt> excerpts;  ///< in order; grouped by their first code for printing
};

/// A block of the document as it is printed.
struct PrintedBlock {
    static constexpr std::size_t no_excerpt = static_cast<std::size_t>(-1);

    formats::WriteBlock block;
    std::vector<privacy::Replacement> marks;  ///< `range` in the block's text; `original` as in the excerpt
    std::size_t excerpt = no_excerpt;         ///< of which of the document's excerpts it is a part
    std::size_t turn = 0;                     ///< and of which of its turns, when it is a quote
};

/// The blocks that document formats are written of, in order: what a preview shows is what a file gets.
std::vector<PrintedBlock> printed(const ExcerptDocument& document, const privacy::Gate& gate);

/// The outcome: written, or refused because the finished bytes still gave something away.
struct Outcome {
    bool written = false;
    std::vector<privacy::Leak> leaks;
};

/// Makes the file for `target`'s ending, reads it back through our own readers, scans every block, property
/// and the file's name for known names and identifiers, and publishes it (0600, temporary name, rename) only
/// when that finds nothing. A refused file leaves nothing behind. Same document, same bytes. Throws
/// `base::Error` for an unknown ending, a full disk, …
Outcome write_excerpts(const std::filesystem::path& target, const ExcerptDocument& document,
                       const privacy::Gate& gate, const formats::Formats& formats, base::Progress& progress);

/// A block of a whole text.
struct ProtectedBlock {
    formats::WriteBlock::Kind kind = formats::WriteBlock::Kind::Paragraph;
    int level = 0;  ///< as in `formats::WriteBlock`
    privacy::ProtectedText text;
};

/// One whole text, protected: for `anonymise`. Checked and published as `write_excerpts` does. Not for
/// `Record` blocks.
Outcome write_protected_text(const std::filesystem::path& target, const std::vector<ProtectedBlock>& blocks,
                             const privacy::Gate& gate, const formats::Formats& formats,
                             base::Progress& progress);

}  // namespace sotto::report
