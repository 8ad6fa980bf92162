// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/files.h"
#include "support/shared_data.h"
#include "text/fold.h"
#include "text/segment.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <tuple>
#include <vector>

using namespace sotto;
using text::Token;
using text::Tokeniser;

namespace {

struct Seen {
    std::string term;
    std::size_t first;
    std::size_t last;
    text::Position start;
    text::Position end;
    bool bigram;
    bool unspaced;
    auto key() const { return std::tie(term, first, last, start, end, unspaced); }
};

std::vector<Seen> tokens_of(std::string_view utf8, Tokeniser& tokeniser) {
    std::vector<Seen> seen;
    tokeniser.reset(utf8);
    Token token;
    while (tokeniser.next(token)) {
        seen.push_back({std::string(token.term), token.first_byte, token.last_byte, token.start, token.end,
                        token.bigram, token.unspaced});
    }
    return seen;
}

std::vector<std::string> terms_of(std::string_view utf8) {
    Tokeniser tokeniser;
    std::vector<std::string> terms;
    for (const Seen& seen : tokens_of(utf8, tokeniser)) terms.push_back(seen.term);
    return terms;
}

/// What ICU alone, over the whole text at once, makes of it.
std::vector<Seen> truth_of(std::string_view utf8) {
    std::vector<Seen> truth;
    for (const text::Word& word : text::words(utf8)) {
        std::string term = text::fold_key(utf8.substr(word.first_byte, word.last_byte - word.first_byte));
        if (term.empty()) continue;
        truth.push_back({std::move(term), word.first_byte, word.last_byte, word.range.start, word.range.end,
                         false, word.unspaced});
    }
    return truth;
}

void check_against_icu(std::string_view utf8) {
    Tokeniser tokeniser;
    std::vector<Seen> seen = tokens_of(utf8, tokeniser);
    CHECK(std::is_sorted(seen.begin(), seen.end(),
                         [](const Seen& a, const Seen& b) { return a.first < b.first; }));
    seen.erase(std::remove_if(seen.begin(), seen.end(), [](const Seen& token) { return token.bigram; }),
               seen.end());
    const std::vector<Seen> truth = truth_of(utf8);
    // Words over 64 bytes come in parts, which together must be the word.
    std::vector<Seen> whole;
    std::size_t word = 0;
    for (Seen& token : seen) {
        while (word < truth.size() && truth[word].last <= token.first) ++word;
        const bool part = word < truth.size() && truth[word].last - truth[word].first > 64 &&
                          truth[word].first < token.first && !whole.empty() &&
                          whole.back().last == token.first;
        if (part) {
            whole.back().last = token.last;
            whole.back().end = token.end;
            whole.back().term =
                text::fold_key(utf8.substr(whole.back().first, token.last - whole.back().first));
        } else {
            whole.push_back(std::move(token));
        }
    }
    seen = std::move(whole);
    const auto differs = std::mismatch(seen.begin(), seen.end(), truth.begin(), truth.end(),
                                       [](const Seen& a, const Seen& b) { return a.key() == b.key(); });
    if (differs.first == seen.end() && differs.second == truth.end()) return;
    const std::size_t at = differs.first != seen.end() ? differs.first->first : differs.second->first;
    const std::size_t from = at < 20 ? 0 : at - 20;
    FAIL("tokens differ from ICU's near byte "
         << at << ": ours " << (differs.first != seen.end() ? differs.first->term : "(end)") << ", ICU's "
         << (differs.second != truth.end() ? differs.second->term : "(end)") << " in ["
         << utf8.substr(from, 60) << "]");
}

std::string random_from(std::mt19937& random, const std::vector<std::string>& alphabet, std::size_t count) {
    std::string made;
    for (std::size_t i = 0; i < count; ++i) made += alphabet[random() % alphabet.size()];
    return made;
}

}  // namespace

TEST_CASE("the quick path over ASCII gives the very tokens of ICU") {
    std::mt19937 random(7);
    std::vector<std::string> alphabet;
    for (char c = 1; c < 127; ++c) alphabet.emplace_back(1, c);
    // Make words, numbers and what joins them frequent.
    for (const char* c :
         {"a", "b", "Z", "x", "1", "2", "'", ".", ",", ":", ";", "_", "\"", "@", " ", "-", "\r\n"}) {
        for (int i = 0; i < 8; ++i) alphabet.emplace_back(c);
    }
    for (int round = 0; round < 4000; ++round)
        check_against_icu(random_from(random, alphabet, 1 + random() % 60));
}

TEST_CASE("the quick path over other scripts gives the very tokens of ICU") {
    std::mt19937 random(8);
    const std::vector<std::string> alphabet = {
        "a",      "B",      "é",      "e\u0301", "ß", "ñ",      "я",  "Й",  "ω",     "1",
        "٣",      "'",      "’",      "·",       ".", ",",      ":",  ";",  "_",     " ",
        "\u00A0", "\u202F", "\u00AD", "\u200E",  "א", "ב",      "״",  "\"", "׳",     "ع",
        "ّ",       "ـ",      "ह",      "ि",       "ሰ", "։",      "\n", "—",  "…",     "«",
        "»",      "\u2028", "\u0301", "\u200C",  "ʻ", "№",      "½",  "²",  "\t",    "‿",
        "\u2009", "ა",      "Ⓐ",      "\u0085",  "՛", "\u05F4", "l'", "٬",  "\u061C"};
    for (int round = 0; round < 4000; ++round)
        check_against_icu(random_from(random, alphabet, 1 + random() % 40));
}

