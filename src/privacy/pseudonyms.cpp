// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/pseudonyms.h"

#include "privacy/places/gazetteer.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/latin.h"
#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <tuple>
#include <unordered_map>

namespace sotto::privacy {

namespace {

/// The words in `name`, folded and in Latin letters.
std::vector<std::string> latin_words(std::string_view name) {
    const std::string latin = text::to_latin(name);
    std::vector<std::string> words(1);
    for (std::size_t at = 0; at < latin.size();) {
        const std::size_t start = at;
        const char32_t c = text::utf8::next(latin, at);
        if (text::is_letter_or_mark(c)) {
            words.back() += latin.substr(start, at - start);
        } else if (c != U'\'' && c != U'-' && !words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

/// The word, and the word with each of its letters left out: two that differ by one letter share one.
std::vector<std::string> with_a_letter_less(const std::string& word) {
    // Of very short names everything would be near everything.
    constexpr std::size_t shortest = 3;
    std::vector<std::string> all{word};
    if (text::count_code_points(word) <= static_cast<text::Position>(shortest)) return all;
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t start = at;
        text::utf8::next(word, at);
        all.push_back(word.substr(0, start) + word.substr(at));
    }
    return all;
}

/// The country's language that names are taken from; empty where there is no list.
std::string_view origin_of_country(std::string_view code) {
    static const std::unordered_map<std::string_view, std::string_view> origins{
        {"LA", "lo"}, {"TH", "th"}, {"KH", "km"}, {"VN", "vi"}, {"MM", "my"}, {"ET", "am"}, {"ER", "am"},
        {"RS", "sr"}, {"BA", "sr"}, {"HR", "sr"}, {"ME", "sr"}, {"MK", "sr"}, {"SI", "sr"}, {"AL", "sq"},
        {"XK", "sq"}, {"AF", "fa"}, {"IR", "fa"}, {"TJ", "fa"}, {"IQ", "ar"}, {"SY", "ar"}, {"LB", "ar"},
        {"JO", "ar"}, {"PS", "ar"}, {"YE", "ar"}, {"SA", "ar"}, {"OM", "ar"}, {"AE", "ar"}, {"KW", "ar"},
        {"QA", "ar"}, {"BH", "ar"}, {"EG", "ar"}, {"SD", "ar"}, {"LY", "ar"}, {"TN", "ar"}, {"DZ", "ar"},
        {"MA", "ar"}, {"MR", "ar"}, {"EH", "ar"}, {"FR", "fr"}, {"BE", "fr"}, {"HT", "fr"}, {"ES", "es"},
        {"MX", "es"}, {"GT", "es"}, {"HN", "es"}, {"SV", "es"}, {"NI", "es"}, {"CR", "es"}, {"PA", "es"},
        {"CO", "es"}, {"VE", "es"}, {"EC", "es"}, {"PE", "es"}, {"BO", "es"}, {"CL", "es"}, {"AR", "es"},
        {"UY", "es"}, {"PY", "es"}, {"CU", "es"}, {"DO", "es"}, {"PT", "pt"}, {"BR", "pt"}, {"MZ", "pt"},
        {"AO", "pt"}, {"GW", "pt"}, {"CV", "pt"}, {"DE", "de"}, {"AT", "de"}, {"CH", "de"}, {"RU", "ru"},
        {"UA", "ru"}, {"BY", "ru"}, {"KZ", "ru"}, {"KG", "ru"}, {"KE", "sw"}, {"TZ", "sw"}, {"UG", "sw"},
        {"RW", "sw"}, {"BI", "sw"}, {"IN", "hi"}, {"NP", "hi"}, {"TR", "tr"}};
    const auto found = origins.find(code);
    return found == origins.end() ? std::string_view() : found->second;
}

std::string_view origin_of_script(std::string_view name) {
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = text::utf8::next(name, at);
        if (c >= 0x0E80 && c < 0x0F00) return "lo";
        if (c >= 0x0E00 && c < 0x0E80) return "th";
        if (c >= 0x1780 && c < 0x1800) return "km";
        if (c >= 0x1000 && c < 0x10A0) return "my";
        if (c >= 0x1200 && c < 0x13A0) return "am";
        if (c >= 0x0900 && c < 0x0980) return "hi";
        if (c == 0x0452 || c == 0x0458 || c == 0x0459 || c == 0x045A || c == 0x045B || c == 0x045F)
            return "sr";
        if (c >= 0x0600 && c < 0x0700) return "ar";
        if (c >= 0x0400 && c < 0x0530) return "ru";
    }
    return {};
}

/// What the register says of somebody, as far as names follow from it.
struct Person {
    std::string origin = "en";
    bool female = true;
    bool male = true;
};

Person person_of(const study::Entity& entity, const std::vector<const study::Attribute*>& attributes) {
    constexpr std::array<std::string_view, 4> gender_names{"gender", "sex", "genre", "sexe"};
    constexpr std::array<std::string_view, 12> female_words{"f",        "female",   "woman", "girl",
                                                            "femme",    "fille",    "mujer", "femenino",
                                                            "feminino", "weiblich", "frau",  "w"};
    constexpr std::array<std::string_view, 12> male_words{"m",        "male",   "man",      "boy",
                                                          "homme",    "garcon", "hombre",   "masculino",
                                                          "mannlich", "mann",   "masculin", "h"};
    Person person;
    if (const auto origin = origin_of_script(entity.name); !origin.empty()) person.origin = origin;
    const Gazetteer& gazetteer = Gazetteer::built_in();
    for (const study::Attribute* attribute : attributes) {
        const std::string name = text::fold_key(attribute->name);
        const std::string value = text::fold_key(attribute->value);
        if (std::find(gender_names.begin(), gender_names.end(), name) != gender_names.end()) {
            const bool female =
                std::find(female_words.begin(), female_words.end(), value) != female_words.end();
            const bool male = std::find(male_words.begin(), male_words.end(), value) != male_words.end();
            if (female != male) {
                person.female = female;
                person.male = male;
            }
        }
        const auto place = gazetteer.look_up(Gazetteer::key_of(attribute->value));
        if (!place || name == "residence") continue;
        const PlaceCandidate first = gazetteer.candidate(*place, 0);
        if (!first.is_area || gazetteer.kind(first.area) != AreaKind::Country) continue;
        const std::string_view script = origin_of_script(entity.name);
        const std::string_view origin = origin_of_country(gazetteer.code(first.area));
        // Persian and Arabic, Serbian and Russian share a script: the country tells them apart.
        if (!origin.empty() && (script.empty() || script == "ar" || script == "ru")) person.origin = origin;
    }
    return person;
}

}  // namespace

void CloseWords::add(std::string_view name) {
    for (const std::string& word : latin_words(name)) {
        for (std::string& one : with_a_letter_less(word)) near_.insert(std::move(one));
    }
    exact_.insert(text::fold_key(name));
}

void CloseWords::add_exactly(std::string_view word) {
    for (std::string& one : latin_words(word)) exact_.insert(std::move(one));
    exact_.insert(text::fold_key(word));
}

bool CloseWords::has(std::string_view name) const {
    if (exact_.contains(text::fold_key(name))) return true;
    for (const std::string& word : latin_words(name)) {
        if (exact_.contains(word)) return true;
        for (const std::string& one : with_a_letter_less(word)) {
            if (near_.contains(one)) return true;
        }
    }
    return false;
}

std::string Pseudonym::text() const {
    if (number > 0) return std::to_string(number);
    return native.empty() ? name : name + "/" + native;
}

Pseudonym Pseudonym::parse(std::string_view text) {
    Pseudonym made;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), made.number);
    if (error == std::errc() && end == text.data() + text.size()) return made;
    made.number = 0;
    const std::size_t slash = text.find('/');
    made.name = text.substr(0, slash);
    if (slash != std::string_view::npos) made.native = text.substr(slash + 1);
    return made;
}

