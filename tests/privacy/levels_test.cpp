// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/levels.h"
#include "base/error.h"
#include "privacy/gate.h"
#include "privacy/profile.h"
#include "privacy/shown_limits.h"
#include "register_builder.h"

#include <catch2/catch.hpp>
#include <string>
#include <variant>

using namespace sotto;
using privacy::Category;
using privacy::Level;

namespace {

using EntityId = study::Id<study::Entity>;

std::string replaced(const tests::RegisterBuilder& people, const std::string& text, const std::string& found,
                     const std::string& language = "en") {
    const privacy::Protection protection = people.protection();
    const text::Text words(text);
    for (const privacy::Identifier& one : protection.find(words, language)) {
        if (words.slice(one.range) == found)
            return one.state == privacy::ReviewState::Rejected ? found : one.replacement;
    }
    return "(not found)";
}

struct Quotes {
    tests::RegisterBuilder people;
    EntityId noy = people.participant("P1", "Noy Vichack");
    privacy::ExportTerms terms;

    Quotes() {
        people.with("country", "Laos").with("region", "South-East Asia").with("age", "33");
        terms.audience = study::Audience::Team;
        terms.k = 1;
    }
    std::variant<privacy::ProtectedExcerpt, privacy::Withheld> pass(const std::string& words) const {
        const privacy::Protection protection = people.protection();
        privacy::Candidate candidate;
        candidate.source.language = "en";
        privacy::CandidateTurn turn;
        turn.utf8 = words;
        turn.range = {0, text::count_code_points(words)};
        turn.role = study::SpeakerRole::Participant;
        turn.participant = noy;
        candidate.range = turn.range;
        candidate.turns.push_back(turn);
        return privacy::Gate(protection, {{}, terms}).pass(candidate);
    }
    std::string printed(const std::string& words) const {
        const auto result = pass(words);
        if (const auto* why = std::get_if<privacy::Withheld>(&result)) return "withheld: " + why->reason;
        return std::get<privacy::ProtectedExcerpt>(result).turns.front().text.utf8();
    }
};

}  // namespace

TEST_CASE("a profile that nobody has touched asks for nothing") {
    const privacy::Profile profile;
    CHECK(profile.chosen().empty());
    CHECK(profile.level_of("place") == "generalise:3");
    CHECK(profile.level_of("person") == "role");
    CHECK_FALSE(profile.gives_pseudonyms());
    CHECK(profile.most_days() == 0);
}

TEST_CASE("a profile gives back what it was told, in the words it was told in") {
    privacy::Profile profile;
    profile.set("place", "generalise:2");
    profile.set("date", "shift");
    profile.set("pseudonyms", "names");
    CHECK(profile.chosen() == std::vector<std::pair<std::string, std::string>>{
                                  {"place", "generalise:2"}, {"date", "shift:182"}, {"pseudonyms", "names"}});
    CHECK(profile.most_days() == 182);
    profile.reset("date");
    CHECK(profile.level_of("date") == "generalise:2");
}

TEST_CASE("one offset moves all dates of a person, so the narrowest limit holds") {
    privacy::Profile profile;
    CHECK(profile.most_days() == 0);
    profile.set("date", "shift:7");
    profile.set("birth-date", "shift:182");
    CHECK(profile.most_days() == 7);
}

TEST_CASE("levels that a subject does not have are refused") {
    privacy::Profile profile;
    for (const auto& [subject, level] :
         std::vector<std::pair<std::string, std::string>>{{"person", "keep"},
                                                          {"contact", "keep"},
                                                          {"place", "generalise:9"},
                                                          {"place", "generalise:0"},
                                                          {"date", "shift:3"},
                                                          {"age", "shift"},
                                                          {"pseudonyms", "hats"},
                                                          {"village", "role"},
                                                          {"place", ""}}) {
        INFO(subject << "=" << level);
        CHECK_THROWS_AS(profile.set(subject, level), base::Error);
    }
    CHECK(profile == privacy::Profile());
}

