// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/session.h"
#include "workbench/study_picture.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace sotto::workbench {

/// A quote that speaks for a claim or against it.
struct EvidenceRow {
    Id<study::Coding> coding;
    std::string guid;  ///< of the coding
    Id<study::Source> source;
    text::Range range;
    std::string words;
    std::string speaker;  ///< a participant's code, else the label of the transcript
    Id<study::Entity> participant;

    friend bool operator==(const EvidenceRow&, const EvidenceRow&) = default;
};

/// The evidence of a finding, in the order of sources and places.
struct FindingEvidence {
    std::vector<EvidenceRow> supporting;
    std::vector<EvidenceRow> opposing;
};

/// On a worker's thread.
FindingEvidence read_evidence(commands::Session& session, Id<study::Finding> finding);

/// How many sources of each kind speak for a claim, or against it.
struct FindingStrength {
    std::map<study::SourceKind, std::int64_t> supporting;
    std::map<study::SourceKind, std::int64_t> opposing;
};
FindingStrength strength_of(const StudyPicture& study, const FindingEvidence& evidence);

/// The finding, and its number; null when there is none.
const study::Finding* find_finding(const StudyPicture& study, Id<study::Finding> id);
/// How many codings speak for it, or against it.
std::int64_t count_evidence(const StudyPicture& study, Id<study::Finding> id, bool supports);

}  // namespace sotto::workbench
