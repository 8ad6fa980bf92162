// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/disclosure/facts.h"
#include "privacy/disclosure/singling_out.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace sotto;
using privacy::Fact;
using privacy::FactFinder;
using privacy::FactKind;
using privacy::KnownPeople;
using privacy::KnownPerson;

namespace {

using Told = std::vector<std::pair<std::string, std::string>>;

/// The words of each fact and what they tell.
Told told(const std::string& utf8,
          const FactFinder& finder = FactFinder({"Lao PDR", "Vietnam"}, {"deminer"})) {
    const text::Text text(utf8);
    Told all;
    for (const auto& fact : finder.find(utf8)) {
        all.emplace_back(std::string(text.slice(fact.range)),
                         std::string(privacy::name_of(fact.kind)) + ": " + fact.value);
    }
    return all;
}

study::Id<study::Entity> id(std::int64_t number) {
    return {number};
}

KnownPerson person(std::int64_t number, privacy::FactSets registered, privacy::FactSets said = {}) {
    return {id(number), std::move(registered), std::move(said)};
}

Fact fact(FactKind kind, const std::string& value, text::Position start = 0) {
    return {{start, start + 3}, kind, value};
}

}  // namespace

TEST_CASE("kin is found with whose it is, whether dead, in four languages") {
    CHECK(told("My son was there.") == Told{{"My son", "kin: son"}});
    CHECK(told("I told my late husband.") == Told{{"my late husband", "kin: husband, dead"}});
    CHECK(told("Then my eldest daughter died.") == Told{{"my eldest daughter", "kin: daughter, dead"}});
    CHECK(told("C'était mon défunt mari.") == Told{{"mon défunt mari", "kin: husband, dead"}});
    CHECK(told("Vivo con mis hijos.") == Told{{"mis hijos", "kin: child"}});
    CHECK(told("كان ابني هناك.") == Told{{"ابني", "kin: son"}});
    CHECK(told("سافرت وزوجي معي") == Told{{"وزوجي", "kin: husband"}});
    CHECK(told("The son of a neighbour. His mother came.").empty());
    CHECK(told("That is mine. Son, come here.").empty());
}

TEST_CASE(
    "claims to be the only one, jobs, injuries, sex and years are found where the speaker is the subject") {
    CHECK(told("I was the only woman in the room.") == Told{{"the only woman", "only: only"}});
    CHECK(told("J'étais la seule femme.") == Told{{"la seule femme", "only: only"}});
    CHECK(told("Yo era la única mujer.") == Told{{"la única mujer", "only: only"}});
    CHECK(told("I was a nurse then.") == Told{{"nurse", "job: nurse"}});
    CHECK(told("Je suis sage-femme ici.") == Told{{"sage-femme", "job: midwife"}});
    CHECK(told("كنت معلمة في القرية") == Told{{"معلمة", "job: teacher"}});
    CHECK(told("The nurse said no.").empty());
    CHECK(told("I lost both legs in 1998.") == Told{{"legs", "injury: leg"}, {"1998", "year: 1998"}});
    CHECK(told("Perdí la mano derecha.") == Told{{"mano", "injury: arm"}});
    CHECK(told("J'ai perdu la jambe.") == Told{{"jambe", "injury: leg"}});
    CHECK(told("فقدت ساقي") == Told{{"ساقي", "injury: leg"}});
    CHECK(told("I am blind.") == Told{{"blind", "injury: blind"}});
    CHECK(told("He lost a leg. We stood up.").empty());
    CHECK(told("As a woman I see that. I say so as a woman.") == Told{{"woman", "sex: female"}});
    CHECK(told("It was in ١٩٩٨.") == Told{{"١٩٩٨", "year: 1998"}});
    CHECK(told("Room 3000, page 12.").empty());
}

TEST_CASE("countries and their people are found, those of the register in its own spelling too") {
    CHECK(told("A Laotian came.") == Told{{"Laotian", "country: lao pdr"}});
    CHECK(told("Back in Viet Nam they waited.") == Told{{"Viet Nam", "country: vietnam"}});
    CHECK(told("Soy colombiana.") == Told{{"colombiana", "country: colombia"}});
    const FactFinder finder({"Republic of Ruritania"}, {"Cheese taster"});
    CHECK(told("the Republic of Ruritania", finder) ==
          Told{{"Republic of Ruritania", "country: republic of ruritania"}});
    CHECK(told("I am a cheese taster.", finder) == Told{{"cheese taster", "job: cheese taster"}});
    CHECK(told("").empty());
}

TEST_CASE("the register's attributes are read as facts") {
    const FactFinder finder({}, {});
    using privacy::FactSets;
    CHECK(finder.of_attribute("Country", "Laos") == FactSets{{FactKind::Country, {"lao pdr"}}});
    CHECK(finder.of_attribute("country", "South Sudan") == FactSets{{FactKind::Country, {"south sudan"}}});
    CHECK(finder.of_attribute("nationality", "Ruritanian") == FactSets{{FactKind::Country, {"ruritanian"}}});
    CHECK(finder.of_attribute("sex", "F") == FactSets{{FactKind::Sex, {"female"}}});
    CHECK(finder.of_attribute("marital_status", "widow") == FactSets{{FactKind::Kin, {"husband, dead"}}});
    CHECK(finder.of_attribute("family", "two sons, a daughter") ==
          FactSets{{FactKind::Kin, {"daughter", "son"}}});
    CHECK(finder.of_attribute("disability", "amputee") == FactSets{{FactKind::Injury, {"amputee"}}});
    CHECK(finder.of_attribute("accident", "lost a leg, 1998") ==
          FactSets{{FactKind::Injury, {"leg"}}, {FactKind::Year, {"1998"}}});
    CHECK(finder.of_attribute("team", "red").empty());
}

