// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/builtin_detectors.h"
#include "privacy/found_list.h"
#include "privacy/lexed.h"
#include "privacy/word_set.h"
#include "text/characters.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace sotto::privacy {

namespace {

constexpr int oldest = 119;

/// Words behind a number that make it an age by themselves.
const WordSet& age_units() {
    static const WordSet words(R"(
        yo vjeç vjeçar vjeçare vjeçari vjeçarja tuổi ساله سالگی سالمه سالشه سالم کلن کلنه کلنۍ ساڵە سالە
        сола солаам солаи солаашро yoshda yoshli yoshdaman ёшда ёшли ёшдаман жаста жашта yaşında yaşındayım
        ዓመቴ ዓመቱ ዓመቷ አመቴ አመቱ አመቷ ዓመቴን ዓመቱን ዓመቷን
        jarige jarigen вжеч годишњи
        岁 歲 歳 살 세 ขวบ ຂວບ)");
    return words;
}

/// Beginnings of such words, for languages that inflect them: `33-jährig(e)`, `33-летняя`, `33-godišnja`.
bool begins_age_unit(std::string_view key) {
    constexpr std::array<std::string_view, 8> beginnings{"jahrig", "летн", "годишњ", "godisnj",
                                                         "вецар",  "річн", "летн",   "годишн"};
    return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view beginning) {
        return key.size() > beginning.size() && key.substr(0, beginning.size()) == beginning;
    });
}

/// Units of time that make an age only with a word of the same language near by.
struct AgeGroup {
    WordSet units;
    WordSet cues;
    std::size_t reach;  ///< how many words before the number the cue may stand
};

const std::vector<AgeGroup>& age_groups() {
    static const std::vector<AgeGroup> groups{
        {WordSet("ans an"),
         WordSet(
             R"(ai as a avons avez ont avais avait avaient aurai aura auront âgé âgée âgés âgées âge âges homme femme fille garçon
                    enfant personne fils mère père jeune soeur frère survivant survivante victime étudiant étudiante mari épouse
                    fillette adolescent adolescente gamin gamine atteint fêté eu)"),
         3},
        {WordSet("años año anos ano"),
         WordSet(
             R"(tengo tienes tiene tenemos tienen tenía tenías tenían tendrá cumplí cumplió cumplo edad con mujer hombre niño niña chico
                    chica joven hijo hija madre padre tenho tem temos têm tinha tinham idade com mulher homem menino menina rapaz
                    rapariga filho filha mãe pai fiz fez fazer)"),
         3},
        {WordSet("anni anno"),
         WordSet("ho hai ha abbiamo hanno avevo aveva avevano avrà età donna uomo ragazzo ragazza bambino "
                 "bambina figlio figlia compiuto compiuti"),
         3},
        {WordSet("jahre jahren jahr"),
         WordSet("alter mit bin ist war bist wurde werde werden als alters mann frau kind sohn tochter"), 3},
        {WordSet("jaar"), WordSet("ben is was van leeftijd man vrouw kind zoon dochter werd jongen meisje"),
         3},
        {WordSet("год года лет годов годика"),
         WordSet(
             R"(мне тебе ему ей нам вам им было будет исполнилось возраст возрасте возраста женщина мужчина девочка мальчик ребенок сын
                    дочь мать отец)"),
         3},
        {WordSet("godina godine godinu godinama godinica година године годину годинама"),
         WordSet(
             R"(imam imaš ima imao imala imamo imali starosti star stara dob dobi sa sam bilo žena muškarac devojčica djevojčica dečak
                    dječak sin kći kćerka имам имаш има имао имала старости стар стара са жена мушкарац девојчица дечак син ћерка)"),
         3},
        {WordSet("vjet vite"),
         WordSet("jam është ishte isha kam ka moshë mosha moshën grua burrë vajzë djalë"), 3},
        {WordSet("سنة عاما عام سنوات أعوام سنه"),
         WordSet(
             "عمري عمره عمرها عمرنا العمر عمر بعمر يبلغ تبلغ أبلغ بلغت بلغ وعمري وعمره وعمرها سني سنه سنها"),
         4},
        {WordSet("سال کال ساڵ ساله"),
         WordSet("سن سنم سنش عمر عمرم من دارم دارد داشتم داشت تەمەن تەمەنم عمرې"), 3},
        {WordSet("ປີ ปี ឆ្នាំ နှစ်"), WordSet("ອາຍຸ ອາຍຸໄດ້ อายุ อายุได้ អាយុ អសက် အသက်"), 2},
        {WordSet("ዓመት አመት ዓመታት ዓመቶች"),
         WordSet("ዕድሜ ዕድሜዬ ዕድሜው ዕድሜዋ እድሜ እድሜዬ እድሜው እድሜዋ የዕድሜ ዕድመ ዕድመይ ዕድሚአ ዕድሚኡ ልጅ ሴት ወንድ"), 3},
        {WordSet("сол соли yosh ёш yil йил tahun miaka yaş yaşı"),
         WordSet("синну синни ман синнам дорам yoshim yoshi umur usia berusia umri miaka wa men u ёшим"), 3}};
    return groups;
}

