// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::text {

/// A word of a text as ICU's dictionaries and UAX #29 see it.
struct Word {
    Range range;                 ///< code points of the text
    std::size_t first_byte = 0;  ///< bytes of the text
    std::size_t last_byte = 0;   ///< exclusive
    bool number = false;         ///< only digits and their punctuation
    /// The word comes from a script written without spaces (Thai, Lao, Khmer, Burmese, Han, Kana, Hangul
    /// excluded), so its borders are a dictionary's guess.
    bool unspaced = false;
};

/// The words of `utf8` in order; punctuation and spaces are left out. `policy.17` is `policy` and `17`:
/// a full stop between a letter and a digit separates, because that is how footnote numbers stick to words in
/// text taken from a PDF; so does a letter followed by digits only (`treaty17` is `treaty` and `17`,
/// but `MG4`, `COVID19` with capitals and `p53` with one letter stay whole).
/// An apostrophe inside a word stays inside (`don't`, `O'Brien`); a possessive 's is not separated here. An
/// elided article or pronoun of French, Italian or Catalan before a vowel is a word of its own (`l'homme` is
/// `l` and `homme`), or nobody would find `homme`. `@` parts words, `_` at their ends is no part of them.
/// Letters of scripts with and without spaces never share a word.
std::vector<Word> words(std::string_view utf8);

/// The sentences of `text`, ICU rules for `language` (BCP 47, may be empty), each without the white
/// space around it. Newlines end sentences; titles (`Dr. Lee`), initials behind names and abbreviations
/// before numbers (`Art. 5`) do not. Code points.
std::vector<Range> sentences(const Text& text, std::string_view language);

/// `range` widened over the whole sentences it touches. An empty range between two sentences takes the next
/// one, at the end of a line the one before.
Range sentence_around(const Text& text, Range range, std::string_view language);

/// Where a line of `utf8` may end (UAX #14; inside scripts written without spaces between the words of ICU's
/// dictionaries, which layout engines mostly lack): bytes, increasing, the two ends of the text left out.
/// `language` (BCP 47, may be empty).
std::vector<std::size_t> line_breaks(std::string_view utf8, std::string_view language);

/// Whether most of `utf8`'s letters are of a script written without spaces.
bool is_unspaced(std::string_view utf8);

/// A term of the search index.
struct Token {
    std::string_view term;       ///< folded (`Folding::Loose`); valid until the next call of `next`
    std::size_t first_byte = 0;  ///< bytes of the text
    std::size_t last_byte = 0;   ///< exclusive
    Position start = 0;          ///< code points of the text
    Position end = 0;            ///< exclusive
    bool bigram = false;         ///< two neighbouring grapheme clusters of unspaced script, not a word
    bool unspaced = false;       ///< a word of an unspaced script (its bigrams are given as well)
};

/// Cuts text into the terms that are indexed and searched: the words of `words()`, folded, and for
/// scripts written without spaces also every grapheme bigram. The same text gives the same terms
/// whatever surrounds it, so that a query and a passage meet. Words longer than 64 bytes are cut at a
/// grapheme border (Xapian's terms end at 245 bytes).
///
/// Built for throughput: ASCII text never enters ICU. One tokeniser per thread; it may be used again.
class Tokeniser {
public:
    Tokeniser();
    ~Tokeniser();
    Tokeniser(Tokeniser&&) noexcept;
    Tokeniser& operator=(Tokeniser&&) noexcept;

    /// Starts on `utf8`, which must stay alive and valid UTF-8.
    void reset(std::string_view utf8);
    /// The next token in order of `first_byte`; false at the end.
    bool next(Token& token);

private:
    struct Internal;
    std::unique_ptr<Internal> internal_;
};

/// Names what the terms depend on (ICU and our own version of the rules), for example `icu72.1-rules1`.
/// An index made under another name must be made again.
std::string tokeniser_version();

}  // namespace sotto::text
