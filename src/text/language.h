// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sotto::text {

/// A language that a text may be in.
struct LanguageGuess {
    std::string language;   ///< BCP 47 primary tag (`en`, `lo`, `sr`); `und` when there is nothing to go by
    double confidence = 0;  ///< 0…1
};

/// The language most of `utf8` (valid UTF-8) is in, by script first and by frequent words and letter
/// sequences among the languages that share the script. Good enough to choose a stemmer and date names; looks
/// at no more than the first 20,000 code points and a sample of the rest. A text that mixes languages gets
/// the one with most words. Chinese is `zh`, written Cantonese `yue`, Nigerian Pidgin `pcm`.
LanguageGuess detect_language(std::string_view utf8);

/// The languages `detect_language` can answer with.
const std::vector<std::string>& known_languages();

/// `language` reduced to its primary tag in lower case: `pt-BR` → `pt`. Empty for an unusable tag.
std::string primary_language(std::string_view language);

}  // namespace sotto::text
