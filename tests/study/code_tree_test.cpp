// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "study/coding.h"

#include <catch2/catch.hpp>

using namespace sotto::study;

namespace {

Code code(std::int64_t id, std::int64_t parent, const std::string& name, std::int64_t position = 0) {
    Code made;
    made.id.value = id;
    made.parent.value = parent;
    made.name = name;
    made.position = position;
    return made;
}

CodeTree sample() {
    return CodeTree({code(5, 2, "Challenge", 2), code(1, 0, "Recruitment", 2), code(2, 0, "Support", 1),
                     code(4, 2, "Success", 1), code(7, 4, "Peers / family"), code(9, 0, "Café \\ bar", 3)});
}

}  // namespace

TEST_CASE("codes come parents first, siblings in their order") {
    std::vector<std::string> names;
    const CodeTree tree = sample();
    for (const Code& each : tree.codes()) names.push_back(each.name);
    CHECK(names == std::vector<std::string>{"Support", "Success", "Peers / family", "Challenge",
                                            "Recruitment", "Café \\ bar"});
}

TEST_CASE("a path leads back to its code, with slashes and backslashes in names") {
    const CodeTree tree = sample();
    for (const Code& each : tree.codes()) {
        const Code* found = tree.at_path(tree.path(each.id));
        REQUIRE(found != nullptr);
        CHECK(found->id == each.id);
    }
    CHECK(tree.path({7}) == "Support/Success/Peers \\/ family");
    CHECK(tree.path({9}) == "Café \\\\ bar");
}

TEST_CASE("a path is found whatever its case, its accents' form and the blanks around its names") {
    const CodeTree tree = sample();
    CHECK(tree.at_path("support / SUCCESS") == tree.find({4}));
    CHECK(tree.at_path("Cafe\xCC\x81 \\\\ bar") == tree.find({9}));
    CHECK(tree.at_path("Support/Nothing") == nullptr);
    CHECK_THROWS_AS(tree.at_path("Support//Success"), sotto::base::Error);
    CHECK_THROWS_AS(tree.at_path(""), sotto::base::Error);
}

TEST_CASE("a code stands for all below it and none beside it") {
    const CodeTree tree = sample();
    CHECK(tree.with_descendants({2}) == std::vector<Id<Code>>{{2}, {4}, {7}, {5}});
    CHECK(tree.with_descendants({1}) == std::vector<Id<Code>>{{1}});
}
