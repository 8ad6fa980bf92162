// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "text/direction.h"

#include <catch2/catch.hpp>

using sotto::text::is_right_to_left;
using sotto::text::isolate;

TEST_CASE("the first strong character decides where a paragraph starts") {
    CHECK(is_right_to_left("قال Anna"));
    CHECK(is_right_to_left("12. (שלום"));
    CHECK(is_right_to_left("ܫܠܡܐ"));
    CHECK_FALSE(is_right_to_left("Anna قال"));
    CHECK_FALSE(is_right_to_left("123 — 😀"));
    CHECK_FALSE(is_right_to_left(""));
    CHECK_FALSE(is_right_to_left("ສະບາຍດີ שלום"));
    // What stands inside an isolate does not count.
    CHECK(is_right_to_left("\u2068Anna\u2069 قال"));
    CHECK_FALSE(is_right_to_left("\u2067קול\u2069 Anna"));
    CHECK(is_right_to_left("\u2069قال"));
}

TEST_CASE("an isolated piece cannot reach out of its isolate") {
    CHECK(isolate("Anna") == "\u2068Anna\u2069");
    CHECK(isolate("") == "\u2068\u2069");
    CHECK(isolate("a\u2067b\u2069c") == "\u2068a\u2067b\u2069c\u2069");
    CHECK(isolate("a\u2069b") == "\u2068ab\u2069");
    CHECK(isolate("a\u2067b\u2066c") == "\u2068a\u2067b\u2066c\u2069\u2069\u2069");
}
