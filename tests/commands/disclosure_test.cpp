// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/sample_study.h"
#include "text/text.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace sotto;
using tests::SampleStudy;

namespace {

/// Six interviews of one question each, and what is coded of them.
struct Study {
    SampleStudy sample;

    Study() {
        std::string register_file = "code,name,category,consent,country,injury,village,district\n";
        const std::vector<std::string> said{
            "I lost my leg in 1998 and I keep buffaloes. My son drove me here. The buffaloes were strong.",
            "My son drove me to the meeting by the river. We sang songs at school, many songs.",
            "My son was with me, and my sister too. We spoke of the treaty, and of the hospital.",
            "I worked there for years. The generator of the hospital was loud, that generator.",
            "As the only woman I sat at the back. We drank tea and waited for the minister.",
            "We planted rice in Vietnam. My sister has a shop, and the shop sells rice and salt."};
        for (std::size_t i = 0; i < said.size(); ++i) {
            const auto code = "P1" + std::to_string(i + 1);
            sample.write("q/" + code + ".txt", "Interviewer: Tell me.\n\n" + code + ": " + said[i] + "\n");
            register_file += code + ",Zeb Quillon" + std::to_string(i) + ",person,public," +
                             (i < 3 ? "Lao PDR" : "Vietnam") + "," + (i == 0 ? "amputee" : "") + ",Village " +
                             std::to_string(i) + ",District " + std::to_string(i / 3) + "\n";
        }
        sample.run("new six.sotto --title Six --language en");
        sample.run("import six.sotto q --language en");
        sample.write("q.csv", register_file);
        sample.run("register six.sotto q.csv");
    }
    void code(const std::string& source, const std::string& words, const std::string& code = "Told") {
        const text::Text text(sample.run("text six.sotto " + source).data["text"].text());
        const auto at = text.utf8().find(words);
        REQUIRE(at != std::string::npos);
        sample.run({"code", "six.sotto", source,
                    std::to_string(text.position_of_byte(at)) + ":" +
                        std::to_string(text.position_of_byte(at + words.size())),
                    code});
    }
    std::string words(const commands::Value& at, const std::string& source) {
        const text::Text text(sample.run("text six.sotto " + source).data["text"].text());
        return std::string(text.slice({at["start"].integer(), at["end"].integer()}));
    }
};

std::vector<std::string> attributes(const commands::Value& facts) {
    std::vector<std::string> all;
    for (const auto& fact : facts.items()) all.push_back(fact["attribute"].text());
    return all;
}

std::string printed(const std::string& verb, const commands::Outcome& outcome) {
    commands::Page page;
    commands::find_command(verb)->print(outcome.data, page);
    std::string all;
    for (const auto& piece : page.pieces()) {
        if (const auto* line = std::get_if<std::string>(&piece)) all += *line + "\n";
        if (const auto* table = std::get_if<commands::Table>(&piece)) {
            for (const auto& row : table->rows) {
                for (const auto& cell : row) all += cell + "|";
                all += "\n";
            }
        }
    }
    return all;
}

}  // namespace

TEST_CASE("quotes whose words are true of too few are listed by place and kind, not by words") {
    Study study;
    study.code("P11", "I lost my leg in 1998");
    study.code("P12", "My son drove me to the meeting");
    study.code("P14", "The generator of the hospital was loud");
    study.code("P15", "As the only woman I sat at the back.");
    const auto outcome = study.sample.run("risk six.sotto --quotes --k 3");
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.data["quotes"].integer() == 4);
    const auto& listed = outcome.data["singling_out"].items();
    REQUIRE(listed.size() == 2);
    CHECK(listed[0]["source"].text() == "P11");
    CHECK(attributes(listed[0]["facts"]) == std::vector<std::string>{"injury", "year"});
    CHECK(study.words(listed[0]["facts"].items()[0], "P11") == "leg");
    CHECK(study.words(listed[0]["facts"].items()[1], "P11") == "1998");
    CHECK(listed[0]["matches"].integer() == 1);
    CHECK(listed[0]["would_match"].integer() == 6);
    CHECK(listed[1]["source"].text() == "P15");
    CHECK(study.words(listed[1]["facts"].items()[0], "P15") == "the only woman");
    const auto shown = printed("risk", outcome) + outcome.data.to_json();
    for (const auto* word : {"my leg", "1998", "only woman", "My son"})
        CHECK(shown.find(word) == std::string::npos);
    CHECK(shown.find("[the 1990s]") != std::string::npos);

    CHECK(study.sample.run("risk six.sotto --quotes --k 1").exit_code == 0);
    CHECK(study.sample.run("risk six.sotto --k 3").data["singling_out"].is_null());
}

