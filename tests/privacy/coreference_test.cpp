// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/coreference.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

using namespace sotto;

namespace {

using Forms = std::vector<std::vector<std::string>>;

/// The forms of each person, by the order in which they are named.
Forms people(const std::vector<privacy::NameMention>& mentions, const std::set<std::string>& apart = {}) {
    Forms all;
    for (const auto& person : privacy::group_names(mentions, apart)) {
        CHECK(person.name == person.forms.front());
        CHECK(std::is_sorted(person.mentions.begin(), person.mentions.end()));
        all.push_back(person.forms);
    }
    return all;
}

}  // namespace

TEST_CASE("titles, possessives and single names are one person's with the full name") {
    CHECK(people({{0, "Dr Vu"}, {0, "Vu Thi Quy"}, {0, "Vu's"}, {0, "Ms Quy"}}) ==
          Forms{{"Vu Thi Quy", "Dr Vu", "Vu", "Ms Quy"}});
}

TEST_CASE("the same document decides before all documents do") {
    CHECK(people({{0, "Maria Lopez"}, {0, "Maria"}, {1, "Maria Costa"}, {1, "Maria"}}) ==
          Forms{{"Maria Lopez", "Maria"}, {"Maria Costa", "Maria"}});
    CHECK(people({{0, "Maria Lopez"}, {1, "Maria"}}) == Forms{{"Maria Lopez", "Maria"}});
}

TEST_CASE("who could be two people stays by themselves") {
    CHECK(people({{0, "Maria Lopez"}, {0, "Maria Costa"}, {0, "Maria"}}) ==
          Forms{{"Maria Lopez"}, {"Maria Costa"}, {"Maria"}});
    CHECK(people({{0, "Maria Lopez"}, {1, "Maria Costa"}, {2, "Maria"}}) ==
          Forms{{"Maria Lopez"}, {"Maria Costa"}, {"Maria"}});
}

TEST_CASE("a shorter full name belongs to the only longer one that has its parts in order") {
    CHECK(people({{0, "Radovan Petar Kovac"}, {1, "Radovan Kovac"}, {1, "Kovac Radovan"}}) ==
          Forms{{"Radovan Petar Kovac", "Radovan Kovac"}, {"Kovac Radovan"}});
}

TEST_CASE("a form that is said to be somebody else's is put together with nothing") {
    CHECK(people({{0, "Dr Vu"}, {0, "Vu Thi Quy"}, {0, "Vu"}}, {"dr vu"}) ==
          Forms{{"Dr Vu"}, {"Vu Thi Quy", "Vu"}});
}
