// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/disguised_names.h"

#include "privacy/ascii.h"
#include "privacy/found_list.h"
#include "privacy/lexed.h"
#include "privacy/name_form_parts.h"
#include "privacy/spelt_names.h"
#include "privacy/word_set.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstdlib>

namespace sotto::privacy {

namespace {

/// Two letters with points that are something else, whoever has them for initials.
bool is_abbreviation(std::string_view letters) {
    static const WordSet words("us uk un eu ps pm ad bc id tv pc ok dc la ny ngo");
    return words.has(letters);
}

/// What digits and signs are typed for; 1 is an i or an l.
std::string with_letters(std::string_view key, char for_one) {
    std::string letters;
    for (const char c : key) {
        switch (c) {
            case '0':
                letters += 'o';
                break;
            case '1':
                letters += for_one;
                break;
            case '3':
                letters += 'e';
                break;
            case '4':
            case '@':
                letters += 'a';
                break;
            case '5':
            case '$':
                letters += 's';
                break;
            case '7':
                letters += 't';
                break;
            case '8':
                letters += 'b';
                break;
            default:
                letters += c;
        }
    }
    return letters;
}

/// Of `P04` 4; 0 of a code without a number at its end, or of a number without letters.
int number_of(std::string_view code) {
    std::size_t first = code.size();
    while (first > 0 && is_ascii_digit(code[first - 1])) --first;
    if (first == code.size() || first == 0 || code.size() - first > 4) return 0;
    return std::atoi(std::string(code.substr(first)).c_str());
}

const WordSet& words_for_participants() {
    static const WordSet words(R"(
        participant respondent interviewee informant
        participante répondant répondante enquêté enquêtée informateur informatrice
        entrevistado entrevistada encuestado encuestada informante respondente
        teilnehmer teilnehmerin befragte befragter
        učesnik učesnica ispitanik ispitanica учесник учесница испитаник испитаница участник участница респондент респондентка)");
    return words;
}

const WordSet& words_for_numbers() {
    static const WordSet words("number no nr n numéro número numero nummer broj број номер");
    return words;
}

}  // namespace

void DisguisedNames::add(Names& names, std::string key, std::uint32_t entity) {
    const auto [at, is_new] = names.try_emplace(std::move(key), Who{entity, false});
    if (!is_new && at->second.entity != entity) at->second.several = true;
}

DisguisedNames::DisguisedNames(const std::vector<study::Entity>& entities,
                               const std::vector<NameForm>& forms) {
    constexpr std::size_t shortest = 3;
    for (std::size_t i = 0; i < entities.size(); ++i) {
        const study::Entity& entity = entities[i];
        const auto number = static_cast<std::uint32_t>(i);
        ids_.push_back(entity.id);
        kinds_.push_back(Category::Other);
        if (entity.category == study::EntityCategory::Place) kinds_.back() = Category::Place;
        if (entity.category == study::EntityCategory::Organisation) kinds_.back() = Category::Organisation;
        if (entity.category != study::EntityCategory::Person) continue;
        kinds_.back() = Category::Person;
        if (const int code = number_of(entity.code); code > 0 && entity.participant) {
            const auto [at, is_new] = numbers_.try_emplace(code, Who{number, false});
            if (!is_new) at->second.several = true;
            initials_of_codes_[code] = text::fold_key(entity.code).substr(0, 1);
        }
        std::string all;
        std::string ends;
        const std::vector<std::string> parts = name_parts(entity.name);
        for (const std::string& part : parts) {
            if (!is_cased(part)) continue;
            std::size_t second = 0;
            text::utf8::next(part, second);
            all += part.substr(0, second);
            if (&part == &parts.front() || &part == &parts.back()) ends += part.substr(0, second);
        }
        if (parts.size() < 2 || letter_count(ends) < 2) continue;
        add(initials_, all, number);
        add(initials_, ends, number);
    }
    for (const NameForm& form : forms) {
        if (form.stem || !is_cased(form.key)) continue;
        std::string key = without_spaces(form.key);
        if (letter_count(key) >= shortest) add(names_, std::move(key), form.entity);
    }
}

Found DisguisedNames::found(text::Range range, const Who& who) const {
    Found one;
    one.range = range;
    one.category = who.several ? Category::Person : kinds_[who.entity];
    one.confidence = 0.8;
    if (!who.several) one.entity = ids_[who.entity];
    return one;
}

void DisguisedNames::find_spelt(const Reading& reading, std::vector<Found>& all) const {
    const text::Text& text = reading.text();
    for (const SpeltWord& word : spelt_words(text.utf8())) {
        const text::Range range = found_at(text, word.first, word.last, Category::Person, 1).range;
        if (const auto name = names_.find(word.letters); name != names_.end()) {
            all.push_back(found(range, name->second));
            continue;
        }
        const auto initials = initials_.find(word.letters);
        const std::string_view utf8 = text.utf8();
        if (initials == initials_.end() || !word.capitals || word.count > 4) continue;
        // "A.M.", "A. M."; not "A, M" nor "A M", which are no way of writing somebody.
        const bool points =
            word.last < utf8.size() && utf8[word.last] == '.' &&
            utf8.substr(word.first, word.last - word.first).find('.') != std::string_view::npos;
        const bool hour = word.first >= 2 && is_ascii_digit(utf8[word.first - 2]);
        if (!points || hour || is_abbreviation(word.letters)) continue;
        all.push_back(found({range.start, range.end + 1}, initials->second));
    }
}

void DisguisedNames::find_digits(const Reading& reading, std::vector<Found>& all) const {
    const std::string_view utf8 = reading.text().utf8();
    const auto is_part = [](char c) { return is_ascii_alphanumeric(c) || c == '@' || c == '$'; };
    for (std::size_t at = 0; at < utf8.size();) {
        if (!is_part(utf8[at])) {
            ++at;
            continue;
        }
        std::size_t end = at;
        bool letter = false;
        bool other = false;
        while (end < utf8.size() && is_part(utf8[end])) {
            (is_ascii_letter(utf8[end]) ? letter : other) = true;
            ++end;
        }
        const auto beside = [&](std::size_t place) {
            return place < utf8.size() &&
                   (static_cast<unsigned char>(utf8[place]) >= 0x80 || utf8[place] == '-');
        };
        const bool bordered = !(at > 0 && beside(at - 1)) && !beside(end);
        if (letter && other && bordered && end - at >= 3) {
            std::string key;
            for (const char c : utf8.substr(at, end - at)) key += ascii_lower(c);
            for (const char one : {'i', 'l'}) {
                const auto name = names_.find(with_letters(key, one));
                if (name == names_.end()) continue;
                all.push_back(
                    found(found_at(reading.text(), at, end, Category::Person, 1).range, name->second));
                break;
            }
        }
        at = end;
    }
}

void DisguisedNames::find_codes(const Reading& reading, std::vector<Found>& all) const {
    const Lexed& lexed = reading.lexed();
    for (std::size_t i = 0; i + 1 < lexed.size(); ++i) {
        if (!lexed.is_word(i) || !words_for_participants().has(lexed.key(i))) continue;
        std::size_t number = i + 1;
        if (lexed.is_word(number) && words_for_numbers().has(lexed.key(number))) ++number;
        if (lexed.is_sign(number, '.') && !lexed[number].gap) ++number;
        if (number >= lexed.size() || lexed[number].line || !lexed.is_number(number) ||
            !lexed.stands_alone(number))
            continue;
        const auto who = numbers_.find(lexed[number].value);
        // "Respondent 2" of a group is not whom the study calls P2.
        if (who == numbers_.end() || who->second.several ||
            !lexed.key(i).starts_with(initials_of_codes_.at(who->first)))
            continue;
        all.push_back(found(lexed.range(i, number + 1), who->second));
    }
}

std::vector<Found> DisguisedNames::find(const Reading& reading) const {
    std::vector<Found> all;
    if (!names_.empty() || !initials_.empty()) find_spelt(reading, all);
    if (!names_.empty()) find_digits(reading, all);
    if (!numbers_.empty()) find_codes(reading, all);
    return apart(std::move(all));
}

}  // namespace sotto::privacy
