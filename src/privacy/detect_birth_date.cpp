// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/builtin_detectors.h"
#include "privacy/dates.h"
#include "privacy/found_list.h"
#include "privacy/word_set.h"

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

std::vector<Found> find_birth_dates(const Reading& reading) {
    constexpr std::size_t reach_before = 9;
    constexpr std::size_t reach_behind = 4;
    constexpr std::size_t reach_of_year = 6;
    std::vector<Found> found;
    const Lexed& lexed = reading.lexed();
    if (!lexed.has_numbers()) return found;
    const auto add = [&](text::Range range) {
        Found one;
        one.range = range;
        one.category = Category::BirthDate;
        one.confidence = 0.9;
        found.push_back(one);
    };
    for (const DateMatch& date : reading.dates()) {
        if (cue_before(lexed, date.first_token, reach_before) ||
            cue_behind(lexed, date.last_token, reach_behind)) {
            add(lexed.bytes_range(date.first, date.last));
        }
    }
    // A year of birth gives the age away as exactly as the age does.
    for (std::size_t i = 0; i < lexed.size(); ++i) {
        if (!lexed.is_number(i)) continue;
        if (is_short_year_of_birth(lexed, i)) add(lexed.range(i, i + 1));
        const bool year =
            is_plausible_year(lexed[i]) || (lexed.is_number(i) && lexed[i].spelled && lexed[i].digits == 4);
        if (!year || !lexed.stands_alone(i)) continue;
        if (lexed.is_word(i + 1) && !lexed[i + 1].gap && lexed.key(i + 1) == "s") continue;
        if (cue_before(lexed, i, reach_of_year) || cue_behind(lexed, i + 1, 3)) add(lexed.range(i, i + 1));
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
        },
        {"on 3 February 1990 we met", "in 2009 the treaty", "born in the 1990s", "fr|il ne vient pas en 1990",
         "Born! In 1990 we left.", "born in 79 villages", "born in section 3.2.1"}};
}

}  // namespace sotto::privacy
