// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/transcript/sheet.h"

#include <optional>

namespace sotto::workbench {

enum class Move {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    PassageUp,
    PassageDown,
    PageUp,
    PageDown,
    LineStart,
    LineEnd,
    Start,
    End
};

/// Where a caret at `from` comes by `move`. Left and right are as seen, in words of either direction;
/// `extending` a selection takes in the last sign of a line. `goal` is the x that moves up and down aim at,
/// kept over several of them and forgotten by all others.
text::Position moved(Sheet& sheet, text::Position from, Move move, bool extending,
                     std::optional<double>& goal);

/// The word that holds `at`, else the sign.
text::Range word_around(Sheet& sheet, text::Position at);
/// What is said in the passage that holds `at`.
text::Range turn_around(const Sheet& sheet, text::Position at);

}  // namespace sotto::workbench
