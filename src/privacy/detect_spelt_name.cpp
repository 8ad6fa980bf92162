// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/builtin_detectors.h"
#include "privacy/found_list.h"
#include "privacy/lexed.h"
#include "privacy/name_words.h"
#include "privacy/spelt_names.h"
#include "privacy/word_set.h"
#include "text/characters.h"
#include "text/letters.h"
#include "text/utf8.h"

#include <string>
#include <unordered_set>

namespace sotto::privacy {

namespace {

/// Letters that are neither told to be a name nor many are one only where the name itself stands too.
constexpr std::size_t plainly_spelt = 5;

/// The words of a text that have a capital and small letters.
class Capitalised {
public:
    explicit Capitalised(const Lexed& lexed) : lexed_(lexed) {}
    [[nodiscard]] bool has(const std::string& key) {
        if (!read_) {
            for (std::size_t i = 0; i < lexed_.size(); ++i) {
                if (lexed_[i].kind != Token::Kind::Word) continue;
                const std::string_view word = lexed_.original(i);
                if (text::is_capital(text::utf8::at(word, 0)) && !text::is_upper_case(word))
                    words_.emplace(lexed_.key(i));
            }
            read_ = true;
        }
        return words_.contains(key);
    }

private:
    const Lexed& lexed_;
    bool read_ = false;
    std::unordered_set<std::string> words_;
};

bool is_title_of_initial(std::string_view key) {
    static const WordSet titles(R"(
        mr mrs ms miss mme mlle monsieur madame mademoiselle sr sra señor señora senhor senhora herr frau signor signora signorina
        gospodin gospođa господин госпођа госпожа)");
    return titles.has(key);
}

/// "Mrs M.", "Herr K.": a title and a letter.
void add_initials(const Lexed& lexed, const text::Text& text, std::vector<Found>& found) {
    for (std::size_t i = 0; i + 1 < lexed.size(); ++i) {
        if (lexed[i].kind != Token::Kind::Word || !is_title_of_initial(lexed.key(i))) continue;
        if (!text::is_capital(text::utf8::at(lexed.original(i), 0))) continue;
        const std::size_t letter = lexed.is_sign(i + 1, '.') && !lexed[i + 1].gap ? i + 2 : i + 1;
        if (!lexed.is_word(letter) || !lexed[letter].gap || lexed[letter].line) continue;
        const std::string_view written = lexed.original(letter);
        std::size_t end = 0;
        if (!text::is_capital(text::utf8::next(written, end)) || end != written.size()) continue;
        const bool dotted = lexed.is_sign(letter + 1, '.') && !lexed[letter + 1].gap;
        // "Mrs J. Smith" has more of a name, which others find.
        if (dotted && lexed.is_word(letter + 2) && !lexed[letter + 2].line &&
            text::is_capital(text::utf8::at(lexed.original(letter + 2), 0)) &&
            !is_function_word(lexed.key(letter + 2)))
            continue;
        Found one;
        one.range = {lexed.range(i, i + 1).start, lexed.range(letter, letter + (dotted ? 2 : 1)).end};
        one.category = Category::Person;
        one.confidence = 0.6;
        if (one.range.end <= text.length()) found.push_back(one);
    }
}

std::vector<Found> find_spelt(const Reading& reading) {
    const text::Text& text = reading.text();
    std::vector<Found> found;
    Capitalised capitalised(reading.lexed());
    for (const SpeltWord& word : spelt_words(text.utf8())) {
        if (is_no_name_spelt(word)) continue;
        const bool many = word.count >= plainly_spelt && word.capitals && !word.dotted;
        const bool told = word.told && word.count >= 3 && (word.capitals || word.count >= 4);
        if (!many && !told && !(word.count >= 3 && capitalised.has(word.letters))) continue;
        found.push_back(found_at(text, word.first, word.last, Category::Person, word.told ? 0.8 : 0.6));
    }
    add_initials(reading.lexed(), text, found);
    return apart(std::move(found));
}

}  // namespace

Detector spelt_name_detector() {
    return {
        "spelt-name",
        "Names spelt out or shortened",
        find_spelt,
        {"It is spelt [[T A M S I N]], yes", "she wrote [[T-A-M-S-I-N]]", "Tamsin, so [[T, A, M, S, I, N]].",
         "my name is Mor, [[M, O, R]]", "[[M as in Mike, O, R]], you know", "surname [[H, O, double L, Y]]",
         "fr|ça s'écrit [[S, A, N, É]]", "es|se escribe [[M, O, R, A]]", "[[Mrs M.]] came in",
         "fr|[[Mme D.]] a dit non", "I asked [[Mr K]] about it", "we spell it [[t-a-m-s-i-n]]"},
        {"in the U.S.A. and the U.N.", "a b c d e", "A, B, C, D, E", "plan B, plan C", "I, I, I, I saw",
         "vitamins A, C and E", "10 A.M. or 5 P.M.", "grade A", "the W H O said", "I X O",
         "the letters A B C D on the door"},
        true};
}

}  // namespace sotto::privacy
