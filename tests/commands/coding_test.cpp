// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/look_up.h"
#include "commands/sample_study.h"

#include <catch2/catch.hpp>
#include <set>

using namespace sotto;
using tests::SampleStudy;

namespace {

std::string text_of(SampleStudy& sample, const std::string& source, std::int64_t start, std::int64_t end) {
    return sample
        .run("text study.sotto " + source + " --range " + std::to_string(start) + ":" + std::to_string(end))
        .data["text"]
        .text();
}

std::vector<std::string> words(const commands::Value& list) {
    std::vector<std::string> words;
    for (const auto& item : list.items()) words.push_back(item.text());
    return words;
}

}  // namespace

TEST_CASE("coding makes the code and the codes on the way to it, in different colours") {
    SampleStudy sample;
    const auto outcome = sample.run({"code", "study.sotto", "P01", "0:5", "Goals/Policy\\/practice/Early"});
    CHECK(outcome.data["coding"]["code"].text() == "Goals/Policy\\/practice/Early");
    std::vector<std::string> paths;
    std::set<std::string> colors;
    for (const auto& code : sample.run("codebook study.sotto list").data["codes"].items()) {
        paths.push_back(code["path"].text());
        colors.insert(code["color"].text());
    }
    CHECK(paths == std::vector<std::string>{"Lessons", "Lessons/Support", "Training", "Goals",
                                            "Goals/Policy\\/practice", "Goals/Policy\\/practice/Early"});
    CHECK(colors.size() == paths.size());
}

TEST_CASE("a range is widened to whole grapheme clusters") {
    SampleStudy sample;
    const auto whole = sample.run("text study.sotto P01").data["text"].text();
    const text::Text text(whole);
    const auto family = text.position_of_byte(whole.find("👩"));
    const auto outcome = sample.run("code study.sotto P01 " + std::to_string(family + 1) + ":" +
                                    std::to_string(family + 2) + " Family");
    const auto& coding = outcome.data["coding"];
    CHECK(coding["start"].integer() == family);
    CHECK(text_of(sample, "P01", coding["start"].integer(), coding["end"].integer()) == "👩‍👩‍👧");
}

TEST_CASE("the same coding twice is one coding") {
    SampleStudy sample;
    const auto first = sample.run("code study.sotto P01 89:142 lessons/SUPPORT");
    CHECK_FALSE(first.data["added"].truth());
    const auto other = sample.run("code study.sotto P01 89:142 Lessons/Support --coder Somebody");
    CHECK(other.data["added"].truth());
    CHECK(other.data["coding"]["id"].text() != first.data["coding"]["id"].text());
}

TEST_CASE("wrong sources, ranges and codes are refused") {
    SampleStudy sample;
    const auto before = sample.dump();
    CHECK_THROWS_AS(sample.run("code study.sotto P77 0:5 A"), base::Error);
    CHECK_THROWS_AS(sample.run("code study.sotto P01 0:500000 A"), base::Error);
    CHECK_THROWS_AS(sample.run("code study.sotto P01 0:5 A//B"), base::Error);
    CHECK_THROWS_AS(sample.run({"code", "study.sotto", "P01", "0:5", ""}), base::Error);
    CHECK_THROWS_AS(sample.run("quotes study.sotto --code Lesons"), base::Error);
    CHECK(sample.dump() == before);
}

TEST_CASE("coding by query codes every hit where it stands, once") {
    SampleStudy sample;
    auto outcome = sample.run("autocode study.sotto support --code Helped");
    const auto added = outcome.data["added"].integer();
    CHECK(added == 4);
    for (const auto& quote : sample.run("quotes study.sotto --code Helped").data["quotes"].items()) {
        CHECK(text_of(sample, quote["source"].text(), quote["start"].integer(), quote["end"].integer()) ==
              "support");
        CHECK(quote["text"].text() == "support");
    }
    outcome = sample.run("autocode study.sotto support --code Helped");
    CHECK(outcome.data["added"].integer() == 0);
    CHECK(outcome.data["already"].integer() == added);
}

TEST_CASE("coding by query can take the sentence or the passage, never the label") {
    SampleStudy sample;
    sample.run("autocode study.sotto \"Ask NEAR early\" --code Sentence --unit sentence");
    const auto sentence = sample.run("quotes study.sotto --code Sentence").data["quotes"].items();
    REQUIRE(sentence.size() == 1);
    CHECK(sentence[0]["text"].text() == "Ask for help early.");
    sample.run("autocode study.sotto \"Ask NEAR early\" --code Passage --unit passage");
    const auto passage = sample.run("quotes study.sotto --code Passage").data["quotes"].items();
    REQUIRE(passage.size() == 1);
    CHECK(passage[0]["text"].text().starts_with("Take somebody with you."));
}

