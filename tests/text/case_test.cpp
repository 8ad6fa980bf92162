// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/case.h"

#include <catch2/catch.hpp>

using namespace sotto::text;

TEST_CASE("case follows the language") {
    CHECK(to_lower("ÉCOLE Straße") == "école straße");
    CHECK(to_lower("IĞDIR", "tr") == "ığdır");
    CHECK(to_lower("IĞDIR", "en") == "iğdir");
    CHECK(to_lower("ΟΔΟΣ", "el-GR") == "οδος");
    CHECK(to_upper("straße") == "STRASSE");
    CHECK(to_upper("istanbul", "tr-TR") == "İSTANBUL");
    CHECK(to_upper("ສະບາຍດີ 😀") == "ສະບາຍດີ 😀");
    CHECK(to_upper("", "no such tag").empty());
}

TEST_CASE("a word is capitalised by its first letter") {
    CHECK(is_capitalised("Émile"));
    CHECK(is_capitalised("“Anna"));
    CHECK(is_capitalised("ǅ"));
    CHECK_FALSE(is_capitalised("de"));
    CHECK_FALSE(is_capitalised("iPhone"));
    CHECK_FALSE(is_capitalised("ສະບາຍດີ"));
    CHECK_FALSE(is_capitalised("123"));
    CHECK_FALSE(is_capitalised(""));
}