TEST_CASE("a quote is listed when its facts are true of fewer than k people") {
    std::vector<KnownPerson> people;
    for (std::int64_t i = 1; i <= 6; ++i) {
        privacy::FactSets registered{{FactKind::Country, {i <= 4 ? "lao pdr" : "vietnam"}}};
        if (i == 1) registered[FactKind::Injury].insert("amputee");
        people.push_back(person(i, std::move(registered)));
    }
    people[1].said[FactKind::Kin].insert("son");
    people[2].said[FactKind::Kin].insert("son");
    people[3].said[FactKind::Kin].insert("son");
    KnownPeople known(std::move(people), {});

    const auto leg = fact(FactKind::Injury, "leg");
    const auto laos = fact(FactKind::Country, "lao pdr", 10);
    const auto son = fact(FactKind::Kin, "son", 20);
    CHECK(known.matches(id(1), {leg}) == 1);
    CHECK(known.matches(id(1), {laos}) == 4);
    CHECK(known.matches(id(2), {laos, son}) == 3);
    // What is not known of her nobody else can be counted out by; she herself said it.
    CHECK(known.matches(id(5), {son}) == 4);
    CHECK(known.matches({}, {son}) == 3);

    const auto found = privacy::singled_out(known, {{0, id(1), {leg, laos}}, {1, id(2), {laos, son}}}, 3);
    REQUIRE(found.size() == 1);
    CHECK(found[0].quote == 0);
    CHECK(found[0].matches == 1);
    CHECK(found[0].facts == std::vector<Fact>{leg, laos});
    CHECK(found[0].generalise == std::vector<std::size_t>{0});
    CHECK(found[0].would_match == 4);
    // Who is from Vietnam speaks of another country.
    CHECK(privacy::singled_out(known, {{0, id(5), {laos}}}, 5).empty());
    CHECK(privacy::singled_out(known, {{0, id(2), {laos}}}, 5).size() == 1);
    const auto only = privacy::singled_out(known, {{7, id(2), {fact(FactKind::Only, "only")}}}, 3);
    REQUIRE(only.size() == 1);
    CHECK(only[0].matches == 1);
    CHECK(only[0].would_match == 6);
}

TEST_CASE("what is printed beside a quote counts with what its words tell") {
    std::vector<KnownPerson> people;
    for (std::int64_t i = 1; i <= 6; ++i) people.push_back(person(i, {{FactKind::Job, {"nurse"}}}));
    KnownPeople alike(people, {});
    KnownPeople shown(people, {0, 0, 1, 1, 1, 1});
    CHECK(alike.matches(id(1), {fact(FactKind::Job, "nurse")}) == 6);
    CHECK(shown.matches(id(1), {fact(FactKind::Job, "nurse")}) == 2);
    // But then it is not the words that tell him apart; nor does a claim where nobody else is meant.
    KnownPeople alone(people, {0, 1, 1, 1, 1, 1});
    CHECK(privacy::singled_out(alone, {{0, id(1), {fact(FactKind::Only, "only")}}}, 3).empty());
    CHECK(privacy::singled_out(shown, {{0, id(1), {fact(FactKind::Job, "nurse")}}}, 3).empty());
}

TEST_CASE("quotes under one pseudonym that are harmless alone are named when together they are not") {
    std::vector<KnownPerson> people;
    for (std::int64_t i = 1; i <= 8; ++i) {
        privacy::FactSets said;
        if (i <= 4) said[FactKind::Job].insert("nurse");
        if (i % 4 == 1 || i == 6 || i == 7) said[FactKind::Kin].insert("son");
        said[FactKind::Year].insert(i <= 6 ? "1998" : "2004");
        people.push_back(person(i, {}, std::move(said)));
    }
    KnownPeople known(std::move(people), {});
    const auto nurse = fact(FactKind::Job, "nurse");
    const auto son = fact(FactKind::Kin, "son");
    const auto year = fact(FactKind::Year, "1998");
    CHECK(known.matches(id(1), {nurse}) == 4);
    CHECK(known.matches(id(1), {son}) == 4);
    CHECK(known.matches(id(1), {nurse, son}) == 1);
    const privacy::LinkedQuotes quotes{
        "P01", id(1), {{10, id(1), {nurse}}, {11, id(1), {year}}, {12, id(1), {son}}, {13, id(1), {}}}};
    const auto found = privacy::jigsaws(known, {quotes}, 3);
    REQUIRE(found.size() == 1);
    CHECK(found[0].label == "P01");
    CHECK(found[0].together == std::vector<std::size_t>{10, 12});
    CHECK(found[0].matches == 1);
    CHECK(privacy::jigsaws(known, {{"P01", id(1), {{10, id(1), {nurse}}, {11, id(1), {year}}}}}, 3).empty());
    // A quote that does it alone is not a puzzle.
    CHECK(privacy::jigsaws(known, {{"P01", id(1), {{10, id(1), {nurse, son}}, {12, id(1), {year}}}}}, 3)
              .empty());
}

TEST_CASE("what could stand for a fact says less") {
    CHECK(privacy::more_general(fact(FactKind::Year, "1998")) == "[the 1990s]");
    CHECK(privacy::more_general(fact(FactKind::Kin, "son")) == "[a relative]");
}
