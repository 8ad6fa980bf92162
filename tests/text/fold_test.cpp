// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/fold.h"

#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using namespace sotto::text;

namespace {

/// The original text whose folding covers the first occurrence of `key_part`.
std::string covered(const std::string& utf8, const std::string& key_part, Folding folding = Folding::Loose) {
    const Folded folded = fold(utf8, folding);
    const std::size_t at = folded.key().find(key_part);
    REQUIRE(at != std::string::npos);
    return std::string(Text(utf8).slice(folded.original(at, at + key_part.size())));
}

std::string encoded(char32_t c) {
    std::string out;
    const auto put = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0U | (c >> 6U));
        put(0x80U | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0U | (c >> 12U));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    } else {
        put(0xF0U | (c >> 18U));
        put(0x80U | ((c >> 12U) & 0x3FU));
        put(0x80U | ((c >> 6U) & 0x3FU));
        put(0x80U | (c & 0x3FU));
    }
    return out;
}

}  // namespace

TEST_CASE("spellings that people take for the same have the same key") {
    const std::vector<std::vector<std::string>> same = {
        {"Müller", "MÜLLER", "Mu\u0308ller", "muller"},
        {"ﬁnal", "final", "FINAL"},
        {"Straße", "STRASSE", "strasse", "STRAẞE"},
        {"İstanbul", "istanbul", "ISTANBUL", "ıstanbul"},
        {"Søren", "soren", "SØREN"},
        {"Đorđe", "dorde"},
        {"Łódź", "lodz"},
        {"Ærø", "aero"},
        {"don’t", "don't", "don‘t", "donʼt", "don＇t"},
        {"o‘zbek", "oʻzbek", "o'zbek"},
        {"2009–2012", "2009-2012", "2009‑2012", "2009—2012", "2009−2012"},
        {"“so”", "\"so\"", "«so»", "„so“"},
        {"co\u00ADoperate", "cooperate", "co\u200Boperate", "co\u2060operate"},
        {"\u200Eabc\u200F", "abc", "\u202Aabc\u202C", "\u2066abc\u2069", "\u061Cabc"},
        {"Tiếng Việt", "tieng viet", "Tie\u0302\u0301ng Vie\u0323\u0302t"},
        {"أحمد", "احمد", "إحمد", "آحمد", "ٱحمد"},
        {"مُحَمَّد", "محمد", "محـمـد"},
        {"فاطمة", "فاطمه"},
        {"علي", "على", "علی"},
        {"کتاب", "كتاب"},
        {"مسؤول", "مسوول"},
        {"שָׁלוֹם", "שלום", "שלו\u05B9ם", "\uFB2Aלום"},
        {"ёлка", "елка"},
        {"Ὀδυσσεύς", "οδυσσευσ", "ΟΔΥΣΣΕΎΣ"},
        {"١٢٣", "123", "۱۲۳", "໑໒໓", "１２３"},
        {"ｶﾞ", "ガ", "カ\u3099"},
        {"한글", "\u1112\u1161\u11AB\u1100\u1173\u11AF"},
        {"½", "1/2"},
        {"Ⅳ", "iv"},
        {"№", "no"},
        {"x\u00A0y", "x y", "x\u2003y"},
    };
    for (const auto& spellings : same) {
        for (const std::string& spelling : spellings) {
            INFO(spelling << " and " << spellings.front());
            CHECK(fold_key(spelling) == fold_key(spellings.front()));
        }
    }
}

TEST_CASE("vowels of scripts that write them as marks are never dropped") {
    const std::vector<std::pair<std::string, std::string>> different = {
        {"ปี", "ปู"}, {"ที", "ทุ"}, {"ກິນ", "ກຸນ"}, {"की", "कु"},  {"कि", "का"},
        {"ក", "កិ"}, {"က", "ကိ"}, {"か", "が"}, {"は", "ぱ"},
    };
    for (const auto& [one, other] : different) {
        INFO(one << " and " << other);
        CHECK(fold_key(one) != fold_key(other));
        CHECK(fold_key(one, Folding::KeepTones) != fold_key(other, Folding::KeepTones));
    }
}

TEST_CASE("tone marks of Thai and Lao go in a loose key and stay in the other") {
    const std::vector<std::pair<std::string, std::string>> tones = {{"ก่อน", "กอน"}, {"ເຂົ້າ", "ເຂົາ"}};
    for (const auto& [with, without] : tones) {
        CHECK(fold_key(with) == fold_key(without));
        CHECK(fold_key(with, Folding::KeepTones) != fold_key(without, Folding::KeepTones));
    }
    CHECK(fold_key("สมศักดิ์") == fold_key("สมศักดิ"));
    CHECK(fold_key("É", Folding::KeepTones) == "e");
}

TEST_CASE("folding case alone keeps accents and letters") {
    CHECK(fold_key("ÉCOLE Ærø ŁÓDŹ", Folding::CaseOnly) == "école ærø łódź");
    CHECK(fold_key("E\u0301cole", Folding::CaseOnly) == "école");
    CHECK(fold_key("don’t ﬁx", Folding::CaseOnly) == "don't fix");
    CHECK(covered("E\u0301cole", "éc", Folding::CaseOnly) == "E\u0301c");
}

