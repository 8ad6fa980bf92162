// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "commands/value.h"
#include "privacy/identifiers.h"
#include "privacy/profile.h"
#include "store/study_file.h"

#include <filesystem>
#include <string>

namespace sotto::commands {

class Session;

/// What a study makes of identifiers in exports for an audience; nothing special where nobody said so.
privacy::Profile profile_of(const store::StudyFile& study, study::Audience audience);
/// Inside an edit: keeps it in the study. A key for pseudonyms and dates is made when it is first needed.
void keep_profile(store::Edit& edit, study::Audience audience, const privacy::Profile& profile);

/// A profile as a file has it (JSON, `audience-profile/1`; docs/file-formats.md): what somebody asked for,
/// subject by subject.
std::string profile_json(const privacy::Profile& profile);
/// Throws `base::Error` (Input) for what is no profile, or asks for what there is not.
privacy::Profile read_profile(const std::filesystem::path& file);
/// For answers of commands and the record of a release: `place`: `generalise:3` …, all subjects.
Value described(const privacy::Profile& profile);

/// What leaves, and how.
struct Leaving {
    study::Audience audience = study::Audience::Public;
    std::filesystem::path profile_file;  ///< in the place of what the study has; empty: none
    bool unlink = false;                 ///< labels for this one release
    bool writes = true;                  ///< else pseudonyms that are new are not kept
};

/// What protects texts that leave: as `protection_of`, with the profile, the pseudonyms and the offsets of
/// dates that it needs. Pseudonyms that are new are kept in the study, so that they are the same ever after:
/// one edit. Throws `base::Error` (Environment) where they are new and the study can only be read.
privacy::Protection protection_for(Session& session, const Leaving& leaving);

/// The same for looking: nothing is written, and who has no pseudonym yet is called by what it is.
privacy::Protection protection_with(const store::StudyFile& study, const privacy::Profile& profile);

}  // namespace sotto::commands
