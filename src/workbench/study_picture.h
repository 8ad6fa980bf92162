// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/voices.h"
#include "store/study_file.h"
#include "study/coding.h"
#include "study/register.h"
#include "study/source.h"
#include "text/text.h"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace sotto::workbench {

using study::Id;

/// What the panes show of a study as a whole, read at one moment. Never changes; the next one replaces it.
struct StudyPicture {
    std::int64_t seq = 0;  ///< of the journal
    std::string title;
    std::string location;
    std::string read_only_reason;  ///< empty when it can be edited
    study::CodeTree codes{{}};
    std::unordered_map<Id<study::Code>, store::StudyFile::CodeCount> code_counts;
    /// The same of each code together with the codes below it.
    std::unordered_map<Id<study::Code>, store::StudyFile::CodeCount> branch_counts;
    std::vector<study::Source> sources;  ///< in order of position
    std::unordered_map<Id<study::Source>, store::StudyFile::SourceCount> source_counts;
    std::vector<study::Entity> entities;
    std::vector<study::Attribute> attributes;
    std::vector<study::Consent> consents;
    /// Who has taken back what anybody but an archive may do with their words, and has not given it anew.
    std::unordered_set<Id<study::Entity>> withdrawn;
    std::vector<study::Finding> findings;  ///< in their order
    std::vector<study::Evidence> evidence;
    std::vector<study::Group> groups;
    std::vector<study::GroupMember> group_members;
    std::string undo;  ///< the sentence of what undo takes back; empty when there is nothing
    std::string redo;

    [[nodiscard]] const study::Source* source(Id<study::Source> id) const;
    [[nodiscard]] const study::Entity* entity(Id<study::Entity> id) const;
    [[nodiscard]] bool can_edit() const { return !location.empty() && read_only_reason.empty(); }
};

/// One source as the transcript view shows it. Never changes; the text is shared by later pictures of the
/// same version.
struct DocumentPicture {
    study::Source source;
    Id<study::TextVersion> version;
    std::shared_ptr<const text::Text> text;
    std::vector<study::Passage> passages;  ///< in order
    std::vector<commands::Voice>
        voices;  ///< who says each of `passages`; staff of the register as interviewers
    std::vector<std::string> speaker_names;  ///< for each of `passages`: a participant's code, else the
                                             ///< label; empty where nobody is named
    std::vector<bool> withdrawn;  ///< for each of `passages`: who says it is of `StudyPicture::withdrawn`
    std::vector<study::Coding> codings;                ///< by start, the longer first
    std::vector<study::OffRecordSpan> off_record;      ///< by start
    std::vector<Id<study::Coding>> codings_with_memo;  ///< sorted

    /// The passage that holds `at`, or the next one; null in an empty source.
    [[nodiscard]] const study::Passage* passage_at(text::Position at) const;
    [[nodiscard]] const study::Coding* coding(Id<study::Coding> id) const;
};

/// Those of `records` who have withdrawn, as `StudyPicture::withdrawn` has it.
std::unordered_set<Id<study::Entity>> withdrawn_in(const std::vector<study::Consent>& records);

/// Reads them; on a worker's thread.
StudyPicture read_study(const store::StudyFile& study);
/// `before`, when it is of the same version, lends its text.
DocumentPicture read_document(const store::StudyFile& study, Id<study::Source> source,
                              const std::shared_ptr<const DocumentPicture>& before);

}  // namespace sotto::workbench
