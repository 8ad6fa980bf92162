// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/look_up.h"
#include "commands/sample_study.h"

#include <catch2/catch.hpp>
#include <set>

using namespace sotto;
using study::Audience;
using study::Use;
using tests::SampleStudy;

namespace {

study::Consent in_force(SampleStudy& sample, const std::string& code, Audience audience) {
    const auto& study = sample.session().study();
    return study::consent_in_force(study.all<study::Consent>(), commands::require_entity(study, code).id,
                                   audience);
}

std::string participant_of(SampleStudy& sample, const std::string& source, const std::string& label) {
    for (const auto& speaker : sample.run("speakers study.sotto").data["speakers"].items()) {
        if (speaker["source"].text() == source && speaker["label"].text() == label)
            return speaker["participant"].text();
    }
    return "no such speaker";
}

}  // namespace

TEST_CASE("a register brings people, attributes and consent, and links the speakers it knows") {
    SampleStudy sample;
    CHECK(participant_of(sample, "P01", "P01") == "P01");
    CHECK(participant_of(sample, "P02", "Respondent") == "P02");
    CHECK(participant_of(sample, "P01", "Interviewer").empty());
    CHECK(in_force(sample, "P01", Audience::Public).use == Use::Quote);
    CHECK(in_force(sample, "P02", Audience::Public).use == Use::None);
    CHECK(in_force(sample, "P02", Audience::Team).use == Use::Quote);
    CHECK_FALSE(commands::require_entity(sample.session().study(), "ORG1").participant);
}

TEST_CASE("speakers are linked at import when the register came first") {
    SampleStudy sample;
    sample.run("import study.sotto transcripts/P03.txt");
    CHECK(participant_of(sample, "P03", "P03") == "P03");
}

TEST_CASE("a register in other shapes means the same") {
    SampleStudy sample;
    sample.write("second.csv",
                 "\xEF\xBB\xBF"
                 "Country; CODE ;Consent;Aliases\nKenya;P09;archive;\"Njoki; Joki\"\n");
    const auto outcome = sample.run("register study.sotto second.csv");
    CHECK(outcome.exit_code == 0);
    CHECK(outcome.data["added"].integer() == 1);
    CHECK(in_force(sample, "p09", Audience::Archive).use == Use::Quote);
    const auto entity = commands::require_entity(sample.session().study(), "P09");
    std::vector<std::string> aliases;
    for (const auto& alias : sample.session().study().all<study::Alias>()) {
        if (alias.entity == entity.id) aliases.push_back(alias.name);
    }
    CHECK(aliases == std::vector<std::string>{"Njoki", "Joki"});

    sample.write("third.csv", "code\tage\nP09\t61\n");
    CHECK(sample.run("register study.sotto third.csv").data["updated"].integer() == 1);
}

TEST_CASE("bad rows of a register are named by their lines and the others taken") {
    SampleStudy sample;
    sample.write(
        "bad.csv",
        "code,category,consent,naming\nP10,person,public,yes\n,person,team,no\nP11,creature,team,no\n"
        "P12,person,sometimes,no\nP13,person,team,perhaps\nP10,person,team,no\nP14,person,none,no\n");
    const auto outcome = sample.run("register study.sotto bad.csv");
    CHECK(outcome.exit_code == 3);
    CHECK(outcome.data["added"].integer() == 2);
    std::vector<std::int64_t> lines;
    for (const auto& problem : outcome.data["failed"].items()) lines.push_back(problem["line"].integer());
    CHECK(lines == std::vector<std::int64_t>{3, 4, 5, 6, 7});
    CHECK(in_force(sample, "P14", Audience::Team).use == Use::None);
}

TEST_CASE("a register changes only what differs, and narrows consent") {
    SampleStudy sample;
    sample.write("again.csv", "code,consent,age\nP01,team,34\nP02,team,41\n");
    const auto outcome = sample.run("register study.sotto again.csv");
    CHECK(outcome.data["added"].integer() == 0);
    CHECK(outcome.data["updated"].integer() == 1);
    CHECK(in_force(sample, "P01", Audience::Public).use == Use::None);
    CHECK(in_force(sample, "P01", Audience::Team).use == Use::Quote);
}

