// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
//
// Ways to make a quote leak, tried on whole exports. docs/attack-log.md lists them with those that other
// tests hold. Those that succeed today are marked [!shouldfail]: who closes one finds its test failing here,
// and takes the mark and its line under "Not stopped" away.
#include "base/error.h"
#include "commands/sample_study.h"
#include "text/text.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace sotto;
using tests::SampleStudy;

namespace {

/// The sample study, in which P01 (Ana Moreau, may be quoted in public) says `words` as well.
struct Attack : SampleStudy {
    explicit Attack(const std::string& words, const std::string& file = "attack.txt",
                    const std::string& language = "en") {
        write(file, "Interviewer: And then?\n\nP01: " + words + "\n");
        run({"import", "study.sotto", file, "--language", language});
        const auto source = file.substr(0, file.rfind('.'));
        const auto length = text::count_code_points(run({"text", "study.sotto", source}).data["text"].text());
        run({"code", "study.sotto", source, "25:" + std::to_string(length), "Attack"});
    }
    /// The words of an export of these quotes in the format of `ending`.
    std::string exported(const std::string& ending, const std::vector<std::string>& more = {}) {
        std::vector<std::string> words{"export", "study.sotto", "out." + ending, "--code",
                                       "Attack", "--audience",  "public"};
        words.insert(words.end(), more.begin(), more.end());
        REQUIRE(run(words).exit_code == 0);
        if (ending != "docx") return read("out." + ending);
        run("import study.sotto out.docx --language en");
        return run("text study.sotto out").data["text"].text();
    }
};

bool has(const std::string& bytes, const std::string& words) {
    return bytes.find(words) != std::string::npos;
}

void check_gone(const std::string& said, const std::vector<std::string>& leaks) {
    for (const std::string ending : {"md", "html", "csv", "json", "txt", "docx"}) {
        Attack attack("We met " + said + " there, and went.");
        const auto bytes = attack.exported(ending);
        CAPTURE(said, ending, bytes);
        CHECK(has(bytes, "and went."));
        for (const auto& leak : leaks) CHECK_FALSE(has(bytes, leak));
    }
}

}  // namespace

TEST_CASE("a name in disguise is replaced in every format") {
    struct Row {
        std::string said;
        std::vector<std::string> leaks;
    };
    const std::vector<Row> rows{
        {"mOrEaU", {"mOrEaU"}},
        {"M-O-R-E-A-U", {"M-O-R"}},
        {"@anamoreau and #AnaMoreau75", {"moreau", "Moreau"}},
        {"Mor\u200Beau and Mor\u00ADeau", {"Mor", "eau"}},
        {"Ana\u202E Moreau", {"Ana", "Moreau"}},
        {"Ａｎａ Ｍｏｒｅａｕ", {"Ａｎａ", "Ｍｏｒｅａｕ"}},
        {"𝐌𝐨𝐫𝐞𝐚𝐮", {"𝐌𝐨𝐫𝐞𝐚𝐮"}},
        {"Mоrеаu with Cyrillic letters", {"Mоrеаu"}},
        {"Moreau\xCC\x81", {"Moreau"}},
        {"**Mor**eau", {"eau"}},
        {"Kham_Phetsavong_2009", {"Kham", "Phetsavong"}},
        {"the Moreaus", {"Moreau"}},
    };
    for (const Row& row : rows) check_gone(row.said, row.leaks);
}

TEST_CASE("a telephone number or an address in disguise is replaced in every format") {
    check_gone("０２０ ７９４６ ０１２３", {"７９４６", "0123"});
    check_gone("0 2 0 7 9 4 6 0 1 2 3", {"0 2 0", "9 4 6", "1 2 3"});
    check_gone("020-7946-0-1-2-3", {"7946", "1-2-3"});
    check_gone("+44 (0)20 7946 0123", {"7946", "0123"});
    check_gone("ana [at] example [dot] org", {"example"});
    check_gone("https://example.org/~anybody", {"example.org", "anybody"});
}

TEST_CASE("names in a title and in the names of codes are replaced in every format") {
    for (const std::string ending : {"md", "html", "json", "csv", "txt", "docx"}) {
        Attack attack("We went.");
        attack.run({"edit-code", "study.sotto", "Attack", "--name", "Attack on Kham Phetsavong"});
        std::vector<std::string> words{"export",
                                       "study.sotto",
                                       "out." + ending,
                                       "--code",
                                       "Attack on Kham Phetsavong",
                                       "--title",
                                       "What Ivo Marek heard on 14 March 2009"};
        REQUIRE(attack.run(words).exit_code == 0);
        if (ending == "docx") attack.run("import study.sotto out.docx --language en");
        const auto bytes = ending == "docx" ? attack.run("text study.sotto out").data["text"].text()
                                            : attack.read("out." + ending);
        CAPTURE(ending, bytes);
        CHECK(has(bytes, "We went."));
        for (const auto* leak : {"Kham", "Phetsavong", "Ivo", "Marek", "14 March"})
            CHECK_FALSE(has(bytes, leak));
    }
}

TEST_CASE("what a source is called, and who works on the study, is in no export") {
    for (const std::string ending : {"md", "html", "json", "csv", "txt", "docx"}) {
        Attack attack("We went.", "Chief_of_Vunakela_interview.txt");
        const auto bytes = attack.exported(ending);
        CAPTURE(ending);
        CHECK(has(bytes, "We went."));
        for (const auto* leak : {"Vunakela", "Chief", "Tester"}) CHECK_FALSE(has(bytes, leak));
    }
}

