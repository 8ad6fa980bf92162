// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/spelt_names.h"

#include "privacy/word_set.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <algorithm>
#include <optional>
#include <set>

namespace sotto::privacy {

namespace {

bool is_word_letter(char32_t c) {
    return text::is_letter_or_mark(c) || text::digit_value(c) >= 0;
}

/// Words by which somebody says that letters follow, in the languages of the rest of the house.
const WordSet& spelling_words() {
    static const WordSet words(R"(
        spell spells spelt spelled spelling letters letter written name surname
        épelle épeler épelez épelé lettres lettre écrit écris nom prénom
        deletrear deletreo deletrea letras letra escribe nombre apellido
        soletrar soletra letras escreve nome
        buchstabiere buchstabiert buchstaben schreibt name geschrieben
        lettere scrive nome
        пишется буквам имя фамилия slovima piše ime prezime словима пише име презиме)");
    return words;
}

class Reader {
public:
    explicit Reader(std::string_view utf8) : utf8_(utf8) {}

    std::vector<SpeltWord> read() {
        std::vector<SpeltWord> words;
        bool border = true;
        for (std::size_t at = 0; at < utf8_.size();) {
            std::size_t next = at;
            const char32_t c = text::utf8::next(utf8_, next);
            if (border && is_word_letter(c)) {
                if (std::optional<SpeltWord> word = run(at)) {
                    at = word->last;
                    words.push_back(std::move(*word));
                    border = true;
                    continue;
                }
            }
            border = !is_word_letter(c) && c != '\'' && c != 0x2019;
            at = next;
        }
        return words;
    }

private:
    /// The end of a single letter with its marks at `at`; `at` when there is none.
    [[nodiscard]] std::size_t letter_end(std::size_t at) const {
        if (at >= utf8_.size()) return at;
        std::size_t end = at;
        if (!text::has_case(text::utf8::next(utf8_, end))) return at;
        while (end < utf8_.size()) {
            std::size_t next = end;
            if (!text::is_combining_mark(text::utf8::next(utf8_, next))) break;
            end = next;
        }
        if (end < utf8_.size()) {
            const char32_t behind = text::utf8::at(utf8_, end);
            if (is_word_letter(behind) || behind == '\'' || behind == 0x2019) return at;
        }
        return end;
    }
    [[nodiscard]] std::size_t word_end(std::size_t at) const {
        while (at < utf8_.size()) {
            std::size_t next = at;
            if (!is_word_letter(text::utf8::next(utf8_, next))) break;
            at = next;
        }
        return at;
    }
    [[nodiscard]] std::string key(std::size_t first, std::size_t last) const {
        return text::fold_key(utf8_.substr(first, last - first));
    }

    /// Behind a letter: " as in Mike", " comme Marie". `at` when nothing of the kind stands there.
    [[nodiscard]] std::size_t example_end(std::size_t at, std::string_view letter) const {
        static const WordSet words("as in for like comme como wie come kao као как");
        std::size_t end = at;
        for (int many = 0; many < 3; ++many) {
            if (end >= utf8_.size() || (utf8_[end] != ' ' && utf8_[end] != ',')) return at;
            while (end < utf8_.size() && (utf8_[end] == ' ' || utf8_[end] == ',')) ++end;
            const std::size_t last = word_end(end);
            const std::string word = key(end, last);
            if (many > 0 && word.starts_with(letter) && word.size() > letter.size()) return last;
            if (!words.has(word)) return at;
            end = last;
        }
        return at;
    }

    /// The white space and signs between two letters; `at` when they are no neighbours.
    [[nodiscard]] std::size_t gap_end(std::size_t at, bool& dot) const {
        std::size_t end = at;
        int signs = 0;
        int spaces = 0;
        while (end < utf8_.size()) {
            const char c = utf8_[end];
            if (c == ' ') {
                ++spaces;
            } else if (c == '-' || c == ',' || c == '.') {
                ++signs;
            } else {
                break;
            }
            ++end;
        }
        dot = signs == 1 && spaces == 0 && utf8_[at] == '.';
        return signs <= 1 && spaces <= 2 && end > at ? end : at;
    }

    [[nodiscard]] std::optional<SpeltWord> run(std::size_t first) const {
        SpeltWord word;
        word.first = first;
        word.capitals = true;
        bool all_dotted = true;
        for (std::size_t at = first; at < utf8_.size();) {
            int times = 1;
            // "double L"
            const std::size_t doubled = word_end(at);
            if (const std::string said = key(at, doubled); (said == "double" || said == "doble") &&
                                                           doubled < utf8_.size() && utf8_[doubled] == ' ' &&
                                                           letter_end(doubled + 1) > doubled + 1) {
                times = 2;
                at = doubled + 1;
            }
            const std::size_t end = letter_end(at);
            if (end == at) break;
            const std::string letter = key(at, end);
            word.capitals = word.capitals && text::is_capital(text::utf8::at(utf8_, at));
            for (int i = 0; i < times; ++i) word.letters += letter;
            word.count += static_cast<std::size_t>(times);
            word.last = example_end(end, letter);
            word.told = word.told || word.last > end;
            bool dot = false;
            at = gap_end(word.last, dot);
            all_dotted = all_dotted && (dot || letter_end(at) == at);
            if (at == word.last) break;
        }
        if (word.count < 2) return std::nullopt;
        word.dotted = all_dotted;
        word.told = word.told || is_announced(first);
        return word;
    }

    /// Whether one of the words for spelling stands before `at`, in the same line.
    [[nodiscard]] bool is_announced(std::size_t at) const {
        constexpr std::size_t reach = 60;
        std::size_t start = at - std::min(at, reach);
        if (const std::size_t line = utf8_.rfind('\n', at); line != std::string_view::npos && line >= start)
            start = line + 1;
        while (start < at && (static_cast<unsigned char>(utf8_[start]) & 0xC0U) == 0x80U) ++start;
        for (std::size_t i = start; i < at;) {
            const std::size_t end = word_end(i);
            if (end > at) break;
            if (end == i) {
                text::utf8::next(utf8_, i);
                continue;
            }
            if (spelling_words().has(key(i, end))) return true;
            i = end;
        }
        return false;
    }

    std::string_view utf8_;
};

}  // namespace

std::vector<SpeltWord> spelt_words(std::string_view utf8) {
    return Reader(utf8).read();
}

bool is_no_name_spelt(const SpeltWord& word) {
    static const WordSet headings(R"(
        chapter interview transcript introduction contents summary annex appendix part section abstract results discussion conclusion report
        references résumé annexe rapport chapitre capítulo resumen informe kapitel)");
    if (headings.has(word.letters)) return true;
    const std::set<char> different(word.letters.begin(), word.letters.end());
    if (different.size() < 2 || (word.count >= 5 && different.size() < 3)) return true;
    std::size_t steps = 0;
    for (std::size_t i = 1; i < word.letters.size(); ++i)
        steps += word.letters[i] == word.letters[i - 1] + 1 ? 1 : 0;
    return steps + 1 >= word.letters.size();
}

}  // namespace sotto::privacy