TEST_CASE("texts that mix scripts with and without spaces give the words of ICU") {
    std::mt19937 random(9);
    const std::vector<std::string> alphabet = {
        "policy",  "Treaty17", " ",        " ",    "ສະບາຍດີ", "ກິນເຂົ້າ",  "ພາສາໄທ",
        "ภาษาไทย", "ก่อน",      "ខ្មែរ",     "ភាសា", "မြန်မာ",  "中文",   "日",
        "本語",    "カタカナ", "ひらがな", "ー",   "한국어", "😀",      "👩‍👩‍👧",
        "🇱🇦",      "'",        ".",        ",",    "\n",     "17",     "_",
        "é",       "ع",        "\u200B",   "ๆ",    "។",      "\u200D", "“",
        "๑๒",      "\u0301",   "、",       "。",   "ﬁ",      "①",      "A1",
        "\u00AD"};
    for (int round = 0; round < 1500; ++round)
        check_against_icu(random_from(random, alphabet, 1 + random() % 25));
}

TEST_CASE("real documents give the words of ICU") {
    const auto shared = tests::shared_folder();
    if (!shared) {
        WARN("no shared documents beside this checkout");
        return;
    }
    std::vector<std::filesystem::path> files;
    for (const char* folder : {"seeds", "data/2-languages/udhr-unicode"}) {
        for (const auto& entry : std::filesystem::directory_iterator(*shared / folder))
            files.push_back(entry.path());
    }
    REQUIRE(files.size() > 10);
    for (const auto& file : files) {
        INFO(file.filename().string());
        const std::string bytes = base::read_file(file, 1U << 24U);
        REQUIRE(text::is_valid_utf8(bytes));
        check_against_icu(bytes);
    }
}

TEST_CASE("terms are folded words") {
    CHECK(terms_of("Don’t, the POLICY—Señor Müller’s ﬁles") ==
          std::vector<std::string>{"don't", "the", "policy", "senor", "muller's", "files"});
    CHECK(terms_of("").empty());
    CHECK(terms_of(" \n— … \u0640 ").empty());
}

TEST_CASE("unspaced scripts give words and every pair of neighbouring letters") {
    Tokeniser tokeniser;
    const std::string utf8 = "Dr ສົມຊາຍ 日本語.";
    std::vector<std::string> pairs;
    for (const Seen& token : tokens_of(utf8, tokeniser)) {
        if (token.bigram) pairs.push_back(utf8.substr(token.first, token.last - token.first));
    }
    CHECK(pairs == std::vector<std::string>{"ສົມ", "ມຊ", "ຊາ", "າຍ", "日本", "本語"});
}

TEST_CASE("a name in Lao gives the same pairs in a sentence as alone") {
    const std::vector<std::string> alone = terms_of("ສົມຊາຍ");
    Tokeniser tokeniser;
    std::vector<std::string> pairs;
    for (const Seen& token : tokens_of("ຂ້ອຍຮູ້ຈັກສົມຊາຍດີ", tokeniser)) {
        if (token.bigram) pairs.push_back(token.term);
    }
    std::size_t found = 0;
    for (const Seen& token : tokens_of("ສົມຊາຍ", tokeniser)) {
        if (!token.bigram) continue;
        CHECK(std::count(pairs.begin(), pairs.end(), token.term) >= 1);
        ++found;
    }
    CHECK(found == 4);
}

TEST_CASE("positions of tokens are code points even behind astral characters") {
    Tokeniser tokeniser;
    const std::string utf8 = "😀😀 é𐍈x ok";
    const auto seen = tokens_of(utf8, tokeniser);
    REQUIRE(seen.size() == 2);
    CHECK(seen[0].start == 3);
    CHECK(seen[0].end == 6);
    CHECK(seen[1].term == "ok");
    CHECK(seen[1].start == 7);
    CHECK(utf8.substr(seen[1].first, seen[1].last - seen[1].first) == "ok");
}

TEST_CASE("no term is longer than an index can hold") {
    const std::string family = "a\u0301";
    std::string utf8(1000, 'x');
    for (int i = 0; i < 400; ++i) utf8 += family;
    utf8 += " ";
    for (int i = 0; i < 60; ++i) utf8 += "ﷺ";
    utf8 += " e";
    for (int i = 0; i < 300; ++i) utf8 += "\u094D";  // viramas, which folding keeps
    Tokeniser tokeniser;
    std::size_t covered = 0;
    for (const Seen& token : tokens_of(utf8, tokeniser)) {
        CHECK(token.term.size() <= 240);
        CHECK(token.last - token.first <= 64);
        CHECK(text::is_valid_utf8(token.term));
        covered += token.last - token.first;
    }
    CHECK(covered == utf8.size() - 2);
}

TEST_CASE("one tokeniser serves text after text and may be moved") {
    Tokeniser first;
    CHECK(tokens_of("one two", first).size() == 2);
    Tokeniser second = std::move(first);
    CHECK(tokens_of("three", second).size() == 1);
    CHECK(text::tokeniser_version().find("icu") == 0);
}
