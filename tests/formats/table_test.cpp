// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/formats.h"

#include <catch2/catch.hpp>

using namespace sotto;
using Kind = formats::WriteBlock::Kind;

TEST_CASE("a survey's table gives a header and a row for each answer, with any delimiter") {
    const formats::Formats formats;
    for (const std::string& bytes :
         {std::string("Nr,Answer\r\n1,\"Yes, \"\"often\"\"\r\nand late\"\r\n\r\n2,\r\n"),
          std::string("Nr;Answer\n1;\"Yes, \"\"often\"\"\nand late\"\n2;\n"),
          std::string("Nr\tAnswer\n1\t\"Yes, \"\"often\"\"\nand late\"\n2\t\n")}) {
        const auto document = formats.read("a.csv", bytes);
        REQUIRE(document.blocks.size() == 3);
        CHECK(document.blocks[0].kind == study::Block::Kind::TableRow);
        CHECK(document.blocks[0].level == 1);
        CHECK(document.blocks[0].utf8 == "Nr\tAnswer");
        CHECK(document.blocks[1].level == 0);
        CHECK(document.blocks[1].utf8 == "1\tYes, \"often\"\nand late");
        CHECK(document.blocks[2].utf8 == "2\t");
    }
}

TEST_CASE("a table whose first row is an answer has no header; a quote that is never closed is said") {
    const formats::Formats formats;
    const auto times =
        formats.read("a.csv", "00:00:01:00,00:00:02:00,\"Oh!\"\n00:00:02:00,00:00:03:00,\"If \n");
    REQUIRE(times.blocks.size() == 2);
    CHECK(times.blocks[0].level == 0);
    CHECK(times.warnings.size() == 1);
    const auto single = formats.read("a.csv", "Answer\nYes\nNo, never\n");
    REQUIRE(single.blocks.size() == 3);
}

TEST_CASE("records become columns in order of appearance, and formulas become text") {
    const formats::Formats formats;
    const std::string bytes = formats.write(
        "csv", {{Kind::Title, 0, "left out", false},
                {Kind::Record, 0, R"({"code":"A","text":"=cmd|x","n":-2})", false},
                {Kind::Record, 0, R"({"text":"two\nlines","themes":["a","b"],"ok":true})", false}});
    CHECK(bytes ==
          "\xEF\xBB\xBF"
          "code,text,n,themes,ok\r\nA,\"'=cmd|x\",-2,,\r\n,\"two\nlines\",,\"a; b\",yes\r\n");
    const auto back = formats.read("b.csv", bytes);
    REQUIRE(back.blocks.size() == 3);
    CHECK(back.blocks[1].utf8 == "A\t=cmd|x\t-2\t\t");
}
