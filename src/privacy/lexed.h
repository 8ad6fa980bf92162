// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/fold.h"
#include "text/text.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy {

/// A word, number or sign of a folded text.
struct Token {
    enum class Kind : std::uint8_t { Word, Number, Sign };

    Kind kind = Kind::Sign;
    bool gap = false;         ///< white space stands before it
    bool line = false;        ///< a line end stands before it
    bool spelled = false;     ///< a number in words
    bool ordinal = false;     ///< `14th`, `1er`, `fourteenth`
    char sign = 0;            ///< of a sign, when ASCII
    std::int32_t value = -1;  ///< of a number with nine digits or fewer
    std::int32_t digits = 0;
    std::uint32_t first = 0;  ///< bytes of the folded key
    std::uint32_t last = 0;
};

/// A text cut up for detectors that read dates and ages. Digits of every script are ASCII here, since folding
/// makes them so.
class Lexed {
public:
    /// `language`: whose numbers in words are read as numbers; English ones too when it is empty or `und`.
    Lexed(const text::Text& text, std::string_view language);
    /// The same where the text's folding (`KeepTones`) is known.
    Lexed(const text::Text& text, std::shared_ptr<const text::Folded> folded, std::string_view language);

    [[nodiscard]] const std::vector<Token>& tokens() const noexcept { return tokens_; }
    [[nodiscard]] std::size_t size() const noexcept { return tokens_.size(); }
    [[nodiscard]] const Token& operator[](std::size_t i) const { return tokens_[i]; }

    /// Whether any number stands in it, in digits or words: without one there is no date and no age.
    [[nodiscard]] bool has_numbers() const noexcept { return has_numbers_; }
    [[nodiscard]] bool is_number(std::size_t i) const {
        return i < size() && tokens_[i].kind == Token::Kind::Number;
    }
    /// Spelled numbers are words too: `sept` may be seven or September.
    [[nodiscard]] bool is_word(std::size_t i) const {
        return i < size() && (tokens_[i].kind == Token::Kind::Word || tokens_[i].spelled);
    }
    [[nodiscard]] bool is_sign(std::size_t i, char sign) const {
        return i < size() && tokens_[i].kind == Token::Kind::Sign && tokens_[i].sign == sign;
    }
    /// Whether token `i` is a number, not glued into a longer one: `1,000`, `3.5`, `10:30`, `B-33`.
    [[nodiscard]] bool stands_alone(std::size_t i) const;

    [[nodiscard]] std::string_view key(std::size_t i) const;
    /// The text as written, for telling `May` from `may` and `né` from `ne`.
    [[nodiscard]] std::string_view original(std::size_t i) const { return text_.slice(range(i, i + 1)); }
    /// The code points of tokens `first` to `last`, exclusive.
    [[nodiscard]] text::Range range(std::size_t first, std::size_t last) const;
    [[nodiscard]] text::Range bytes_range(std::size_t first, std::size_t last) const {
        return folded_->original(first, last);
    }

private:
    void cut();
    void part_unspaced_numbers();
    void read_spelled_numbers(std::string_view language);

    const text::Text& text_;
    std::shared_ptr<const text::Folded> folded_;
    std::vector<Token> tokens_;
    bool has_unspaced_ = false;
    bool has_numbers_ = false;
};

}  // namespace sotto::privacy
