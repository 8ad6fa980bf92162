// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/export/export_pages.h"

#include <wx/string.h>

#include <string>

namespace sotto::workbench {

/// "A person's name, not checked yet": what a mark stands in place of, never what was there.
wxString mark_in_words(const PageMark& mark);

/// Why quotes stay, as a heading: "Not agreed to this audience".
wxString obstacle_in_words(const std::string& obstacle);
/// What can be done about it, in a sentence.
wxString way_out_in_words(const std::string& obstacle);

/// An entry of the attributes shown, as people call it: "Age in bands of 5".
wxString shown_attribute_in_words(const std::string& entry);

/// What would keep people from standing out: "leave out Age, show District in bands of 5"; empty when nothing
/// is known that would.
wxString suggestion_in_words(const ExportPages& pages);

/// The one thing that stands between the pages and a file, in a sentence; empty when nothing does.
wxString next_step_in_words(const ExportPages& pages, int k_asked);

}  // namespace sotto::workbench
