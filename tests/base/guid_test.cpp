// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/guid.h"

#include <catch2/catch.hpp>
#include <set>

using sotto::base::Guid;

TEST_CASE("new GUIDs are version 4 and differ") {
    std::set<Guid> seen;
    for (int i = 0; i < 1000; ++i) {
        const Guid guid = Guid::random();
        CHECK(guid.text().size() == 36);
        CHECK(guid.text()[14] == '4');
        CHECK(std::string("89ab").find(guid.text()[19]) != std::string::npos);
        CHECK(Guid::parse(guid.text()) == guid);
        seen.insert(guid);
    }
    CHECK(seen.size() == 1000);
}

TEST_CASE("a GUID is read in the forms other tools write") {
    const auto plain = Guid::parse("1a2b3c4d-0000-1111-2222-0123456789ab");
    REQUIRE(plain);
    CHECK(Guid::parse("1A2B3C4D-0000-1111-2222-0123456789AB") == plain);
    CHECK(Guid::parse("{1A2B3C4D-0000-1111-2222-0123456789ab}") == plain);
    CHECK_FALSE(Guid::parse("1a2b3c4d-0000-1111-2222-0123456789a"));
    CHECK_FALSE(Guid::parse("1a2b3c4d00001111222201234567 89ab   "));
    CHECK_FALSE(Guid::parse(""));
}
