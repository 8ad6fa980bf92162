// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/identifier_picture.h"
#include "workbench/panes/tree_model.h"
#include "workbench/study_picture.h"

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace sotto::workbench {

/// By what the sources of a study stand together.
enum class SourceGrouping { Group, Kind, Language, Participant };

/// Who speaks in which source.
using SourceParticipants = std::unordered_map<Id<study::Source>, std::vector<Id<study::Entity>>>;

/// The rows of the sources pane. A source stands below every heading it belongs to. Headings keep their ids
/// for as long as this lives.
class SourceRows {
public:
    /// What a row stands for.
    struct Meaning {
        Id<study::Source> source;  ///< 0: the row is a heading
        SourceGrouping grouping = SourceGrouping::Group;
        std::string key;  ///< of the heading: the group's name, the kind, the tag, the participant's code;
                          ///< empty for those that belong nowhere
    };

    /// `filter`: each word must stand in the name or file name of the source. `participants` matters for that
    /// grouping, and when somebody has withdrawn.
    std::vector<TreeRow> rows(const StudyPicture& study, const IdentifierPicture& identifiers,
                              SourceGrouping grouping, const std::string& filter,
                              const SourceParticipants& participants);
    [[nodiscard]] Meaning meaning(std::int64_t row) const;
    /// A row of `source` among the newest rows; 0 when there is none.
    [[nodiscard]] std::int64_t row_of(Id<study::Source> source) const;

private:
    std::int64_t heading(SourceGrouping grouping, const std::string& key);

    std::map<std::pair<SourceGrouping, std::string>, std::int64_t> headings_;
    std::vector<std::pair<SourceGrouping, std::string>> keys_;
    std::unordered_map<Id<study::Source>, std::int64_t> first_row_;
};

/// Icons of rows beside those of kinds: how far the review of a source has come.
constexpr const char* shield_mark = "shield";
constexpr const char* done_mark = "shield-done";

/// As headings have it: "Interviews".
wxString sources_of_kind(study::SourceKind kind);

}  // namespace sotto::workbench