/// Words that say that the number behind them is an age.
const WordSet& age_words() {
    static const WordSet words(R"(
        aged age ages âge âgé âgée edad idade età eta alter leeftijd возраст возрасте mosha moshë starost dob старост
        العمر عمره عمرها عمري بعمر عمر سن سنم تuổi tuổi ອາຍຸ ອາຍຸໄດ້ อายุ អាយុ အသက် ዕድሜ እድሜ ዕድሜዬ እድሜዬ ዕድመ синну yosh yoshim umur usia
        berusia umri yaş yaşım 年龄 年齢 나이)");
    return words;
}

const WordSet& fillers() {
    static const WordSet words(R"(
        of de d is was the about around only just now already almost nearly approximately at von ca etwa um environ à de da di circa около
        примерно было oko là khoảng هو حوالي)");
    return words;
}

const WordSet& sex_words() {
    static const WordSet words(R"(
        female male woman man girl boy women men femme homme fille garçon féminin masculin mujer hombre niña niño femenino masculino
        mulher homem feminino menina menino frau mann weiblich männlich mädchen junge donna uomo femmina maschio vrouw man vrouwelijk
        mannelijk женщина мужчина женский мужской жен муж девочка мальчик жена мушкарац žena muškarac ženski muški grua burrë femër mashkull
        أنثى ذكر امرأة رجل زن مرد مونث مذکر ښځه nữ nam ຍິງ ຊາຍ ເພດຍິງ ເພດຊາຍ หญิง ชาย เพศหญิง เพศชาย ស្រី ប្រុស ሴት ወንድ зан мард ayol erkak
        女 男 여 남)");
    return words;
}

/// Questions after an age, as two words of one question.
bool asks_together(std::string_view first, std::string_view second) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> pairs{{{"how", "old"},
                                                                                   {"wie", "alt"},
                                                                                   {"hoe", "oud"},
                                                                                   {"cuantos", "anos"},
                                                                                   {"quantos", "anos"},
                                                                                   {"quanti", "anni"},
                                                                                   {"сколько", "лет"},
                                                                                   {"скільки", "років"},
                                                                                   {"koliko", "godina"},
                                                                                   {"колико", "година"},
                                                                                   {"كم", "عمرك"},
                                                                                   {"sa", "vjec"}}};
    return std::find(pairs.begin(), pairs.end(), std::pair{first, second}) != pairs.end();
}

/// Words with which people begin to answer.
const WordSet& answer_openings() {
    static const WordSet words(R"(
        i am m im is it s its age my well um uh er ah oh ok okay yes now just only about around almost nearly turned me
        let see think guess maybe probably so hmm mm hm that would be was were
        j ai je suis ben euh alors tengo yo pues tenho eu eh bom ich bin also ja ho allora ik ben nou мне ну имам imam pa jam unë
        عمري انا أنا عندي)");
    return words;
}

/// A single letter for the sex, in lists.
bool is_sex_letter(std::string_view key) {
    return key == "f" || key == "m" || key == "w";
}

class AgeReader {
public:
    explicit AgeReader(const Lexed& text) : text_(text) {}

