// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/announced/announced_text.h"

#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>

namespace sotto::privacy::announced {

namespace {

using names::Casing;
using names::NameText;
using names::NameToken;
using names::Shape;

constexpr std::string_view joiner = "\xE2\x80\x8C";  // zero width non-joiner

/// Signs behind which something begins anew.
bool opens(std::string_view sign) {
    static constexpr auto signs = std::to_array<std::string_view>(
        {".", "!", "?", "…", ":", ";", "«", "»", "\"", "“", "”", "„", "‘", "‹", "›", "(",
         ")", "[", "]", "—", "–", "¿", "¡", "؟", "۔",  "።", "፦", "*", "#", "•", "|"});
    return std::find(signs.begin(), signs.end(), sign) != signs.end();
}

/// The bytes of an article or preposition that is written onto the word: `l'`, `d’`, `qu'`.
std::size_t elision(std::string_view word) {
    const std::size_t end = std::min<std::size_t>(word.size(), 6);
    for (std::size_t at = 1; at < end; ++at) {
        const bool typed = word[at] == '\'';
        const bool curved = word.substr(at, 3) == "\xE2\x80\x99";
        if (!typed && !curved) continue;
        const std::size_t behind = at + (typed ? 1 : 3);
        const bool small = at <= 2;
        return small && behind < word.size() && text::is_capital(text::utf8::at(word, behind)) ? behind : 0;
    }
    return 0;
}

bool is_ethiopic(std::string_view word) {
    return text::script_of(text::utf8::at(word, 0)) == text::Script::Ethiopic;
}

Shape shape_behind_elision(std::string_view word) {
    std::size_t at = 0;
    text::utf8::next(word, at);
    bool more = false;
    bool all = true;
    while (at < word.size()) {
        const char32_t c = text::utf8::next(word, at);
        if (!text::is_letter_or_mark(c)) continue;
        more = true;
        all = all && text::is_capital(c);
    }
    if (!more) return Shape::Initial;
    return all ? Shape::Upper : Shape::Capital;
}

}  // namespace

std::vector<Word> words_of(std::string_view utf8) {
    const NameText read(utf8);
    std::vector<Word> words;
    words.reserve(read.tokens().size());
    for (const names::Sentence& sentence : read.sentences()) {
        for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
            const NameToken& token = read.tokens()[i];
            const std::string_view written = read.written(token);
            const bool glued = !words.empty() && !token.gap && token.shape != Shape::Sign &&
                               words.size() >= 2 && !words.back().gap && words[words.size() - 2].is_word();
            if (glued &&
                (words.back().key == joiner || (words.back().key == "/" && is_ethiopic(written) &&
                                                is_ethiopic(utf8.substr(words[words.size() - 2].first))))) {
                words.pop_back();
                words.back().last = token.last;
                words.back().key =
                    text::fold_key(utf8.substr(words.back().first, token.last - words.back().first));
                continue;
            }
            Word word;
            word.first = token.first;
            word.last = token.last;
            word.shape = token.shape;
            word.gap = token.gap;
            word.latin = token.latin;
            word.key = token.shape == Shape::Sign ? std::string(written) : std::string(read.key_of(token));
            word.starts = i == sentence.first || opens(words.back().key) ||
                          (words.back().is_sign("-") && words.back().gap);
            word.cased = sentence.casing == Casing::Cased;
            const names::WordInText& seen = read.word(token);
            word.habitual = seen.lower > seen.capital;
            if (const std::size_t cut = elision(written); cut > 0 && token.shape != Shape::Sign) {
                word.first += cut;
                word.key = text::fold_key(written.substr(cut));
                word.shape = shape_behind_elision(written.substr(cut));
                word.starts = word.starts && text::is_capital(text::utf8::at(written, 0));
                word.habitual = false;
            }
            words.push_back(std::move(word));
        }
    }
    return words;
}

double share_of_capitals(const std::vector<Word>& words) {
    std::size_t all = 0;
    std::size_t capitals = 0;
    for (const Word& word : words) {
        if (!word.is_word() || word.starts || !word.cased || word.shape == Shape::Upper) continue;
        ++all;
        capitals += word.has_capital() ? 1 : 0;
    }
    // A few words prove no habit.
    constexpr std::size_t enough = 80;
    return all < enough ? 0 : static_cast<double>(capitals) / static_cast<double>(all);
}

}  // namespace sotto::privacy::announced
