// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "search/query.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// First step of reading a query; for the search room itself.
namespace sotto::search {

struct Lexeme {
    enum class Kind { Word, Phrase, Filter, Open, Close, And, Or, Not, Minus, Near };
    Kind kind = Kind::Word;
    std::size_t byte = 0;  ///< where it stands in the query
    std::string text;      ///< of words and phrases
    bool exact = false;    ///< `=word`
    int distance = 0;      ///< of `NEAR`
    Filter filter;
};

/// Throws `base::Error` (User).
std::vector<Lexeme> cut_query(std::string_view utf8);

/// Throws `base::Error` (User): `problem` and where in `query` it is. `problem` is a clause without a full
/// stop.
[[noreturn]] void refuse_query(std::string_view query, std::size_t byte, const std::string& problem);

}  // namespace sotto::search
