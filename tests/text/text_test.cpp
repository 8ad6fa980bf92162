// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/text.h"

#include "base/error.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

using sotto::text::Position;
using sotto::text::Range;
using sotto::text::Text;

namespace {

/// Pieces with one, two, three and four bytes to a code point, marks, joiners and newlines.
const std::vector<std::string> letters = {"a",  "Z",
                                          " ",  "\n",
                                          "é",  "e\u0301",
                                          "ñ",  "ﬁ",
                                          "ກ",  "ເຂົ້າ",
                                          "ا",  "\u200D",
                                          "한", "\u1112\u1161\u11AB",
                                          "😀",  "👩‍👩‍👧",
                                          "🇱🇦", "\r\n",
                                          "𐍈",  "\u00AD"};

std::string random_text(std::mt19937& random, std::size_t pieces) {
    std::string made;
    for (std::size_t i = 0; i < pieces; ++i) made += letters[random() % letters.size()];
    return made;
}

/// The plain truth: byte and UTF-16 offset of each code point, and of the end.
struct Offsets {
    std::vector<std::size_t> bytes;
    std::vector<Position> units;
};

Offsets offsets_of(const std::string& utf8) {
    Offsets truth;
    Position unit = 0;
    for (std::size_t i = 0; i < utf8.size(); ++i) {
        const auto byte = static_cast<unsigned char>(utf8[i]);
        if ((byte & 0xC0U) == 0x80U) continue;
        truth.bytes.push_back(i);
        truth.units.push_back(unit);
        unit += byte >= 0xF0U ? 2 : 1;
    }
    truth.bytes.push_back(utf8.size());
    truth.units.push_back(unit);
    return truth;
}

}  // namespace

TEST_CASE("positions, bytes and UTF-16 units are converted everywhere in texts of every length") {
    std::mt19937 random(20260101);
    for (const std::size_t pieces : {0U, 1U, 3U, 60U, 127U, 128U, 129U, 700U, 5000U}) {
        const std::string utf8 = random_text(random, pieces);
        const Offsets truth = offsets_of(utf8);
        const Text text(utf8);
        REQUIRE(text.length() == static_cast<Position>(truth.bytes.size()) - 1);
        REQUIRE(text.utf16_length() == truth.units.back());
        for (std::size_t i = 0; i < truth.bytes.size(); ++i) {
            const auto position = static_cast<Position>(i);
            REQUIRE(text.byte_of(position) == truth.bytes[i]);
            REQUIRE(text.utf16_of(position) == truth.units[i]);
            const std::size_t byte_end = i + 1 < truth.bytes.size() ? truth.bytes[i + 1] : truth.bytes[i] + 1;
            for (std::size_t byte = truth.bytes[i]; byte < byte_end; ++byte) {
                REQUIRE(text.position_of_byte(byte) == position);
            }
            const Position unit_end = i + 1 < truth.units.size() ? truth.units[i + 1] : truth.units[i] + 1;
            for (Position unit = truth.units[i]; unit < unit_end; ++unit) {
                REQUIRE(text.position_of_utf16(unit) == position);
            }
        }
    }
}

TEST_CASE("positions outside the text mean its nearest end") {
    for (const char* utf8 : {"plain", "añb😀"}) {
        const Text text{std::string(utf8)};
        CHECK(text.byte_of(-5) == 0);
        CHECK(text.byte_of(500) == text.utf8().size());
        CHECK(text.utf16_of(500) == text.utf16_length());
        CHECK(text.position_of_byte(500) == text.length());
        CHECK(text.position_of_utf16(-1) == 0);
        CHECK(text.position_of_utf16(500) == text.length());
        CHECK(text.slice({-3, 500}) == text.utf8());
        CHECK(text.slice({3, 2}).empty());
    }
    CHECK(Text().slice({0, 9}).empty());
}