TEST_CASE("people who are only mentioned are no participants, and what is noted for them holds") {
    SampleStudy sample;
    sample.write("more.csv",
                 "code,name,category,role,consent,country\nT1,Cian Keola,person,third party,none,Lao PDR\n"
                 "T2,Noy Keola,participant,survivor,none,Lao PDR\n"
                 "S1,Helen Prior,person,staff,public,Lao PDR\n");
    const auto outcome = sample.run("register study.sotto more.csv");
    std::vector<std::string> codes;
    for (const auto& participant : outcome.data["participants"].items())
        codes.push_back(participant["code"].text());
    CHECK(codes == std::vector<std::string>{"P01", "P02", "P03", "T2", "S1"});
    CHECK(in_force(sample, "T1", Audience::Team).use == Use::None);
    sample.write("neighbour.txt", "Interviewer: Who came?\n\nP01: My neighbour Cian Keola came.\n");
    sample.run("import study.sotto neighbour.txt");
    const auto found = sample.run("identifiers study.sotto --source neighbour").data["findings"].items();
    REQUIRE(found.size() == 1);
    CHECK(found[0]["replacement"].text() == "[person]");
    // P01, P02 and T2 could each have said what a respondent from Lao PDR said; T1 and S1 could not.
    const auto risk = sample.run("risk study.sotto --audience public --show country --k 4").data;
    REQUIRE(risk["unsafe"].items().size() == 4);
    CHECK(risk["unsafe"].items()[0]["shared_by"].integer() == 3);
}

TEST_CASE("staff are listed as staff, unless the transcript says what they do") {
    SampleStudy sample;
    sample.write("staff.csv",
                 "code,name,category,role,consent\nS1,Helen Prior,person,Project staff,public\n");
    sample.run("register study.sotto staff.csv");
    sample.write("round.txt",
                 "Interviewer: One?\n\nHelen Prior: I noted it.\n\nP01: So did I.\n\nInterviewer: Two?\n\n"
                 "Helen Prior: Twice.\n\nP01: Yes.\n\nInterviewer: Three?\n\nHelen Prior: No.\n\nP01: No.\n");
    sample.run("import study.sotto round.txt");
    const auto role_of = [&](const std::string& label) {
        for (const auto& speaker : sample.run("speakers study.sotto").data["speakers"].items()) {
            if (speaker["source"].text() == "round" && speaker["label"].text() == label)
                return speaker["role"].text();
        }
        return std::string("no such speaker");
    };
    CHECK(role_of("Helen Prior") == "staff");
    CHECK(role_of("P01") == "participant");
    CHECK(role_of("Interviewer") == "interviewer");
    sample.run({"speakers", "study.sotto", "link", "round", "Helen Prior", "S1", "--role", "interpreter"});
    CHECK(role_of("Helen Prior") == "interpreter");
}

TEST_CASE("a register never takes a withdrawal back") {
    SampleStudy sample;
    sample.run("consent study.sotto P01 public --withdraw");
    CHECK(in_force(sample, "P01", Audience::Public).use == Use::None);
    const auto outcome = sample.run("register study.sotto register.csv");
    CHECK(outcome.exit_code == 3);
    CHECK(in_force(sample, "P01", Audience::Public).use == Use::None);
    sample.run("consent study.sotto P01 public --use paraphrase");
    CHECK(in_force(sample, "P01", Audience::Public).use == Use::Paraphrase);
}

TEST_CASE("naming alone leaves the use of words as it was") {
    SampleStudy sample;
    sample.run("consent study.sotto P02 public --use aggregate");
    const auto outcome = sample.run("consent study.sotto P02 public --naming yes");
    CHECK(outcome.data["consent"]["use"].text() == "aggregate");
    CHECK(outcome.data["consent"]["naming"].truth());
}

TEST_CASE("a file that is no register is refused as a whole") {
    SampleStudy sample;
    const auto before = sample.dump();
    sample.write("wrong.csv", "name,age\nAna,33\n");
    CHECK_THROWS_AS(sample.run("register study.sotto wrong.csv"), base::Error);
    sample.write("shifted.csv", "code,age\nP01,33,too many\n");
    CHECK_THROWS_AS(sample.run("register study.sotto shifted.csv"), base::Error);
    CHECK(sample.dump() == before);
}

TEST_CASE("a speaker's part and person are said by hand where nothing says them") {
    SampleStudy sample;
    sample.run("speakers study.sotto link P01 interviewer ORG1 --role interpreter");
    const auto speakers = sample.run("speakers study.sotto").data["speakers"].items();
    CHECK(speakers[0]["role"].text() == "interpreter");
    CHECK(speakers[0]["participant"].text() == "ORG1");
    sample.run({"speakers", "study.sotto", "link", "P01", "P01", ""});
    CHECK(participant_of(sample, "P01", "P01").empty());
    CHECK_THROWS_AS(sample.run("speakers study.sotto link P01 Nobody P01"), base::Error);
    CHECK_THROWS_AS(sample.run("speakers study.sotto link P01"), base::Error);
}

