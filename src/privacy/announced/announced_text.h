// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "privacy/names/name_text.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy::announced {

/// A word or sign as the rules for announced names see it. Unlike the tokens of the names model, `d'Horizon`
/// is `Horizon`, and what a joiner without width or an abbreviation's stroke (`ወ/ሮ`) parts is one word.
struct Word {
    std::size_t first = 0;  ///< bytes of the text
    std::size_t last = 0;
    std::string key;  ///< folded
    names::Shape shape = names::Shape::Sign;
    bool gap = false;       ///< white space stands before it
    bool starts = false;    ///< opens a sentence, a quotation or what follows a colon
    bool cased = false;     ///< capitals mean something where it stands
    bool habitual = false;  ///< stands in small letters elsewhere in the text, more often than with a capital
    bool latin = false;     ///< Latin letters

    [[nodiscard]] bool is_sign() const noexcept { return shape == names::Shape::Sign; }
    [[nodiscard]] bool is_sign(std::string_view sign) const noexcept { return is_sign() && key == sign; }
    [[nodiscard]] bool is_word() const noexcept {
        return shape != names::Shape::Sign && shape != names::Shape::Number;
    }
    [[nodiscard]] bool has_capital() const noexcept {
        return shape == names::Shape::Capital || shape == names::Shape::Mixed ||
               shape == names::Shape::Upper || shape == names::Shape::Initial;
    }
};

/// `utf8` is valid UTF-8.
std::vector<Word> words_of(std::string_view utf8);

/// How many of a text's words have a capital though they open nothing, 0…1, among those that are not capitals
/// only: in German a third, where only names have it a tenth. 0 of a text that is too short to tell.
double share_of_capitals(const std::vector<Word>& words);

}  // namespace sotto::privacy::announced
