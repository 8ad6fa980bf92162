// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/study_picture.h"

#include <string>
#include <vector>

namespace sotto::workbench {

/// The codes that were applied last in a study, kept in the user's settings by their numbers and a digest of
/// where the study is: no name of either is written. Cheap to make.
class RecentCodes {
public:
    static constexpr std::size_t most = 9;

    /// `study` must outlive it.
    explicit RecentCodes(const StudyPicture& study);

    /// Newest first, at most `most`; only codes that the study has and offers for coding.
    [[nodiscard]] std::vector<Id<study::Code>> codes() const;
    void used(Id<study::Code> code);

private:
    const StudyPicture& study_;
    std::string key_;
};

/// Whether a code is one that passages are coded with: neither a folder nor merged nor dropped.
bool offered_for_coding(const study::Code& code);

}  // namespace sotto::workbench
