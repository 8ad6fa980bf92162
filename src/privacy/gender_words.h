// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "study/register.h"
#include "text/text.h"

#include <set>
#include <string_view>
#include <vector>

namespace sotto::privacy {

class Protection;

/// Words that tell somebody's sex: of whom is spoken of (`she`, `sa soeur`), or of who speaks (`my husband`,
/// `as a mother`).
struct GenderWord {
    enum class Of { Mentioned, Speaker };
    text::Range range;
    Of of = Of::Mentioned;
};

/// Those in a text, ascending: pronouns and words for spouses, parents and widowhood in English, French and
/// Spanish; of other languages, and of what is only in the ending of a verb or an adjective, nothing is
/// known.
std::vector<GenderWord> gender_words(const text::Text& text, std::string_view language);

/// The people of the register (`possible_speakers`) who are the only one of their gender, as the attribute
/// `gender` or `sex` has it: whoever learns it knows who they are.
std::set<study::Id<study::Entity>> only_ones_of_their_gender(const Protection& protection);

}  // namespace sotto::privacy
