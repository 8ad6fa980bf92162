// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/sample_study.h"

#include <catch2/catch.hpp>
#include <set>

using namespace sotto;
using tests::SampleStudy;

namespace {

void code_all(SampleStudy& sample) {
    sample.run("autocode study.sotto \"speaker:P01 OR speaker:P02\" --code All --unit passage");
}

std::vector<std::string> keys(const commands::Outcome& outcome) {
    std::vector<std::string> keys;
    for (const auto& key : outcome.data["preview"]["unchecked"].items()) keys.push_back(key.text());
    return keys;
}

}  // namespace

TEST_CASE("a preview shows the very words that are written, in their order, and writes nothing") {
    SampleStudy sample;
    code_all(sample);
    const auto preview =
        sample.run("export study.sotto --code All --title Support --preview --recipe r.json");
    CHECK(preview.exit_code == 0);
    CHECK(preview.data["written"].is_null());
    CHECK_FALSE(sample.has("r.json"));
    REQUIRE(sample.run("export study.sotto out.txt --code All --title Support").exit_code == 0);
    const auto file = sample.read("out.txt");
    std::size_t at = 0;
    for (const auto& block : preview.data["preview"]["blocks"].items()) {
        CAPTURE(block["kind"].text());
        const auto found = file.find(block["text"].text(), at);
        REQUIRE(found != std::string::npos);
        at = found + block["text"].text().size();
    }
    // Nothing but blanks and marks of the format is left.
    CHECK(file.find_first_of("abcdefghijklmnopqrstuvwxyz", at) == std::string::npos);
    CHECK(preview.data["excerpts"].integer() == 3);
    CHECK(preview.data["preview"]["quotes"].items().size() == 3);
}

TEST_CASE("marks of a preview stand where the words are replaced, and say from where") {
    SampleStudy sample;
    code_all(sample);
    const auto preview = sample.run("export study.sotto --code All --preview");
    std::int64_t replaced = 0;
    for (const auto& block : preview.data["preview"]["blocks"].items()) {
        const text::Text words(block["text"].text());
        for (const auto& mark : block["marks"].items()) {
            ++replaced;
            const auto put = words.slice({mark["start"].integer(), mark["end"].integer()});
            CHECK(put.front() == '[');
            CHECK(put.back() == ']');
            CHECK(mark["status"].text() == "found");
            const auto& quote = preview.data["preview"]["quotes"].items().at(
                static_cast<std::size_t>(block["quote"].integer()));
            const auto range = mark["source_start"].text() + ":" + mark["source_end"].text();
            const auto said = sample.run({"text", "study.sotto", quote["source"].text(), "--range", range})
                                  .data["text"]
                                  .text();
            CHECK_FALSE(said.empty());
            CHECK(block["text"].text().find(said) == std::string::npos);
        }
    }
    CHECK(replaced >= 1);
}

TEST_CASE("a preview says what stands in the way, and still shows the pages") {
    SampleStudy sample;
    code_all(sample);
    const auto low =
        sample.run("export study.sotto --code All --audience team --show country,age --k 2 --preview");
    CHECK(low.exit_code == 1);
    CHECK_FALSE(low.data["refused"].text().empty());
    CHECK_FALSE(low.data["unsafe"].items().empty());
    CHECK(low.data["counted"].integer() >= 2);
    CHECK_FALSE(low.data["preview"]["blocks"].items().empty());
    sample.run("consent study.sotto P01 public --withdraw");
    const auto none = sample.run("export study.sotto --code All --preview");
    CHECK(none.exit_code == 1);
    CHECK(none.data["preview"]["blocks"].items().empty());
    std::set<std::string> obstacles;
    for (const auto& quote : none.data["withheld"].items())
        obstacles.insert(quote["participant"].text() + " " + quote["obstacle"].text());
    CHECK(obstacles.contains("P01 withdrawn"));
}

TEST_CASE("an export of checked identifiers only waits until all in its quotes are") {
    SampleStudy sample;
    code_all(sample);
    const auto before = sample.run("export study.sotto out.html --code All --checked");
    CHECK(before.exit_code == 1);
    CHECK_FALSE(sample.has("out.html"));
    const auto preview = sample.run("export study.sotto --code All --checked --preview --keys");
    CHECK(preview.exit_code == 1);
    const auto unchecked = keys(preview);
    REQUIRE_FALSE(unchecked.empty());
    CHECK(before.data["unchecked"].integer() == static_cast<std::int64_t>(unchecked.size()));
    for (const auto& key : unchecked) sample.run({"review", "study.sotto", key, "accept"});
    const auto after = sample.run("export study.sotto out.html --code All --checked");
    CHECK(after.exit_code == 0);
    CHECK(after.data["unchecked"].integer() == 0);
    CHECK(sample.has("out.html"));
}

TEST_CASE("a preview does not hold what its pages hide, unless asked for") {
    SampleStudy sample;
    code_all(sample);
    const auto asked = keys(sample.run("export study.sotto --code All --preview --keys"));
    const auto safe = keys(sample.run("export study.sotto --code All --preview"));
    REQUIRE_FALSE(asked.empty());
    CHECK(safe.size() == asked.size());
    for (const auto& key : asked) CHECK(key.find(':') != std::string::npos);
    for (const auto& one : safe) {
        CHECK(one.find(':') == std::string::npos);
        CHECK(one.back() >= '0');
        CHECK(one.back() <= '9');
    }
}

TEST_CASE("quotes of any of several codes are exported together") {
    SampleStudy sample;
    sample.run("autocode study.sotto support --code One --unit match");
    sample.run("autocode study.sotto help --code Two --unit match");
    const auto count = [&](const std::string& options) {
        const auto outcome = sample.run("export study.sotto --audience team --preview " + options);
        return outcome.data["excerpts"].integer() +
               static_cast<std::int64_t>(outcome.data["withheld"].items().size());
    };
    const auto one = count("--any-code One");
    const auto two = count("--any-code Two");
    CHECK(one == count("--code One"));
    REQUIRE(one > 0);
    REQUIRE(two > 0);
    CHECK(count("--any-code One --any-code Two") == one + two);
    CHECK_THROWS_AS(sample.run("export study.sotto --preview --any-code One --any-code Nothing"),
                    base::Error);
}

TEST_CASE("an export without a file is refused, but for a preview") {
    SampleStudy sample;
    code_all(sample);
    CHECK_THROWS_AS(sample.run("export study.sotto --code All"), base::Error);
    CHECK_THROWS_AS(sample.run("export study.sotto out.exe --code All --preview"), base::Error);
    CHECK(sample.run("export study.sotto --code All --preview").exit_code == 0);
}
