// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/desk.h"
#include "workbench/theme.h"

#include <wx/panel.h>

#include <string>

namespace sotto::workbench {

/// Makers of the panes of the window. Each pane follows the desk by itself from then on, belongs to its parent,
/// and gives the desk up when it is destroyed. `desk` outlives all panes.

/// Sources by group, kind, language or participant, with what is done of them.
wxWindow* make_sources_pane(wxWindow* parent, Desk& desk);
/// The codebook as a tree with counts.
wxWindow* make_codebook_pane(wxWindow* parent, Desk& desk);
/// What is known of the thing in focus: coding, code, source, participant.
wxWindow* make_inspector_pane(wxWindow* parent, Desk& desk);
/// Quotes of the code in focus.
wxWindow* make_quotes_pane(wxWindow* parent, Desk& desk);
/// Search results with their context.
wxWindow* make_search_pane(wxWindow* parent, Desk& desk);
/// Codes crossed with something, as a heat map.
wxWindow* make_matrix_pane(wxWindow* parent, Desk& desk);
/// Every edit in words; undo to here.
wxWindow* make_journal_pane(wxWindow* parent, Desk& desk);

/// Looks for `query` in the search pane.
void search_in(wxWindow& search_pane, const std::string& query);

}  // namespace sotto::workbench
