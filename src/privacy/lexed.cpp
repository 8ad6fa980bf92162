// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/lexed.h"

#include "privacy/number_words.h"
#include "privacy/word_set.h"
#include "text/characters.h"
#include "text/utf8.h"

#include <algorithm>

namespace sotto::privacy {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_small_letter(char c) {
    return c >= 'a' && c <= 'z';
}

}  // namespace

Lexed::Lexed(const text::Text& text, std::string_view language)
    : Lexed(text, std::make_shared<const text::Folded>(text::fold(text.utf8(), text::Folding::KeepTones)),
            language) {}

Lexed::Lexed(const text::Text& text, std::shared_ptr<const text::Folded> folded, std::string_view language)
    : text_(text), folded_(std::move(folded)) {
    cut();
    if (has_unspaced_) part_unspaced_numbers();
    read_spelled_numbers(language);
    has_numbers_ = std::any_of(tokens_.begin(), tokens_.end(),
                               [](const Token& token) { return token.kind == Token::Kind::Number; });
}

std::string_view Lexed::key(std::size_t i) const {
    return std::string_view(folded_->key()).substr(tokens_[i].first, tokens_[i].last - tokens_[i].first);
}

text::Range Lexed::range(std::size_t first, std::size_t last) const {
    if (first >= last) return {0, 0};
    return folded_->original(tokens_[first].first, tokens_[last - 1].last);
}

bool Lexed::stands_alone(std::size_t i) const {
    if (!is_number(i)) return false;
    if (i > 0 && !tokens_[i].gap && tokens_[i - 1].kind == Token::Kind::Sign) {
        const char sign = tokens_[i - 1].sign;
        const bool joins = sign == '.' || sign == ',' || sign == ':' || sign == '/';
        if (joins && i > 1 && is_number(i - 2) && !tokens_[i - 1].gap) return false;
        if (sign == '-' && i > 1 && !tokens_[i - 1].gap && is_word(i - 2) && !tokens_[i].spelled)
            return false;
        if (sign == '$' || sign == '#') return false;
    }
    if (i + 2 < size() && !tokens_[i + 1].gap && !tokens_[i + 2].gap && is_number(i + 2)) {
        const char sign = tokens_[i + 1].sign;
        if (sign == '.' || sign == ',' || sign == ':' || sign == '/') return false;
    }
    if (is_sign(i + 1, '%')) return false;
    return true;
}

void Lexed::cut() {
    const std::string& key = folded_->key();
    tokens_.reserve(key.size() / 4 + 1);
    std::size_t at = 0;
    bool gap = false;
    bool line = false;
    while (at < key.size()) {
        const char c = key[at];
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            gap = true;
            line = line || c == '\n';
            ++at;
            continue;
        }
        Token token;
        token.gap = gap;
        token.line = line;
        line = false;
        token.first = static_cast<std::uint32_t>(at);
        gap = false;
        if (is_digit(c)) {
            token.kind = Token::Kind::Number;
            std::int32_t value = 0;
            std::size_t end = at;
            while (end < key.size() && is_digit(key[end])) {
                if (end - at < 9) value = value * 10 + (key[end] - '0');
                ++end;
            }
            token.digits = static_cast<std::int32_t>(end - at);
            token.value = end - at <= 9 ? value : -1;
            at = end;
            // `14th`, `1er`, `3º`
            for (const std::string_view suffix :
                 {"st", "nd", "rd", "th", "er", "ere", "eme", "e", "o", "a"}) {
                if (key.compare(at, suffix.size(), suffix) != 0) continue;
                const std::size_t behind = at + suffix.size();
                if (behind < key.size() && text::is_letter_or_mark(text::utf8::at(key, behind))) continue;
                token.ordinal = true;
                at = behind;
                break;
            }
        } else {
            std::size_t end = at;
            while (end < key.size() && is_small_letter(key[end])) ++end;
            const bool ascii_word =
                end > at && (end == key.size() || static_cast<unsigned char>(key[end]) < 0x80);
            if (ascii_word) {
                token.kind = Token::Kind::Word;
                token.last = static_cast<std::uint32_t>(end);
                tokens_.push_back(token);
                at = end;
                continue;
            }
            end = at;
            const char32_t first = text::utf8::next(key, end);
            if (text::is_letter_or_mark(first)) {
                token.kind = Token::Kind::Word;
                const bool unspaced = first >= 0x0E00 && text::is_of_unspaced_script(first);
                has_unspaced_ = has_unspaced_ || unspaced;
                while (end < key.size()) {
                    std::size_t next = end;
                    const char32_t letter = text::utf8::next(key, next);
                    if (!text::is_letter_or_mark(letter)) break;
                    if (letter >= 0x0E00 && !text::is_combining_mark(letter) &&
                        text::is_of_unspaced_script(letter) != unspaced) {
                        break;
                    }
                    end = next;
                }
            } else {
                token.kind = Token::Kind::Sign;
                if (first < 0x80) token.sign = static_cast<char>(first);
            }
            at = end;
        }
        token.last = static_cast<std::uint32_t>(at);
        tokens_.push_back(token);
    }
}

