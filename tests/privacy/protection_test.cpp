// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/identifiers.h"
#include "privacy/replacement_words.h"
#include "register_builder.h"

#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace sotto;

namespace {

/// What the text looks like with everything replaced that is not rejected.
std::string replaced(const privacy::Protection& protection, const std::string& utf8,
                     const std::string& language = "en") {
    const text::Text text(utf8);
    std::string result;
    text::Position at = 0;
    for (const privacy::Identifier& one : protection.find(text, language)) {
        REQUIRE(one.range.start >= at);
        result += text.slice({at, one.range.start});
        result += one.state == privacy::ReviewState::Rejected ? std::string(text.slice(one.range))
                                                              : one.replacement;
        at = one.range.end;
    }
    result += text.slice({at, text.length()});
    return result;
}

}  // namespace

TEST_CASE("each category has words that stand for it") {
    const privacy::Protection protection = tests::RegisterBuilder().protection();
    const std::map<std::string, std::string> expected{
        {"write to lynn@example.org", "write to [e-mail address]"},
        {"see https://example.org/x", "see [web address]"},
        {"from 203.0.113.9 again", "from [network address] again"},
        {"call +44 20 7946 0123", "call [phone number]"},
        {"card 4111 1111 1111 1111", "card [card number]"},
        {"to GB82 WEST 1234 5698 7654 32", "to [account number]"},
        {"at 17.9757, 102.6331", "at [coordinates]"},
        {"passport N1234567", "passport [identity number]"},
        {"on 14 March 2009 in Oslo", "on [2009] in [a place in Norway]"},
        {"on 14 March we met", "on [date] we met"},
        {"in March 2009", "in March 2009"},
        {"born on 3 May 1990", "born on [date of birth]"},
        {"born in 1990", "born in [1990s]"},
        {"a 33-year-old woman", "a [early thirties] woman"},
        {"she is 95 years old", "she is [ninety or over]"},
    };
    for (const auto& [before, after] : expected) CHECK(replaced(protection, before) == after);
    CHECK(replaced(protection, "J’ai 33 ans.", "fr") == "J’ai [30-34].");
}

TEST_CASE("people, places and organisations are replaced by their own words or by what they are") {
    tests::RegisterBuilder register_;
    register_.participant("P1", "Lynn Bradach");
    register_.participant("P2", "Bounmy Vichack");
    register_.replaced_by("a survivor");
    register_.add("X1", "Ingrid Solheim", study::EntityCategory::Person);
    register_.with("role", "Project staff");
    register_.add("X2", "Selwyn Tari", study::EntityCategory::Person);
    register_.add("L1", "Vunakela", study::EntityCategory::Place);
    register_.replaced_by("a village on the coast");
    register_.add("L2", "Sulukavo", study::EntityCategory::Place);
    register_.add("O1", "Riverbank Voices", study::EntityCategory::Organisation);
    CHECK(replaced(register_.protection(),
                   "Lynn, Bounmy, Ingrid and Selwyn went from Vunakela to Sulukavo for Riverbank Voices.") ==
          "[a respondent], [a survivor], [a staff member] and [person] went from [a village on the coast] to "
          "[place] for "
          "[organisation].");
}

TEST_CASE("words chosen for one entity do not give another away") {
    tests::RegisterBuilder register_;
    register_.add("L1", "Vunakela", study::EntityCategory::Place);
    register_.replaced_by("a village near Sulukavo");
    register_.add("L2", "Sulukavo", study::EntityCategory::Place);
    register_.replaced_by("the station");
    register_.participant("P1", "Lynn Bradach");
    register_.replaced_by("Lynn B.");
    CHECK(replaced(register_.protection(), "Vunakela, Lynn") ==
          "[a village near the station], [a respondent]");
}

