// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/sample_study.h"
#include "text/text.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace sotto;
using tests::SampleStudy;

namespace {

bool has(const std::string& bytes, const std::string& words) {
    return bytes.find(words) != std::string::npos;
}

/// Three people; each of two facts is true of two of them, both are true of P22 only.
struct Family : SampleStudy {
    Family() {
        const std::vector<std::string> said{"My son drove me to the meeting. We sang.",
                                            "My son was with me at noon. Then my sister came to the river.",
                                            "My sister has a shop by the road. We sold rice."};
        std::string table = "code,name,category,consent,naming\n";
        for (std::size_t i = 0; i < said.size(); ++i) {
            const auto code = "P2" + std::to_string(i + 1);
            write("q/" + code + ".txt", "Interviewer: Tell me.\n\n" + code + ": " + said[i] + "\n");
            table += code + ",Zeb Quillon" + std::to_string(i) + ",person,public,no\n";
        }
        run("new family.sotto --language en");
        run("import family.sotto q --language en");
        write("q.csv", table);
        run("register family.sotto q.csv");
        code("P22", "My son was with me at noon.", "Son");
        code("P22", "Then my sister came to the river.", "Sister");
    }
    void code(const std::string& source, const std::string& words, const std::string& path) {
        const text::Text text(run("text family.sotto " + source).data["text"].text());
        const auto at = text.utf8().find(words);
        REQUIRE(at != std::string::npos);
        run({"code", "family.sotto", source,
             std::to_string(text.position_of_byte(at)) + ":" +
                 std::to_string(text.position_of_byte(at + words.size())),
             path});
    }
    commands::Outcome write_quotes(const std::string& file, const std::string& more = {}) {
        return run("export family.sotto " + file + " --policy pseudonym --k 2" + more);
    }
};

}  // namespace

TEST_CASE("of two quotes that single somebody out together the later one stays") {
    Family family;
    const auto both = family.write_quotes("both.md");
    REQUIRE(both.exit_code == 0);
    CHECK(both.data["excerpts"].integer() == 1);
    REQUIRE(both.data["withheld"].items().size() == 1);
    const auto& withheld = both.data["withheld"].items()[0];
    CHECK(withheld["obstacle"].text() == "together");
    CHECK(withheld["participant"].text() == "P22");
    CHECK(withheld["reason"].text() == "together with another quote it singles P22 out (kin)");
    const auto bytes = family.read("both.md");
    CHECK(has(bytes, "My son was with me"));
    CHECK_FALSE(has(bytes, "my sister came"));
    // Where a reader cannot tell that one person says both, there is no puzzle.
    CHECK(family.run("export family.sotto unlinked.md --k 2").data["excerpts"].integer() == 2);
}

TEST_CASE("a quote stays that singles somebody out with what the same readers have already") {
    Family family;
    REQUIRE(family.write_quotes("one.md", " --code Son").exit_code == 0);
    const auto second = family.write_quotes("two.md", " --code Sister");
    CHECK(second.exit_code == 1);
    CHECK_FALSE(family.has("two.md"));
    CHECK(second.data["withheld"].items()[0]["reason"].text() ==
          "together with quotes of release 1 it singles P22 out (kin)");
    // The same file again tells nothing new.
    CHECK(family.write_quotes("again.md", " --code Son").exit_code == 0);
}

TEST_CASE("a quote is let out in spite of that for a reason, which the ledger keeps with a name") {
    Family family;
    CHECK_THROWS_AS(family.run({"export", "family.sotto", "out.md", "--override", "  "}), base::Error);
    const auto let =
        family.run({"export", "family.sotto", "both.md", "--policy", "pseudonym", "--k", "2", "--override",
                    "P22 read it and agreed, writes Zeb Quillon1", "--recipe", "r.json"});
    REQUIRE(let.exit_code == 0);
    CHECK(let.data["excerpts"].integer() == 2);
    REQUIRE(let.data["overridden"].items().size() == 1);
    CHECK(let.data["overridden"].items()[0]["participant"].text() == "P22");
    const auto risk = family.run("release family.sotto").data["releases"].items()[0]["risk"];
    REQUIRE(risk["overrides"].items().size() == 1);
    CHECK(risk["overrides"].items()[0]["researcher"].text() == "Tester");
    CHECK(has(risk["overrides"].items()[0]["reason"].text(), "read it and agreed"));
    // Whoever follows the recipe decides anew, where anything is new to those who read it.
    CHECK_FALSE(has(family.read("r.json"), "agreed"));
    CHECK(family.run("export family.sotto next.md --recipe r.json").data["excerpts"].integer() == 2);
    CHECK(family.read("next.md") == family.read("both.md"));
    CHECK(
        family.run("release family.sotto").data["releases"].items()[1]["risk"]["overrides"].items().empty());

    const auto report = family.run("release family.sotto report 1 release.html --linkage");
    REQUIRE(report.exit_code == 0);
    const auto page = family.read("release.html");
    for (const auto* words : {"<html lang=\"en\">", "<caption>", "scope=\"row\"", "read it and agreed",
                              "Tester", "singles P22 out", "SHA-256", "Linkage", "default-src 'none'"}) {
        CAPTURE(words);
        CHECK(has(page, words));
    }
    CHECK(has(page, let.data["release"]["sha256"].text()));
    CHECK_FALSE(has(page, "Quillon"));
    CHECK_FALSE(has(page, "<script"));
    CHECK_THROWS_AS(family.run("release family.sotto report 9 no.html"), base::Error);
    CHECK_THROWS_AS(family.run("release family.sotto report 1 no.txt"), base::Error);
    CHECK_THROWS_AS(family.run("release family.sotto report 1"), base::Error);
    CHECK_THROWS_AS(family.run("release family.sotto list --linkage"), base::Error);
}

