// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/value.h"

#include "base/error.h"

#include <catch2/catch.hpp>
#include <limits>

using sotto::commands::Value;

TEST_CASE("values are written as JSON in the order they were set") {
    auto list = Value::array();
    list.add(1);
    list.add(-2.5);
    list.add(true);
    list.add(Value());
    const auto value = Value().set("b", "x").set("a", std::move(list)).set("b", "y");
    CHECK(value.to_json() == R"({"b":"y","a":[1,-2.5,true,null]})");
    CHECK(Value::object().to_json() == "{}");
    CHECK(Value::array().to_json() == "[]");
}

TEST_CASE("JSON stays valid whatever a text holds") {
    CHECK(Value("a\"b\\c\nd\te\x01\x7f").to_json() == R"("a\"b\\c\nd\te\u0001\u007f")");
    CHECK(Value("ສະບາຍດີ 👩‍👩‍👧 مرحبا").to_json() ==
          "\"ສະບາຍດີ 👩‍👩‍👧 مرحبا\"");
    CHECK(Value(std::numeric_limits<double>::infinity()).to_json() == "null");
    const auto repaired = Value("caf\xe9 ol\xe9.txt").to_json();
    CHECK_NOTHROW(Value::parse_json(repaired, "test"));
}

TEST_CASE("JSON is read back as it was written") {
    const std::string json = R"({"a":[1,2.5,"x",null,false],"b":{"c":"ä"}})";
    CHECK(Value::parse_json(json, "test").to_json() == json);
    CHECK_THROWS_AS(Value::parse_json("{", "test"), sotto::base::Error);
}

TEST_CASE("asking for what is not there gives nothing") {
    const auto value = Value().set("a", 7);
    CHECK(value["b"].is_null());
    CHECK(value["b"]["c"].items().empty());
    CHECK(value["a"].text() == "7");
    CHECK(value["a"]["x"].is_null());
    CHECK(value.text().empty());
}

TEST_CASE("broken JSON is refused with its line, and JSON that would use up the stack as well") {
    CHECK_THROWS_WITH(Value::parse_json("{\n\"a\": 1,\n}", "The test"),
                      Catch::Contains("The test") && Catch::Contains("line 3"));
    CHECK_THROWS_WITH(Value::parse_json(std::string(100'000, '[') + std::string(100'000, ']'), "The test"),
                      Catch::Contains("nested"));
    CHECK_THROWS_WITH(Value::parse_json("[1e999]", "The test"), Catch::Contains("The test is not valid"));
}