/// Numbers in words inside a run of a script without spaces become tokens of their own: those from 11 on, and
/// smaller ones behind a word that announces a day or an age, because these are parts of other words too.
void Lexed::part_unspaced_numbers() {
    static const WordSet announcing(R"(ວັນທີ ວັນທີ່ ທີ ທີ່ วันที่ ที่ ថ្ងៃទី ທີ່ ອາຍຸ อายุ អាយុ အသက်)");
    constexpr int smallest = 11;
    // Vowels behind their consonant are letters to Unicode.
    const auto goes_on = [](char32_t c) {
        return text::is_combining_mark(c) || (c >= 0x0E30 && c <= 0x0E3A) || c == 0x0E45 ||
               (c >= 0x0EB0 && c <= 0x0EBC);
    };
    std::vector<Token> parted;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        const Token token = tokens_[i];
        const std::string_view word = key(i);
        const bool unspaced = token.kind == Token::Kind::Word && word.size() >= 6 &&
                              static_cast<unsigned char>(word[0]) >= 0xE0 &&
                              text::is_of_unspaced_script(text::utf8::at(word, 0));
        std::size_t from = 0;  // what of the word is no number yet
        bool any = false;
        const auto add = [&](std::size_t first, std::size_t last, int number) {
            if (first == last) return;
            if (!any && parted.empty())
                parted.assign(tokens_.begin(), tokens_.begin() + static_cast<std::ptrdiff_t>(i));
            any = true;
            Token piece = token;
            piece.gap = token.gap && first == 0;
            piece.line = token.line && first == 0;
            piece.first = token.first + static_cast<std::uint32_t>(first);
            piece.last = token.first + static_cast<std::uint32_t>(last);
            if (number > 0) {
                piece.kind = Token::Kind::Number;
                piece.spelled = true;
                piece.value = number;
                piece.digits = number < 10 ? 1 : 2;
            }
            parted.push_back(piece);
        };
        for (std::size_t at = 0; unspaced && at < word.size();) {
            const UnspacedNumber number = unspaced_number_at(word.substr(at));
            const std::size_t end = at + number.length;
            const bool counts =
                number.length > 0 && (end == word.size() || !goes_on(text::utf8::at(word, end))) &&
                (number.number >= smallest || announcing.at_end_of(word.substr(from, at - from)));
            if (!counts) {
                text::utf8::next(word, at);
                continue;
            }
            add(from, at, 0);
            add(at, end, number.number);
            from = at = end;
        }
        if (any) {
            add(from, word.size(), 0);
        } else if (!parted.empty()) {
            parted.push_back(token);
        }
    }
    if (!parted.empty()) tokens_ = std::move(parted);
}

void Lexed::read_spelled_numbers(std::string_view language) {
    const NumberPhrases& phrases = spelled_numbers(language);
    if (phrases.empty()) return;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < tokens_.size();) {
        const auto* candidates =
            tokens_[i].kind == Token::Kind::Word ? phrases.starting_with(key(i)) : nullptr;
        std::size_t end = i;
        const NumberPhrases::Phrase* found = nullptr;
        if (candidates != nullptr) {
            for (const NumberPhrases::Phrase& phrase : *candidates) {
                std::size_t at = i + 1;
                bool matches = true;
                for (const std::string& word : phrase.rest) {
                    if (is_sign(at, '-')) ++at;
                    matches = is_word(at) && key(at) == word;
                    if (!matches) break;
                    ++at;
                }
                if (matches) {
                    found = &phrase;
                    end = at;
                    break;
                }
            }
        }
        if (found == nullptr) {
            tokens_[kept++] = tokens_[i++];
            continue;
        }
        Token token = tokens_[i];
        token.kind = Token::Kind::Number;
        token.spelled = true;
        token.ordinal = found->ordinal;
        token.value = found->number;
        token.digits = found->number < 10 ? 1 : (found->number < 100 ? 2 : (found->number < 1000 ? 3 : 4));
        token.last = tokens_[end - 1].last;
        tokens_[kept++] = token;
        i = end;
    }
    tokens_.resize(kept);
}

}  // namespace sotto::privacy
