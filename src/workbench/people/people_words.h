// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/people/people_rows.h"

#include <wx/arrstr.h>
#include <wx/string.h>

namespace sotto::workbench {

/// What may be done with somebody's words, as the choices of a cell have it: the four uses, then withdrawn.
wxArrayString consent_choices();
constexpr int withdrawn_choice = 4;

/// "Public".
wxString audience_in_words(study::Audience audience);
/// "Country" for `country`.
wxString field_in_words(const std::string& field);
/// The head of a column.
wxString title_of(const PeopleColumn& column);
/// What a cell shows.
wxString cell_of(const Person& person, const PeopleColumn& column);

}  // namespace sotto::workbench
