// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/age_phrases.h"

#include "privacy/age_words.h"
#include "privacy/word_set.h"

#include <algorithm>
#include <optional>

namespace sotto::privacy {

namespace {

constexpr int oldest = 119;
/// Smaller numbers behind "turned" and "a woman of" are mostly of something else.
constexpr int youngest = 10;

class PhraseReader {
public:
    explicit PhraseReader(const Lexed& text) : text_(text) {}

    std::vector<std::pair<std::size_t, std::size_t>> read() const {
        std::vector<std::pair<std::size_t, std::size_t>> found;
        for (std::size_t i = 0; i < text_.size(); ++i) {
            std::size_t first = i;
            std::optional<std::size_t> end = decade(i, first);
            if (!end) end = number(i);
            if (!end || (!found.empty() && first < found.back().second)) continue;
            found.emplace_back(first, *end);
            i = *end - 1;
        }
        return found;
    }

private:
    [[nodiscard]] bool is(std::size_t i, const WordSet& words) const {
        return text_.is_word(i) && words.has(text_.key(i));
    }
    [[nodiscard]] bool is_age(std::size_t i) const {
        return text_.is_number(i) && text_[i].value >= youngest && text_[i].value <= oldest &&
               !text_[i].ordinal && text_.stands_alone(i);
    }
    [[nodiscard]] bool ends_clause(std::size_t i) const {
        if (i >= text_.size()) return true;
        if (text_[i].kind != Token::Kind::Sign) return false;
        const char sign = text_[i].sign;
        return sign == '.' || sign == ',' || sign == '!' || sign == '?' || sign == ';' || sign == ')' ||
               (text_.original(i) == "،") || (text_.original(i) == "…");
    }
    [[nodiscard]] bool counts_nothing(std::size_t i) const {
        static const WordSet going_on(R"(
            when and now at then but so or because who with whose from i he she we they yesterday today in on last this next as already
            et qui quand mais y que cuando pero e und als aber die der)");
        return ends_clause(i + 1) || (!text_.is_number(i + 1) && is(i + 1, going_on));
    }

    /// "a woman of 43", "turned 30", "cumplió 40", ", 52 ans,"
    [[nodiscard]] std::optional<std::size_t> number(std::size_t i) const {
        static const WordSet persons(
            "woman man girl boy lady mother father widow widower wife husband person youth");
        static const WordSet turned(R"(
            turned turning turns
            cumplí cumplió cumplido cumplía cumple cumplir
            compiuto compì
            napunio napunila navršio navršila напунио напунила навршио навршила
            исполнилось)");
        static const WordSet units("ans años anos anni jahre года лет godina godine година године vjet");
        if (!is_age(i) || i < 2) return std::nullopt;
        std::size_t before = i - 1;
        while (before > 1 && is(before, age_fillers()) && text_.key(before) != "of") --before;
        if (is(before, turned) && counts_nothing(i)) return i + 1;
        if (text_.is_word(i - 1) && text_.key(i - 1) == "of" && is(i - 2, persons) && counts_nothing(i))
            return i + 1;
        const bool parted = text_.is_sign(i - 1, ',') || text_.is_sign(i - 1, '(');
        if (parted && is(i + 1, units) && ends_clause(i + 2)) return i + 2;
        return std::nullopt;
    }

    /// "her early forties", "my 40s", "la cinquantaine", "Ende dreißig", "cuarentona", "forty-something"
    [[nodiscard]] std::optional<std::size_t> decade(std::size_t i, std::size_t& first) const {
        static const WordSet decades(
            "teens twenties thirties forties fifties sixties seventies eighties nineties");
        static const WordSet whose("his her my their your our its");
        static const WordSet part("early mid middle late very");
        static const WordSet french("vingtaine trentaine quarantaine cinquantaine soixantaine septantaine");
        static const WordSet whole_words(R"(
            quadragénaire quinquagénaire sexagénaire septuagénaire octogénaire nonagénaire trentenaire
            veinteañero veinteañera treintañero treintañera cuarentón cuarentona cincuentón cincuentona sesentón sesentona
            octogenario octogenaria septuagenario septuagenaria
            thirtysomething fortysomething fiftysomething septuagenarian octogenarian nonagenarian)");
        static const WordSet german("anfang mitte ende");
        if (is(i, whole_words)) return i + 1;
        if (is(i, french) && i > 0 && text_.is_word(i - 1) && text_.key(i - 1) == "la" &&
            !(text_.is_word(i + 1) && text_.key(i + 1) == "de")) {
            first = i - 1;
            return i + 1;
        }
        if (is(i, german) && text_.is_number(i + 1) && text_[i + 1].spelled && text_[i + 1].value >= 20 &&
            text_[i + 1].value < 100 && text_[i + 1].value % 10 == 0)
            return i + 2;
        std::size_t end = i;
        if (is(i, decades)) {
            end = i + 1;
        } else if (text_.is_number(i) && !text_[i].spelled && text_[i].digits == 2 &&
                   text_[i].value % 10 == 0 && text_.is_word(i + 1) && !text_[i + 1].gap &&
                   text_.key(i + 1) == "s") {
            end = i + 2;
        } else if (text_.is_number(i) && text_.is_word(i + 1) && text_.key(i + 1) == "something" &&
                   text_[i].value >= 20 && text_[i].value < 100) {
            return i + 2;
        } else if (text_.is_number(i) && text_[i].value >= 20 && text_.is_sign(i + 1, '-') &&
                   text_.is_word(i + 2) && text_.key(i + 2) == "something") {
            return i + 3;
        }
        if (end == i || i == 0) return std::nullopt;
        std::size_t at = i - 1;
        if (text_.is_sign(at, '-') && at > 0) --at;
        while (at > 0 && is(at, part)) --at;
        if (!is(at, whose)) return std::nullopt;
        first = at + 1;
        return end;
    }

    const Lexed& text_;
};

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> age_phrases(const Lexed& text) {
    return PhraseReader(text).read();
}

}  // namespace sotto::privacy