TEST_CASE("a piece of the key leads back to exactly the letters that made it") {
    CHECK(covered("Grüße", "ss") == "ß");
    CHECK(covered("Grüße", "s") == "ß");
    CHECK(covered("Grüße", "us") == "üß");
    CHECK(covered("of ﬁnal", "fi") == "ﬁ");
    CHECK(covered("of ﬁnal", "in") == "ﬁn");
    CHECK(covered("cafe\u0301 x", "cafe") == "cafe\u0301");
    CHECK(covered("cafe\u0301 x", "caf") == "caf");
    CHECK(covered("e\u0301\u0323\u0302x", "e") == "e\u0301\u0323\u0302");
    CHECK(covered("co\u00ADop", "co") == "co");
    CHECK(covered("co\u00ADop", "oo") == "o\u00ADo");
    CHECK(covered("x\u1112\u1161\u11ABy", "한") == "\u1112\u1161\u11AB");
    CHECK(covered("カ\u3099x", "ガ") == "カ\u3099");
    CHECK(covered("ເຂົ້າບ້ານ", fold_key("ບ້ານ")) == "ບ້ານ");
    CHECK(covered("ເຂົ້າບ້ານ", fold_key("ເຂົ້າ")) == "ເຂົ້າ");
    CHECK(covered("ກໍ່າ", fold_key("ກໍ່າ", Folding::KeepTones), Folding::KeepTones) == "ກໍ່າ");
    CHECK(covered("a👩‍👩‍👧b", fold_key("👩‍👩‍👧")) == "👩‍👩‍👧");
    CHECK(covered("a👩‍👩‍👧b", "b") == "b");
    CHECK(covered("😀😀 Ünal", "unal") == "Ünal");
    CHECK(covered("مُحَمَّد علي", "محمد") == "مُحَمَّد");
    CHECK(covered("ﷺ x", fold_key("ﷺ")) == "ﷺ");
}

TEST_CASE("an empty piece of the key is a place") {
    const Folded folded = fold("\u00ADé\u00ADx");
    CHECK(folded.key() == "ex");
    CHECK(folded.original(0, 0) == Range{1, 1});
    CHECK(folded.original(2, 2) == Range{4, 4});
    CHECK(folded.original(0, 99) == Range{1, 4});
    CHECK(fold("").original(0, 0) == Range{0, 0});
    CHECK(Folded().original(0, 1) == Range{0, 0});
    CHECK(fold("\u0301\u0301").key().empty());
}

TEST_CASE("folding a key again changes nothing, whatever the code point") {
    // Without the unified ideographs, the Hangul syllables and the planes that have nothing to fold.
    const std::vector<std::pair<char32_t, char32_t>> blocks = {{0, 0x3400},        {0xA000, 0xAC00},
                                                               {0xD7A4, 0xD800},   {0xE000, 0x20000},
                                                               {0x2F800, 0x2FA20}, {0xE0000, 0xE1000}};
    for (const auto& [first, last] : blocks) {
        for (char32_t c = first; c < last; ++c) {
            constexpr std::array foldings = {Folding::Loose, Folding::KeepTones, Folding::CaseOnly};
            const Folding folding = foldings[c % foldings.size()];
            const std::string key = fold_key(encoded(c), folding);
            if (fold_key(key, folding) != key || !is_valid_utf8(key)) {
                FAIL("U+" << std::hex << static_cast<std::uint32_t>(c) << " folds to " << key
                          << ", which folds to " << fold_key(key, folding));
            }
        }
    }
}

TEST_CASE("both ways of folding agree, and every byte of the key has an origin in order") {
    std::mt19937 random(3);
    const std::vector<std::string> letters = {
        "a",  "B",      "é",      "e\u0301", "ﬁ",      "ß",  "\u00AD",  "\u0301", "ກ", "ົ",  "້",       "が",
        "か", "\u3099", "\u1112", "\u1161",  "\u11AB", "한", "क",       "़",       "ि", "😀", "\u200D", "أ",
        "ّ",   "ـ",      " ",      "\n",      "漢",     "ﷺ",  "ä\u0323", "ော",     "ဥ", "ီ"};
    for (int round = 0; round < 3000; ++round) {
        std::string utf8;
        for (std::size_t i = random() % 12; i > 0; --i) utf8 += letters[random() % letters.size()];
        for (const Folding folding : {Folding::Loose, Folding::KeepTones, Folding::CaseOnly}) {
            const Folded folded = fold(utf8, folding);
            REQUIRE(folded.key() == fold_key(utf8, folding));
            REQUIRE(is_valid_utf8(folded.key()));
            const Text text(utf8);
            Position before = 0;
            for (std::size_t i = 0; i < folded.key().size(); ++i) {
                const Range origin = folded.original(i, i + 1);
                REQUIRE_FALSE(origin.empty());
                REQUIRE(origin.start >= before);
                REQUIRE(origin.end <= text.length());
                before = origin.start;
            }
            // What a whole segment of the key came from folds to that segment again.
            if (!folded.key().empty()) {
                const Range all = folded.original(0, folded.key().size());
                REQUIRE(fold_key(text.slice(all), folding) == folded.key());
            }
        }
    }
}

TEST_CASE("a megabyte of marks on one letter is folded in no time") {
    std::string utf8 = "a";
    for (int i = 0; i < 500000; ++i) utf8 += "\u0301";
    const Folded folded = fold(utf8 + "b");
    CHECK(folded.key() == "ab");
    CHECK(folded.original(0, 1) == Range{0, 500001});
    std::string tones = "ก";
    for (int i = 0; i < 200000; ++i) tones += "่";
    CHECK(fold(tones, Folding::KeepTones).original(0, 3) == Range{0, 200001});
}
