// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/pseudonyms.h"
#include "register_builder.h"
#include "text/fold.h"
#include "text/latin.h"

#include <catch2/catch.hpp>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <vector>

using namespace sotto;
using privacy::choose_pseudonyms;
using privacy::CloseWords;
using privacy::NameGender;
using privacy::PseudonymStyle;

namespace {

std::function<std::uint64_t(std::string_view)> order_of(const std::string& secret) {
    return [secret](std::string_view words) {
        return static_cast<std::uint64_t>(std::hash<std::string>()(secret + std::string(words)));
    };
}

/// Levenshtein's distance, in bytes: of Latin letters those are letters.
std::size_t distance(const std::string& a, const std::string& b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t corner = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)});
            corner = above;
        }
    }
    return row[b.size()];
}

/// A register of people whose names are those that pseudonyms are taken from: the worst there is.
tests::RegisterBuilder crowd(std::mt19937& random, std::size_t size) {
    const auto origins = privacy::origins_of_names();
    tests::RegisterBuilder people;
    for (std::size_t i = 0; i < size; ++i) {
        const auto& list = privacy::plausible_names(
            origins[random() % origins.size()], random() % 2 == 0 ? NameGender::Female : NameGender::Male);
        const auto& first = list[random() % list.size()];
        const bool native = !first.native.empty() && random() % 2 == 0;
        people.participant("P" + std::to_string(i + 1),
                           std::string(native ? first.native : first.latin) + " Number" + std::to_string(i));
        people.with("gender", random() % 2 == 0 ? "female" : "male");
    }
    return people;
}

}  // namespace

TEST_CASE("names for pseudonyms are each there once, in every list, and far from empty") {
    for (const std::string& origin : privacy::origins_of_names()) {
        for (const NameGender gender : {NameGender::Female, NameGender::Male}) {
            const auto& list = privacy::plausible_names(origin, gender);
            INFO(origin);
            CHECK(list.size() >= 8);
            std::set<std::string> seen;
            for (const auto& name : list) {
                CHECK_FALSE(name.latin.empty());
                CHECK(seen.insert(text::fold_key(name.latin)).second);
            }
        }
    }
}

TEST_CASE("no pseudonym is a real name, nor one letter from it, in whatever script") {
    std::mt19937 random(4);
    for (int round = 0; round < 12; ++round) {
        const auto people = crowd(random, 60);
        const auto& known = people.knowledge();
        CloseWords taken;
        for (const auto& entity : known.entities) taken.add(entity.name);
        const auto made = choose_pseudonyms(known.entities, known.attributes, PseudonymStyle::Names, {},
                                            taken, order_of("secret" + std::to_string(round)));
        REQUIRE(made.size() == known.entities.size());
        for (const auto& [id, pseudonym] : made) {
            if (pseudonym.name.empty()) continue;
            const std::string latin = text::to_latin(pseudonym.name);
            for (const auto& entity : known.entities) {
                const std::string real = text::to_latin(entity.name.substr(0, entity.name.find(" Number")));
                INFO(pseudonym.name << " for somebody, beside " << entity.name);
                CHECK(latin != real);
                if (real.size() > 3 && latin.size() > 3) CHECK(distance(latin, real) > 1);
            }
        }
    }
}

TEST_CASE("no two people have one pseudonym, and who is new changes nobody's") {
    std::mt19937 random(11);
    const auto people = crowd(random, 50);
    const auto& known = people.knowledge();
    for (const PseudonymStyle style : {PseudonymStyle::Names, PseudonymStyle::Numbers}) {
        auto first = known.entities;
        first.resize(30);
        const auto before = choose_pseudonyms(first, known.attributes, style, {}, {}, order_of("key"));
        const auto after =
            choose_pseudonyms(known.entities, known.attributes, style, before, {}, order_of("key"));
        std::set<std::string> seen;
        for (const auto& [id, pseudonym] : after) CHECK(seen.insert(pseudonym.text()).second);
        for (const auto& [id, pseudonym] : before) CHECK(after.at(id) == pseudonym);
    }
}

TEST_CASE("pseudonyms say nothing of the order of the register, and the secret decides") {
    std::mt19937 random(2);
    auto people = crowd(random, 40);
    auto entities = people.knowledge().entities;
    for (auto& entity : entities) entity.guid = base::Guid::random();
    const auto one = choose_pseudonyms(entities, {}, PseudonymStyle::Numbers, {}, {}, order_of("one"));
    const auto same = choose_pseudonyms(entities, {}, PseudonymStyle::Numbers, {}, {}, order_of("one"));
    const auto other = choose_pseudonyms(entities, {}, PseudonymStyle::Numbers, {}, {}, order_of("two"));
    CHECK(one == same);
    CHECK(one != other);
    std::size_t in_order = 0;
    for (const auto& entity : entities) in_order += one.at(entity.id).number == entity.id.value ? 1 : 0;
    CHECK(in_order < 10);
}

TEST_CASE("a name is of the origin and gender that the register says") {
    tests::RegisterBuilder people;
    const auto noy = people.participant("P1", "Noy Vichack");
    people.with("country", "Laos").with("gender", "female");
    const auto milan = people.participant("P2", "Милан Бабић");
    people.with("country", "Serbia").with("sex", "m");
    const auto& known = people.knowledge();
    const auto made =
        choose_pseudonyms(known.entities, known.attributes, PseudonymStyle::Names, {}, {}, order_of("key"));
    const auto is_of = [](const privacy::Pseudonym& name, const std::string& origin, NameGender gender) {
        for (const auto& one : privacy::plausible_names(origin, gender)) {
            if (one.latin == name.name && one.native == name.native) return true;
        }
        return false;
    };
    CHECK(is_of(made.at(noy), "lo", NameGender::Female));
    CHECK(is_of(made.at(milan), "sr", NameGender::Male));
}

TEST_CASE("where every name is taken there are numbers") {
    CloseWords taken;
    for (const std::string& origin : privacy::origins_of_names()) {
        for (const NameGender gender : {NameGender::Female, NameGender::Male}) {
            for (const auto& name : privacy::plausible_names(origin, gender)) taken.add(name.latin);
        }
    }
    tests::RegisterBuilder people;
    const auto one = people.participant("P1", "Noy Vichack");
    const auto& known = people.knowledge();
    const auto made = choose_pseudonyms(known.entities, known.attributes, PseudonymStyle::Names, {}, taken,
                                        order_of("key"));
    CHECK(made.at(one).number == 1);
}

TEST_CASE("a pseudonym reads back as it was kept") {
    for (const std::string text : {"7", "Davone/ດາວອນ", "Khin Mar/ခင်မာ", "Grace"})
        CHECK(privacy::Pseudonym::parse(text).text() == text);
}
