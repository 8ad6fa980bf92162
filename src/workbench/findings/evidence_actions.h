// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/desk.h"

class wxWindow;

namespace sotto::workbench {

/// Whether there is a coding in focus, and the study can be edited.
bool can_add_evidence(const Desk& desk);

/// Has the coding in focus speak for a finding, or against it: the one in focus, else the one the user
/// chooses or writes.
void add_evidence(wxWindow& over, Desk& desk, bool supports);

/// Asks for a claim, and makes a finding of it.
void write_finding(wxWindow& over, Desk& desk);

/// Asks for whom, and where to; writes the findings with the quotes that may be shown.
void export_findings(wxWindow& over, Desk& desk);

}  // namespace sotto::workbench
