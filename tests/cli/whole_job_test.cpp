// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "cli/program.h"

#include <sys/stat.h>
#include <unistd.h>
#include <catch2/catch.hpp>
#include <csignal>
#include <set>

using nlohmann::json;
using sotto::tests::Program;

namespace {

const char* const transcript = R"(Interviewer: How did you begin?

P01: My neighbour Ana Moreau asked me. I had no training at all, and the training came later. 👩‍👩‍👧 We laughed.

Interviewer: What did you need most?

P01: Support. Somebody to travel with. ຂ້ອຍຕ້ອງການກຳລັງໃຈ. And time.

Interviewer: What would you change?

P01: I would begin with listening. You can call me on +44 20 7946 0123 if that is not clear.
)";

const char* const arabic = R"(Q: كيف بدأت؟

A: بدأت مع Riverbank Voices في عام 2009. كان التدريب مهماً.

Q: وماذا بعد؟

A: الدعم من العائلة. العائلة كل شيء.

Q: شكراً

A: شكراً لكم
)";

const char* const register_file =
    "code,name,aliases,category,consent,naming,country,age\n"
    "P01,Kham Phetsavong,,person,public,no,Lao PDR,33\n"
    "P02,Layla Haddad,ليلى,person,team,no,Lebanon,41\n"
    "P03,Ivo Marek,,person,public,yes,Bosnia,52\n"
    "N1,Ana Moreau,Anita,person,,,,\n"
    "O1,Riverbank Voices,,organisation,,,,\n";

/// A study as people make one: imported, with its register, and coded.
class Study : public Program {
public:
    Study() {
        write("in/P01.txt", transcript);
        write("in/arabic/P02.txt", std::string("\xEF\xBB\xBF") + arabic);
        write("in/broken.docx", "PK\x03\x04 but no package");
        write("register.csv", register_file);
        json({"new", "s.sotto", "--title", "Whole job", "--language", "en"});
        imported = json({"import", "s.sotto", "in"}, 3);
        json({"register", "s.sotto", "register.csv"});
    }

    nlohmann::json imported;
};

}  // namespace