TEST_CASE("a file's name links its one respondent, and never a number or two people") {
    SampleStudy sample;
    const std::string talk =
        "Interviewer: One?\n\nWoman: Yes, one.\n\nInterviewer: Two?\n\nWoman: Yes, two.\n\n"
        "Interviewer: Three?\n\nWoman: Yes.\n";
    sample.write("more/talk_p03_2024.txt", talk);
    sample.write("more/talk_P01_P03.txt", talk + "\nInterviewer: Four?\n\nWoman: No.\n");
    sample.write("more/P031.txt", talk + "\nInterviewer: Five?\n\nWoman: No, never.\n");
    sample.run("import study.sotto more");
    CHECK(participant_of(sample, "talk_p03_2024", "Woman") == "P03");
    CHECK(participant_of(sample, "talk_P01_P03", "Woman").empty());
    CHECK(participant_of(sample, "P031", "Woman").empty());
}

TEST_CASE("a look at a register says what would change, without names, and changes nothing") {
    SampleStudy sample;
    const auto before = sample.dump();
    const auto outcome = sample.run({"register", "study.sotto", "--dry-run", "--table",
                                     "code;name;country\nP01;Ada Keola;Kenya\nP90;Noy;\n"});
    CHECK(sample.dump() == before);
    CHECK(outcome.data["added"].integer() == 1);
    CHECK(outcome.data["updated"].integer() == 1);
    CHECK(outcome.data.to_json().find("Keola") == std::string::npos);
    std::set<std::string> changed;
    for (const auto& change : outcome.data["changes"].items())
        changed.insert(change["code"].text() + " " + change["field"].text() + " " + change["after"].text());
    CHECK(changed == std::set<std::string>{"P01 name ", "P01 country Kenya", "P90 code P90", "P90 name "});
}

TEST_CASE("a register in words is what the same register in a file is") {
    const std::string table = "code,name,aliases,country\nP01,,Addie,Kenya\nP90,Noy,,Peru\n";
    std::string from_file;
    {
        SampleStudy sample;
        sample.write("more.csv", table);
        sample.run("register study.sotto more.csv");
        from_file = sample.dump();
    }
    SampleStudy sample;
    sample.edit({"register", "study.sotto", "--table", table});
    CHECK(sample.dump() == from_file);
    CHECK_THROWS_AS(sample.run({"register", "study.sotto", "register.csv", "--table", table}), base::Error);
    CHECK_THROWS_AS(sample.run("register study.sotto"), base::Error);
}

TEST_CASE("empty cells clear only when asked to") {
    SampleStudy sample;
    sample.run({"register", "study.sotto", "--table", "code,aliases,mood\nP01,Addie; Ado,calm\n"});
    const std::string table = "code,aliases,mood\nP01,Ado,\n";
    sample.run({"register", "study.sotto", "--table", table});
    CHECK(sample.dump().find("mood calm") != std::string::npos);
    CHECK(sample.dump().find(" Addie\n") != std::string::npos);
    sample.edit({"register", "study.sotto", "--table", table, "--clear"});
    CHECK(sample.dump().find("mood") == std::string::npos);
    CHECK(sample.dump().find(" Addie\n") == std::string::npos);
    CHECK(sample.dump().find(" Ado\n") != std::string::npos);
}

TEST_CASE("a name of the register is not taken away, so that exports go on replacing it") {
    SampleStudy sample;
    const auto name = commands::require_entity(sample.session().study(), "P01").name;
    REQUIRE_FALSE(name.empty());
    const auto kept = sample.run(
        {"register", "study.sotto", "--table", "code,name,mood,consent\nP01,,calm,team\n", "--clear"});
    CHECK(kept.exit_code == 3);
    REQUIRE(kept.data["failed"].items().size() == 1);
    CHECK(kept.data["failed"].items()[0]["error"].text().find("alias") != std::string::npos);
    CHECK(commands::require_entity(sample.session().study(), "P01").name == name);
    CHECK(sample.dump().find("mood calm") != std::string::npos);
    CHECK(in_force(sample, "P01", Audience::Public).use == Use::None);
    sample.run(
        {"register", "study.sotto", "--table", "code,name,aliases\nP01,,\"" + name + "\"\n", "--clear"});
    CHECK(commands::require_entity(sample.session().study(), "P01").name.empty());
}

