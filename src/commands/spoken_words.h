// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/progress.h"
#include "commands/voices.h"
#include "store/study_file.h"
#include "text/text.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::commands {

/// What somebody of the register says in one passage.
struct SpokenWords {
    study::Id<study::Entity> participant;
    study::Id<study::Source> source;
    text::Range range;  ///< in the source
    std::string utf8;
};

/// Hands out all that participants say in the study, as many passages at a time as may well be looked at on
/// several cores. What interviewers and interpreters say is not among it, nor what nobody is known to say.
/// Throws `base::Cancelled`.
void each_spoken(const store::StudyFile& study, const Voices& voices, base::Progress& progress,
                 const std::function<void(const std::vector<SpokenWords>&)>& take);

/// What is left of it outside of `ranges` of the source, ascending by start.
std::string rest_of(const SpokenWords& words, const std::vector<text::Range>& ranges);

}  // namespace sotto::commands
