// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/word_set.h"

/// Words that tell whether a capitalised word is a place, in the languages Sotto meets most. Folded
/// (`text::Folding::KeepTones`).
namespace sotto::privacy {

/// `in`, `near`, `à`, `ở`, `у`, `في`, `ຢູ່`: what follows is where something is.
const WordSet& words_before_places();
/// `to`, `at`, `of`, `visited`: what follows may be a place.
const WordSet& words_that_may_be_before_places();
/// `village`, `province`, `tỉnh`, `ເມືອງ`: with the name it belongs to, before it or behind.
const WordSet& kinds_of_places();
/// `north`, `downtown`, `upper`: part of a place's name or of how it is spoken of.
const WordSet& parts_of_places();
/// `da`, `dan`, `lı` …: Turkish endings behind the apostrophe of a name.
const WordSet& endings_of_places();
/// `university`, `tribune`, `airlines`: what is called after a place without being one.
const WordSet& bodies_named_after_places();

}  // namespace sotto::privacy
