// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/segment.h"
#include "text/text.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::search {

/// The terms of one text in their order: what goes into the index, and what a query is compared with.
/// Indexing, queries and verifying all read texts through this one class, so that they agree.
///
/// A text is a row of units: words of scripts with spaces, and grapheme clusters of scripts without. On top
/// of what `text::Tokeniser` gives, a word that a hyphen cuts at a line end is also one joined word, a name
/// behind one or two Latin letters and an apostrophe (O'Brien, D'Souza, Ta'ase) is two words and also the
/// whole one, and neighbouring graphemes make a bigram even where a line end or a zero-width space stands
/// between them.
///
/// May be used again for another text, which is quicker than a new one.
class Terms {
public:
    /// A piece of `arena`.
    struct Piece {
        std::uint32_t first = 0;
        std::uint32_t size = 0;
    };
    struct Unit {
        text::Position start = 0;  ///< code points
        text::Position end = 0;
        std::uint32_t first_byte = 0;
        std::uint32_t last_byte = 0;
        /// Which word it belongs to, counted from 0: for distances. The two parts of a name are one.
        std::int32_t word = 0;
        bool unspaced = false;  ///< a grapheme cluster; else a word
        bool head = false;      ///< the first part of a name; `with_next` is the whole of it
        /// Of a grapheme that is written as two: which of its parts this is, from 1. The place is that of the
        /// whole.
        std::uint8_t part = 0;
        Piece term;  ///< of a word: itself, folded; of a grapheme: nothing
        /// Of a word: itself and the next unit joined over a line end, or the apostrophe of a name. Of a
        /// grapheme: the bigram with the next unit. Size 0 when there is none.
        Piece with_next;
    };

    Terms();

    /// Cuts `utf8` (below 4 GiB), which must live as long as the results are used. Invalid UTF-8 has no
    /// terms.
    void read(std::string_view utf8);

    [[nodiscard]] const std::vector<Unit>& units() const noexcept { return units_; }
    [[nodiscard]] std::string_view text(Piece piece) const noexcept {
        return {arena_.data() + piece.first, piece.size};
    }
    /// The unit as it stands in the text.
    [[nodiscard]] std::string_view original(const Unit& unit) const noexcept {
        return text_.substr(unit.first_byte, unit.last_byte - unit.first_byte);
    }
    /// What `with_next` of the word `unit` was made of, without hyphen and line end, with the apostrophe.
    [[nodiscard]] std::string joined_original(std::size_t unit) const;
    /// The folded key of a grapheme; with its tone marks if they are asked for.
    [[nodiscard]] std::string grapheme(const Unit& unit, bool toned = false) const;
    /// What ICU takes for words in scripts without spaces, folded: a guess, good for ranking.
    [[nodiscard]] const std::vector<Piece>& guessed_words() const noexcept { return guessed_; }

private:
    struct Bigram {
        std::size_t first_byte;
        std::size_t last_byte;
        text::Position start;
        text::Position end;
        Piece term;
    };

    Piece keep(std::string_view term);
    void take_word(const text::Token& token);
    bool take_name(const text::Token& token);
    void take_lone_grapheme(const text::Token& token);
    void close_run();
    void join_words();
    void split_graphemes();
    void join_graphemes();

    text::Tokeniser tokeniser_;
    std::string_view text_;
    std::string arena_;
    std::vector<Unit> units_;
    std::vector<Piece> guessed_;
    std::vector<Bigram> run_;               ///< overlapping bigrams, not yet made units
    std::vector<std::size_t> word_starts_;  ///< bytes, of the guessed words not yet passed
    std::int32_t words_ = 0;
};

}  // namespace sotto::search