    std::vector<std::pair<std::size_t, std::size_t>> read() {
        std::vector<std::pair<std::size_t, std::size_t>> found;
        for (std::size_t i = 0; i < text_.size(); ++i) {
            if (!is_age_number(i)) continue;
            const std::optional<std::size_t> end = end_of_age(i);
            const bool continues = !found.empty() && continues_range(found.back().second, i);
            if (!end && !continues) continue;
            const std::size_t last = end ? *end : i + 1;
            // "ages 19 to 24", "between 19 and 24 years old": the first number is one as soon as the second
            // is.
            if (i >= 2 && is_age_number(i - 2) && is_link(i - 1) &&
                (found.empty() || found.back().second <= i - 2)) {
                found.emplace_back(i - 2, i - 1);
            }
            found.emplace_back(i, last);
            i = last - 1;
        }
        return found;
    }

private:
    [[nodiscard]] bool is_age_number(std::size_t i) const {
        return text_.is_number(i) && text_[i].value >= 0 && text_[i].value <= oldest &&
               text_[i].digits <= 3 && text_.stands_alone(i) &&
               !(text_[i].ordinal && !text_[i].spelled && text_.original(i).back() != 'a' &&
                 !(text_.is_word(i + 1) && text_.key(i + 1) == "birthday"));
    }
    [[nodiscard]] bool is_link(std::size_t i) const {
        static const WordSet links("to and or until et ou à und bis y a o e и до i do و إلى");
        return text_.is_sign(i, '-') || (text_.is_word(i) && links.has(text_.key(i)));
    }
    /// Whether number `i` goes on from an age that ends before it: `19 and 24`.
    [[nodiscard]] bool continues_range(std::size_t last, std::size_t i) const {
        if (last + 1 != i || !is_link(last)) return false;
        return ends_clause(i + 1) || (last > 0 && text_.is_number(last - 1) && after_age_word(last - 1));
    }
    [[nodiscard]] bool ends_clause(std::size_t i) const {
        if (i >= text_.size()) return true;
        const Token& token = text_[i];
        return token.kind == Token::Kind::Sign && token.sign != '%' && token.sign != '-' &&
               token.sign != '/' && token.sign != ':' && token.sign != '$' && token.sign != 0;
    }
    [[nodiscard]] std::size_t behind_hyphen(std::size_t i) const { return text_.is_sign(i, '-') ? i + 1 : i; }
    [[nodiscard]] bool word_is(std::size_t i, std::string_view word) const {
        return text_.is_word(i) && text_.key(i) == word;
    }

    /// The token behind the age that number `i` is, if it is one.
    [[nodiscard]] std::optional<std::size_t> end_of_age(std::size_t i) const {
        const std::size_t next = behind_hyphen(i + 1);
        static const WordSet birthdays(
            "birthday anniversaire cumpleaños aniversário geburtstag compleanno verjaardag");
        if (text_[i].ordinal && text_.is_word(i + 1) && birthdays.has(text_.key(i + 1))) return i + 2;
        if (const auto end = english_unit(next)) return end;
        if (const auto end = other_unit(i, next)) return end;
        if (after_age_word(i) || answers_age_question(i)) return behind_time_unit(i + 1);
        if (after_to_be(i)) return i + 1;
        if (in_list(i)) return i + 1;
        return std::nullopt;
    }

    /// years old, year-old, years of age, months old
    [[nodiscard]] std::optional<std::size_t> english_unit(std::size_t at) const {
        static const WordSet units("year years yr yrs month months week weeks day days");
        if (!text_.is_word(at) || !units.has(text_.key(at))) return std::nullopt;
        if (word_is(at + 1, "of") && word_is(at + 2, "age")) return at + 3;
        const std::size_t old = behind_hyphen(at + 1);
        if (word_is(old, "old") || word_is(old, "olds") || word_is(old, "young")) return old + 1;
        return std::nullopt;
    }

    [[nodiscard]] std::optional<std::size_t> other_unit(std::size_t i, std::size_t at) const {
        if (!text_.is_word(at)) return std::nullopt;
        const std::string_view key = text_.key(at);
        if (key == "y" && text_.is_sign(at + 1, '/') && word_is(at + 2, "o")) return at + 3;
        if (age_units().at_start_of(key) || begins_age_unit(key)) return at + 1;
        if (key == "jahre" || key == "jahr") {
            if (word_is(at + 1, "alt")) return at + 2;
        }
        if (key == "jaar" && word_is(at + 1, "oud")) return at + 2;
        for (const AgeGroup& group : age_groups()) {
            if (!group.units.at_start_of(key)) continue;
            if (cue_before(i, group)) return at + 1;
            if (behind_unit(at + 1)) return at + 1;
        }
        return std::nullopt;
    }

