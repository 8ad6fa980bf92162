// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "report/report.h"
#include "study/source.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace sotto::report {

/// Findings with their evidence on their way out. Takes protected texts only.
struct FindingDocument {
    /// What speaks for a claim, or against it.
    struct Side {
        std::vector<privacy::ProtectedExcerpt> excerpts;
        std::map<study::SourceKind, std::int64_t> sources;  ///< how many, of all evidence
        std::int64_t withheld = 0;                          ///< quotes that are not among `excerpts`
    };
    struct Finding {
        privacy::ProtectedText claim;
        std::vector<privacy::ProtectedText> discussion;  ///< by paragraph
        Side supporting;
        Side opposing;
    };
    std::optional<privacy::ProtectedText> title;
    std::vector<Finding> findings;
};

/// The excerpts of the findings in the order in which they are printed; one that is linked twice, twice.
std::vector<privacy::ProtectedExcerpt> printed_excerpts(const FindingDocument& document);
/// The blocks that document formats are written of, in order; `PrintedBlock::excerpt` is a place in
/// `printed_excerpts`.
std::vector<PrintedBlock> printed(const FindingDocument& document, const privacy::Gate& gate);

/// As `write_excerpts`, for formats that are documents. Throws `base::Error` (User) for formats that are
/// tables or records.
Outcome write_findings(const std::filesystem::path& target, const FindingDocument& document,
                       const privacy::Gate& gate, const formats::Formats& formats, base::Progress& progress);

}  // namespace sotto::report
