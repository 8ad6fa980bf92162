// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/study_picture.h"

#include <wx/window.h>

#include <cstdint>
#include <optional>
#include <string>

namespace sotto::workbench {

/// What there is to code.
struct FoundCount {
    std::int64_t matches = 0;
    std::int64_t passages = 0;
    bool at_least = false;  ///< not all matches were counted
};

struct CodeAll {
    std::string code;  ///< a path; made if it is new
    std::string unit;  ///< `match`, `sentence` or `passage`
};

/// Asks what everything found is to be coded as, and how much around each match. Says how many that are
/// before.
std::optional<CodeAll> ask_code_all(wxWindow* parent, const StudyPicture& study, const FoundCount& count);

}  // namespace sotto::workbench