TEST_CASE("words that somebody chose stay as they are in every language") {
    tests::RegisterBuilder register_;
    register_.participant("P1", "Lynn Bradach");
    register_.replaced_by("a survivor");
    register_.participant("P2", "Hope Vichack");
    register_.decide("register:P2", study::Decision::Set, "a mother");
    register_.decide("email:lynn@example.org", study::Decision::Set, "her address");
    CHECK(replaced(register_.protection(), "Merci à Lynn et Hope, lynn@example.org", "fr") ==
          "Merci à [a survivor] et [a mother], [her address]");
}

TEST_CASE("a decision holds wherever the same thing is found") {
    tests::RegisterBuilder register_;
    register_.participant("P1", "Lynn Bradach");
    register_.participant("P2", "Hope Vichack");
    register_.decide("register:P2", study::Decision::Reject);
    register_.decide("register:P1", study::Decision::Set, "a mother");
    register_.decide("phone:555 0123", study::Decision::Reject);
    register_.decide("email:lynn@example.org", study::Decision::Set, "address");
    const privacy::Protection protection = register_.protection();
    CHECK(replaced(protection, "Hope told Lynn: 555 0123 or 555 0199, LYNN@example.org") ==
          "Hope told [a mother]: 555 0123 or [phone number], [address]");
    const auto found = protection.find(text::Text("Hope, 555 0123"), "en");
    REQUIRE(found.size() == 2);
    CHECK(found[0].state == privacy::ReviewState::Rejected);
    CHECK(found[1].state == privacy::ReviewState::Rejected);
    CHECK(protection.leaks(text::Text("Hope, 555 0123"), privacy::Protection::Scope::Everything).empty());
}

TEST_CASE("what is rejected keeps the names inside it, and covers nothing else") {
    tests::RegisterBuilder register_;
    register_.participant("P1", "Lynn Bradach");
    register_.add("L1", "Bradach Town", study::EntityCategory::Place);
    register_.decide("register:L1", study::Decision::Reject);
    register_.add("L2", "Lynn", study::EntityCategory::Place);
    register_.decide("register:L2", study::Decision::Reject);
    const privacy::Protection protection = register_.protection();
    CHECK(replaced(protection, "in Bradach Town with Bradach") == "in Bradach Town with [a respondent]");
    CHECK(replaced(protection, "with Lynn Bradach Town") == "with [a respondent] Town");
    CHECK(replaced(protection, "in Lynn") == "in [a respondent]");
}

TEST_CASE("no half of an identifier stays where two overlap") {
    tests::RegisterBuilder register_;
    register_.participant("P1", "Lynn Bradach");
    register_.add("L1", "Bradach Harbour Town", study::EntityCategory::Place);
    CHECK(replaced(register_.protection(), "with Lynn Bradach Harbour Town") ==
          "with [a respondent] [place]");
}

TEST_CASE("an entity is known by its code, its name and the key that is printed") {
    tests::RegisterBuilder register_;
    register_.participant("P1", "Lynn Bradach");
    register_.called("Lynnie");
    const privacy::Protection protection = register_.protection();
    for (const std::string word : {"P1", "p1", "lynn bradach", "LYNNIE", "register:P1"}) {
        INFO(word);
        CHECK(protection.entity_key(word) == "register:P1");
    }
    CHECK(protection.entity_key("phone:555 0123") == "phone:555 0123");
    CHECK(protection.entity_key("nobody").empty());
    CHECK(protection.entity_key("").empty());
}

