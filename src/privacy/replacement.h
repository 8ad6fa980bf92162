// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/detector.h"
#include "privacy/replacement_words.h"
#include "study/register.h"

#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// What stands for a detected identifier, with brackets. Dates become their year, ages a band of five years
/// (in words when `language` is English: `[early thirties]`, else `[30-34]`), years of birth their decade;
/// the rest says what was there. `language` is the one that `original` is read in; what is said of it is
/// worded in `wording` (see `wording_language`).
///
/// A month with its year stays in a text at all (see the detector `date`), and so does a year: both are
/// coarser than what archives ask to be removed (Pilán et al. 2022; UK Data Service).
std::string replacement_of(Category category, std::string_view original, std::string_view language,
                           std::string_view wording);

/// The words for an entity of which nothing is to be said: `a respondent`, `person`, `place`, …
Phrase neutral_phrase(study::EntityCategory category, bool participant, bool staff);
/// The same for a name that several entities share.
Phrase neutral_phrase(Category category);

/// The places in `text` where a replacement of ours stands: brackets around one of `words`, or around
/// anything `replacement_of` makes.
std::vector<text::Range> replacements_in(const text::Text& text, const std::vector<std::string>& words);

}  // namespace sotto::privacy
