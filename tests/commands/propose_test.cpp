// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/sample_study.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace sotto;
using tests::SampleStudy;

namespace {

const char* const interview = R"(Interviewer: Who helped?

P01: Then Margaret Holloway came to the house. Mrs Holloway told me to go home. Margaret never lied.
)";

struct Told : SampleStudy {
    Told() {
        write("transcripts/D1.txt", interview);
        run("import study.sotto transcripts/D1.txt");
    }
    /// The person who is called `name` among those proposed; null when none is.
    commands::Value proposed(const std::string& name, const std::string& options = {}) {
        const auto outcome = run("propose study.sotto --source D1" + options);
        for (const auto& person : outcome.data["people"].items()) {
            if (person["name"].text() == name) return person;
        }
        return {};
    }
};

std::vector<std::string> forms(const commands::Value& person) {
    std::vector<std::string> all;
    for (const auto& form : person["forms"].items()) all.push_back(form.text());
    return all;
}

}  // namespace

TEST_CASE(
    "people whom the register does not know are proposed with their forms and a line that enters them") {
    Told told;
    const auto person = told.proposed("Margaret Holloway");
    REQUIRE_FALSE(person.is_null());
    CHECK(forms(person) == std::vector<std::string>{"Margaret Holloway", "Holloway", "Margaret"});
    CHECK(person["count"].integer() == 3);
    const auto line = person["line"].text();
    CHECK(line == "sotto participant 'study.sotto' " + person["code"].text() +
                      " --name 'Margaret Holloway' --alias 'Holloway' --alias 'Margaret' --participant no");

    told.run("participant study.sotto " + person["code"].text() +
             " --name \"Margaret Holloway\" --alias Holloway --alias Margaret --participant no");
    CHECK(told.proposed("Margaret Holloway").is_null());
}

TEST_CASE("a form that is somebody else's is proposed by itself") {
    Told told;
    const auto person = told.proposed("Margaret Holloway", " --apart Margaret");
    CHECK(forms(person) == std::vector<std::string>{"Margaret Holloway", "Holloway"});
    CHECK(forms(told.proposed("Margaret", " --apart Margaret")) == std::vector<std::string>{"Margaret"});
}

TEST_CASE("identifiers says of each form of an unknown name whose it is") {
    Told told;
    std::vector<std::string> names;
    for (const auto& finding : told.run("identifiers study.sotto --source D1").data["findings"].items())
        if (finding["detector"].text() == "names") names.push_back(finding["person"].text());
    CHECK(names == std::vector<std::string>(3, "Margaret Holloway"));
}