TEST_CASE("a recipe from before a withdrawal gives nothing of who withdrew") {
    Attack attack("We went.");
    attack.exported("md", {"--recipe", "before.json"});
    attack.run("consent study.sotto P01 public --withdraw");
    const auto again = attack.run("export study.sotto again.md --recipe before.json");
    CHECK(again.exit_code == 1);
    CHECK_FALSE(attack.has("again.md"));
    // Nor what was marked off the record since.
    attack.run("consent study.sotto P01 public --use quote");
    attack.run("off-record study.sotto attack 25:37");
    attack.run("export study.sotto again.md --recipe before.json");
    CHECK((!attack.has("again.md") || !has(attack.read("again.md"), "We went.")));
}

TEST_CASE("a quote cannot make the program of a reader call somebody") {
    for (const std::string formula : {"=WEBSERVICE(1)", "+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "\t=1+1"}) {
        Attack attack(formula);
        const auto bytes = attack.exported("csv");
        CAPTURE(formula, bytes);
        // The cell of the quote is the second of the second line; none of it may begin a formula.
        const auto line = bytes.find('\n') + 1;
        auto cell = bytes.find(',', line) + 1;
        if (bytes[cell] == '"') ++cell;
        CHECK(bytes[cell] == '\'');
    }
    Attack attack("<img src=\"//example/x\"> <script>x()</script> ![a](//example/y) [b](//example/z)");
    const auto html = attack.exported("html");
    CHECK_FALSE(has(html, "<img"));
    CHECK_FALSE(has(html, "<script"));
    CHECK(has(html, "default-src 'none'"));
    const auto md = attack.exported("md");
    CHECK_FALSE(has(md, "![a]("));
    CHECK(has(md, "\\<img"));
    CHECK(has(md, "\\<script"));
}

TEST_CASE("a formula that begins with a full-width sign does not run either") {
    Attack attack("＝1+1");
    const auto csv = attack.exported("csv");
    CHECK_FALSE(has(csv, ",＝1+1"));
    CHECK(has(csv, "\"'＝1+1\""));
}

TEST_CASE("a name spelt with commas or spaces is read as one") {
    const std::string said = GENERATE("M, O, R, E, A, U", "M O R E A U");
    Attack attack("We met " + said + " there.");
    CHECK_FALSE(has(attack.exported("md"), said));
}

TEST_CASE("a name that nobody entered is replaced in an English interview") {
    for (const std::string said : {"Solange Bertin", "Mr Bertin", "Solange"}) {
        Attack attack("We met " + said + " there, and went.");
        CAPTURE(said);
        CHECK_FALSE(has(attack.exported("md"), said));
    }
}

TEST_CASE("in other languages a name that nobody entered goes where a capital or a title tells it") {
    Attack attack("Nous avons vu Solange Bertin ce jour-là.", "attack.txt", "fr");
    CHECK_FALSE(has(attack.exported("md"), "Bertin"));
    Attack titled("ثم جاءت السيدة تماضر وسألت.", "titled.txt", "ar");
    CHECK_FALSE(has(titled.exported("md"), "تماضر"));
}

TEST_CASE("in scripts without capitals a rare name without a title stays", "[!shouldfail]") {
    Attack attack("ثم جاءت تماضر وسألت.", "attack.txt", "ar");
    CHECK_FALSE(has(attack.exported("md"), "تماضر"));
}

TEST_CASE("a misspelt name is not the name of the register", "[!shouldfail]") {
    // With a capital it goes as a name that nobody entered.
    Attack attack("nous avons vu moreua ce jour-là.", "attack.txt", "fr");
    CHECK_FALSE(has(attack.exported("md"), "moreua"));
}

TEST_CASE("a digit for a letter does not hide a name") {
    Attack attack("We met M0reau there.");
    CHECK_FALSE(has(attack.exported("md"), "M0reau"));
}

TEST_CASE("the code of somebody who is spoken of stays in the words", "[!shouldfail]") {
    Attack attack("As P02 told me.");
    CHECK_FALSE(has(attack.exported("md"), "P02"));
}

TEST_CASE("somebody's initials with points do not stay") {
    Attack attack("We met A.M. there.");
    CHECK_FALSE(has(attack.exported("md"), "A.M."));
}

TEST_CASE("a recipe keeps the title as it was typed", "[!shouldfail]") {
    Attack attack("We went.");
    attack.exported("md", {"--title", "What Ivo Marek heard", "--recipe", "r.json"});
    CHECK_FALSE(has(attack.read("r.json"), "Marek"));
}

TEST_CASE("two exports of the same quotes cannot show together what neither may show alone") {
    Attack attack("We went.");
    attack.write("more.csv", "code,name,category,consent,country,age\nP08,Lin Bao,person,public,Peru,33\n");
    attack.run("register study.sotto more.csv");
    // Only P01 is 33 and of Lao PDR: asked for at once, it is refused.
    REQUIRE(attack.run("export study.sotto no.csv --code Attack --show country,age --k 2").exit_code == 1);
    REQUIRE(attack.run("export study.sotto one.csv --code Attack --show country --k 2").exit_code == 0);
    CHECK(attack.run("export study.sotto two.csv --code Attack --show age --k 2").exit_code == 1);
}
