// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/study_file.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace sotto::workbench {

/// What brings a study to the state it had after an edit.
struct JournalStep {
    enum class Way { None, Undo, Redo };
    Way way = Way::None;
    std::int64_t count = 0;  ///< of edits
};

/// The way to entry `row` of `entries`, newest first and all that are newer than it. `None`: it is the newest
/// that holds, is the undoing of another, or was taken back before a newer edit and cannot come again.
JournalStep way_to(const std::vector<store::JournalEntry>& entries, std::size_t row);

}  // namespace sotto::workbench
