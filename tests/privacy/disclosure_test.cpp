// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/gate.h"
#include "register_builder.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace sotto;

namespace {

struct Person {
    std::string age;
    std::string country;
    std::string sex;
};

privacy::DisclosureRisk risk(const std::vector<Person>& people, const std::vector<std::string>& shown, int k,
                             privacy::AttributionPolicy policy = privacy::AttributionPolicy::ByStatus) {
    tests::RegisterBuilder register_;
    int number = 0;
    for (const Person& person : people) {
        register_.participant("P" + std::to_string(++number), "");
        register_.with("age", person.age).with("country", person.country).with("sex", person.sex);
    }
    const privacy::Protection protection = register_.protection();
    privacy::ExportTerms terms;
    terms.shown = shown;
    terms.k = k;
    terms.policy = policy;
    return privacy::Gate(protection, {{}, terms}).risk({});
}

const std::vector<Person> group{{"31", "Lao PDR", "female"}, {"33", "Lao PDR", "female"},
                                {"34", "Lao PDR", "female"}, {"58", "Vietnam", "male"},
                                {"52", "Vietnam", "male"},   {"57", "vietnam", "male"}};

}  // namespace

TEST_CASE("k is the smallest group that shares what is shown") {
    CHECK(risk(group, {"country"}, 3).k == 3);
    CHECK(risk(group, {"country"}, 3).unsafe.empty());
    CHECK(risk(group, {"country", "age"}, 3).k == 1);
    CHECK(risk(group, {"country"}, 4).unsafe.size() == 6);
    CHECK(risk({}, {"country"}, 3).k == 0);
    CHECK(risk(group, {}, 10).unsafe.empty());
}

TEST_CASE("whoever is singled out is named by code, with what singles them out") {
    const auto found = risk(group, {"age"}, 2);
    REQUIRE(found.unsafe.size() == 6);
    CHECK(found.unsafe[0].participant_code == "P1");
    CHECK(found.unsafe[0].shown == std::vector<std::pair<std::string, std::string>>{{"age", "31"}});
    CHECK(found.unsafe[0].shared_by == 1);
}

TEST_CASE("the least change that reaches k is proposed") {
    const auto coarser = risk(group, {"country", "age"}, 3);
    REQUIRE(coarser.suggestion);
    CHECK(coarser.suggestion->drop.empty());
    CHECK(coarser.suggestion->coarsen == std::vector<std::pair<std::string, std::string>>{{"age", "age:10"}});
    CHECK(coarser.suggestion->reaches_k == 3);
    // And following it helps.
    CHECK(risk(group, {"country", "age:10"}, 3).unsafe.empty());

    const auto less =
        risk({{"31", "Lao PDR", "female"}, {"32", "Vietnam", "female"}, {"33", "Iraq", "female"}},
             {"country", "sex"}, 3);
    REQUIRE(less.suggestion);
    CHECK(less.suggestion->drop == std::vector<std::string>{"country"});
    CHECK(less.suggestion->reaches_k == 3);
}

TEST_CASE("under the role policy the role counts as shown") {
    tests::RegisterBuilder register_;
    for (int i = 1; i <= 3; ++i) {
        register_.participant("P" + std::to_string(i), "");
        register_.with("role", i == 3 ? "minister" : "survivor");
    }
    const privacy::Protection protection = register_.protection();
    privacy::ExportTerms terms;
    terms.k = 2;
    CHECK(privacy::Gate(protection, {{}, terms}).risk({}).unsafe.empty());
    terms.policy = privacy::AttributionPolicy::Role;
    const auto found = privacy::Gate(protection, {{}, terms}).risk({});
    REQUIRE(found.unsafe.size() == 1);
    CHECK(found.unsafe[0].participant_code == "P3");
}

TEST_CASE("who could not have said it hides nobody: staff and people who are only mentioned") {
    tests::RegisterBuilder register_;
    std::vector<study::Id<study::Entity>> ids;
    const std::vector<std::string> roles{"farmer",      "farmer",         "Project staff",
                                         "Third-party", "only mentioned", "coordinator (third party)"};
    for (const std::string& role : roles) {
        ids.push_back(register_.participant("P" + std::to_string(ids.size() + 1), ""));
        register_.with("country", "Laos").with("role", role);
    }
    ids.push_back(register_.add("N1", "", study::EntityCategory::Person));
    register_.with("country", "Laos");
    const privacy::Protection protection = register_.protection();
    privacy::ExportTerms terms;
    terms.shown = {"country"};
    const privacy::Gate gate(protection, {{}, terms});
    CHECK(gate.risk({}).k == 2);
    CHECK(gate.risk({}).unsafe.size() == 2);
    // Staff's words carry no attributes, so there is nothing to judge.
    CHECK(gate.risk({ids[2]}).k == 0);
    CHECK(gate.risk({ids[0], ids[2]}).k == 2);
    // Whoever speaks in the export after all is one of those who could have.
    CHECK(gate.risk({ids[0], ids[3]}).k == 3);
    CHECK(gate.risk({ids[6]}).k == 3);
}

TEST_CASE("only those concerned are judged, among everybody") {
    tests::RegisterBuilder register_;
    const auto first = register_.participant("P1", "");
    register_.with("country", "Iraq");
    for (int i = 2; i <= 4; ++i)
        register_.participant("P" + std::to_string(i), ""), register_.with("country", "Chad");
    const privacy::Protection protection = register_.protection();
    privacy::ExportTerms terms;
    terms.shown = {"country"};
    const privacy::Gate gate(protection, {{}, terms});
    CHECK(gate.risk({study::Id<study::Entity>{2}}).unsafe.empty());
    CHECK(gate.risk({first}).unsafe.size() == 1);
}