TEST_CASE("somebody known who is only mentioned stays so when an attribute is corrected") {
    SampleStudy sample;
    sample.run(
        {"register", "study.sotto", "--table", "code,name,category,role\nT1,Cian,person,third party\n"});
    sample.run({"register", "study.sotto", "--table", "code,country\nT1,Lao PDR\n"});
    CHECK_FALSE(commands::require_entity(sample.session().study(), "T1").participant);
}

TEST_CASE("a register that was written is read again as it was") {
    SampleStudy sample;
    sample.run("consent study.sotto P02 public --withdraw");
    sample.run({"register", "study.sotto", "--table", "code,name,note\nP91,\"Noy, the elder\",=1+2\n"});
    const auto before = sample.session().study().journal_seq();
    sample.run("register study.sotto --export out.csv");
    CHECK(sample.session().study().journal_seq() == before);
    const auto again = sample.run("register study.sotto out.csv --clear");
    CHECK(again.exit_code == 0);
    CHECK(again.data["updated"].integer() == 0);
    CHECK(again.data["added"].integer() == 0);
    CHECK(sample.session().study().journal_seq() == before);
}

TEST_CASE("consent of several people for several audiences is one edit") {
    SampleStudy sample;
    const auto outcome =
        sample.edit("consent study.sotto P01 team --also P02 --also p01 --also-for partners --use aggregate");
    CHECK(outcome.data["consents"].items().size() == 4);
    CHECK(outcome.data["consent"]["participant"].text() == "P01");
    for (const auto* person : {"P01", "P02"}) {
        CHECK(in_force(sample, person, Audience::Team).use == Use::Aggregate);
        CHECK(in_force(sample, person, Audience::Partners).use == Use::Aggregate);
    }
    const auto before = sample.dump();
    CHECK_THROWS_AS(sample.run("consent study.sotto P01 team --also ORG1"), base::Error);
    CHECK(sample.dump() == before);
}

TEST_CASE(
    "a column whose name looks mistyped is taken as an attribute with a warning, also when only looked at") {
    SampleStudy sample;
    const auto warnings = [&](const std::string& columns, const char* option = "") {
        std::vector<std::string> words{"register", "study.sotto", "--table", columns + "\nP50,x\n"};
        if (*option != 0) words.emplace_back(option);
        const auto outcome = sample.run(words);
        CHECK(outcome.exit_code == 0);
        return outcome.data["warnings"].items();
    };
    for (const char* wrong : {"consnet", "Consent status", "nmaing", "catagory", "alias", "nam"}) {
        INFO(wrong);
        const auto found = warnings(std::string("code,") + wrong, "--dry-run");
        REQUIRE(found.size() == 1);
        CHECK(found[0].text().find('"' + std::string(wrong) + '"') != std::string::npos);
    }
    CHECK(warnings("code,consnet").front().text().find("\"consent\"") != std::string::npos);
    for (const char* fine : {"age", "role", "country", "village", "farming", "game", "note", "name", "ຊື່"}) {
        INFO(fine);
        CHECK(warnings(std::string("code,") + fine, "--dry-run").empty());
    }
    // The column it could be meant for is there.
    CHECK(warnings("code,consent date,consent", "--dry-run").empty());

    sample.write("wrong.csv", "code,name,alias\nP01,Ann Moreau,Annie\n");
    sample.run("detect speech.txt --register wrong.csv");
    REQUIRE_FALSE(sample.told.empty());
    CHECK(sample.told.back().find("\"aliases\"") != std::string::npos);
}

TEST_CASE("consent that was withdrawn comes back only when somebody says for what") {
    SampleStudy sample;
    sample.run("consent study.sotto P01 public --withdraw");
    const auto before = sample.dump();
    for (const char* line : {"consent study.sotto P01 public", "consent study.sotto P01 public --naming yes",
                             "consent study.sotto P02 team --also P01 --also-for public",
                             "consent study.sotto P02 team --withdraw --use quote",
                             "consent study.sotto P02 team --withdraw --naming yes"}) {
        INFO(line);
        CHECK_THROWS_AS(sample.run(line), base::Error);
    }
    CHECK(sample.dump() == before);
    sample.edit("consent study.sotto P01 public --use quote");
    CHECK(in_force(sample, "P01", Audience::Public).use == Use::Quote);
}