    /// `33 godine stara`, `33 años de edad`, `33 سنة من العمر`
    [[nodiscard]] bool behind_unit(std::size_t at) const {
        static const WordSet small("de d من di star stara star");
        static const WordSet old(
            "edad idade età alt oud stara star стара стар العمر عمري عمره عمرها أge âge moshë");
        if (!text_.is_word(at)) return false;
        if (old.has(text_.key(at))) return true;
        return small.has(text_.key(at)) && text_.is_word(at + 1) && old.has(text_.key(at + 1));
    }

    [[nodiscard]] bool cue_before(std::size_t i, const AgeGroup& group) const {
        for (std::size_t back = 1; back <= group.reach && back <= i; ++back) {
            const std::size_t at = i - back;
            if (!text_.is_word(at)) {
                if (text_.is_sign(at, ',') || text_.is_sign(at, '\'') || text_.is_sign(at, ':') ||
                    text_.is_sign(at, '('))
                    continue;
                return false;
            }
            if (!group.cues.at_end_of(text_.key(at))) continue;
            // French `à` is not `a`.
            if (text_.key(at) == "a" && text_.original(at).size() > 1) continue;
            // "il y a 33 ans" is 33 years ago.
            const bool ago = at > 0 && word_is(at - 1, "y");
            if (!ago) return true;
        }
        return false;
    }

    [[nodiscard]] bool after_age_word(std::size_t i) const {
        for (std::size_t back = 1; back <= 4 && back <= i; ++back) {
            const std::size_t at = i - back;
            if (text_.is_word(at)) {
                if (age_words().at_end_of(text_.key(at))) return true;
                if (!fillers().has(text_.key(at))) return false;
            } else if (!text_.is_sign(at, ':') && !text_.is_sign(at, ',') && !text_.is_sign(at, '(') &&
                       !text_.is_sign(at, '\'') && !text_.is_sign(at, '=') && !text_.is_sign(at, '\t') &&
                       !text_.is_sign(at, '|')) {
                return false;
            }
        }
        return false;
    }

    [[nodiscard]] bool is_question_mark(std::size_t i) const {
        if (i >= text_.size() || text_[i].kind != Token::Kind::Sign) return false;
        return text_[i].sign == '?' || text_.original(i) == "؟" || text_.original(i) == "？";
    }
    /// Whether the question that ends with its mark at `mark` is after an age: "How old are you?", "My age?"
    [[nodiscard]] bool asks_for_age(std::size_t mark) const {
        constexpr std::size_t longest_question = 16;
        for (std::size_t back = 1; back <= longest_question && back <= mark; ++back) {
            const std::size_t at = mark - back;
            if (is_question_mark(at) || text_.is_sign(at, '.') || text_.is_sign(at, '!')) return false;
            if (!text_.is_word(at)) continue;
            if (age_words().at_end_of(text_.key(at)) || age_words().at_start_of(text_.key(at)) ||
                age_units().at_end_of(text_.key(at))) {
                return true;
            }
            for (std::size_t before = back + 1; before <= back + 3 && before <= mark; ++before) {
                const std::size_t first = mark - before;
                if (text_.is_word(first) && asks_together(text_.key(first), text_.key(at))) return true;
            }
        }
        return false;
    }
    /// "How old are you? / P01: Well, I am 53.": only what opens an answer may stand between.
    [[nodiscard]] bool answers_age_question(std::size_t i) const {
        constexpr std::size_t longest_opening = 24;
        constexpr std::size_t longest_label = 14;
        if (text_.is_sign(i + 1, ':') || text_[i].ordinal) return false;
        std::size_t in_label = 0;  // tokens of the speaker's label passed so far
        bool label = false;
        for (std::size_t back = 1; back <= longest_opening && back <= i; ++back) {
            const std::size_t at = i - back;
            if (is_question_mark(at)) return asks_for_age(at);
            if (text_.is_sign(at, ':') && !label && in_label == 0) {
                label = true;
            } else if (label) {
                if (++in_label > longest_label) return false;
            } else if (text_.is_word(at) && !answer_openings().has(text_.key(at)) &&
                       !fillers().has(text_.key(at))) {
                return false;
            } else if (text_.is_number(at)) {
                return false;
            }
        }
        return false;
    }

