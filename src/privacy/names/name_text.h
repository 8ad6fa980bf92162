// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::privacy::names {

/// How a word is written.
enum class Shape : std::uint8_t {
    Lower,      ///< small letters, or letters without case
    Capital,    ///< one capital, then small letters
    Initial,    ///< a single capital
    Upper,      ///< capitals only
    Mixed,      ///< capitals inside: McDonald, iPhone
    Number,     ///< digits and what parts them
    WithDigit,  ///< letters and digits
    Sign
};

/// Which of the two models reads a sentence: where all letters are small (or all are capitals) case says
/// nothing, and a model that was taught with case would be lost.
enum class Casing : std::uint8_t { Cased, Caseless };

/// A word, number or sign.
struct NameToken {
    std::uint32_t first = 0;  ///< bytes of the text
    std::uint32_t last = 0;
    std::uint32_t key_first = 0;  ///< bytes of `NameText::keys`
    std::uint32_t key_last = 0;
    std::uint64_t key = 0;   ///< hash of the folded word
    std::uint64_t form = 0;  ///< hash of the word as written
    Shape shape = Shape::Sign;
    bool gap = false;         ///< white space stands before it
    bool latin = true;        ///< a number, a sign, or a word in Latin letters
    std::uint8_t known = 0;   ///< how usual the word is in small letters, 0…3 (see Vocabulary)
    std::uint8_t listed = 0;  ///< bits of `Listed`
    std::uint32_t word = 0;   ///< its entry in `NameText::words`
};

/// What a document says of a word in all its places together.
struct WordInText {
    std::uint64_t key = 0;
    std::uint32_t count = 0;
    std::uint32_t lower = 0;    ///< times in small letters
    std::uint32_t capital = 0;  ///< times with a capital, not at the start of a sentence
    bool after_title = false;   ///< "Mr", "Dr" stood before it somewhere
    bool in_name = false;       ///< stood beside another capitalised word inside a sentence
};

/// A run of tokens that is read together.
struct Sentence {
    std::uint32_t first = 0;
    std::uint32_t last = 0;  ///< exclusive
    Casing casing = Casing::Cased;
};

/// A text cut up for the names model: one pass, then one over its words.
class NameText {
public:
    /// `utf8` is valid UTF-8 and outlives this.
    explicit NameText(std::string_view utf8);

    [[nodiscard]] std::string_view utf8() const noexcept { return utf8_; }
    [[nodiscard]] const std::vector<NameToken>& tokens() const noexcept { return tokens_; }
    [[nodiscard]] std::vector<NameToken>& tokens() noexcept { return tokens_; }
    [[nodiscard]] const std::vector<Sentence>& sentences() const noexcept { return sentences_; }
    [[nodiscard]] std::vector<Sentence>& sentences() noexcept { return sentences_; }
    [[nodiscard]] const WordInText& word(const NameToken& token) const { return words_[token.word]; }
    [[nodiscard]] const std::vector<WordInText>& words() const noexcept { return words_; }
    [[nodiscard]] std::string_view written(const NameToken& token) const {
        return utf8_.substr(token.first, token.last - token.first);
    }
    [[nodiscard]] std::string_view key_of(const NameToken& token) const {
        return std::string_view(keys_).substr(token.key_first, token.key_last - token.key_first);
    }

private:
    void cut();
    void add_word(std::size_t first, std::size_t last, bool gap);
    void judge_casing();
    void part_sentences();
    void choose_casing();
    void count_words();

    std::string_view utf8_;
    std::string keys_;
    std::vector<NameToken> tokens_;
    std::vector<bool> line_start_;
    bool caseless_ = false;  ///< case says nothing in the text as a whole
    std::vector<Sentence> sentences_;
    std::vector<WordInText> words_;
};

/// "Mr", "Dr", "Aunt": what announces a person's name.
bool announces_person(const NameToken& token);

}  // namespace sotto::privacy::names
