// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/many_words.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>

using namespace sotto;

namespace {

std::set<std::size_t> found(const std::vector<std::string>& words, const std::string& text) {
    std::set<std::size_t> all;
    commands::ManyWords(words).find(text, [&](std::size_t word) {
        all.insert(word);
        return true;
    });
    return all;
}

}  // namespace

TEST_CASE("of many words those are found that stand in the bytes, and no others") {
    std::mt19937 random(7);
    const auto letters = [&](std::size_t least, std::size_t most) {
        std::string word(least + random() % (most - least + 1), 'a');
        for (char& c : word) c = static_cast<char>('a' + random() % 3);
        return word;
    };
    for (int round = 0; round < 200; ++round) {
        std::vector<std::string> words;
        const std::size_t least = 1 + random() % 10;
        for (int i = 0; i < 40; ++i) words.push_back(letters(least, least + 6));
        const auto text = letters(0, 400);
        std::set<std::size_t> there;
        for (std::size_t i = 0; i < words.size(); ++i) {
            if (text.find(words[i]) != std::string::npos) there.insert(i);
        }
        CAPTURE(text, least);
        CHECK(found(words, text) == there);
        CHECK(commands::ManyWords(words).any_in(text) == !there.empty());
    }
}

TEST_CASE("words at both ends of the bytes are found, inside others, and with bytes of any value") {
    CHECK(found({"Anna", "nna", "Ann", "xy"}, "Anna") == std::set<std::size_t>{0, 1, 2});
    CHECK(found({std::string("\xFF\0\x80", 3), "\xFF"}, std::string("a\xFF\0\x80", 4)) ==
          std::set<std::size_t>{0, 1});
    CHECK(found({"", "a"}, "") == std::set<std::size_t>{});
    CHECK(found({""}, "something") == std::set<std::size_t>{});
    CHECK(found({}, "something").empty());
    CHECK(found({"", "some"}, "something") == std::set<std::size_t>{1});
}