TEST_CASE("what stands for an identifier is in the language of the words around it") {
    tests::RegisterBuilder register_;
    register_.participant("P1", "Lynn Bradach");
    const auto protection = register_.protection();
    const std::vector<std::pair<std::string, std::string>> texts{
        {"en", "Lynn, write to lynn@example.org today"}, {"fr", "Écrivez à Lynn : lynn@example.org"},
        {"es", "Escriba a Lynn, lynn@example.org"},      {"pt", "Escreva a Lynn, lynn@example.org"},
        {"vi", "Viết cho Lynn, lynn@example.org nhé"},   {"ru", "Пишите Lynn на lynn@example.org"},
        {"uk", "Пишіть Lynn на lynn@example.org"},       {"ar", "اكتب إلى Lynn على lynn@example.org"},
        {"fa", "به Lynn بنویس lynn@example.org"},        {"lo", "ຂຽນຫາ Lynn ທີ່ lynn@example.org"},
        {"th", "เขียนถึง Lynn ที่ lynn@example.org"},        {"km", "សរសេរទៅ Lynn តាម lynn@example.org"},
        {"my", "Lynn ဆီ lynn@example.org ရေးပါ"},         {"zh", "请写信给 Lynn lynn@example.org"}};
    CHECK(texts.size() == privacy::replacement_languages().size());
    for (const auto& [language, utf8] : texts) {
        CAPTURE(language);
        const auto clean = replaced(protection, utf8, language);
        const auto in_brackets = [&](privacy::Phrase phrase) {
            return "[" + std::string(privacy::phrase(phrase, language)) + "]";
        };
        CHECK(clean.find(in_brackets(privacy::Phrase::Email)) != std::string::npos);
        CHECK(clean.find(in_brackets(privacy::Phrase::Respondent)) != std::string::npos);
        CHECK(protection.leaks(text::Text(clean), privacy::Protection::Scope::Everything).empty());
    }
    CHECK(replaced(protection, "Écrivez à Lynn", "fr-CA") == "Écrivez à [une personne interrogée]");
    CHECK(replaced(protection, "Schreib an lynn@example.org", "de") == "Schreib an [e-mail address]");
    // A translation inside an interview, and an interview inside a translation.
    CHECK(replaced(protection, "She says: call me, my name is Lynn. That is all.", "lo") ==
          "She says: call me, my name is [a respondent]. That is all.");
    CHECK(replaced(protection, "ຂຽນຫາ lynn@example.org ເດີ້", "en") == "ຂຽນຫາ [ທີ່ຢູ່ອີເມວ] ເດີ້");
    CHECK(replaced(protection, "née en 1990 à Oslo", "fr") == "née en [années 1990] à [un lieu (Norvège)]");
}

TEST_CASE("every language has words of its own for everything, and none of them is a leak") {
    tests::RegisterBuilder register_;
    const auto protection = register_.protection();
    for (const auto& language : privacy::replacement_languages()) {
        std::set<std::string> words;
        for (int i = 0; i <= static_cast<int>(privacy::Phrase::Age); ++i) {
            const std::string one(privacy::phrase(static_cast<privacy::Phrase>(i), language));
            CAPTURE(language, one);
            CHECK_FALSE(one.empty());
            CHECK(words.insert(one).second);
            CHECK(privacy::is_replacement_phrase(one));
            CHECK(protection.leaks(text::Text("a [" + one + "] b"), privacy::Protection::Scope::Everything)
                      .empty());
        }
        CHECK(privacy::is_replacement_phrase(privacy::decade_words(1994, language)));
    }
    CHECK(privacy::decade_words(1994, "en") == "1990s");
    CHECK_FALSE(privacy::is_replacement_phrase("années 19901"));
    CHECK_FALSE(privacy::is_replacement_phrase("Lynn"));
}

TEST_CASE("Sotto's own replacements are no leaks") {
    tests::RegisterBuilder register_;
    register_.participant("P1", "Lynn Bradach");
    register_.replaced_by("a woman of 60 years");
    const privacy::Protection protection = register_.protection();
    const auto leaks = [&](const std::string& utf8) {
        return protection.leaks(text::Text(utf8), privacy::Protection::Scope::Everything).size();
    };
    CHECK(
        leaks("[a woman of 60 years] came in [2009], [early thirties], [30-34], [1990s], [date of birth]") ==
        0);
    CHECK(leaks("[Lynn Bradach] came") == 1);
    CHECK(leaks("[14 March 2009]") == 1);
}
