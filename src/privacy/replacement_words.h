// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"

#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// What may stand in brackets in the place of an identifier. The order is that of the columns of the table in
/// replacement_words.cpp.
enum class Phrase {
    Email,
    Url,
    Phone,
    NetworkAddress,
    IdNumber,
    PaymentCard,
    BankAccount,
    Coordinates,
    BirthDate,
    Date,
    Person,
    Respondent,
    Staff,
    Place,
    Organisation,
    Name,
    Speaker,
    Child,
    Age,
    Occupation,
    Relative,
    Health,
    Religion,
    Origin,
    Amount
};

/// The phrase in a language (BCP 47), without brackets; in English where the table has no such language. No
/// phrase tells the sex of anybody.
std::string_view phrase(Phrase phrase, std::string_view language);
/// The decade from `year` on: `1990s`, `années 1990`.
std::string decade_words(int year, std::string_view language);

/// The languages that the table has, English first.
std::vector<std::string> replacement_languages();

/// Whether the words between two brackets are of the table, in any language. Joiners and spaces without width
/// are passed over, because writers and readers of some formats are careless with them.
bool is_replacement_phrase(std::string_view inside);

/// `words` without U+200B to U+200D, with which writers and readers of some formats are careless.
std::string without_joiners(std::string_view words);

/// The language for what stands at `range` of a text that is in `language` as a whole: that language, unless
/// the words around are in another script, as the translation in an interview is. Then the language of that
/// script, or English for Latin letters.
std::string wording_language(std::string_view language, const text::Text& text, text::Range range);

}  // namespace sotto::privacy
