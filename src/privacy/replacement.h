// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/detector.h"
#include "privacy/replacement_words.h"
#include "study/register.h"

#include <functional>
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

/// The band of so many years that an age in `original` lies in; `[age]`'s word where no number is read, and
/// `[child]`'s where it is counted in months or less. Without brackets, as what follows.
std::string age_band_of(std::string_view original, std::string_view language, std::string_view wording,
                        int years);

/// What is said of a detected thing of which nothing is to be said: `phone number`, `place`, `age`.
Phrase label_of(Category category);
/// The words for an entity of which nothing is to be said: `a respondent`, `person`, `place`, …
Phrase neutral_phrase(study::EntityCategory category, bool participant, bool staff);
/// The same for a name that several entities share.
Phrase neutral_phrase(Category category);

/// The places in `text` where a replacement of ours stands: brackets around words that `is_ours` knows, or
/// around anything `replacement_of` makes.
std::vector<text::Range> replacements_in(const text::Text& text,
                                         const std::function<bool(std::string_view)>& is_ours);

}  // namespace sotto::privacy
