// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/desk.h"
#include "workbench/theme.h"

#include <wx/panel.h>

#include <string>

namespace sotto::workbench {

/// Makers of the panes of the window. Each pane follows the desk by itself from then on, belongs to its
/// parent, and gives the desk up when it is destroyed. `desk` outlives all panes.

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
/// How much there is of each code, as bars.
wxWindow* make_frequencies_pane(wxWindow* parent, Desk& desk);
/// Codes that lie on the same words.
wxWindow* make_cooccurrence_pane(wxWindow* parent, Desk& desk);
/// Every edit in words; undo to here.
wxWindow* make_journal_pane(wxWindow* parent, Desk& desk);
/// What is to be decided of identifiers, entity by entity.
wxWindow* make_identifiers_pane(wxWindow* parent, Desk& desk);
/// All places of the identifier in focus, each in its line.
wxWindow* make_contexts_pane(wxWindow* parent, Desk& desk);

/// The register with consent by participant and audience, as a grid.
wxWindow* make_people_pane(wxWindow* parent, Desk& desk);
/// Claims, each with the quotes for and against it.
wxWindow* make_findings_pane(wxWindow* parent, Desk& desk);

/// Looks for `query` in the search pane.
void search_in(wxWindow& search_pane, const std::string& query);
/// Gives the keyboard to the identifiers pane, with an identifier in hand.
void start_review(wxWindow& identifiers_pane);

}  // namespace sotto::workbench
