// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/word_set.h"

/// Words before a number that say what it is, for `has_cue_before`; keys are folded (`KeepTones`).
namespace sotto::privacy {

/// Papers, memberships, policies: the number behind one belongs to somebody.
const WordSet& id_words();
/// Those of them whose numbers are no telephone numbers, whatever they look like.
const WordSet& paper_words();
/// Courts' and offices' words for what they number.
const WordSet& case_words();
/// Of vehicles.
const WordSet& plate_words();

}  // namespace sotto::privacy
