// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "study/coding.h"

#include <wx/colour.h>
#include <wx/window.h>

#include <string>

namespace sotto::workbench {

/// Sizes in the height of a character, the only unit that follows text scaling on every platform.
struct Measures {
    int c = 18;  ///< height of a character of the window's font, in pixels
    int u = 8;   ///< 4/9 of it: the unit of all distances

    static Measures of(const wxWindow& window);
};

/// What a colour of a code looks like on the canvas.
struct CodeColour {
    wxColour stripe;
    double alpha = 0;  ///< of the fill under the words, 0 to 1
};

/// The colours of the window as the desktop has them now. Cheap to make; made again when the desktop's
/// change.
struct Theme {
    bool dark = false;
    bool high_contrast = false;  ///< codes have no fills then
    wxColour canvas;             ///< under words
    wxColour ink;                ///< words
    wxColour quiet;  ///< secondary words: the interviewer, heads, numbers; at least 4.5:1 on the canvas
    wxColour line;   ///< hair lines
    wxColour panel;
    wxColour highlight;
    wxColour highlight_ink;
    wxColour ok;
    wxColour to_decide;
    wxColour error;
    wxColour hit;  ///< with its alpha
    wxColour names_someone;
    wxColour narrows_down;

    static Theme of_desktop();

    /// Of a code's `#RRGGBB`: one of the palette's 24 as this theme shows it, any other colour as it is when
    /// it stands out from the canvas by 3:1, else as the nearest of the palette. Empty: the quiet colour.
    [[nodiscard]] CodeColour code(const std::string& colour) const;
};

/// For an accessible name where wxWidgets has no way to give one (GTK: the ATK object of the widget).
void set_accessible_name(wxWindow& window, const wxString& name);

}  // namespace sotto::workbench
