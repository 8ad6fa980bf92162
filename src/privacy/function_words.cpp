// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/name_words.h"
#include "privacy/word_set.h"

#include <algorithm>
#include <array>
#include <string>

namespace sotto::privacy {

namespace {

struct Words {
    std::string_view languages;  ///< with a space before and behind each
    WordSet words;
};

const std::array<Words, 10>& all_words() {
    static const std::array<Words, 10> all{{
        {" en ", WordSet(R"(
            a am an and any are as at be but by can do for from had has he her hers him his how if in is it its may me must my no nor not of off oh
            ok on one or our out own per she so some such than that the then they this to too up us was we were what when who
            why will with yes yet you your)")},
        {" fr ", WordSet(R"(
            ai au aux avec ce ces cet de des donc du elle en est et eu eux il je la le les leur lui ma mais me mes moi mon ne ni nos
            notre nous on ou où par pas pour qu que qui sa sans se ses si son sont sur ta te tes toi ton tu un une va vos votre vous y)")},
        {" es ", WordSet(R"(
            al con da del di el ella en es esa ese eso fue ha hay la las lo los más me mi no nos o os para pero por que se ser si sin
            son su sus te ti tú un una uno ya yo)")},
        {" pt ", WordSet(R"(
            ao as até com das de dos e ela ele em era foi já lhe mas na nas nem no nos num não o os ou para pela pelo por que se sem seu
            sua também te tem um uma você)")},
        {" de ", WordSet(R"(
            ab als am an auch auf aus bei bin bis da das dem den der des die du ein er es für hat ich ihm ihn ihr im in ist ja man mein
            mir mit nach nein nicht noch nun nur ob oder sein sie sind so um und uns von vor war was weil wenn wer wie wir zu zum zur)")},
        {" it ", WordSet(R"(
            che chi ci come cui dal dei dove e era gli ho i io lei lui ma mi mia mio ne nel noi non o per più poi qua se sei
            sia sono sta su sua suo ti tra tu un vi voi)")},
        {" ru be uk bg mk sr ", WordSet(R"(
            а бы в вы да до его ее если есть же за и из или им их к как ко ли мы на не нет но ну о об он она они оно от по при с
            са се со та так там то ты у уж что эта эти это я)")},
        {" bs hr sr sh cnr me sl ", WordSet(R"(
            ali bi da do ga i ili iz ja je još jer ju kad kao ko koji li mi mu na ne nego ni njega o od on ona oni pa po s sa se smo
            su sve ta te ti to tu u uz vi za što)")},
        {" sq ", WordSet(R"(
            dhe e i ju ka ke ky me mos ne nga nuk një për po que se si ta tek të tij ti ato ai ajo)")},
        {" vi ", WordSet(R"(
            ba bi cho co con da de em gi khi la lai len ma moi nay nen neu nhu no o qua ra roi sao se ta the thi toi va vao van
            ve vi voi)")},
    }};
    return all;
}

}  // namespace

bool is_function_word(std::string_view word) {
    const auto& all = all_words();
    return std::any_of(all.begin(), all.end(), [&](const Words& one) { return one.words.has(word); });
}

bool is_function_word(std::string_view word, std::string_view language) {
    const std::string tag = " " + std::string(language.substr(0, language.find_first_of("-_"))) + " ";
    if (tag.size() <= 2) return false;
    const auto& all = all_words();
    return std::any_of(all.begin(), all.end(), [&](const Words& one) {
        return one.languages.find(tag) != std::string_view::npos && one.words.has(word);
    });
}

}  // namespace sotto::privacy