TEST_CASE("coding Lao words by query finds them inside a run without spaces") {
    SampleStudy sample;
    CHECK(sample.run("autocode study.sotto ຮຽນ --code Learning").data["added"].integer() == 1);
    CHECK(sample.run("quotes study.sotto --code Learning").data["quotes"].items()[0]["text"].text() == "ຮຽນ");
}

TEST_CASE("a query without hits codes nothing and makes no code") {
    SampleStudy sample;
    const auto before = sample.dump();
    CHECK(sample.run("autocode study.sotto zyzzyva --code New").data["added"].integer() == 0);
    CHECK(sample.dump() == before);
}

TEST_CASE("several codes name the places that carry them all") {
    SampleStudy sample;
    sample.run("code study.sotto P01 100:120 Training");
    const auto both = sample.run("quotes study.sotto --code Lessons --code Training").data;
    CHECK(both["total"].integer() == 2);
    CHECK(both["quotes"].items()[1]["start"].integer() == 100);
    CHECK(words(both["quotes"].items()[1]["codes"]) ==
          std::vector<std::string>{"Lessons/Support", "Training"});
    CHECK(sample.run("quotes study.sotto --code Lessons --exactly").data["total"].integer() == 0);
    CHECK(sample.run("quotes study.sotto --code Lessons --not-code Training").data["total"].integer() == 0);
}

TEST_CASE("a quote says who speaks and what stands around it") {
    SampleStudy sample;
    const auto quote = sample.run("quotes study.sotto --code Lessons").data["quotes"].items().at(0);
    CHECK(quote["speaker"].text() == "P01");
    CHECK(quote["participant"].text() == "P01");
    CHECK(quote["context"].text().find(quote["text"].text()) != std::string::npos);
    CHECK(quote["context"].text().size() > quote["text"].text().size());
}

TEST_CASE("conditions on speakers and sources choose quotes") {
    SampleStudy sample;
    sample.run("autocode study.sotto \"words OR support\" --code Found");
    const auto total = [&](const std::string& options) {
        return sample.run("quotes study.sotto --code Found " + options).data["total"].integer();
    };
    const auto all = total("");
    const auto first = total("--where age=33");
    const auto second = total("--where age>40");
    CHECK(first > 0);
    CHECK(second > 0);
    CHECK(first + second == all);
    CHECK(total("--where \"country=lao pdr\"") == all);
    CHECK(total("--where country!=Kenya --where source=P02") == second);
    CHECK(total("--query travel") == second);
    CHECK(total("--query zyzzyva") == 0);
    CHECK_THROWS_AS(total("--where shoe=44"), base::Error);
    CHECK_THROWS_AS(total("--where country"), base::Error);
}

TEST_CASE("a speaker is found by every name the register has, in queries and in conditions") {
    SampleStudy sample;
    sample.run("autocode study.sotto training --code Training --unit passage");
    const auto guid = [&] {
        for (const auto& entity : sample.session().study().all<study::Entity>())
            if (entity.code == "P01") return entity.guid.text();
        return std::string();
    }();
    const auto hits = [&](const std::string& query) {
        return sample.run({"search", "study.sotto", query}).data["total"].integer();
    };
    const auto quotes = [&](const std::string& condition) {
        return sample.run({"quotes", "study.sotto", "--where", condition}).data["total"].integer();
    };
    const auto by_label = hits("speaker:P01");
    REQUIRE(by_label > 0);
    const auto of_label = quotes("speaker=P01");
    REQUIRE(of_label > 0);
    for (const std::string name : {"Anita", "ANITA", "\"Ana Moreau\"", guid.c_str()}) {
        CAPTURE(name);
        CHECK(hits("speaker:" + name) == by_label);
        CHECK(hits("participant:" + name) == by_label);
    }
    for (const std::string name : {"Anita", "ana moreau", guid.c_str()}) {
        CAPTURE(name);
        CHECK(quotes("speaker=" + name) == of_label);
        CHECK(quotes("participant=" + name) == of_label);
        CHECK(quotes("speaker!=" + name) + of_label == quotes("speaker!=nobody"));
    }
    CHECK(sample.run({"quotes", "study.sotto", "--query", "speaker:Anita"}).data["total"].integer() > 0);
    CHECK(hits("speaker:Anit") == 0);
    CHECK(quotes("speaker=Moreau") == 0);
}

