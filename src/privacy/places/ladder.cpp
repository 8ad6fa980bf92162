// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/places/gazetteer.h"
#include "privacy/replacement_words.h"
#include "text/language.h"

#include <fmt/core.h>
#include <string>
#include <unordered_set>

namespace sotto::privacy {

namespace {

/// From so many people on a town is a city, and below so many a village.
constexpr std::int64_t city_from = 100'000;
constexpr std::int64_t village_below = 2'000;

/// Countries and regions that English names with an article.
bool takes_article(std::string_view name) {
    static const std::unordered_set<std::string_view> with_article{"United States",
                                                                   "United Kingdom",
                                                                   "United Arab Emirates",
                                                                   "Netherlands",
                                                                   "Philippines",
                                                                   "Bahamas",
                                                                   "Gambia",
                                                                   "Maldives",
                                                                   "Seychelles",
                                                                   "Comoros",
                                                                   "Solomon Islands",
                                                                   "Marshall Islands",
                                                                   "Dominican Republic",
                                                                   "Central African Republic",
                                                                   "Cayman Islands",
                                                                   "Cook Islands",
                                                                   "Faroe Islands",
                                                                   "Falkland Islands",
                                                                   "Caribbean",
                                                                   "Americas",
                                                                   "Palestinian Territories",
                                                                   "Isle of Man",
                                                                   "Micronesian Region",
                                                                   "world",
                                                                   "U.S. Virgin Islands",
                                                                   "British Virgin Islands",
                                                                   "Northern Mariana Islands",
                                                                   "Turks & Caicos Islands",
                                                                   "Caribbean Netherlands"};
    return with_article.count(name) > 0;
}

std::string_view size_word(std::int64_t people, bool french) {
    if (people >= city_from) return french ? "une grande ville" : "a city";
    if (people >= village_below || people == 0) return french ? "une ville" : "a town";
    return french ? "un village" : "a village";
}

std::string said(std::string_view what, Area area, std::string_view language) {
    const std::string_view name = Gazetteer::built_in().name(area, language);
    const std::string own = text::primary_language(language);
    const bool table_has = phrase(Phrase::Place, own) != phrase(Phrase::Place, "en");
    // Of other languages one would have to know which preposition the name takes: au Laos, en Irak.
    if (table_has) return fmt::format("{} ({})", what, name);
    return fmt::format("{} in {}{}", what, takes_article(name) ? "the " : "", name);
}

std::string_view place_word(std::string_view language) {
    const std::string_view word = phrase(Phrase::Place, language);
    if (word == phrase(Phrase::Place, "en")) return "a place";
    return text::primary_language(language) == "fr" ? "un lieu" : word;
}

}  // namespace

std::string place_in(Area area, std::string_view language) {
    return said(place_word(language), area, language);
}

std::vector<Rung> ladder(const PlaceCandidate& candidate, std::string_view language) {
    const Gazetteer& gazetteer = Gazetteer::built_in();
    const std::string own = text::primary_language(language);
    const bool french = own == "fr";
    const bool english = place_word(language) == "a place";
    std::vector<Rung> rungs;
    Area area = candidate.is_area ? gazetteer.above(candidate.area) : candidate.area;
    for (; area != no_area; area = gazetteer.above(area)) {
        if (gazetteer.kind(area) == AreaKind::Region && gazetteer.above(area) == no_area) break;
        std::string_view what = place_word(language);
        const bool finest = rungs.empty() && !candidate.is_area && gazetteer.kind(area) >= AreaKind::Province;
        if (finest && (french || english)) what = size_word(candidate.people, french);
        rungs.push_back({said(what, area, language), area});
    }
    return rungs;
}

bool is_country_or_wider(std::string_view words) {
    const Gazetteer& gazetteer = Gazetteer::built_in();
    const auto name = gazetteer.look_up(Gazetteer::key_of(words));
    if (!name) return false;
    const PlaceCandidate first = gazetteer.candidate(*name, 0);
    return first.is_area && gazetteer.kind(first.area) <= AreaKind::Country;
}

Area likely_country(const PlaceName& name) {
    constexpr std::int64_t times = 10;
    const Gazetteer& gazetteer = Gazetteer::built_in();
    Area country = no_area;
    std::int64_t most = 0;
    for (std::size_t i = 0; i < name.count; ++i) {
        const PlaceCandidate candidate = gazetteer.candidate(name, i);
        const Area its = gazetteer.country_of(candidate.area);
        if (its == no_area) return no_area;
        if (country == no_area) {
            country = its;
            most = candidate.people;
        } else if (its != country && candidate.people * times > most) {
            return no_area;
        }
    }
    return country;
}

bool is_place_in_words(std::string_view inside) {
    static const auto all = [] {
        std::unordered_set<std::string> words;
        const Gazetteer& gazetteer = Gazetteer::built_in();
        for (const std::string& language : replacement_languages()) {
            for (std::size_t i = 0; i < gazetteer.areas(); ++i) {
                const auto area = static_cast<Area>(i);
                if (gazetteer.kind(area) > AreaKind::Country) break;
                words.insert(without_joiners(place_in(area, language)));
            }
        }
        return words;
    }();
    return all.count(without_joiners(inside)) > 0;
}

}  // namespace sotto::privacy
