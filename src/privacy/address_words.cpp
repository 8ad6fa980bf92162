// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/address_words.h"

#include "text/language.h"

#include <algorithm>
#include <array>

namespace sotto::privacy {

// A language is a line.

const WordSet& streets_before() {
    static const WordSet words(R"(
        rue avenue boulevard chemin impasse allée allées ruelle lotissement
        calle avenida avda carrera jirón plaza paseo
        rua travessa praça
        viale piazza vicolo
        strada bulevardul
        ulica ulici ulicu trg bulevar улица улици улицу ул трг булевар проспект пр-т переулок
        ulicë rruga rrugë
        kuča kuça кӯчаи кӯча ko'chasi ko'cha
        đường phố ngõ ngách hẻm kiệt
        شارع خیابان سرک
        ຖະໜົນ ถนน ផ្លូវ)");
    return words;
}

const WordSet& doubtful_streets_before() {
    static const WordSet words(R"(
        place cours route quai square passage villa bd av
        camino carretera cra cl pasaje urbanización
        largo estrada via corso
        naselje насеље kiệt
        کوچه ناحیه ຮ່ອມ ซอย)");
    return words;
}

const WordSet& streets_behind() {
    static const WordSet words("street road avenue lane boulevard crescent terrace");
    return words;
}

const WordSet& doubtful_streets_behind() {
    static const WordSet words(R"(
        st rd ave ln blvd drive dr close court ct place pl square sq way highway hwy row hill gardens quay parade mews walk grove rise)");
    return words;
}

bool is_street_in_one_word(std::string_view key, std::string_view language) {
    static constexpr auto plain =
        std::to_array<std::string_view>({"strasse", "gasse", "allee", "platz", "straat", "laan", "plein",
                                         "gracht", "gatan", "gata", "vagen", "veien", "gade", "katu"});
    static constexpr auto own = std::to_array<std::string_view>(
        {"str", "weg", "ring", "damm", "ufer", "steig", "kade", "dijk", "vej", "tie", "utca"});
    const std::string tongue = text::primary_language(language);
    const bool germanic = tongue == "de" || tongue == "nl" || tongue == "da" || tongue == "sv" ||
                          tongue == "nb" || tongue == "no" || tongue == "fi" || tongue == "hu";
    const auto ends = [&](std::string_view ending) {
        return key.size() > ending.size() + 1 && key.ends_with(ending);
    };
    return std::any_of(plain.begin(), plain.end(), ends) ||
           (germanic && std::any_of(own.begin(), own.end(), ends));
}

bool is_street_adjective(std::string_view key) {
    static constexpr auto endings = std::to_array<std::string_view>(
        {"ska", "cka", "ska", "ova", "eva", "ска", "чка", "шка", "ова", "ева"});
    return key.size() >= 7 && std::any_of(endings.begin(), endings.end(),
                                          [&](std::string_view ending) { return key.ends_with(ending); });
}

const WordSet& words_before_house_numbers() {
    static const WordSet words(R"(
        flat apartment apt
        appartement appt apto departamento
        stan стан кв квартира дом
        ngõ ngách hẻm kiệt
        ቀበሌ
        ໜ່ວຍ ຮ່ອມ ເຮືອນເລກທີ ບ້ານເລກທີ)");
    return words;
}

}  // namespace sotto::privacy
