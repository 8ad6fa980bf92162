// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

/// How text is cut into words, in two steps shared by `words` and `Tokeniser`; for the text room itself.
namespace sotto::text {

/// A piece of the text, in bytes.
struct Piece {
    std::size_t first = 0;
    std::size_t last = 0;
    bool unspaced = false;
    bool plain = false;  ///< ASCII letters only: nothing to refine
};

/// The word-break classes of UAX #29 for the code points below `limit`, for which no dictionary is needed.
class WordClasses {
public:
    enum Class : std::uint8_t {
        Other,
        Space,   ///< a word never reaches over it
        Extend,  ///< belongs to what stands before it
        Letter,
        Hebrew,
        Numeric,
        Connector,  ///< `_` and its kind
        MidLetter,
        MidNumber,
        MidEither,
        SingleQuote,
        DoubleQuote,
        Complex,  ///< only ICU knows: a script with a dictionary, emoji, ZWJ
        count_,
    };
    static constexpr char32_t limit = 0x2E80;

    static const WordClasses& get();

    [[nodiscard]] Class of(char32_t c) const noexcept { return c < limit ? classes_[c] : Complex; }
    /// Whether a word goes on from a character of class `left` to its neighbour of class `right`.
    [[nodiscard]] bool joins(Class left, Class right) const noexcept { return joins_[left * count_ + right]; }

    WordClasses();

private:
    std::array<Class, limit> classes_{};
    std::array<bool, static_cast<std::size_t>(count_) * count_> joins_{};
};

/// First step without ICU: the words by UAX #29 in [`first`, `last`) of `text`, a run without white space
/// that holds no `Complex` character; the very same as ICU's. Appended to `out`.
void simple_words(std::string_view text, std::size_t first, std::size_t last, bool ascii,
                  std::vector<Piece>& out);

/// First step with ICU, for any text. Appended to `out`.
void icu_words(std::string_view text, std::size_t first, std::size_t last, std::vector<Piece>& out);

/// Second step, Sotto's own rules: cuts the word `raw` of `text` where a footnote number, an elided article
/// or another script is stuck to it, and drops connectors at its ends. Appended to `out`.
void refine_word(std::string_view text, Piece raw, std::vector<Piece>& out);

/// Whether `c` is a letter of a script written without spaces.
bool is_unspaced_letter(char32_t c);

}  // namespace sotto::text
