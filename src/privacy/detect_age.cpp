// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/age_phrases.h"
#include "privacy/age_words.h"
#include "privacy/builtin_detectors.h"
#include "privacy/found_list.h"
#include "privacy/lexed.h"
#include "privacy/word_set.h"
#include "text/characters.h"
#include "text/utf8.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace sotto::privacy {

namespace {

constexpr int oldest = 119;

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
        if (const auto end = after_kin_and_name(i)) return end;
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
                if (!age_fillers().has(text_.key(at))) return false;
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
                       !age_fillers().has(text_.key(at))) {
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
        if (!is_said_as_age(i)) return false;
        std::size_t at = i;
        while (at > 0 && text_.is_word(at - 1) && age_fillers().has(text_.key(at - 1)) &&
               !verbs.has(text_.key(at - 1)))
            --at;
        if (at == 0 || !text_.is_word(at - 1)) return false;
        bool subject = datives.has(text_.key(at - 1));
        if (verbs.has(text_.key(at - 1)) && at >= 2) {
            const std::size_t before = text_.is_sign(at - 2, '\'') && at >= 3 ? at - 3 : at - 2;
            subject = text_.is_word(before) && persons.has(text_.key(before));
        }
        return subject && counts_nothing(i);
    }

    /// Smaller numbers behind `is` are mostly of something else.
    [[nodiscard]] bool is_said_as_age(std::size_t i) const {
        return text_[i].value >= (text_[i].spelled ? 13 : 3);
    }
    /// Whether the sentence ends or goes on behind number `i` without what it would be a number of.
    [[nodiscard]] bool counts_nothing(std::size_t i) const {
        static const WordSet going_on(R"(
            when and years now at then but so or because i he she yesterday today in on last this next with as already back that
            als und jetzt wenn da en toen когда и)");
        if (ends_clause(i + 1)) return true;
        return text_.is_word(i + 1) && going_on.has(text_.key(i + 1)) && !text_.is_number(i + 1);
    }

    [[nodiscard]] bool is_comma(std::size_t i) const {
        return i < text_.size() && text_[i].kind == Token::Kind::Sign &&
               (text_[i].sign == ',' || text_.original(i) == "\u060C" || text_.original(i) == "\u3001");
    }

    /// "My husband Thomas is 52", "my sister, Maria, was 14 then", "mi hermana María, 14 años,": behind `is`
    /// or a comma, a name and a word for kin. The token behind the age.
    [[nodiscard]] std::optional<std::size_t> after_kin_and_name(std::size_t i) const {
        if (!is_said_as_age(i)) return std::nullopt;
        std::size_t at = i;
        while (at > 0 && text_.is_word(at - 1) && age_fillers().has(text_.key(at - 1)) &&
               !verbs_of_age().has(text_.key(at - 1)))
            --at;
        if (at == 0) return std::nullopt;
        if (is_comma(at - 1)) {
            const bool unit =
                text_.is_word(i + 1) &&
                std::any_of(age_groups().begin(), age_groups().end(),
                            [&](const AgeGroup& group) { return group.units.at_start_of(text_.key(i + 1)); });
            const std::size_t end = unit ? i + 2 : i + 1;
            if (!ends_clause(end) && !is_comma(end)) return std::nullopt;
            if (is_kin_with_name(at - 1, words_for_relatives())) return end;
            return std::nullopt;
        }
        // "was 20 years in prison" is a time.
        if (!counts_nothing(i) || (word_is(i + 1, "years") && !ends_clause(i + 2))) return std::nullopt;
        if (text_.is_word(at - 1) && verbs_of_age().has(text_.key(at - 1))) {
            std::size_t name = at - 1;
            if (name > 0 && (is_comma(name - 1) || text_.is_sign(name - 1, '\''))) --name;
            if (is_kin_with_name(name, words_for_relatives()) ||
                is_kin_with_name(name, relatives_in_dative()))
                return i + 1;
        }
        if (at == i && is_kin_with_name(i, relatives_in_dative())) return i + 1;
        return std::nullopt;
    }

    /// Whether a name, and before it one of `kin`, ends before token `end`.
    [[nodiscard]] bool is_kin_with_name(std::size_t end, const WordSet& kin) const {
        static const WordSet possessives("tôi mình của ຂອງ ຂ້ອຍ");
        constexpr std::size_t longest_name = 3;
        std::size_t at = end;
        const auto is_kin = [&](std::size_t i) { return text_.is_word(i) && kin.has(text_.key(i)); };
        while (at > 0 && end - at < longest_name && text_.is_word(at - 1) && !text_.is_number(at - 1)) {
            if (at < end && is_kin(at - 1)) return true;
            const char32_t first = text::utf8::at(text_.original(at - 1), 0);
            if (text::has_case(first) && !text::is_capital(first)) break;
            --at;
        }
        if (at == end) return false;
        if (at > 0 && is_comma(at - 1)) --at;
        while (at > 0 && text_.is_word(at - 1) && possessives.has(text_.key(at - 1))) --at;
        return at > 0 && is_kin(at - 1);
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
                   (words_for_sex().has(text_.key(at)) || (letters && is_sex_letter(text_.key(at))));
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
    const auto add = [&](const std::vector<std::pair<std::size_t, std::size_t>>& ages) {
        for (const auto& [first, last] : ages) {
            Found one;
            one.range = lexed.range(first, last);
            one.category = Category::Age;
            one.confidence = 0.8;
            found.push_back(one);
        }
    };
    if (lexed.has_numbers()) add(AgeReader(lexed).read());
    add(age_phrases(lexed));
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
                "My husband Thomas is [[52]].",
                "my sister, Maria, was [[14]] then",
                "Aunt Maria is now [[fifty-two]], I think",
                "My cousin Amina Bakri turned [[33]] last week",
                "fr|mon mari Thomas a [[52 ans]]",
                "fr|ma soeur Maria Lopez, [[14 ans]], était là",
                "es|mi hermana María, [[14 años]], vino; mi marido Tomás tiene [[52]].",
                "de|mein Mann Thomas ist [[52]].",
                "ru|моему мужу Томасу [[52]].",
                "sr|мој супруг Томас, [[52 године]], ради; сестри Марији је [[14]].",
                "ar|زوجي توماس، [[52 سنة]]، هنا",
                "lo|ຜົວຂອງຂ້ອຍ ທອມັດ, [[52 ປີ]].",
                "vi|chồng tôi Thomas là [[52]], rồi",
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
                "ar|عمري [[ست وثلاثون سنة]]",
                "sr|Ја имам [[четрдесет седам година]]",
                "hr|imam [[četrdeset sedam godina]]",
                "ar|كان عمرها [[ثماني عشرة سنة]]",
                "ar|عمره [[خمس وأربعون سنة]]",
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
                "a woman of [[43]], from the south",
                "when she turned [[30]], and just turning [[forty]].",
                "in her [[forties]], in his [[mid-forties]] and in my [[early 50s]]",
                "a [[forty-something]] man",
                "fr|il a [[la quarantaine]], c'est une [[quadragénaire]]",
                "fr|moi c'est Paul, dentiste, [[52 ans]].",
                "es|cuando cumplió [[40]], una [[cuarentona]]",
                "de|er ist [[Mitte vierzig]]",
            },
            {"33 people came",
             "How old is it?\nRespondent 1: I have 4 of them at home, 53 in all.",
             "for 33 years we waited",
             "page 33",
             "I am one of them",
             "fr|il y a 33 ans",
             "fr|pendant 33 ans",
             "fr|condamné à 3 ans d'emprisonnement",
             "there are 33 countries",
             "33 percent",
             "in 2009 and 2010",
             "Article 33, paragraph 2",
             "we were 12 at the meeting",
             "Section 52",
             "My husband Thomas is 52nd in line",
             "My brother Paul has 14 goats",
             "My husband Thomas was 20 years in prison",
             "My sister Maria is 14 kilometres away",
             "my brother and Article 52, then",
             "my husband wrote 52, I think",
             "The Toyota is 52.",
             "in the forties and the 60s",
             "a group of 43 women",
             "it turned 30 pages",
             "fr|une quarantaine de personnes",
             "fr|pendant, disons, 3 ans de travail",
             "fr|mon fils Paul a 3 enfants",
             "es|mi hermano Juan tiene 14 cabras",
             "ar|زوجي توماس عمل 20 سنة"}};
}

}  // namespace sotto::privacy
