// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/lexed.h"

#include "privacy/number_words.h"
#include "text/characters.h"
#include "text/utf8.h"

#include <algorithm>

namespace sotto::privacy {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

}  // namespace

Lexed::Lexed(const text::Text& text, std::string_view language)
    : text_(text), folded_(text::fold(text.utf8(), text::Folding::KeepTones)) {
    cut();
    read_spelled_numbers(language);
}

std::string_view Lexed::key(std::size_t i) const {
    return std::string_view(folded_.key()).substr(tokens_[i].first, tokens_[i].last - tokens_[i].first);
}

text::Range Lexed::range(std::size_t first, std::size_t last) const {
    if (first >= last) return {0, 0};
    return folded_.original(tokens_[first].first, tokens_[last - 1].last);
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
    const std::string& key = folded_.key();
    std::size_t at = 0;
    bool gap = false;
    while (at < key.size()) {
        const char c = key[at];
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            gap = true;
            ++at;
            continue;
        }
        Token token;
        token.gap = gap;
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
            const char32_t first = text::utf8::next(key, end);
            if (text::is_letter_or_mark(first)) {
                token.kind = Token::Kind::Word;
                const bool unspaced = first >= 0x0E00 && text::is_of_unspaced_script(first);
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
        token.digits = found->number < 10 ? 1 : (found->number < 100 ? 2 : 3);
        token.last = tokens_[end - 1].last;
        tokens_[kept++] = token;
        i = end;
    }
    tokens_.resize(kept);
}

}  // namespace sotto::privacy
