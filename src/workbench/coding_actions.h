// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/action.h"

#include <vector>

namespace sotto::workbench {

class Frame;

/// What is done to the words in hand: coding, taking codings away, memos, off the record, moving ends.
std::vector<Action> coding_actions(Frame& frame);

}  // namespace sotto::workbench
