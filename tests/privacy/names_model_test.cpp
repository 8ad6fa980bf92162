// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/names/names_model.h"
#include "privacy/names/builtin_model.h"

#include "text/text.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <string>
#include <vector>

using namespace sotto;
using privacy::Category;
using privacy::Found;
using privacy::NamesModel;
using privacy::Sensitivity;

namespace {

std::vector<std::string> found_in(const std::string& utf8, const Sensitivity& sensitivity) {
    const text::Text text(utf8);
    std::vector<std::string> words;
    for (const Found& one : NamesModel::builtin().find(text, sensitivity))
        words.emplace_back(text.slice(one.range));
    return words;
}

bool has(const std::vector<std::string>& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// Whether every letter of `name` is found in each place where it stands.
bool covers(const std::string& utf8, const std::string& name, const Sensitivity& sensitivity) {
    const text::Text text(utf8);
    std::vector<bool> covered(utf8.size(), false);
    for (const Found& one : NamesModel::builtin().find(text, sensitivity)) {
        for (std::size_t i = text.byte_of(one.range.start); i < text.byte_of(one.range.end); ++i)
            covered[i] = true;
    }
    for (std::size_t at = utf8.find(name); at != std::string::npos; at = utf8.find(name, at + 1)) {
        for (std::size_t i = at; i < at + name.size(); ++i) {
            if (utf8[i] != ' ' && utf8[i] != '-' && !covered[i]) return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("the names model tells persons, places and organisations in what people say") {
    const text::Text text("Then Margaret Holloway moved to Bristol and worked for Save the Children.");
    std::map<std::string, Category> found;
    for (const Found& one : NamesModel::builtin().find(text, Sensitivity::certain()))
        found.emplace(text.slice(one.range), one.category);
    CHECK(found.at("Margaret Holloway") == Category::Person);
    CHECK(found.at("Bristol") == Category::Place);
    CHECK(found.at("Save the Children") == Category::Organisation);
}

TEST_CASE("plain talk names nobody") {
    for (const std::string sentence :
         {"I don't know, maybe it was the rain, and then we went home.",
          "Yeah. So how did you feel about that?", "We had four cows, two pigs and a small boat.",
          "It was very hard for us after the war, nobody came to help."}) {
        INFO(sentence);
        CHECK(found_in(sentence, Sensitivity::certain()).empty());
    }
}

TEST_CASE("names are found in small letters and in capitals too") {
    const std::string small =
        "so my name is margaret holloway and i lived in bristol with my sister before we moved to chicago";
    CHECK(covers(small, "margaret holloway", Sensitivity::review()));
    CHECK(covers(small, "bristol", Sensitivity::review()));
    CHECK(covers(small, "chicago", Sensitivity::review()));
    std::string capitals = small;
    for (char& c : capitals) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
    CHECK(covers(capitals, "MARGARET HOLLOWAY", Sensitivity::review()));
    CHECK(covers(capitals, "BRISTOL", Sensitivity::review()));
}

TEST_CASE("what is surely a name in one place is found in others where little speaks for it") {
    const std::string text =
        "Mr Tavendale came to the clinic. We sat down and drank tea for a while. Nobody spoke.\n"
        "Tavendale, of course.\n";
    CHECK(covers(text, "Tavendale", Sensitivity::review()));
}

TEST_CASE("a possessive goes with its name") {
    CHECK(has(found_in("We stayed at Margaret's house for a week.", Sensitivity::certain()), "Margaret's"));
}

TEST_CASE("whatever is found with certainty is found for review as well") {
    const std::string utf8 =
        "Dr Selim Karahan from the Ministry of Health met Anna in Kabul on Monday. They spoke about Rosa "
        "Lind.";
    const text::Text text(utf8);
    for (const Found& one : NamesModel::builtin().find(text, Sensitivity::certain())) {
        CHECK(one.confidence > 0.5);
        CHECK(covers(utf8, std::string(text.slice(one.range)), Sensitivity::review()));
    }
}

TEST_CASE("names of twelve countries are found alike") {
    const std::map<std::string, std::vector<std::string>> names{
        {"LA", {"Bounleuth", "Khamphanh", "Sengphet", "Vanthong", "Phoutthasone", "Thipphavanh"}},
        {"VN", {"Xuan", "Thanh", "Nhung", "Vinh Quoc", "Tuyet", "Hanh Nguyen"}},
        {"ET", {"Mulu", "Berhanu", "Senait", "Getachew", "Yeshi", "Asnaketch"}},
        {"TJ", {"Firdavs", "Oygul", "Shodmon", "Gulchehra", "Zafar", "Mohira"}},
        {"AF", {"Hashmat", "Palwasha", "Torpekai", "Nooruddin", "Spozhmai", "Basir"}},
        {"IQ", {"Muntadhar", "Rezan", "Zahraa", "Chiman", "Uday", "Nawzad"}},
        {"LB", {"Ghassan", "Mireille", "Sawsan", "Pierrette", "Naji", "Wadad"}},
        {"KH", {"Sreyleak", "Vannarith", "Chanlina", "Phearun", "Sokunthea", "Bunroeun"}},
        {"AL", {"Afërdita", "Ylli", "Kreshnik", "Nexhmije", "Saimir", "Liri"}},
        {"HR", {"Dražen", "Jadranka", "Zrinka", "Krunoslav", "Anđela", "Tvrtko"}},
        {"RS", {"Živorad", "Borka", "Čedomir", "Ljubinka", "Srđan", "Verica"}},
        {"US", {"Gregory", "Tiffany", "Wesley", "Brenda", "Curtis", "Kimberly"}}};
    const std::vector<std::string> frames{"My cousin @ lives with us now.",
                                          "And then @ told me not to go there.",
                                          "I went to the market with @ and the children.",
                                          "Her son @ was hurt in the field.", "You can ask @ about it."};
    for (const auto& [country, all] : names) {
        for (const std::string& name : all) {
            for (std::string sentence : frames) {
                sentence.replace(sentence.find('@'), 1, name);
                INFO(country << ": " << sentence);
                CHECK(covers(sentence, name, Sensitivity::review()));
            }
        }
    }
}

TEST_CASE("places in the text are code points, whatever stands before") {
    const text::Text text(
        "👩‍👩‍👧 ສະບາຍດີ, مرحبا, I met Margaret Holloway in Bristol.\r\nYes.");
    std::vector<std::string> words;
    for (const Found& one : NamesModel::builtin().find(text, Sensitivity::certain()))
        words.emplace_back(text.slice(one.range));
    CHECK(has(words, "Margaret Holloway"));
    CHECK(has(words, "Bristol"));
}

TEST_CASE("texts without words, without sentences and without end are read") {
    CHECK(found_in("", Sensitivity::review()).empty());
    CHECK(found_in(" \n\t\n", Sensitivity::review()).empty());
    CHECK(found_in("... !!! ???", Sensitivity::certain()).empty());
    std::string endless;
    while (endless.size() < 1000000) endless += "and so on ";
    endless += "Margaret Holloway";
    CHECK(covers(endless, "Margaret Holloway", Sensitivity::review()));
}

TEST_CASE("findings are in order and do not overlap") {
    const text::Text text(
        "Anna Maria de Souza-Lind, J. P. O'Brien and Dr. K. Vu (UNICEF) left Port-au-Prince's harbour.");
    text::Position end = 0;
    for (const Found& one : NamesModel::builtin().find(text, Sensitivity::review())) {
        CHECK(one.range.start >= end);
        CHECK(one.range.end > one.range.start);
        CHECK(one.confidence <= 1.0001);
        end = one.range.end;
    }
}

TEST_CASE("the model that Sotto brings along is small") {
    CHECK(privacy::names::builtin_model_bytes().size() <= 3000000);
    CHECK(NamesModel::knows("en-GB"));
    CHECK(NamesModel::knows(""));
    CHECK_FALSE(NamesModel::knows("lo"));
}