TEST_CASE("quotes come in pages") {
    SampleStudy sample;
    sample.run("autocode study.sotto \"support OR help\" --code Found");
    const auto all = sample.run("quotes study.sotto --code Found").data;
    const auto page = sample.run("quotes study.sotto --code Found --offset 2 --limit 2").data;
    CHECK(page["total"] == all["total"]);
    REQUIRE(page["quotes"].items().size() == 2);
    CHECK(page["quotes"].items()[0] == all["quotes"].items()[2]);
    CHECK(sample.run("quotes study.sotto --offset 1000").data["quotes"].items().empty());
}

TEST_CASE("a matrix counts codes by what each part of a coding belongs to") {
    SampleStudy sample;
    const auto whole = sample.run("text study.sotto P01").data["end"].integer();
    sample.run("code study.sotto P01 0:" + std::to_string(whole) + " Everything");
    const auto matrix = sample.run("matrix study.sotto --rows code --columns speaker").data;
    CHECK(words(matrix["columns"]) == std::vector<std::string>{"Interviewer", "P01"});
    REQUIRE(words(matrix["rows"]) ==
            std::vector<std::string>{"Lessons", "Lessons/Support", "Training", "Everything"});
    CHECK(matrix["cells"].items()[3].items()[0].integer() == 1);
    CHECK(matrix["cells"].items()[3].items()[1].integer() == 1);
    CHECK(matrix["cells"].items()[1].items()[0].integer() == 0);
    CHECK(matrix["cells"].items()[1].items()[1].integer() == 1);

    const auto characters =
        sample.run("matrix study.sotto --rows code --columns country --count characters").data;
    CHECK(words(characters["columns"]) == std::vector<std::string>{"Lao PDR", "—"});
    CHECK(characters["cells"].items()[1].items()[0].integer() == 142 - 89);
    CHECK_THROWS_AS(sample.run("matrix study.sotto --rows code --columns shoe"), base::Error);
}

TEST_CASE("a matrix of codes by codes shows what lies on what") {
    SampleStudy sample;
    const auto matrix =
        sample.run("matrix study.sotto --rows code --columns code --code Lessons --code Training").data;
    CHECK(words(matrix["rows"]) == words(matrix["columns"]));
    CHECK(matrix["cells"].items()[1].items()[2].integer() == 1);
    CHECK(matrix["cells"].items()[0].items()[2].integer() == 0);
}

TEST_CASE("the codebook is listed when nothing else is said") {
    SampleStudy sample;
    const auto data = sample.run("codebook study.sotto").data;
    CHECK(data["codes"].items().size() == 3);
    CHECK(data == sample.run("codebook study.sotto list").data);
    CHECK_THROWS_AS(sample.run("codebook study.sotto list codes.csv"), base::Error);
    CHECK_THROWS_AS(sample.run("codebook study.sotto import"), base::Error);
}

TEST_CASE("a row of a codebook that names no code is said to have failed, the others are taken") {
    SampleStudy sample;
    sample.write("gap.csv", "path,description\nNew one,is taken\n,has no name\n");
    const auto outcome = sample.run("codebook study.sotto import gap.csv");
    CHECK(outcome.exit_code == 3);
    CHECK(outcome.data["added"].integer() == 1);
    REQUIRE(outcome.data["report"].items().size() == 1);
    CHECK(outcome.data["report"].items()[0].text().find("Row 3") == 0);
}

TEST_CASE("a codebook goes out and comes back as it was") {
    SampleStudy sample;
    sample.run("codebook study.sotto import codebook.csv");
    const auto before = sample.run("codebook study.sotto list").data;
    for (const auto* file : {"codes.qdc", "codes.csv"}) {
        CAPTURE(file);
        sample.run(std::string("codebook study.sotto export ") + file);
        const auto again = sample.run(std::string("codebook study.sotto import ") + file).data;
        CHECK(again["added"].integer() == 0);
        CHECK(again["updated"].integer() == 0);
        const auto fresh = std::string(file) + ".sotto";
        sample.run("new " + fresh);
        const auto added = sample.run("codebook " + fresh + " import " + file).data["added"].integer();
        CHECK(added == static_cast<std::int64_t>(before["codes"].items().size()));
    }
    CHECK(sample.run("codebook study.sotto list").data == before);
    CHECK_THROWS_AS(sample.run("codebook study.sotto import transcripts/P01.txt"), base::Error);
    CHECK_THROWS_AS(sample.run("codebook study.sotto import"), base::Error);
    sample.run("codebook study.sotto export codes.html");
    CHECK(sample.read("codes.html").find("Lessons") != std::string::npos);
}