TEST_CASE("each level of a profile is what stands in the text") {
    tests::RegisterBuilder people;
    const auto noy = people.participant("P1", "Noy Vichack");
    people.pseudonym(noy, "7");
    const std::string text =
        "Noy Vichack was 33 years old on 14 March 2009 in Savannakhet, reach her at 020 7946 0123.";
    CHECK(replaced(people, text, "Noy Vichack") == "[a respondent]");
    CHECK(replaced(people, text, "Savannakhet") == "[a place in Laos]");
    CHECK(replaced(people, text, "14 March 2009") == "[2009]");

    people.level("person", "pseudonym").level("place", "generalise:4").level("date", "generalise:1");
    people.level("age", "generalise:2").level("contact", "remove");
    CHECK(replaced(people, text, "Noy Vichack") == "[Participant 7]");
    CHECK(replaced(people, text, "Savannakhet") == "[a place in Southeast Asia]");
    CHECK(replaced(people, text, "14 March 2009") == "[March 2009]");
    CHECK(replaced(people, text, "33 years old") == "[thirties]");
    CHECK(replaced(people, text, "020 7946 0123") == "[…]");

    people.level("place", "keep").level("date", "generalise:3").level("age", "role");
    CHECK(replaced(people, text, "Savannakhet") == "Savannakhet");
    CHECK(replaced(people, text, "14 March 2009") == "[2000s]");
    CHECK(replaced(people, text, "33 years old") == "[age]");
}

TEST_CASE("a place that only the register knows is generalised by what the register says of it") {
    tests::RegisterBuilder people;
    people.add("L1", "Ban Nakham", study::EntityCategory::Place);
    people.with("country", "Laos");
    const std::string text = "We lived in Ban Nakham then.";
    CHECK(replaced(people, text, "Ban Nakham") == "[place]");
    people.level("place", "generalise:2");
    CHECK(replaced(people, text, "Ban Nakham") == "[a place in Laos]");
    // A country that is hidden itself is no wider word for its places.
    people.add("L2", "Laos", study::EntityCategory::Place);
    CHECK(replaced(people, text, "Ban Nakham") == "[place]");
}

TEST_CASE("what a profile keeps is no leak, and what it does not keep still is") {
    tests::RegisterBuilder people;
    people.participant("P1", "Noy Vichack");
    people.add("L1", "Ban Nakham", study::EntityCategory::Place);
    const text::Text text{std::string("In Ban Nakham, on 14 March 2009, Noy Vichack came.")};
    const auto leaks = [&] {
        return people.protection().leaks(text, privacy::Protection::Scope::Everything).size();
    };
    CHECK(leaks() == 3);
    people.level("place", "keep");
    CHECK(leaks() == 2);
    people.level("date", "keep");
    CHECK(leaks() == 1);
}

TEST_CASE("words that were set for one thing go before what its kind becomes") {
    tests::RegisterBuilder people;
    people.level("place", "generalise:4").decide("place:savannakhet", study::Decision::Set, "a river town");
    CHECK(replaced(people, "We lived in Savannakhet then.", "Savannakhet") == "[a river town]");
    people.level("place", "keep");
    CHECK(replaced(people, "We lived in Savannakhet then.", "Savannakhet") == "[a river town]");
    people.level("place", "remove");
    CHECK(replaced(people, "We lived in Savannakhet then.", "Savannakhet") == "[…]");
}

TEST_CASE("sums of money are bands where a profile says so, and stay where none does") {
    tests::RegisterBuilder people;
    const std::string text = "They gave me $1,500 and 20 euros, and 2.5 million kip.";
    CHECK(replaced(people, text, "$1,500") == "(not found)");
    people.level("amount", "generalise:1");
    CHECK(replaced(people, text, "$1,500") == "[$1,000–2,000]");
    CHECK(replaced(people, text, "20 euros") == "[20–50 euros]");
    people.level("amount", "generalise:2");
    CHECK(replaced(people, text, "20 euros") == "[10–100 euros]");
}

