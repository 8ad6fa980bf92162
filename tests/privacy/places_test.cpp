// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/identifiers.h"
#include "privacy/places/gazetteer.h"
#include "privacy/replacement.h"
#include "privacy/replacement_words.h"
#include "register_builder.h"
#include "text/fold.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace sotto;

namespace {

const privacy::Gazetteer& gazetteer() {
    return privacy::Gazetteer::built_in();
}

std::string country_of(const std::string& name) {
    const auto found = gazetteer().look_up(privacy::Gazetteer::key_of(name));
    if (!found) return "unknown";
    const auto country = gazetteer().country_of(gazetteer().candidate(*found, 0).area);
    return country == privacy::no_area ? "no country" : std::string(gazetteer().code(country));
}

std::vector<std::string> places_in(const std::string& utf8, const std::string& language = "en") {
    const text::Text text(utf8);
    const privacy::Protection protection = tests::RegisterBuilder().protection();
    std::vector<std::string> found;
    for (const privacy::Identifier& one : protection.find(text, language)) {
        if (one.category == privacy::Category::Place) found.emplace_back(text.slice(one.range));
    }
    return found;
}

std::string replaced(const privacy::Protection& protection, const std::string& utf8,
                     const std::string& language = "en") {
    const text::Text text(utf8);
    std::string result;
    text::Position at = 0;
    for (const privacy::Identifier& one : protection.find(text, language)) {
        result += text.slice({at, one.range.start});
        result += one.state == privacy::ReviewState::Rejected ? std::string(text.slice(one.range))
                                                              : one.replacement;
        at = one.range.end;
    }
    return result + std::string(text.slice({at, text.length()}));
}

std::vector<std::string> rungs(const std::string& name, const std::string& language) {
    const auto found = gazetteer().look_up(privacy::Gazetteer::key_of(name));
    REQUIRE(found);
    std::vector<std::string> words;
    for (const privacy::Rung& rung : privacy::ladder(gazetteer().candidate(*found, 0), language))
        words.push_back(rung.words);
    return words;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("every name of the gazetteer is folded as texts are, sorted, and found where it stands") {
    REQUIRE(gazetteer().size() > 400'000);
    std::string before;
    std::size_t unfolded = 0;
    std::size_t unsorted = 0;
    std::size_t lost = 0;
    // Each of the first names of the blocks and a share of the others.
    for (std::size_t i = 0; i < gazetteer().size(); i += 7) {
        const std::string key = gazetteer().key(i);
        unfolded += text::fold_key(key, text::Folding::KeepTones) == key ? 0 : 1;
        unsorted += before < key ? 0 : 1;
        const auto found = gazetteer().look_up(key);
        lost += found && found->count > 0 ? 0 : 1;
        before = key;
    }
    CHECK(unfolded == 0);
    CHECK(unsorted == 0);
    CHECK(lost == 0);
    CHECK_FALSE(gazetteer().look_up(""));
    CHECK_FALSE(gazetteer().look_up("no such place as this"));
    CHECK_FALSE(gazetteer().look_up("\xF4\x8F\xBF\xBF"));
}

TEST_CASE("places of all the countries that the seeds are about are known in their scripts") {
    const std::vector<std::pair<std::string, std::string>> places{
        {"ສະຫວັນນະເຂດ", "LA"}, {"Savannakhet", "LA"},    {"Luang Prabang", "LA"}, {"Đà Nẵng", "VN"},
        {"Da Nang", "VN"},    {"አዲስ አበባ", "ET"},        {"Душанбе", "TJ"},       {"Хуҷанд", "TJ"},
        {"کابل", "AF"},       {"Mazār-e Sharīf", "AF"}, {"الموصل", "IQ"},        {"بيروت", "LB"},
        {"ភ្នំពេញ", "KH"},      {"Shkodër", "AL"},        {"Dubrovnik", "HR"},     {"Београд", "RS"},
        {"Novi Sad", "RS"},   {"Chicago", "US"},        {"北京市", "CN"},        {"Port-Louis", "MU"}};
    for (const auto& [name, country] : places) {
        INFO(name);
        CHECK(country_of(name) == country);
    }
    CHECK(country_of("Lao PDR") == "LA");
    CHECK(country_of("Cambodge") == "KH");
    CHECK(country_of("Южная Америка") == "no country");
}

TEST_CASE("a name in a run without spaces is the longest that stands there") {
    const auto found = gazetteer().longest_at_start("ສະຫວັນນະເຂດແລະວຽງຈັນ");
    CHECK(found.length == std::string("ສະຫວັນນະເຂດ").size());
    CHECK(gazetteer().longest_at_start("ຂ້ອຍຢູ່ບ້ານ").length == 0);
    CHECK(gazetteer().longest_at_start("").length == 0);
    CHECK(gazetteer().longest_at_start("x").length == 0);
}

TEST_CASE("the ladder of a place leads from its district to its part of the world") {
    CHECK(rungs("Chicago", "en") == Strings{"a city in Cook County", "a place in Illinois",
                                            "a place in the United States", "a place in Northern America",
                                            "a place in the Americas"});
    CHECK(rungs("Chicago", "fr") == Strings{"une grande ville (Cook County)", "un lieu (Illinois)",
                                            "un lieu (États-Unis)", "un lieu (Amérique septentrionale)",
                                            "un lieu (Amériques)"});
    CHECK(rungs("Laos", "en") == Strings{"a place in Southeast Asia", "a place in Asia"});
    CHECK(rungs("Savannakhet", "lo").back().find("ສະຖານທີ່") == 0);
}

TEST_CASE("a place is found by what stands around it, not by its capital alone") {
    CHECK(places_in("We moved from Chicago to a village near Mardan.") == Strings{"Chicago", "Mardan"});
    CHECK(places_in("Reading is fun. Nice to meet you. Mobile phones are cheap. Of course.").empty());
    CHECK(places_in("He lives in Reading now.", "en").empty());
    CHECK(places_in("He lives in Reading, England, now.") == Strings{"Reading"});
    CHECK(places_in("Mr Jackson and Samuel Jackson met Florence.").empty());
    CHECK(places_in("It runs in Java, in Swift and in Rust.").empty());
    CHECK(places_in("@Chicago chicago.example.org/Paris").empty());
}

TEST_CASE("countries and parts of the world stay") {
    CHECK(places_in("I came from Laos to the United States, from Asia to America.").empty());
    CHECK(places_in("Je suis venue du Cambodge en Allemagne.", "fr").empty());
    CHECK(places_in("я приехал из Таджикистана в Россию", "ru").empty());
}

TEST_CASE("places are found in the scripts and inflections of their languages") {
    CHECK(places_in("Radio sam u Beogradu i u Novom Sadu.", "sr") == Strings{"Beogradu", "Novom Sadu"});
    CHECK(places_in("Он жил в Москве и в Нижнем Новгороде.", "ru") == Strings{"Москве", "Нижнем Новгороде"});
    CHECK(places_in("Jetonte në Tiranë.", "sq") == Strings{"Tiranë"});
    CHECK(places_in("كنا نعيش في بغداد ثم رجعنا إلى البصرة", "ar") == Strings{"بغداد", "البصرة"});
    CHECK(places_in("رجعنا ببغداد", "ar") == Strings{"بغداد"});
    CHECK(places_in("ຂ້ອຍເກີດຢູ່ແຂວງສະຫວັນນະເຂດ", "lo") == Strings{"ສະຫວັນນະເຂດ"});
    CHECK(places_in("Gia đình tôi sống ở Đà Nẵng.", "vi") == Strings{"Đà Nẵng"});
    CHECK(places_in("ጓደኛዬ በአዳማ ይኖራል", "am") == Strings{"አዳማ"});
}

TEST_CASE("a place that cannot be missed is found again where it stands alone") {
    const Strings found = places_in("I was born in Savannakhet, in Laos. Savannakhet was quiet then.");
    CHECK(found == Strings{"Savannakhet", "Savannakhet"});
}

TEST_CASE("what stands for a place says its country, where the name means one only") {
    tests::RegisterBuilder nobody;
    const privacy::Protection protection = nobody.protection();
    CHECK(replaced(protection, "He lives in Savannakhet.") == "He lives in [a place in Laos].");
    CHECK(replaced(protection, "Il vit à Savannakhet.", "fr") == "Il vit à [un lieu (Laos)].");
    CHECK(replaced(protection, "She lives in San Francisco, she said.") ==
          "She lives in [a place in the United States], she said.");
    // Some are in Cuba, some in Spain, some in Venezuela.
    CHECK(replaced(protection, "They stayed near Santa Ana.") == "They stayed near [place].");
}

TEST_CASE("a piece of a longer name lends its country to nothing") {
    CHECK(privacy::replacement_of(privacy::Category::Place, "Port Selwyn", "en", "en") == "[place]");
    CHECK(privacy::replacement_of(privacy::Category::Place, "Reading", "en", "en") == "[place]");
    CHECK(privacy::replacement_of(privacy::Category::Place, "Lusaka", "en", "en") == "[a place in Zambia]");
    CHECK(privacy::is_country_or_wider("Lao PDR"));
    CHECK(privacy::is_country_or_wider("l’Afrique") == false);
    CHECK(privacy::is_country_or_wider("Afrique"));
    CHECK_FALSE(privacy::is_country_or_wider("Lusaka"));
}

TEST_CASE("the country in a replacement is none that the register hides") {
    tests::RegisterBuilder register_;
    register_.add("C1", "Laos", study::EntityCategory::Place);
    CHECK(replaced(register_.protection(), "He lives in Savannakhet.") == "He lives in [place].");
}

TEST_CASE("words that say a place in brackets are known for Sotto's own in every language") {
    const auto laos = gazetteer().country("LA");
    for (const std::string& language : privacy::replacement_languages()) {
        INFO(language);
        CHECK(privacy::is_replacement_phrase(privacy::place_in(laos, language)));
    }
    CHECK_FALSE(privacy::is_replacement_phrase("a place in Savannakhet"));
}

TEST_CASE("a text of nothing but names of places is a value that is meant to be shown") {
    CHECK(places_in("San Francisco").empty());
    CHECK(places_in("Austin, Texas").empty());
    CHECK(places_in("San Francisco it was.") == Strings{"San Francisco"});
}

TEST_CASE("who rejects a place leaves it as it was said") {
    tests::RegisterBuilder register_;
    register_.decide("place:chicago", study::Decision::Reject);
    CHECK(replaced(register_.protection(), "We moved to Chicago then.") == "We moved to Chicago then.");
    CHECK(register_.protection()
              .leaks(text::Text("We moved to Chicago then."), privacy::Protection::Scope::Everything)
              .empty());
}

TEST_CASE("researchers may name places in their own replacements") {
    const privacy::Protection protection = tests::RegisterBuilder().protection();
    CHECK(protection.refuse_replacement("a woman from near Chicago").empty());
}

TEST_CASE("odd texts are looked through for places") {
    CHECK(places_in("").empty());
    CHECK(places_in("in").empty());
    CHECK(places_in("\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 in Chicago \xF0\x9F\x91\xA9") ==
          Strings{"Chicago"});
    CHECK(places_in("in Che\xCC\x81\x72"
                    "bourg")
              .size() <= 1);
    CHECK(places_in("a M\xC3\xBCnchen und aus Mu\xCC\x88nchen", "de") ==
          Strings{"M\xC3\xBCnchen", "Mu\xCC\x88nchen"});
    CHECK(places_in("in San\nFrancisco").size() <= 1);
    std::string line;
    for (int i = 0; i < 20'000; ++i) line += "ສະຫວັນ San New ";
    CHECK_NOTHROW(places_in(line, "lo"));
}
