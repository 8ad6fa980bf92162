// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/disclosure/facts.h"

#include <string_view>
#include <vector>

namespace sotto::privacy {

/// Words that tell something: `phrases` parted by `|`, in any spelling that folds to theirs.
struct FactWords {
    FactKind kind = FactKind::Only;
    std::string_view value;
    std::string_view phrases;
};

namespace fact_words {

/// Of kinship. Those in `kin_words` need a word such as *my* before them; those in `own_kin_words` say it
/// themselves, as Arabic does.
const std::vector<FactWords>& kin_words();
const std::vector<FactWords>& own_kin_words();
/// Of being the only one, the first, the oldest.
const std::vector<FactWords>& only_words();
const std::vector<FactWords>& country_words();
/// States of the body, and parts of it that may be lost.
const std::vector<FactWords>& injury_words();
const std::vector<FactWords>& body_words();
const std::vector<FactWords>& job_words();
/// Of women and men; need the speaker beside them, as jobs do.
const std::vector<FactWords>& sex_words();
/// What a register writes of a family or of a sex.
const std::vector<FactWords>& register_words();

/// Lists of single words, parted by `|`.
std::string_view possessives();
std::string_view first_persons();
std::string_view words_of_loss();   ///< lost, amputated
std::string_view words_of_death();  ///< late, died
/// Names of attributes, or words in them.
const std::vector<FactWords>& attribute_words();

}  // namespace fact_words

}  // namespace sotto::privacy