TEST_CASE("what an export replaces tells what stands in its place, and no more") {
    Study study;
    study.code("P11", "I lost my leg in 1998");
    const text::Text text(study.sample.run("text six.sotto P11").data["text"].text());
    const auto year = text.position_of_byte(text.utf8().find("1998"));
    study.sample.run(
        {"off-record", "six.sotto", "P11", std::to_string(year) + ":" + std::to_string(year + 4)});
    study.sample.write("p.csv", "code,name,category\nY1,Vietnam,place\n");
    study.sample.run("register six.sotto p.csv");
    study.code("P16", "We planted rice in Vietnam.");
    study.sample.write("q/P17.txt", "Interviewer: When?\n\nP17: That was on 14 March 2011 at noon.\n");
    study.sample.write("q7.csv", "code,name,category,consent\nP17,Zeb Quillon7,person,public\n");
    study.sample.run("import six.sotto q/P17.txt --language en");
    study.sample.run("register six.sotto q7.csv");
    study.code("P17", "That was on 14 March 2011 at noon.");
    const auto outcome = study.sample.run("risk six.sotto --quotes --k 4");
    const auto& listed = outcome.data["singling_out"].items();
    REQUIRE(listed.size() == 2);
    CHECK(attributes(listed[0]["facts"]) == std::vector<std::string>{"injury"});
    CHECK(attributes(listed[1]["facts"]) == std::vector<std::string>{"year"});
    CHECK(study.words(listed[1]["facts"].items()[0], "P17") == "14 March 2011");
}

TEST_CASE("under a pseudonym the quotes of one person are judged together") {
    Study study;
    study.code("P13", "My son was with me", "One");
    study.code("P13", "my sister too", "Two");
    CHECK(study.sample.run("risk six.sotto --quotes --k 2").data["jigsaw"].items().empty());
    const auto outcome = study.sample.run("risk six.sotto --quotes --k 2 --policy pseudonym");
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.data["singling_out"].items().empty());
    REQUIRE(outcome.data["jigsaw"].items().size() == 1);
    const auto& jigsaw = outcome.data["jigsaw"].items()[0];
    CHECK(jigsaw["participant"].text() == "P13");
    CHECK(jigsaw["quotes"].items().size() == 2);
    CHECK(jigsaw["matches"].integer() == 1);
}

TEST_CASE("comparing texts finds who says rare words, and says which words those are") {
    Study study;
    study.code("P11", "The buffaloes were strong");
    study.code("P16", "We planted rice");
    const auto outcome = study.sample.run("risk six.sotto --linkage");
    const auto& linkage = outcome.data["linkage"];
    CHECK(linkage["people"].integer() == 6);
    CHECK(linkage["before"]["quotes"].number() == Approx(1));
    CHECK(linkage["after"]["persons"].number() == Approx(1));
    REQUIRE(linkage["links"].items().size() == 2);
    CHECK(linkage["links"].items()[0]["closest"].text() == "P11");
    std::vector<std::string> terms;
    for (const auto& term : linkage["terms"].items()) terms.push_back(term["term"].text());
    CHECK(std::find(terms.begin(), terms.end(), "buffaloes") != terms.end());
    CHECK(outcome.data["public_linkage"].is_null());
    CHECK(printed("risk", outcome).find("buffaloes") != std::string::npos);

    study.sample.write("known/P11 blog.txt", "I write about my buffaloes, strong buffaloes.");
    study.sample.write("known/somebody.txt", "A shop sells rice that was planted, planted rice.");
    const auto compared = study.sample.run("risk six.sotto --linkage --public known").data["public_linkage"];
    CHECK(compared["people"].integer() == 2);
    CHECK(compared["persons"].integer() == 1);
    REQUIRE(compared["links"].items().size() == 1);
    CHECK(compared["links"].items()[0]["right"].truth());
    CHECK_THROWS_AS(study.sample.run("risk six.sotto --public known"), base::Error);
}

TEST_CASE("what everybody alike has in common is told apart from being alike") {
    Study study;
    const auto outcome = study.sample.run("risk six.sotto --show district --l country:2");
    CHECK(outcome.exit_code == 1);
    CHECK(outcome.data["unsafe"].items().empty());
    CHECK(outcome.data["diversity"]["l"].integer() == 1);
    CHECK(outcome.data["diversity"]["concluded"].items().size() == 6);
    CHECK(outcome.data["suggestion"]["drop"].items()[0].text() == "district");
    CHECK(study.sample.run("risk six.sotto --show district --l injury:2")
              .data["diversity"]["concluded"]
              .items()
              .size() == 3);
    for (const auto* wrong : {"country", "country:1", "country:x", ":2", "shoe:2"}) {
        INFO(wrong);
        CHECK_THROWS_AS(study.sample.run(std::string("risk six.sotto --l ") + wrong), base::Error);
    }
}

TEST_CASE("the step that loses least goes up the register's own ladder") {
    Study study;
    const auto outcome = study.sample.run("risk six.sotto --show village --k 3");
    CHECK(outcome.data["suggestion"]["coarsen"]["village"].text() == "district");
    REQUIRE(outcome.data["ways"].items().size() == 1);
    CHECK(outcome.data["all_ways"].truth());
    CHECK(outcome.data["ways"].items()[0]["loss"].number() == Approx(0.5));
}