    /// "I am 33", "she turned 33 last week", "ich bin 33", "мне 33": only where the sentence goes on without
    /// counting something.
    [[nodiscard]] bool after_to_be(std::size_t i) const {
        static const WordSet verbs("am m is s was turned turning turns bin ist war bist ben were re");
        static const WordSet persons(R"(
            i he she you who mother father son daughter sister brother wife husband boy girl woman man child grandmother grandfather uncle
            aunt cousin baby kid mom mum dad ich er sie du ik hij zij ze jij)");
        static const WordSet datives("мне тебе ему ей вам");
        static const WordSet going_on(R"(
            when and years now at then but so or because i he she yesterday today in on last this next with as already back that
            als und jetzt wenn da en toen когда и)");
        const Token& number = text_[i];
        if (number.value < (number.spelled ? 13 : 3)) return false;
        std::size_t at = i;
        while (at > 0 && text_.is_word(at - 1) && fillers().has(text_.key(at - 1)) &&
               !verbs.has(text_.key(at - 1)))
            --at;
        if (at == 0 || !text_.is_word(at - 1)) return false;
        bool subject = datives.has(text_.key(at - 1));
        if (verbs.has(text_.key(at - 1)) && at >= 2) {
            const std::size_t before = text_.is_sign(at - 2, '\'') && at >= 3 ? at - 3 : at - 2;
            subject = text_.is_word(before) && persons.has(text_.key(before));
        }
        if (!subject) return false;
        if (ends_clause(i + 1)) return true;
        return text_.is_word(i + 1) && going_on.has(text_.key(i + 1)) && !text_.is_number(i + 1);
    }

    /// "at the age of six months": the unit goes with the number, or the band would be of the wrong one.
    [[nodiscard]] std::size_t behind_time_unit(std::size_t i) const {
        static const WordSet units("years year yrs months month weeks week days");
        return text_.is_word(i) && units.has(text_.key(i)) ? i + 1 : i;
    }

    [[nodiscard]] bool is_list_sign(std::size_t i) const {
        return text_.is_sign(i, ',') || text_.is_sign(i, ';') || text_.is_sign(i, '/') ||
               text_.is_sign(i, '|') || text_.is_sign(i, '(');
    }
    [[nodiscard]] bool closes_list(std::size_t i) const {
        return i >= text_.size() || is_list_sign(i) || text_.is_sign(i, ')') || text_.is_sign(i, '.') ||
               text_.is_sign(i, ']');
    }

    /// `(19, female, survivor)`, `Administrator, 33, Male`, `F/33`, `woman, 58`
    [[nodiscard]] bool in_list(std::size_t i) const {
        if (text_[i].spelled || text_[i].digits > 2) return false;
        const bool opened = i == 0 || is_list_sign(i - 1) || text_.is_sign(i - 1, '[') ||
                            text_.is_sign(i - 1, '-') || text_.is_sign(i - 1, ':');
        const auto is_sex = [&](std::size_t at, bool letters) {
            return text_.is_word(at) &&
                   (sex_words().has(text_.key(at)) || (letters && is_sex_letter(text_.key(at))));
        };
        const bool behind = is_list_sign(i + 1) || text_.is_sign(i + 1, '-');
        if (behind && is_sex(i + 2, opened) && (opened || text_.is_sign(i + 1, '/'))) return true;
        if (opened && is_sex(i + 1, true) && closes_list(i + 2)) return true;
        if (i >= 2 && is_list_sign(i - 1) && is_sex(i - 2, true) && closes_list(i + 1)) {
            // "men, 12, …" lists things; a letter or a word at the start of a list element is one of a
            // person's attributes.
            return i == 2 || is_list_sign(i - 3) || is_sex_letter(text_.key(i - 2)) ||
                   text_.is_sign(i - 1, '(') || text_.is_sign(i - 1, ',');
        }
        // "Bounmy Vichack, 33, from": ages as newspapers give them.
        return i >= 2 && text_[i].digits == 2 && text_[i].value >= 13 && text_.is_sign(i - 1, ',') &&
               text_.is_sign(i + 1, ',') && text_.is_word(i - 2) && text_.is_word(i + 2) &&
               text_[i + 2].gap && is_capitalised(i - 2) && !is_reference(i + 2);
    }
    [[nodiscard]] bool is_capitalised(std::size_t i) const {
        return text::is_capital(text::utf8::at(text_.original(i), 0));
    }
    [[nodiscard]] bool is_reference(std::size_t i) const {
        static const WordSet words("p pp no nos vol para paras art s ss at and");
        return words.has(text_.key(i));
    }

