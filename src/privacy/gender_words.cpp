// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/gender_words.h"

#include "privacy/disclosure/attributes.h"
#include "privacy/identifiers.h"
#include "privacy/lexed.h"
#include "privacy/word_set.h"
#include "text/fold.h"
#include "text/language.h"

#include <map>
#include <string>

namespace sotto::privacy {

namespace {

struct Words {
    WordSet pronouns;
    WordSet own;      ///< behind `mine`: `my husband`
    WordSet mine;     ///< `my`
    WordSet said_of;  ///< behind `being`: `as a mother`
    WordSet being;    ///< `a` in `as a mother`
};

const Words& words_of(const std::string& language) {
    static const Words english{
        WordSet("he him his himself she her hers herself"),
        WordSet("husband wife pregnancy widowhood boyfriend girlfriend"), WordSet("my"),
        WordSet("mother father widow widower woman man wife husband girl boy grandmother "
                "grandfather housewife"),
        WordSet("a the i am")};
    static const Words french{
        WordSet("il elle elles celui celle"), WordSet("mari epouse femme epoux grossesse"), WordSet("mon ma"),
        WordSet("mere pere veuve veuf femme homme fille garcon"), WordSet("une un suis")};
    static const Words spanish{WordSet("el ella ellas ellos"), WordSet("marido esposa esposo mujer embarazo"),
                               WordSet("mi"), WordSet("madre padre viuda viudo mujer hombre"),
                               WordSet("una un soy")};
    if (language == "fr") return french;
    if (language == "es") return spanish;
    return english;
}

}  // namespace

std::vector<GenderWord> gender_words(const text::Text& text, std::string_view language) {
    std::string own = text::primary_language(language);
    if (own.empty() || own == "und") own = "en";
    std::vector<GenderWord> found;
    if (own != "en" && own != "fr" && own != "es") return found;
    const Words& words = words_of(own);
    const Lexed lexed(text, language);
    for (std::size_t i = 0; i < lexed.size(); ++i) {
        if (!lexed.is_word(i)) continue;
        const std::string_view key = lexed.key(i);
        const bool behind_word = i > 0 && lexed.is_word(i - 1);
        const bool speaker = behind_word && ((words.own.has(key) && words.mine.has(lexed.key(i - 1))) ||
                                             (words.said_of.has(key) && words.being.has(lexed.key(i - 1))));
        // The Spanish article is written as the pronoun is, but for its accent.
        const bool article =
            own == "es" && key == "el" && lexed.original(i) != "\u00E9l" && lexed.original(i) != "\u00C9l";
        if (speaker) {
            found.push_back({lexed.range(i - 1, i + 1), GenderWord::Of::Speaker});
        } else if (words.pronouns.has(key) && !article) {
            found.push_back({lexed.range(i, i + 1), GenderWord::Of::Mentioned});
        }
    }
    return found;
}

std::set<study::Id<study::Entity>> only_ones_of_their_gender(const Protection& protection) {
    std::map<std::string, std::vector<study::Id<study::Entity>>> by_gender;
    for (const study::Id<study::Entity> id : possible_speakers(protection, {})) {
        std::string gender = protection.attribute(id, "gender");
        if (gender.empty()) gender = protection.attribute(id, "sex");
        if (!gender.empty()) by_gender[text::fold_key(gender)].push_back(id);
    }
    std::set<study::Id<study::Entity>> only;
    // Where all are of one gender, it tells nobody from another.
    if (by_gender.size() < 2) return only;
    for (const auto& [gender, people] : by_gender) {
        if (people.size() == 1) only.insert(people.front());
    }
    return only;
}

}  // namespace sotto::privacy