TEST_CASE("words for traits are replaced where a profile says so") {
    tests::RegisterBuilder people;
    const std::string text = "She is a midwife and my son was there.";
    CHECK(replaced(people, text, "midwife") == "(not found)");
    people.level("occupation", "role");
    CHECK(replaced(people, text, "midwife") == "[occupation]");
    CHECK(replaced(people, text, "son") == "(not found)");
}

TEST_CASE("a place in a quote is never finer than the region shown beside it") {
    Quotes quotes;
    CHECK(quotes.printed("We lived in Savannakhet then.") == "We lived in [a place in Laos] then.");
    quotes.terms.shown = {"country"};
    CHECK(quotes.printed("We lived in Savannakhet then.") == "We lived in [a place in Laos] then.");
    quotes.terms.shown = {"region"};
    CHECK(quotes.printed("We lived in Savannakhet then.") == "We lived in [a place in Southeast Asia] then.");
    quotes.people.decide("place:savannakhet", study::Decision::Set, "a village in Lao PDR");
    CHECK(quotes.printed("We lived in Savannakhet then.").find("Lao") == std::string::npos);
}

TEST_CASE("an age in a quote is never finer than the band shown beside it") {
    Quotes quotes;
    CHECK(quotes.printed("I was 33 years old then.") == "I was [early thirties] then.");
    quotes.terms.shown = {"age:10"};
    CHECK(quotes.printed("I was 33 years old then.") == "I was [thirties] then.");
    quotes.terms.shown = {"age:20"};
    CHECK(quotes.printed("I was 33 years old then.") == "I was [20-39] then.");
    quotes.terms.shown = {"age:50"};
    CHECK(quotes.printed("I was 33 years old then.") == "I was [age] then.");
}

TEST_CASE("dates move by what their speaker has, and a finished file takes them for Sotto's own") {
    Quotes quotes;
    quotes.people.level("date", "shift").dates_move(quotes.noy, 21);
    const privacy::Protection protection = quotes.people.protection();
    const privacy::Gate gate(protection, {{}, quotes.terms});
    privacy::Candidate candidate;
    candidate.source.language = "en";
    privacy::CandidateTurn turn;
    turn.utf8 = "It was 14 March 2009, not 2009-03-21.";
    turn.range = {0, text::count_code_points(turn.utf8)};
    turn.participant = quotes.noy;
    turn.role = study::SpeakerRole::Participant;
    candidate.turns = {turn};
    const auto passed = gate.pass(candidate);
    const auto& excerpt = std::get<privacy::ProtectedExcerpt>(passed);
    const std::string said = excerpt.turns.front().text.utf8();
    CHECK(said == "It was [4 April 2009], not [2009-04-11].");
    CHECK(gate.scan(said, "block 1", privacy::ScanDepth::Words, {}).empty());
    // The same date without its brackets is somebody's.
    CHECK(gate.scan("It was 4 April 2009.", "block 1", privacy::ScanDepth::Words, {}).size() == 1);
    CHECK(gate.scan("It was [14 March 2009].", "block 1", privacy::ScanDepth::Words, {}).size() == 1);
    // Of somebody whose dates do not move, the year is left.
    turn.participant = {};
    candidate.turns = {turn};
    const auto other = gate.pass(candidate);
    CHECK(std::get<privacy::ProtectedExcerpt>(other).turns.front().text.utf8() ==
          "It was [2009], not [2009].");
}

