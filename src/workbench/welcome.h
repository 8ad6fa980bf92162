// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <wx/window.h>

namespace sotto::workbench {

class Frame;

/// What is seen before a study is open: studies that were open before, a new one, the sample study. Names no
/// participant and shows no quote.
wxWindow* make_welcome(wxWindow* parent, Frame& frame);

}  // namespace sotto::workbench
