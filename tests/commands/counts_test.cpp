// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/sample_study.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace sotto;
using tests::SampleStudy;

namespace {

const commands::Value& of_code(const commands::Value& data, const std::string& path) {
    for (const auto& code : data["codes"].items()) {
        if (code["code"].text() == path) return code;
    }
    FAIL("no row for " + path);
    return data;
}

std::vector<std::int64_t> numbers(const commands::Value& values) {
    std::vector<std::int64_t> all;
    for (const auto& value : values.items()) all.push_back(value.integer());
    return all;
}

std::vector<std::string> texts(const commands::Value& values) {
    std::vector<std::string> all;
    for (const auto& value : values.items()) all.push_back(value.text());
    return all;
}

std::string printed(const std::string& verb, const commands::Outcome& outcome) {
    commands::Page page;
    commands::find_command(verb)->print(outcome.data, page);
    std::string all;
    for (const auto& piece : page.pieces()) {
        if (const auto* line = std::get_if<std::string>(&piece)) all += *line + "\n";
    }
    return all;
}

}  // namespace

TEST_CASE("frequencies count codings, quotes and sources apart") {
    SampleStudy sample;
    // P01 89:142 is Support and Training already; somebody else codes the same words, and other ones.
    sample.run({"code", "study.sotto", "P01", "89:142", "Training", "--coder", "Somebody else"});
    sample.run("code study.sotto P02 30:45 Training");
    sample.run("code study.sotto P02 60:75 Training");
    const auto data = sample.run("frequencies study.sotto").data;
    const auto& training = of_code(data, "Training");
    CHECK(training["codings"].integer() == 4);
    CHECK(training["quotes"].integer() == 3);
    CHECK(training["sources"].integer() == 2);
    CHECK(training["cells"].is_null());
    CHECK(of_code(data, "Lessons")["codings"].integer() == 0);
    CHECK(data["total"]["codings"].integer() == 5);
    CHECK(data["total"]["quotes"].integer() == 3);
    CHECK(data["total"]["sources"].integer() == 2);

    const auto only = sample.run("frequencies study.sotto --code Lessons").data;
    CHECK(only["codes"].items().size() == 2);
    CHECK(only["total"]["codings"].integer() == 1);
    CHECK(sample.run("frequencies study.sotto --code Lessons --exactly").data["codes"].items().size() == 1);
}

TEST_CASE("codes count what is below them when that is asked for") {
    SampleStudy sample;
    sample.run("code study.sotto P02 30:45 Lessons");
    CHECK(of_code(sample.run("frequencies study.sotto").data, "Lessons")["codings"].integer() == 1);
    const auto data = sample.run("frequencies study.sotto --below --by source").data;
    CHECK(of_code(data, "Lessons")["codings"].integer() == 2);
    CHECK(of_code(data, "Lessons")["sources"].integer() == 2);
    CHECK(texts(data["columns"]) == std::vector<std::string>{"P01", "P02"});
    CHECK(numbers(of_code(data, "Lessons")["cells"]) == std::vector<std::int64_t>{1, 1});
    CHECK(numbers(of_code(data, "Lessons/Support")["cells"]) == std::vector<std::int64_t>{1, 0});
    // What is below counts once in the total.
    CHECK(data["total"]["codings"].integer() == 3);
}

TEST_CASE("frequencies are parted by what is known of speakers and sources") {
    SampleStudy sample;
    sample.run({"code", "study.sotto", "P01", "89:142", "Training", "--coder", "Somebody else"});
    sample.run("code study.sotto P02 30:200 Training");
    const auto cells = [&](const std::string& count) {
        const auto data = sample.run("frequencies study.sotto --by country --count " + count).data;
        CHECK(data["by"].text() == "country");
        CHECK(texts(data["columns"]).front() == "Lao PDR");
        return numbers(of_code(data, "Training")["cells"]).front();
    };
    CHECK(cells("codings") == 3);
    CHECK(cells("quotes") == 2);
    CHECK(cells("sources") == 2);
    CHECK_THROWS_AS(sample.run("frequencies study.sotto --by shoe"), base::Error);
}

TEST_CASE("co-occurrence counts pairs and says how much of all they are") {
    SampleStudy sample;
    sample.run("code study.sotto P01 100:120 Training");
    sample.run("code study.sotto P02 30:45 Training");
    const auto pair = [&](const std::string& count) {
        const auto data = sample.run("cooccurrence study.sotto --count " + count).data;
        REQUIRE(data["pairs"].items().size() == 1);
        const auto one = data["pairs"].items().front();
        const auto& codes = data["codes"].items();
        CHECK(codes.at(static_cast<std::size_t>(one["first"].integer()))["code"].text() == "Lessons/Support");
        CHECK(codes.at(static_cast<std::size_t>(one["second"].integer()))["code"].text() == "Training");
        return std::pair(one["count"].integer(), one["coefficient"].number());
    };
    // Support: 89:142. Training: 89:142, 100:120 and 15 characters elsewhere.
    CHECK(pair("codings").first == 2);
    CHECK(pair("codings").second == Approx(2.0 / (1 + 3 - 2)));
    CHECK(pair("characters").first == 53);
    CHECK(pair("characters").second == Approx(53.0 / (53 + 68 - 53)));
    CHECK(pair("sources").first == 1);
    CHECK(pair("sources").second == Approx(0.5));

    const auto outcome = sample.run("cooccurrence study.sotto");
    CHECK(printed("cooccurrence", outcome).find("n12 / (n1 + n2 - n12)") != std::string::npos);
    CHECK(sample.run("cooccurrence study.sotto --code Lessons").data["pairs"].items().empty());
}

TEST_CASE("folders are in no table and nothing is coded with them") {
    SampleStudy sample;
    sample.run("new-code study.sotto Shelf --codable no");
    sample.run("new-code study.sotto Shelf/Book");
    const auto matrix = sample.run("matrix study.sotto --rows code --columns code").data;
    CHECK(matrix["rows"] == matrix["columns"]);
    const auto all = texts(matrix["rows"]);
    CHECK(std::find(all.begin(), all.end(), "Shelf/Book") != all.end());
    CHECK(std::find(all.begin(), all.end(), "Shelf") == all.end());
    for (const auto* line :
         {"code study.sotto P01 89:142 Shelf", "autocode study.sotto support --code Shelf"})
        CHECK_THROWS_WITH(sample.run(line), Catch::Contains("only holds other codes"));
    CHECK_THROWS_AS(
        sample.run({"recode", "study.sotto", "Shelf", "--id", sample.coding("P01", 89, 142, "Training")}),
        base::Error);
    CHECK(sample.run("code study.sotto P01 89:142 Shelf/Book").data["added"].truth());

    // What was coded before the code became a folder is not hidden.
    sample.run("edit-code study.sotto Training --codable no");
    const auto after = texts(sample.run("matrix study.sotto --rows code --columns kind").data["rows"]);
    CHECK(std::find(after.begin(), after.end(), "Training") != after.end());
}