TEST_CASE("of a date of which a part is off the record only the year is left") {
    Quotes quotes;
    quotes.people.level("date", "shift").dates_move(quotes.noy, 21);
    const privacy::Protection protection = quotes.people.protection();
    privacy::Candidate candidate;
    candidate.source.language = "en";
    privacy::CandidateTurn turn;
    turn.utf8 = "It was 14 March 2009.";
    turn.range = {0, text::count_code_points(turn.utf8)};
    turn.participant = quotes.noy;
    turn.off_record = {{7, 9}};
    candidate.turns = {turn};
    const auto passed = privacy::Gate(protection, {{}, quotes.terms}).pass(candidate);
    const std::string said = std::get<privacy::ProtectedExcerpt>(passed).turns.front().text.utf8();
    CHECK(said.find("April") == std::string::npos);
    CHECK(said.find("[2009]") != std::string::npos);
}

TEST_CASE("an editor's words in the middle of a name stand behind what stands for it") {
    Quotes quotes;
    const privacy::Protection protection = quotes.people.protection();
    privacy::Candidate candidate;
    candidate.source.language = "en";
    privacy::CandidateTurn turn;
    turn.utf8 = "There Noy Vichack came.";
    turn.range = {0, text::count_code_points(turn.utf8)};
    turn.participant = quotes.noy;
    turn.edits = {{{9, 9}, "of the team"}};
    candidate.turns = {turn};
    const auto passed = privacy::Gate(protection, {{}, quotes.terms}).pass(candidate);
    CHECK(std::get<privacy::ProtectedExcerpt>(passed).turns.front().text.utf8() ==
          "There [a respondent] [of the team] came.");
}

TEST_CASE("under the policy pseudonym a person has one label in the words and under them") {
    Quotes quotes;
    const auto other = quotes.people.participant("P2", "Keo Sisavath");
    quotes.people.level("person", "pseudonym").pseudonym(quotes.noy, "4").pseudonym(other, "9");
    quotes.terms.policy = privacy::AttributionPolicy::Pseudonym;
    const auto result = quotes.pass("Keo Sisavath helped me.");
    const auto& excerpt = std::get<privacy::ProtectedExcerpt>(result);
    CHECK(excerpt.turns.front().text.utf8() == "[Participant 9] helped me.");
    CHECK(excerpt.attribution.utf8() == "Participant 4");
}

TEST_CASE(
    "each rung says how many people of the register it could mean, and the smallest that reaches k is told") {
    tests::RegisterBuilder people;
    for (int i = 1; i <= 5; ++i) {
        people.participant("P" + std::to_string(i),
                           "Person Number" + std::string(1, static_cast<char>('A' + i)));
        people.with("country", i <= 2   ? "Laos"
                               : i <= 4 ? "Vietnam"
                                        : "Kenya")
            .with("age", std::to_string(30 + i));
    }
    const privacy::Protection protection = people.protection();
    const privacy::LevelCounts counts(protection);
    const text::Text text{std::string("We lived in Savannakhet, I was 31 years old.")};
    const auto found = protection.find(text, "en");
    REQUIRE(found.size() == 2);
    const auto places = counts.of(found[0], text.slice(found[0].range), "en", "en");
    const auto people_for = [&](const std::string& words) {
        for (const auto& one : places) {
            if (one.words == words) return one.people.value_or(-1);
        }
        return std::int64_t{-2};
    };
    CHECK(people_for("a place in Laos") == 2);
    CHECK(people_for("a place in Southeast Asia") == 4);
    CHECK(people_for("place") == 5);
    CHECK(places[privacy::LevelCounts::smallest(places, 2)].words == "a place in Laos");
    CHECK(places[privacy::LevelCounts::smallest(places, 3)].words == "a place in Southeast Asia");
    CHECK(places[privacy::LevelCounts::smallest(places, 5)].words == "place");
    const auto ages = counts.of(found[1], text.slice(found[1].range), "en", "en");
    CHECK(ages.front().words == "early thirties");
    CHECK(ages.front().people == 4);
    for (std::size_t i = 1; i < places.size(); ++i)
        CHECK(places[i].people.value_or(0) >= places[i - 1].people.value_or(0));
}
