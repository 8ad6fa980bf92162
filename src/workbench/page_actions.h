// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/action.h"

#include <vector>

namespace sotto::workbench {

class Frame;

/// What is done with people and findings.
std::vector<Action> page_actions(Frame& frame);

}  // namespace sotto::workbench
