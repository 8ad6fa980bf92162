// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "study/source.h"

#include <wx/bmpbndl.h>
#include <wx/colour.h>

namespace sotto::workbench {

/// Drawings of our own, lines in one colour on a square of 16 units.
enum class Icon {
    Interview,
    FocusGroup,
    Literature,
    FieldNote,
    PublicStatement,
    SurveyAnswer,
    Person,
    Add,
    Eye,
    EyeClosed,
    Import,
    Undo,
    Redo,
    Code,
    Memo,
    OffRecord,
    Place,
    Organisation,
    Date,
    Contact,
    Number,
    Shield,
    ShieldDone,
    Export,
    Tick,
    Warning,
    Clock,
};

Icon icon_of(study::SourceKind kind);
/// `size` is the side in pixels that do not know of the screen's scale.
wxBitmapBundle drawn(Icon icon, const wxColour& colour, int size);
/// A filled circle of diameter `dot` in the middle of a square of side `size`; a ring when `hollow`.
wxBitmapBundle drawn_dot(const wxColour& colour, int dot, int size, bool hollow = false);
/// Nothing, of that size: where names stand in line with names beside dots.
wxBitmapBundle drawn_nothing(int size);

}  // namespace sotto::workbench
