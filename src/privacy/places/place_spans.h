// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/lexed.h"
#include "privacy/places/gazetteer.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace sotto::privacy {

/// A piece of a text that is the name of a place, or of something else that is called so.
struct PlaceSpan {
    std::size_t first = 0;  ///< tokens
    std::size_t last = 0;   ///< exclusive
    std::size_t from = 0;   ///< bytes of the folded text; inside a token in scripts without spaces
    std::size_t to = 0;     ///< exclusive
    PlaceName name;
    std::string key;
    bool cased = true;      ///< stands in a script that has capitals, with one
    bool unspaced = false;  ///< is a piece of a run of letters without spaces
    bool inflected = false;
    /// What was written onto it before: `في بغداد` has nothing there, `ببغداد` the `ب`.
    std::string_view prefix;
};

struct PlaceSpans {
    std::vector<PlaceSpan> spans;  ///< ascending, apart, the longest from each start
    /// Keys of words that stand in small letters somewhere in the text though a place is called so.
    std::unordered_set<std::string> in_small_letters;
};

/// The names of places in a text. In scripts with capitals they need one; in Slavic languages and Albanian
/// they may have an ending (u Novom Sadu), in Arabic and Ethiopic a particle before them.
PlaceSpans place_spans(const Lexed& text, std::string_view language);

/// What `words`, found in a text of `language`, is the name of; nothing when it is no name or more than one.
std::optional<PlaceName> place_called(std::string_view words, std::string_view language);

}  // namespace sotto::privacy