TEST_CASE("a report on a release names nobody whom the recipe or the file names") {
    Family family;
    REQUIRE(family
                .run({"export", "family.sotto", "quotes.md", "--code", "Son", "--title",
                      "What <Zeb Quillon1> said"})
                .exit_code == 0);
    REQUIRE(family.run("release family.sotto report 1 release.html").exit_code == 0);
    const auto page = family.read("release.html");
    CHECK_FALSE(has(page, "Quillon"));
    CHECK(has(page, "What &lt;[P22]&gt; said"));
}

TEST_CASE("a table for others hides columns of too few people as a whole and calls nobody by name") {
    Family family;
    family.code("P21", "We sang.", "Song");
    const auto speakers = family.run("matrix family.sotto --rows code --columns speaker --suppress 2").data;
    for (const auto& row : speakers["cells"].items()) {
        for (const auto& cell : row.items()) CHECK(cell.is_null());
    }
    family.write("town.csv", "code,town\nP21,North\nP22,North\nP23,South\n");
    family.run("register family.sotto town.csv");
    family.code("P23", "We sold rice.", "Song");
    family.code("P22", "at noon", "Song");
    const auto towns = family.run("matrix family.sotto --rows code --columns town --suppress 2").data;
    REQUIRE(towns["columns"].items()[1].text() == "South");
    // P23 alone is of South: that she said nothing of some codes tells as much as what she said.
    for (const auto& row : towns["cells"].items()) CHECK(row.items()[1].is_null());
    CHECK_FALSE(family.run("matrix family.sotto --rows code --columns town")
                    .data["cells"]
                    .items()[0]
                    .items()[1]
                    .is_null());

    family.write("talk.txt", "Zeb Quillon0: We talk.\n\nIris: We do.\n\nZeb Quillon0: Yes.\n\nIris: Yes.\n");
    family.run("import family.sotto talk.txt --kind focus-group --language en");
    family.run({"speakers", "family.sotto", "link", "talk", "Zeb Quillon0", "P21"});
    family.run("code family.sotto talk 14:22 Song");
    const auto plain = family.run("matrix family.sotto --rows code --columns speaker").data;
    CHECK(has(plain["columns"].to_json(), "Quillon0"));
    const auto guarded = family.run("matrix family.sotto --rows code --columns speaker --suppress 2").data;
    CHECK_FALSE(has(guarded["columns"].to_json(), "Quillon0"));
    CHECK_FALSE(
        has(family.run("frequencies family.sotto --by speaker --suppress 2").data.to_json(), "Quillon0"));
}

TEST_CASE("the name of somebody who declined to be named cannot be left in the words") {
    Family family;
    try {
        family.run("review family.sotto P22 reject");
        FAIL("it was left");
    } catch (const base::Error& error) {
        CHECK(error.blame() == base::Blame::User);
        CHECK(has(error.what(), "P22 declined to be named"));
    }
    CHECK_THROWS_AS(family.run("review family.sotto P22 reject --exact"), base::Error);
    family.run("review family.sotto P22 accept");
    family.write("yes.csv", "code,category,consent,naming\nP22,person,public,yes\n");
    family.run("register family.sotto yes.csv");
    family.run("review family.sotto P22 reject");
    REQUIRE_FALSE(family.told.empty());
    CHECK(has(family.told.back(), "P22 is a participant"));
}