TEST_CASE("invalid UTF-8 is refused with the offset of its first bad byte") {
    using Catch::Contains;
    const std::vector<std::pair<std::string, std::size_t>> broken = {
        {"ab\x80", 2},         {"é\xC3", 2},           {"\xC0\xAF", 0},
        {"a\xE0\x80\x80", 1},  {"a\xED\xA0\x80", 1},   {"\xF4\x90\x80\x80", 0},
        {"ok\xF0\x9F\x98", 2}, {"0123456789\xFF", 10}, {"\xF0\x8F\xBF\xBF", 0},
        {"\xE2\x28\xA1", 0}};
    for (const auto& [bytes, offset] : broken) {
        CHECK_THROWS_WITH(Text(bytes), Contains("byte " + std::to_string(offset) + " "));
        std::size_t bad = 99;
        CHECK_FALSE(sotto::text::is_valid_utf8(bytes, &bad));
        CHECK(bad == offset);
    }
    CHECK(Text(std::string("a\0b", 3)).length() == 3);
    CHECK(Text("\uFFFE\U0010FFFF").length() == 2);
}

TEST_CASE("a selection never cuts a letter in two") {
    // x, family (5), e + acute (2), Lao syllable ກ ຶ (2), CR LF, flag (2), Hangul jamo (3), y
    const Text text("x👩‍👩‍👧e\u0301ກຶ\r\n🇱🇦\u1112\u1161\u11ABy");
    REQUIRE(text.length() == 18);
    CHECK(text.snapped_to_graphemes({2, 3}) == Range{1, 6});
    CHECK(text.snapped_to_graphemes({1, 6}) == Range{1, 6});
    CHECK(text.snapped_to_graphemes({7, 8}) == Range{6, 8});
    CHECK(text.snapped_to_graphemes({6, 7}) == Range{6, 8});
    CHECK(text.snapped_to_graphemes({9, 10}) == Range{8, 10});
    CHECK(text.snapped_to_graphemes({10, 11}) == Range{10, 12});
    CHECK(text.snapped_to_graphemes({11, 13}) == Range{10, 14});
    CHECK(text.snapped_to_graphemes({15, 16}) == Range{14, 17});
    CHECK(text.snapped_to_graphemes({0, 18}) == Range{0, 18});
    CHECK(text.snapped_to_graphemes({-4, 99}) == Range{0, 18});
}

TEST_CASE("a caret inside a letter moves before it and selects nothing") {
    const Text text("ae\u0301b");
    CHECK(text.snapped_to_graphemes({2, 2}) == Range{1, 1});
    CHECK(text.snapped_to_graphemes({1, 1}) == Range{1, 1});
}

TEST_CASE("trimming takes every kind of white space and nothing else") {
    const Text text("\n \u00A0\u3000\u200Bé b\u2009\t\r\n");
    CHECK(text.slice(text.trimmed(text.whole())) == "é b");
    const Text blank(" \n\t");
    CHECK(blank.trimmed({1, 3}) == Range{1, 1});
    CHECK(text.trimmed({6, 6}) == Range{6, 6});
}

TEST_CASE("newlines become LF, the mark and forbidden controls go, the rest stays") {
    using sotto::text::normalise_newlines;
    CHECK(normalise_newlines("\xEF\xBB\xBF"
                             "a\r\nb\rc\nd\u2028e\u2029f\u0085g") == "a\nb\nc\nd\ne\nf\ng");
    CHECK(normalise_newlines("\r\n\r\n") == "\n\n");
    CHECK(normalise_newlines(std::string("a\0b\x01\x1F\tc\x7F", 8)) == "ab\tc\x7F");
    CHECK(normalise_newlines("a\uFFFE\uFFFF\uFFFD\uFEFFb") == "a\uFFFD\uFEFFb");
    CHECK(normalise_newlines("“ﬁ” ¢\u00A0€ ’") == "“ﬁ” ¢\u00A0€ ’");
    CHECK(normalise_newlines("").empty());
}

TEST_CASE("a form feed or vertical tab parts words without inventing a blank line") {
    using sotto::text::normalise_newlines;
    CHECK(normalise_newlines("end\fStart") == "end\nStart");
    CHECK(normalise_newlines("end\n\fStart") == "end\nStart");
    CHECK(normalise_newlines("end\f\nStart") == "end\nStart");
    CHECK(normalise_newlines("one\vtwo\f") == "one\ntwo");
}
