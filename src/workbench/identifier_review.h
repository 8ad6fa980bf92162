// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/desk.h"
#include "workbench/identifier_picture.h"

#include <wx/string.h>

#include <string>
#include <vector>

class wxWindow;

namespace sotto::workbench {

/// What can be done with an identifier.
enum class Verdict { Accept, Reject, Set };

/// Decides on the identifier in focus and goes on to the next that waits, if it waited itself. `words` stand
/// in its place, for `Set`. Nothing happens when none is in focus or the study cannot be edited.
void decide(Desk& desk, Verdict verdict, const std::string& words = {});
/// Decides on several at once; the focus stays.
void decide_all(Desk& desk, const std::vector<std::string>& keys, Verdict verdict);
/// Asks over `window` what shall stand for the identifier in focus, and decides so.
void ask_for_replacement(wxWindow& window, Desk& desk);
/// Moves the focus to the next identifier that waits (+1) or the one before (-1), around the end.
void go_to_open(Desk& desk, int direction);
/// The identifier in focus; null when there is none.
const FoundEntity* identifier_in_focus(const Desk& desk);

/// "place", "date of birth".
wxString category_in_words(privacy::Category category);
/// "Not a place": what rejecting means for something a detector found.
wxString not_one_in_words(privacy::Category category);
/// "to decide", "accepted", "not an identifier", "replaced by other words".
wxString state_in_words(const FoundEntity& entity);
/// How far the review of a source has come: "3 identifiers to decide".
wxString review_in_words(const IdentifierPicture& identifiers, Id<study::Source> source);
/// Words of a replacement without the brackets.
std::string without_brackets(const std::string& replacement);
/// What a pointer over the words says: category, state and what stands in their place.
wxString about_identifier(const FoundEntity& entity);

}  // namespace sotto::workbench