    const Lexed& text_;
};

std::vector<Found> find_ages(const Reading& reading) {
    std::vector<Found> found;
    const Lexed& lexed = reading.lexed();
    for (const auto& [first, last] : AgeReader(lexed).read()) {
        Found one;
        one.range = lexed.range(first, last);
        one.category = Category::Age;
        one.confidence = 0.8;
        found.push_back(one);
    }
    return apart(std::move(found));
}

}  // namespace

Detector age_detector() {
    return {"age",
            "Ages",
            find_ages,
            {
                "She is [[33 years old]] now",
                "a [[33-year-old]] woman",
                "aged [[33]], and at the age of [[thirty-three]]",
                "I am [[33]].",
                "I'm [[twenty-one]], she said",
                "when he was [[six years old]]",
                "([[19]], female, survivor)",
                "Administrator, [[33]], Male, Survivor",
                "F/[[33]]",
                "between [[19]] and [[24 years of age]]",
                "Age: [[58]]",
                "at the age of [[six months]]",
                "How old are you? [[53]].",
                "My age? [[53]]. I have 4 children.",
                "Interviewer: How old are you, if I may ask?\nP01: Well, I am [[fifty-three]] and tired.",
                "fr|Quel âge avez-vous ?\nP01 : [[53]]",
                "es|¿Cuántos años tiene usted? — [[53]].",
                "ru|Сколько вам лет? — [[53]].",
                "between the ages of [[55]] and [[65]] have lost",
                "fr|J’ai [[quarante-cinq ans]].",
                "fr|une femme de [[33 ans]]",
                "fr|âgée de [[33 ans]]",
                "es|tengo [[33 años]]",
                "pt|tenho [[33 anos]]",
                "de|ich bin [[33 Jahre alt]], eine [[33-jährige]] Frau",
                "it|ho [[33 anni]]",
                "nl|ik ben [[33 jaar oud]]",
                "ru|мне [[33 года]]",
                "ru|[[33-летний]] мужчина",
                "sr|имам [[33 године]]",
                "hr|imam [[33 godine]]",
                "sq|jam [[33 vjeç]]",
                "ar|عمري [[٣٣ سنة]]",
                "fa|[[۳۳ ساله]] هستم",
                "vi|tôi [[33 tuổi]]",
                "lo|ຂ້ອຍອາຍຸ [[33 ປີ]]",
                "th|อายุ [[33 ปี]]",
                "lo|ອາຍຸ[[ສີ່ສິບຫ້າປີ]]",
                "km|អាយុ[[សែសិបប្រាំឆ្នាំ]]",
                "th|อายุ[[สี่สิบห้าปี]]",
                "he said j'ai [[quarante-cinq ans]]",
                "tôi [[bốn mươi lăm tuổi]]",
                "My [[forty-fifth birthday]] and his [[45th birthday]]",
                "km|អាយុ [[៣៣ ឆ្នាំ]]",
                "am|[[33 ዓመቴ]] ነው",
                "tg|[[33-сола]]",
                "zh|我今年[[33岁]]",
            },
            {"33 people came", "How old is it?\nRespondent 1: I have 4 of them at home, 53 in all.",
             "for 33 years we waited", "page 33", "I am one of them", "fr|il y a 33 ans", "fr|pendant 33 ans",
             "fr|condamné à 3 ans d'emprisonnement", "there are 33 countries", "33 percent",
             "in 2009 and 2010", "Article 33, paragraph 2", "we were 12 at the meeting"}};
}

}  // namespace sotto::privacy
