// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/own_age.h"

#include "privacy/lexed.h"
#include "privacy/word_set.h"

#include <algorithm>

namespace sotto::privacy {

namespace {

bool counts_nothing(const Lexed& text, std::size_t i) {
    static const WordSet units("year years yrs ans años anos anni jahre jaar лет года година godina vjet");
    static const WordSet going_on(R"(
        when and years now at then but so or because i he she yesterday today in on last this next with as already
        et mais maintenant quand y pero ahora cuando e mas agora und aber jetzt als ma adesso maar nu и но а сейчас)");
    static const WordSet durations(
        "for after in over since during last past ago per within every depuis pendant durante seit nach");
    const std::size_t behind = i + 1;
    if (behind >= text.size()) return true;
    if (text[behind].kind == Token::Kind::Sign)
        return !text.is_sign(behind, '%') && !text.is_sign(behind, '$');
    if (!text.is_word(behind)) return false;
    if (units.has(text.key(behind))) {
        const bool lasted = i > 0 && text.is_word(i - 1) && durations.has(text.key(i - 1));
        const bool ago = text.is_word(behind + 1) && !going_on.has(text.key(behind + 1));
        return !lasted && !ago;
    }
    return going_on.has(text.key(behind));
}

bool names_something(const Lexed& text, std::size_t i) {
    static const WordSet words(R"(
        page pages p pp article articles art number no nr room road route chapter section paragraph para part figure
        table item question line bus highway km chapitre numéro chambre página artículo seite artikel zimmer страница статья)");
    if (i == 0) return false;
    const std::size_t before = text.is_sign(i - 1, '.') && i > 1 ? i - 2 : i - 1;
    if (text.is_word(before) && words.has(text.key(before))) return true;
    // Sums of money; their signs other than `$` are no ASCII.
    return text[i - 1].kind == Token::Kind::Sign && !text[i].gap && text.original(i - 1).size() > 1 &&
           text.original(i - 1) != "\u201C" && text.original(i - 1) != "\u2018" &&
           text.original(i - 1) != "\u2014" && text.original(i - 1) != "\u00AB";
}

}  // namespace

std::vector<text::Range> own_ages(const text::Text& text, std::string_view language,
                                  const std::vector<int>& ages) {
    constexpr int youngest = 10;
    std::vector<text::Range> found;
    if (ages.empty()) return found;
    const Lexed lexed(text, language);
    for (std::size_t i = 0; i < lexed.size(); ++i) {
        if (!lexed.stands_alone(i) || lexed[i].ordinal || lexed[i].value < youngest) continue;
        if (std::find(ages.begin(), ages.end(), lexed[i].value) == ages.end()) continue;
        if (counts_nothing(lexed, i) && !names_something(lexed, i)) found.push_back(lexed.range(i, i + 1));
    }
    return found;
}

}  // namespace sotto::privacy
