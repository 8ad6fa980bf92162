// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/csv.h"

#include "base/error.h"

#include <catch2/catch.hpp>

using namespace sotto;
using Cells = std::vector<std::string>;

TEST_CASE("a register is read with any delimiter, newlines in cells, a mark and blank lines") {
    const auto rows = formats::parse_csv(
        "\xEF\xBB\xBF"
        "code;aliases;note\r\nP1;\"Mina;Minka\";\"two\nlines\"\r\n\r\n;;\r\nP2;;\"a \"\"b\"\"\"");
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].cells == Cells{"code", "aliases", "note"});
    CHECK(rows[1].cells == Cells{"P1", "Mina;Minka", "two\nlines"});
    CHECK(rows[2].cells == Cells{"P2", "", "a \"b\""});
    CHECK(rows[0].line == 1);
    CHECK(rows[1].line == 2);
    CHECK(rows[2].line == 6);
    CHECK(formats::parse_csv("a\tb\n1\t2\n")[1].cells == Cells{"1", "2"});
    CHECK(formats::parse_csv("a,b,c\n1\n")[1].cells == Cells{"1", "", ""});
    CHECK(formats::parse_csv("").empty());
    CHECK(formats::parse_csv("only\nsingle\r\rcells")[2].cells == Cells{"cells"});
}

TEST_CASE("what is no proper table is refused with its line") {
    CHECK_THROWS_WITH(formats::parse_csv("a,b\n1,2,3\n"),
                      Catch::Contains("Line 2") && Catch::Contains("3 cells"));
    CHECK_THROWS_WITH(formats::parse_csv("a,b\n\n1,\"open\n2,3\n"),
                      Catch::Contains("Line 3") && Catch::Contains("never closed"));
    CHECK_THROWS_WITH(formats::parse_csv("a,b\n\"x\"y,2\n"),
                      Catch::Contains("Line 2") && Catch::Contains("after a closing quote"));
    CHECK_THROWS_WITH(formats::parse_csv("a,b\n1,x\"y\n"),
                      Catch::Contains("Line 2") && Catch::Contains("quote inside"));
}

TEST_CASE("a written line comes back as it was and holds nothing that a spreadsheet would run") {
    const Cells cells{"plain",       "with, comma", "with \"quotes\"", "two\nlines", "=1+1",    "-3.5",
                      "+856 20 555", "@x",          "- no.",           "",           " space ", "'quoted'"};
    const std::string line = formats::csv_line(cells);
    CHECK(line ==
          "plain,\"with, comma\",\"with \"\"quotes\"\"\",\"two\nlines\",\"'=1+1\",-3.5,\"'+856 20 "
          "555\",\"'@x\",\"'- no.\",,\" space \",'quoted'\r\n");
    const auto rows = formats::parse_csv(line);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].cells == cells);
    CHECK(formats::csv_line({""}) == "\"\"\r\n");
}
