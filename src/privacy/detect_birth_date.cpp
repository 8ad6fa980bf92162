// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/builtin_detectors.h"
#include "privacy/dates.h"
#include "privacy/found_list.h"
#include "privacy/word_set.h"
#include "text/characters.h"
#include "text/utf8.h"

#include <algorithm>

namespace sotto::privacy {

namespace {

const WordSet& birth_words() {
    static const WordSet words(R"(
        born birth birthday birthdate dob
        naissance anniversaire naquit naquis
        nacido nacida nacidos nació naci nací nacimos nacimiento cumpleaños
        nascido nascida nasceu nasci nascimento aniversário
        geboren geb geburtsdatum geburtstag
        nato nata nati nacque nacqui nascita compleanno
        geboortedatum geboorte verjaardag
        родился родилась родились родился рожден рождена рождения рождение
        рођен рођена рођени рођење рођења рођендан родио родила rođen rođena rođeni rođenje rođenja rođendan rodio rodila
        lindur lindi linda lindje lindjes ditëlindja ditëlindje datëlindja datëlindje lindjen
        ولد ولدت ولدوا مولود مولودة مواليد الميلاد ميلاد ميلادي ميلادها ميلاده ولادة الولادة ولادتي
        متولد تولد زاده بهدنیا زادروز پیدایش زېږېدلی زېږېدلې زیږیدلی لەدایک
        sinh sinhngày
        ເກີດ ວັນເກີດ เกิด วันเกิด កើត កំណើត မွေး
        ተወለድኩ ተወለድኩት ተወለደ ተወለደች የተወለደ የተወለደች የተወለድኩት ልደት የልደት ትውልድ ተወሊደ ተወልደ ተወልደት ልደተይ
        таваллуд зода tug'ilgan tug'ilganman тугилган туғилган туулган туған doğumlu doğdu doğum народження народився народилася
        出生 生于 生まれ 출생 태어)");
    return words;
}

/// `né`, `née`: without their accents they are other words.
bool is_accented_cue(const Lexed& text, std::size_t i) {
    const std::string_view key = text.key(i);
    if (key != "ne" && key != "nee" && key != "nes" && key != "nees") return false;
    const std::string_view original = text.original(i);
    return std::any_of(original.begin(), original.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

bool is_cue(const Lexed& text, std::size_t i) {
    if (!text.is_word(i)) return false;
    return birth_words().at_end_of(text.key(i)) || birth_words().at_start_of(text.key(i)) ||
           is_accented_cue(text, i);
}

bool ends_sentence(const Lexed& text, std::size_t i) {
    if (text.is_sign(i, '!') || text.is_sign(i, '?') || text.is_sign(i, ';')) return true;
    // A point ends a sentence unless it shortens the word before it: `geb.`, `b.`
    return text.is_sign(i, '.') && i + 1 < text.size() && text[i + 1].gap &&
           !(i > 0 && text.is_word(i - 1) && (text.key(i - 1).size() <= 3 || is_cue(text, i - 1)));
}

bool cue_before(const Lexed& text, std::size_t first, std::size_t reach) {
    for (std::size_t back = 1; back <= reach && back <= first; ++back) {
        const std::size_t i = first - back;
        if (is_cue(text, i)) return true;
        if (ends_sentence(text, i)) return false;
    }
    return false;
}

bool cue_behind(const Lexed& text, std::size_t last, std::size_t reach) {
    for (std::size_t i = last; i < text.size() && i < last + reach; ++i) {
        if (is_cue(text, i)) return true;
        if (text.is_number(i) || text.is_sign(i, '.') || ends_sentence(text, i) || text.is_sign(i, ','))
            return false;
    }
    return false;
}

/// "born in seventy-nine", "né en 79", "born in '79"
bool is_short_year_of_birth(const Lexed& text, std::size_t i) {
    static const WordSet links("in en im year yr nel no em an año ano i");
    static const WordSet going_on("and or but in at near to i he she we et à dans y und e when on so");
    constexpr int smallest_bare = 32;
    if (i < 2 || !text.is_number(i) || text[i].digits != 2 || text[i].ordinal || !text.stands_alone(i))
        return false;
    std::size_t link = i - 1;
    const bool apostrophe = text.is_sign(link, '\'') || text.original(link) == "\u2019";
    if (apostrophe) --link;
    if (!apostrophe && text[i].value < smallest_bare) return false;
    if (!text.is_word(link) || !links.has(text.key(link))) return false;
    if (text.is_word(i + 1) && !going_on.has(text.key(i + 1))) return false;
    if (text.is_sign(i + 1, '-') && !text[i + 1].gap) return false;
    return cue_before(text, link, 3);
}

bool is_day(const Lexed& text, std::size_t i) {
    return text.is_number(i) && text[i].value >= 1 && text[i].value <= 31 && text[i].digits <= 2;
}

bool is_month(const Lexed& text, std::size_t i) {
    return is_day(text, i) && text[i].value <= 12;
}

/// Day and month in numbers without a year, which stand for nothing else behind a word for birth: `14/3`,
/// "the 14th of the third", "el catorce del tres". The token behind them.
std::size_t day_and_month_end(const Lexed& text, std::size_t i) {
    static const WordSet of("of the du de del do des von");
    const bool glued = i >= 2 && !text[i].gap && text.is_number(i - 2) && !text[i - 1].gap;
    if (!is_day(text, i) || glued) return i;
    std::size_t at = i + 1;
    const bool sign = (text.is_sign(at, '/') || text.is_sign(at, '.')) && !text[at].gap;
    if (sign && is_month(text, at + 1) && !text[at + 1].gap && !text[i].spelled) {
        const std::size_t end = at + 2;
        const bool more = end < text.size() && !text[end].gap && text[end].kind == Token::Kind::Sign &&
                          text[end].sign == text[at].sign && text.is_number(end + 1);
        return more || text.is_sign(end, '%') ? i : end;
    }
    if (!text[i].ordinal && !text[i].spelled) return i;
    while (at < i + 4 && text.is_word(at) && of.has(text.key(at)) && !text.is_number(at)) ++at;
    const bool same = text[i].ordinal || (at < text.size() && text[at].spelled);
    return at > i + 1 && is_month(text, at) && same ? at + 1 : i;
}

/// "the year of the dragon", "tuổi Dần", "Nhâm Dần": which of twelve years, or of sixty. The token behind.
std::size_t animal_year_end(const Lexed& text, std::size_t i) {
    static const WordSet animals(
        "rat ox tiger rabbit hare cat dragon snake horse goat sheep ram monkey rooster cock dog pig boar");
    static const WordSet branches("tý sửu dần mão mẹo thìn tỵ tị ngọ mùi thân dậu tuất hợi");
    static const WordSet stems("giáp ất bính đinh mậu kỷ canh tân nhâm quý");
    if (!text.is_word(i)) return i;
    const auto is = [&](std::size_t at, std::string_view key) {
        return text.is_word(at) && text.key(at) == key;
    };
    if (is(i, "year") && is(i + 1, "of") && is(i + 2, "the") && text.is_word(i + 3) &&
        animals.has(text.key(i + 3)))
        return i + 4;
    const auto is_branch = [&](std::size_t at) {
        return text.is_word(at) && branches.has(text.key(at)) &&
               text::is_capital(text::utf8::at(text.original(at), 0));
    };
    if (is(i, "tuoi") && text.original(i).size() > 4 && is_branch(i + 1)) return i + 2;
    if (stems.has(text.key(i)) && text::is_capital(text::utf8::at(text.original(i), 0)) && is_branch(i + 1))
        return i + 2;
    return i;
}

/// "When were you born? – In the spring of seventy-nine.": only what opens an answer, or a speaker's label,
/// stands between the question and token `i`.
bool answers_birth_question(const Lexed& text, std::size_t i) {
    constexpr std::size_t longest_opening = 20;
    constexpr std::size_t longest_question = 14;
    static const WordSet openings(R"(
        i am m it is s my was the in on of well um uh er oh ok yes about around year born
        je suis c est en le l an ben euh né née
        nací en el fue es pues soy yo del año
        nasci em no foi ich bin am im es war sono nato nata nel il
        sam ja u rođen rođena рођен рођена сам ја у я в родился родилась
        أنا في سنة من sinh năm tôi em chị anh dạ ngày
        ປີ ຂ້ອຍ ເກີດ በ)");
    std::size_t words = 0;
    bool label = false;
    for (std::size_t back = 1; back <= longest_opening && back <= i; ++back) {
        const std::size_t at = i - back;
        const bool question =
            text[at].kind == Token::Kind::Sign && (text[at].sign == '?' || text.original(at) == "؟");
        if (question) return cue_before(text, at, longest_question);
        if (text.is_sign(at, ':') && !label) {
            label = true;
        } else if (label) {
            if (++words > 6) return false;
        } else if (text.is_number(at) || (text.is_word(at) && !openings.has(text.key(at)))) {
            return false;
        } else if (text.is_sign(at, '.') && !text[at].gap && back > 1) {
            return false;
        }
    }
    return false;
}

std::vector<Found> find_birth_dates(const Reading& reading) {
    constexpr std::size_t reach_before = 9;
    constexpr std::size_t reach_behind = 4;
    constexpr std::size_t reach_of_year = 6;
    std::vector<Found> found;
    const Lexed& lexed = reading.lexed();
    const auto add = [&](text::Range range) {
        Found one;
        one.range = range;
        one.category = Category::BirthDate;
        one.confidence = 0.9;
        found.push_back(one);
    };
    for (std::size_t i = 0; i < lexed.size(); ++i) {
        if (const std::size_t end = animal_year_end(lexed, i); end > i) add(lexed.range(i, end));
    }
    if (!lexed.has_numbers()) return apart(std::move(found));
    for (const DateMatch& date : reading.dates()) {
        if (answers_birth_question(lexed, date.first_token) ||
            cue_before(lexed, date.first_token, reach_before) ||
            cue_behind(lexed, date.last_token, reach_behind)) {
            add(lexed.bytes_range(date.first, date.last));
        }
    }
    // A year of birth gives the age away as exactly as the age does.
    for (std::size_t i = 0; i < lexed.size(); ++i) {
        if (!lexed.is_number(i)) continue;
        if (is_short_year_of_birth(lexed, i)) add(lexed.range(i, i + 1));
        if (const std::size_t end = day_and_month_end(lexed, i); end > i && cue_before(lexed, i, 5))
            add(lexed.range(i, end));
        const bool year =
            is_plausible_year(lexed[i]) || (lexed.is_number(i) && lexed[i].spelled && lexed[i].digits == 4);
        if (!year || !lexed.stands_alone(i)) continue;
        if (lexed.is_word(i + 1) && !lexed[i + 1].gap && lexed.key(i + 1) == "s") continue;
        if (answers_birth_question(lexed, i) || cue_before(lexed, i, reach_of_year) ||
            cue_behind(lexed, i + 1, 3))
            add(lexed.range(i, i + 1));
    }
    return apart(std::move(found));
}

}  // namespace

Detector birth_date_detector() {
    return {
        "birth-date",
        "Dates of birth",
        find_birth_dates,
        {
            "I was born on [[3 February 1990]] in a village",
            "date of birth: [[1990-02-03]]",
            "she was born in Kabul in [[1990]]",
            "my birthday is the [[3rd of February]]",
            "fr|née le [[22 août 1979]] à Ediamat",
            "fr|né en [[1979]]",
            "es|nací el [[3 de febrero de 1990]]",
            "pt|nasci em [[1990]]",
            "de|geb. [[3.2.1990]] in Wien",
            "de|Geboren am [[14.3.79]].",
            "Born [[14.3.79]], she said",
            "DOB: [[140379]] and DOB [[14031979]], born [[14 3 79]]",
            "born in [[seventy-nine]].",
            "born in '[[79]], he said; born on the [[14th of March '79]]",
            "born [[14 III 1979]]",
            "born in [[nineteen seventy-nine]]",
            "fr|né en [[79]].",
            "fr|né le [[quatorze mars mille neuf cent soixante-dix-neuf]]",
            "es|nací el [[catorce de marzo de mil novecientos setenta y nueve]]",
            "it|nata il [[3 febbraio 1990]]",
            "nl|geboren op [[3 februari 1990]]",
            "ru|родился [[3 февраля 1990]] года",
            "ru|[[1990]] года рождения",
            "sr|рођена [[3. фебруара 1990]]",
            "hr|rođen [[3. veljače 1990]]",
            "sq|lindur më [[3 shkurt 1990]]",
            "ar|ولدت في [[3 فبراير 1990]]",
            "fa|متولد [[1370]]",
            "vi|sinh ngày [[3 tháng 2 năm 1990]]",
            "lo|ເກີດວັນທີ [[3 ກຸມພາ 1990]]",
            "km|កើតនៅថ្ងៃទី [[៣ ខែកុម្ភៈ ឆ្នាំ១៩៩០]]",
            "th|เกิดวันที่ [[3 กุมภาพันธ์ 2533]]",
            "am|የተወለድኩት [[3 የካቲት 1982]]",
            "tg|соли таваллуд [[1990]]",
            "my birthday is [[14/3]], she was born on the [[14th of the third]]",
            "fr|né le [[quatorze du trois]]",
            "es|nací el [[catorce del tres]]",
            "I was born in the [[year of the dragon]]",
            "vi|tôi [[tuổi Dần]], sinh năm [[Nhâm Dần]]",
            "Interviewer: When were you born?\nP01: In [[1979]], in March.",
            "fr|C'est quoi votre date de naissance ?\nP01 : Le [[3 février 1990]].",
            "es|¿Cuándo nació usted? — En [[1979]].",
        },
        {"on 3 February 1990 we met", "in 2009 the treaty", "born in the 1990s", "fr|il ne vient pas en 1990",
         "Born! In 1990 we left.", "born in 79 villages", "born in section 3.2.1", "the year of the treaty",
         "Were you born here? I came in with 1979 others"}};
}

}  // namespace sotto::privacy