TEST_CASE("the whole job, from transcripts to a protected document") {
    const Study study;
    REQUIRE(study.imported["imported"].size() == 2);
    REQUIRE(study.imported["failed"].size() == 1);
    CHECK(study.json({"import", "s.sotto", "in/P01.txt"})["already"].size() == 1);

    const auto sources = study.json({"sources", "s.sotto"})["sources"];
    REQUIRE(sources.size() == 2);
    CHECK(sources[1]["language"] == "ar");

    // Search, and code what was found by its place.
    const auto found = study.json({"search", "s.sotto", "training OR التدريب"});
    CHECK(found["total"] == 2);
    for (const auto& hit : found["hits"]) {
        for (const auto& match : hit["matches"]) {
            const auto range = match[0].dump() + ":" + match[1].dump();
            const auto text = study.json({"text", "s.sotto", hit["source"], "--range", range})["text"];
            CHECK((text == "training" || text == "التدريب"));
            study.json({"code", "s.sotto", hit["source"], range, "Lessons/Training"});
        }
    }
    CHECK(study.json({"autocode", "s.sotto", "support OR ກຳລັງໃຈ OR الدعم", "--code", "Lessons/Support",
                      "--unit", "passage"})["added"] == 2);
    CHECK(study.json({"autocode", "s.sotto", "listening", "--code", "Lessons/Listening", "--unit",
                      "sentence"})["added"] == 1);

    // Look at it from several sides.
    const auto quotes = study.json({"quotes", "s.sotto", "--code", "Lessons"});
    CHECK(quotes["total"] == 6);
    CHECK(study.json({"quotes", "s.sotto", "--where", "country=Lebanon"})["total"] == 2);
    const auto matrix = study.json({"matrix", "s.sotto", "--rows", "code", "--columns", "country"});
    CHECK(matrix["columns"] == json({"Lao PDR", "Lebanon"}));
    CHECK(study.json({"matrix", "s.sotto", "--rows", "code", "--columns", "country", "--suppress", "9"})
              .at("suppressed") > 0);
    CHECK(study.json({"frequencies", "s.sotto", "--by", "country", "--suppress", "9"}).at("suppressed") > 0);
    CHECK(study.json({"codebook", "s.sotto", "list"})["codes"].size() == 4);

    // Protect it.
    std::set<std::string> categories;
    const auto identifiers = study.json({"identifiers", "s.sotto"});
    for (const auto& finding : identifiers["findings"]) categories.insert(finding["category"]);
    CHECK(categories.contains("person"));
    CHECK(categories.contains("phone"));
    CHECK(categories.contains("organisation"));
    study.json({"review", "s.sotto", "N1", "set", "a neighbour"});
    study.json({"risk", "s.sotto", "--audience", "public", "--show", "country", "--k", "3"}, 1);
    const auto risk =
        study.json({"risk", "s.sotto", "--audience", "team", "--show", "country", "--l", "country:2",
                    "--policy", "pseudonym", "--quotes", "--linkage", "--public", "in/P01.txt"},
                   1);
    CHECK(risk["linkage"]["links"].size() > 0);
    CHECK(risk["public_linkage"]["people"] > 0);
    study.json({"off-record", "s.sotto", "P01", "40:60"});

    // Export it: what P02 said is for the team only.
    for (const auto* file : {"out.html", "out.csv", "out.docx", "out.md", "out.json"}) {
        CAPTURE(file);
        const auto exported = study.json({"export", "s.sotto", file, "--code", "Lessons"});
        CHECK(exported["written"] == file);
        CHECK(exported["withheld"].size() == 2);
        CHECK(study.has(file));
        struct stat status {};
        REQUIRE(::stat(study.path(file).c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);
        for (const auto* name : {"Moreau", "Kham", "Riverbank", "7946"}) {
            CHECK(study.read(file).find(name) == std::string::npos);
        }
    }
    study.json({"export", "s.sotto", "no.csv", "--audience", "team", "--show", "age,country"}, 1);
    CHECK_FALSE(study.has("no.csv"));
    study.json({"consent", "s.sotto", "P01", "public", "--withdraw"});
    CHECK(study.json({"export", "s.sotto", "no.csv"}, 1)["written"].is_null());
    CHECK_FALSE(study.has("no.csv"));

    // The history knows all of it, and takes it back.
    const auto edits = study.json({"log", "s.sotto"})["edits"];
    CHECK(edits.back()["command"] == "privacy/consent");
    CHECK(edits.back()["researcher"] == "Tester");
    CHECK(study.json({"undo", "s.sotto"})["edits"].size() == 1);
    CHECK(study.json({"export", "s.sotto", "yes.csv"})["written"] == "yes.csv");
    CHECK(study.json({"redo", "s.sotto"})["edits"].size() == 1);
    CHECK(study.json({"undo", "s.sotto", "1000"})["edits"].size() > 5);
    CHECK(study.json({"sources", "s.sotto"})["sources"].empty());
    CHECK(study.json({"search", "s.sotto", "training"})["total"] == 0);
    CHECK(study.json({"verify", "s.sotto"})["problems"].empty());
}

TEST_CASE("verbs that need no study answer by their schemas too") {
    const Study study;
    CHECK(study.json({"formats"})["formats"].size() > 5);
    study.write("speech.txt", "Support the treaty, says Ivo Marek. Write to ivo@example.org.\n");
    CHECK(study.json({"detect", "speech.txt", "in", "--register", "register.csv"}, 3)["files"].size() == 3);
    study.json({"anonymise", "speech.txt", "safe.md", "--register", "register.csv"});
    CHECK(study.read("safe.md").find("Marek") == std::string::npos);
    study.json({"speakers", "s.sotto"});
    study.json({"source", "s.sotto", "P01", "--kind", "focus-group"});
    study.json({"code", "s.sotto", "P01", "0:5", "Goals"});
    study.json({"codebook", "s.sotto", "export", "c.qdc"});
    study.json({"codebook", "s.sotto", "import", "c.qdc"});
}

TEST_CASE("wrong use is told in one sentence with exit code 2") {
    const Study study;
    const std::vector<std::vector<std::string>> wrong{
        {"serch", "s.sotto", "x"},
        {"search"},
        {"search", "s.sotto"},
        {"search", "s.sotto", "x", "--limit", "many"},
        {"search", "s.sotto", "x", "--lmit", "3"},
        {"search", "s.sotto", "support AND ("},
        {"search", "s.sotto", "\"open"},
        {"search", "s.sotto", "shoe:44"},
        {"search", "s.sotto", "code:Nowhere"},
        {"text", "s.sotto", "P77"},
        {"text", "s.sotto", "P01", "--range", "9:5"},
        {"text", "s.sotto", "P01", "--range", "0:999999"},
        {"code", "s.sotto", "P01", "0:999999", "A"},
        {"code", "s.sotto", "P01", "abc", "A"},
        {"code", "s.sotto", "P01", "0:5", "A//B"},
        {"quotes", "s.sotto", "--code", "Nowhere"},
        {"quotes", "s.sotto", "--where", "nothing"},
        {"matrix", "s.sotto", "--rows", "source", "--columns", "code"},
        {"matrix", "s.sotto", "--rows", "code", "--columns", "shoe"},
        {"consent", "s.sotto", "P77", "public"},
        {"consent", "s.sotto", "P01", "everybody"},
        {"review", "s.sotto", "P01", "ignore"},
        {"export", "s.sotto", "out.exe"},
        {"export", "s.sotto", "out.csv", "--show", "shoe"},
        {"export", "s.sotto", "out"},
        {"undo", "s.sotto", "0"},
        {"search", "s.sotto", "x", "--limit", "-7"},
        {"search", "s.sotto", "x", "--offset", "-1"},
        {"quotes", "s.sotto", "--where", "age>>3"},
        {"quotes", "s.sotto", "--limit", "-7"},
        {"quotes", "s.sotto", "--context", "-1"},
        {"log", "s.sotto", "--last", "-1"},
        {"source", "s.sotto", "P01", "--date", "2024-13-45"},
        {"import", "s.sotto", "in", "--date", "yesterday"},
        {"new", "n.sotto", "--language", "not a tag!"},
        {"workbench", "one.sotto", "two.sotto"},
        {"codebook", "s.sotto", "burn"},
        {"generate", "poems"},
    };
    for (const auto& words : wrong) {
        std::string line;
        for (const auto& word : words) line += word + " ";
        CAPTURE(line);
        const auto ran = study.run(words);
        CHECK(ran.code == 2);
        CHECK(ran.out.empty());
        CHECK(ran.err.starts_with("sotto: "));
        CHECK(ran.err.find('\n') == ran.err.size() - 1);
    }
    CHECK(study.run({}).code == 2);
}

TEST_CASE("what cannot be read or written is exit code 4") {
    const Study study;
    study.write("not.sotto", "This is a shopping list and no study at all, whatever its name says.\n");
    study.write("empty.sotto", "");
    for (const auto* location : {"nowhere.sotto", "not.sotto", "empty.sotto", "in"}) {
        CAPTURE(location);
        const auto ran = study.run({"sources", location});
        CHECK(ran.code == 4);
        CHECK(ran.err.starts_with("sotto: "));
    }
    CHECK(study.run({"new", "s.sotto"}).code == 4);
    const auto too_long = study.run({"new", std::string(300, 'n') + ".sotto"});
    CHECK(too_long.code == 4);
    CHECK(too_long.err.find("File name too long") != std::string::npos);
    CHECK(study.run({"new", "no/such/folder/s.sotto"}).code == 4);
    CHECK(study.run({"import", "s.sotto", "nowhere"}).code == 4);
    CHECK(study.run({"register", "s.sotto", "nowhere.csv"}).code == 4);
    study.run({"autocode", "s.sotto", "support", "--code", "A"});
    CHECK(study.run({"export", "s.sotto", "no/such/folder/out.csv"}).code == 4);
}

TEST_CASE("inputs that cannot be used are exit code 3") {
    const Study study;
    study.write("bad.csv", "code,consent\nP01,always\n");
    CHECK(study.json({"register", "s.sotto", "bad.csv"}, 3)["failed"].size() == 1);
    study.write("none.csv", "name\nAna\n");
    CHECK(study.run({"register", "s.sotto", "none.csv"}).code == 3);
    study.write("bad.qdc", "<no");
    CHECK(study.run({"codebook", "s.sotto", "import", "bad.qdc"}).code == 3);
    CHECK(study.run({"anonymise", "in/broken.docx", "out.txt"}).code == 3);
    CHECK(study.json({"import", "s.sotto", "missing.txt", "in/arabic"}, 3)["already"].size() == 1);
    for (const auto* recipe : {"{", "[]", "{\"schema\":\"recipe/1\",\"audience\":\"everybody\"}",
                               "{\"schema\":\"recipe/1\",\"k\":\"few\"}"}) {
        CAPTURE(recipe);
        study.write("recipe.json", recipe);
        CHECK(study.run({"export", "s.sotto", "out.csv", "--recipe", "recipe.json"}).code == 3);
    }
    CHECK(study.run({"export", "s.sotto", "out.csv", "--recipe", "in"}).code == 3);
}

TEST_CASE("a study that may not be written can still be read") {
    if (::geteuid() == 0) {
        WARN("Not tried: nothing is read-only for root.");
        return;
    }
    const Study study;
    REQUIRE(::chmod(study.path("s.sotto").c_str(), 0400) == 0);
    CHECK(study.json({"sources", "s.sotto"})["sources"].size() == 2);
    CHECK(study.json({"search", "s.sotto", "training"})["total"] == 1);
    CHECK(study.run({"code", "s.sotto", "P01", "0:5", "A"}).code == 4);
}

TEST_CASE("an interrupted import leaves the study whole") {
    const Study study;
    // A plugin that never comes to an end with the file: only the signal can stop the import.
    study.write("stuck/a.hostile", "HOSTILE sleep");
    const auto before = study.json({"log", "s.sotto"})["edits"].size();
    for (const int signal : {SIGINT, SIGTERM}) {
        CAPTURE(signal);
        const auto ran = study.run_interrupted({"import", "s.sotto", "in/P01.txt", "stuck"}, signal,
                                               {{"SOTTO_PLUGINS", HOSTILE_PLUGINS}});
        CHECK(ran.code == 130);
        CHECK(ran.err.find("nothing is half done") != std::string::npos);
    }
    CHECK(study.json({"log", "s.sotto"})["edits"].size() == before);
    CHECK(study.json({"sources", "s.sotto"})["sources"].size() == 2);
    CHECK(study.json({"verify", "s.sotto"})["problems"].empty());
}

TEST_CASE("without a folder for the index, searching works and says what it costs") {
    const Study study;
    const auto ran =
        study.run({"search", "s.sotto", "training"}, {{"HOME", "/dev/null"}, {"XDG_CACHE_HOME", {}}});
    CHECK(ran.code == 0);
    CHECK(ran.out.find("1 passage found") != std::string::npos);
    CHECK(ran.err.find("temporary folder") != std::string::npos);
    CHECK(ran.err.find('\n') == ran.err.size() - 1);
}

TEST_CASE("the disclosure check is for the public unless another audience is named") {
    const Study study;
    const auto without = study.json({"risk", "s.sotto", "--show", "country"}, 1);
    CHECK(without == study.json({"risk", "s.sotto", "--show", "country", "--audience", "public"}, 1));
}

TEST_CASE("fields are listed once") {
    const Study study;
    study.write("roles.csv", "code,role\nP01,teacher\n");
    study.json({"register", "s.sotto", "roles.csv"});
    const auto ran = study.run({"matrix", "s.sotto", "--rows", "code", "--columns", "shoe"});
    REQUIRE(ran.err.find("role") != std::string::npos);
    CHECK(ran.err.find("role") == ran.err.rfind("role"));
}
