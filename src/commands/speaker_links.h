// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/progress.h"
#include "store/study_file.h"

#include <map>
#include <string>
#include <unordered_map>
#include <vector>

namespace sotto::commands {

/// Finds out which person of the register a speaker is, so that consent can follow the words.
///
/// A speaker is the person whose code, name or alias its label is (compared folded). Where a file's name
/// holds the code or name of exactly one participant as words of their own, the one speaker who is nobody yet
/// and neither asks nor interprets is that participant; when nobody else speaks at all, the whole source is
/// theirs. Anything less certain is left to the researcher.
class SpeakerLinks {
public:
    explicit SpeakerLinks(const store::StudyFile& study);

    /// Links what can be linked, and changes nothing that is linked already. `source` and `speakers` need not
    /// be in the study yet. Returns whether anything changed.
    bool link(study::Source& source, std::vector<study::Speaker>& speakers) const;

private:
    [[nodiscard]] study::Id<study::Entity> participant_in(const std::string& file_name) const;

    struct Person {
        study::Id<study::Entity> id;
        bool participant = false;
    };
    /// By folded code, name and alias. A word that stands for several people stands for nobody.
    std::map<std::string, Person> called_;
    struct Name {
        std::vector<std::string> words;  ///< folded
        study::Id<study::Entity> id;
    };
    /// Codes and names of participants by their first word.
    std::unordered_map<std::string, std::vector<Name>> in_file_names_;
};

/// Links the speakers of all sources in the study; returns how many speakers and sources changed. Throws
/// `base::Cancelled`.
std::int64_t link_speakers(store::Edit& edit, const base::Progress& progress = base::no_progress());

}  // namespace sotto::commands
