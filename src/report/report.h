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