TEST_CASE("tables hide small numbers and what would give them away") {
    Study study;
    const std::vector<std::pair<std::string, std::string>> pieces{{"P11", "here"},   {"P12", "meeting"},
                                                                  {"P13", "treaty"}, {"P14", "worked"},
                                                                  {"P15", "drank"},  {"P16", "salt"}};
    for (const auto& [source, words] : pieces) {
        if (source < "P15") study.code(source, words, "Alpha");
        study.code(source, words, "Beta");
    }
    const auto open = study.sample.run("matrix six.sotto --rows code --columns country");
    CHECK(open.data["suppressed"].integer() == 0);
    CHECK(open.data["cells"].items()[0].items()[1].integer() == 1);
    const auto closed = study.sample.run("matrix six.sotto --rows code --columns country --suppress 3");
    CHECK(closed.data["suppressed"].integer() == 4);
    for (const auto& row : closed.data["cells"].items()) {
        for (const auto& cell : row.items()) CHECK(cell.is_null());
    }
    CHECK(printed("matrix", closed).find("–|–|") != std::string::npos);

    // Many codings of one person are one person.
    study.code("P11", "strong", "Alpha");
    study.code("P11", "buffaloes", "Gamma");
    study.code("P11", "leg", "Gamma");
    study.code("P11", "son", "Gamma");
    const auto list = study.sample.run("frequencies six.sotto --suppress 3");
    CHECK(list.data["codes"].items()[2]["codings"].is_null());
    CHECK(list.data["codes"].items()[2]["sources"].is_null());
    CHECK(list.data["suppressed"].integer() == 2);
    CHECK(list.data["total"]["codings"].integer() == 14);
    CHECK(printed("frequencies", list).find("Gamma|–|–|–|") != std::string::npos);
    CHECK_THROWS_AS(study.sample.run("frequencies six.sotto --suppress 3 --below"), base::Error);
    const auto codes = study.sample.run("matrix six.sotto --rows code --columns code --suppress 3").data;
    CHECK(codes["cells"].items()[2].items()[2].is_null());
    CHECK(codes["cells"].items()[1].items()[1].integer() == 6);
}

TEST_CASE("what is suggested can be asked for as it stands") {
    SampleStudy sample;
    sample.write("ages.csv",
                 "code,name,category,age\nP01,Ana Moreau,person,33\nP02,Kham Phetsavong,person,34\n"
                 "P03,Ivo Marek,person,52\nP04,Noy Vilay,person,53\n");
    sample.run("register study.sotto ages.csv");
    const auto outcome = sample.run("risk study.sotto --show age --k 2");
    const auto suggested = outcome.data["suggestion"]["coarsen"]["age"].text();
    CHECK(suggested == "age:5");
    const auto followed = sample.run("risk study.sotto --k 2 --show " + suggested);
    CHECK(followed.exit_code == 0);
    CHECK(followed.data["k"].integer() == 2);
    CHECK_THROWS_AS(sample.run("risk study.sotto --show shoe:5"), base::Error);
}

TEST_CASE("what was released before under a pseudonym is judged with what is about to be") {
    Study study;
    study.code("P13", "My son was with me", "One");
    study.code("P13", "my sister too", "Two");
    study.sample.run("export six.sotto one.md --code One --policy pseudonym --k 1");
    const auto second = study.sample.run("risk six.sotto --quotes --k 2 --policy pseudonym --code Two");
    REQUIRE(second.data["jigsaw"].items().size() == 1);
    const auto& quotes = second.data["jigsaw"].items()[0]["quotes"].items();
    REQUIRE(quotes.size() == 2);
    CHECK(quotes[0]["release"].is_null());
    CHECK(quotes[1]["release"].integer() == 1);
    CHECK(printed("risk", second).find("(release 1)") != std::string::npos);
    CHECK(study.sample.run("risk six.sotto --quotes --k 2 --code Two").data["jigsaw"].items().empty());
    CHECK(study.sample.run("risk six.sotto --quotes --k 2 --policy pseudonym --code Two --audience archive")
              .data["withheld"]
              .integer() == 1);
}

TEST_CASE("attributes that two releases show of one quote are judged together") {
    Study study;
    study.code("P11", "The buffaloes were strong");
    study.sample.run("export six.sotto one.md --show country --k 3");
    // Alone, each is shared by three; two of those from the one country are of the other sex.
    study.sample.write("sex.csv",
                       "code,category,sex\nP11,person,f\nP12,person,m\nP13,person,m\nP14,person,f\n"
                       "P15,person,f\nP16,person,m\n");
    study.sample.run("register six.sotto sex.csv");
    CHECK(study.sample.run("risk six.sotto --show sex --k 3").exit_code == 0);
    const auto outcome = study.sample.run("risk six.sotto --show sex --k 3 --quotes");
    CHECK(outcome.exit_code == 1);
    REQUIRE(outcome.data["jigsaw"].items().size() == 1);
    const auto& jigsaw = outcome.data["jigsaw"].items()[0];
    CHECK(jigsaw["participant"].text() == "P11");
    CHECK(jigsaw["matches"].integer() == 1);
    CHECK(jigsaw["attributes"].items().size() == 2);
    CHECK(jigsaw["quotes"].items()[0]["release"].integer() == 1);
    CHECK(study.sample.run("risk six.sotto --show country --k 3 --quotes").data["jigsaw"].items().empty());
}
