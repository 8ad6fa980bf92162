// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/study_picture.h"

#include <wx/combobox.h>
#include <wx/window.h>

#include <string>

namespace sotto::workbench {

/// A field for the path of a code, which offers those that can be coded with; a new one can be typed.
wxComboBox* make_code_field(wxWindow* parent, const StudyPicture& study);

/// Asks for a code; empty when the user thinks better of it.
std::string choose_code(wxWindow* parent, const StudyPicture& study, const wxString& title,
                        const wxString& verb);

}  // namespace sotto::workbench