Pseudonyms choose_pseudonyms(const std::vector<study::Entity>& entities,
                             const std::vector<study::Attribute>& attributes, PseudonymStyle style,
                             const Pseudonyms& given, const CloseWords& taken,
                             const std::function<std::uint64_t(std::string_view)>& order) {
    std::unordered_map<std::int64_t, std::vector<const study::Attribute*>> by_entity;
    for (const study::Attribute& attribute : attributes)
        by_entity[attribute.entity.value].push_back(&attribute);

    // `Participant 7` and `Person 7` are two; so are places and people.
    const auto kind_of = [](const study::Entity& entity) {
        return std::pair(entity.category,
                         entity.category == study::EntityCategory::Person && entity.participant);
    };
    Pseudonyms all;
    std::map<std::pair<study::EntityCategory, bool>, std::set<int>> numbers;
    CloseWords names = taken;
    std::vector<const study::Entity*> without;
    for (const study::Entity& entity : entities) {
        const auto known = given.find(entity.id);
        if (known == given.end()) {
            without.push_back(&entity);
            continue;
        }
        all.emplace(entity.id, known->second);
        if (known->second.number > 0) numbers[kind_of(entity)].insert(known->second.number);
        names.add(known->second.name);
    }
    const auto rank = [&](const study::Entity& entity) {
        const std::string own = entity.guid.text();
        return std::tuple(order(own), own, entity.id.value);
    };
    std::sort(without.begin(), without.end(),
              [&](const study::Entity* a, const study::Entity* b) { return rank(*a) < rank(*b); });
    for (const study::Entity* entity : without) {
        Pseudonym made;
        if (style == PseudonymStyle::Names && entity->category == study::EntityCategory::Person) {
            const Person person = person_of(*entity, by_entity[entity->id.value]);
            std::vector<PlausibleName> candidates;
            for (const NameGender gender : {NameGender::Female, NameGender::Male}) {
                if (!(gender == NameGender::Female ? person.female : person.male)) continue;
                const auto& list = plausible_names(person.origin, gender);
                candidates.insert(candidates.end(), list.begin(), list.end());
            }
            const std::string own = entity->guid.text();
            std::sort(candidates.begin(), candidates.end(),
                      [&](const PlausibleName& a, const PlausibleName& b) {
                          return order(own + std::string(a.latin)) < order(own + std::string(b.latin));
                      });
            const auto free =
                std::find_if(candidates.begin(), candidates.end(), [&](const PlausibleName& one) {
                    return !names.has(one.latin) && (one.native.empty() || !names.has(one.native));
                });
            if (free != candidates.end()) {
                made.name = free->latin;
                made.native = free->native;
                names.add(made.name);
            }
        }
        if (made.name.empty()) {
            std::set<int>& used = numbers[kind_of(*entity)];
            made.number = used.empty() ? 1 : *used.rbegin() + 1;
            used.insert(made.number);
        }
        all.emplace(entity->id, std::move(made));
    }
    return all;
}

}  // namespace sotto::privacy
