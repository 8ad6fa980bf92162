// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/look_up.h"
#include "commands/sample_study.h"

#include <sys/stat.h>
#include <atomic>
#include <catch2/catch.hpp>
#include <set>

using namespace sotto;
using tests::SampleStudy;

namespace {

class EmptyStudy : public SampleStudy {
public:
    EmptyStudy() : SampleStudy(WithoutStudy()) { run("new study.sotto"); }
};

/// A user who stops the work once it has come so far.
class StopsAfter : public base::Progress {
public:
    explicit StopsAfter(std::int64_t steps) : steps_(steps) {}
    void begin(std::string_view, std::int64_t) override {}
    void advance(std::int64_t done) override {
        if (done >= steps_) stopped_ = true;
    }
    void end() override {}
    [[nodiscard]] bool cancelled() const override { return stopped_; }

private:
    const std::int64_t steps_;
    std::atomic<bool> stopped_{false};
};

void check_stops(SampleStudy& sample, const std::vector<std::string>& words, std::int64_t steps) {
    CAPTURE(words, steps);
    const auto before = sample.dump();
    StopsAfter progress(steps);
    commands::Session session("Tester", progress, [](const std::string&) {});
    const auto* command = commands::find_command(words.front());
    REQUIRE(command != nullptr);
    sample.session().choose("");  // lets go of the study
    CHECK_THROWS_AS(
        commands::run(*command, session,
                      commands::parse_arguments(command->parameters, {words.begin() + 1, words.end()})),
        base::Cancelled);
    session.choose("");
    sample.session().choose("study.sotto");
    CHECK(sample.dump() == before);
}

}  // namespace

TEST_CASE("an import reports each file and keeps its bytes and its text") {
    EmptyStudy sample;
    const auto outcome = sample.run("import study.sotto transcripts");
    CHECK(outcome.exit_code == 0);
    const auto& imported = outcome.data["imported"].items();
    REQUIRE(imported.size() == 3);
    CHECK(imported[0]["source"].text() == "P01");
    CHECK(imported[0]["language"].text() == "en");
    CHECK(imported[0]["passages"].integer() == 6);
    REQUIRE(imported[0]["speakers"].items().size() == 2);
    CHECK(imported[0]["speakers"].items()[1].text() == "P01");

    const auto& study = sample.session().study();
    const auto source = commands::require_source(study, "P01");
    CHECK(study.content(source.sha256) == sample.read("transcripts/P01.txt"));
    const auto text = study.text(study.current_version(source.id).id);
    CHECK(text.length() == imported[0]["characters"].integer());
    for (const auto& passage : study.passages(source.id)) {
        const auto bytes = text.slice(passage.said);
        CHECK(static_cast<std::int64_t>(text.byte_of(passage.said.start)) == passage.first_byte);
        CHECK(static_cast<std::int64_t>(bytes.size()) == passage.last_byte - passage.first_byte);
    }
}

TEST_CASE("the same bytes become one source, in one import and over several") {
    EmptyStudy sample;
    sample.write("copy/elsewhere.txt", sample.read("transcripts/P01.txt"));
    auto outcome = sample.run("import study.sotto transcripts/P01.txt copy");
    CHECK(outcome.data["imported"].items().size() == 1);
    REQUIRE(outcome.data["already"].items().size() == 1);
    CHECK(outcome.data["already"].items()[0]["source"].text() == "P01");
    outcome = sample.run("import study.sotto copy transcripts");
    CHECK(outcome.data["imported"].items().size() == 2);
    CHECK(outcome.data["already"].items().size() == 2);
    CHECK(outcome.exit_code == 0);
}

TEST_CASE("a file that cannot be read is named and the others are imported") {
    EmptyStudy sample;
    sample.write("mixed/good.txt", "A paragraph of good words, which anybody can read.\n");
    sample.write("mixed/empty.txt", "");
    sample.write("mixed/broken.docx", "PK\x03\x04 this is no package");
    const auto outcome = sample.run("import study.sotto mixed");
    CHECK(outcome.exit_code == 3);
    CHECK(outcome.data["imported"].items().size() == 1);
    REQUIRE(outcome.data["failed"].items().size() == 2);
    for (const auto& failed : outcome.data["failed"].items()) {
        CHECK_FALSE(failed["error"].text().empty());
        CHECK(failed["error"].text().find('\n') == std::string::npos);
    }
}

TEST_CASE("an import of nothing but broken files is no edit") {
    EmptyStudy sample;
    sample.write("broken.docx", "PK\x03\x04 this is no package");
    const auto before = sample.session().study().journal_seq();
    CHECK(sample.run("import study.sotto broken.docx").exit_code == 3);
    CHECK(sample.session().study().journal_seq() == before);
}

TEST_CASE("files of one name become sources of different names") {
    EmptyStudy sample;
    for (int i = 0; i < 4; ++i) {
        sample.write("day" + std::to_string(i) + "/Notes.txt",
                     "Notes of day number " + std::to_string(i) + ", as taken.\n");
    }
    const auto outcome = sample.run("import study.sotto day0 day1 day2 day3");
    std::set<std::string> names;
    for (const auto& source : outcome.data["imported"].items()) names.insert(source["source"].text());
    CHECK(names == std::set<std::string>{"Notes", "Notes (2)", "Notes (3)", "Notes (4)"});
}

TEST_CASE("an import of nothing but paths that are not there is refused") {
    EmptyStudy sample;
    try {
        sample.run("import study.sotto elsewhere nowhere");
        FAIL("it ran");
    } catch (const base::Error& error) {
        CHECK(error.blame() == base::Blame::Environment);
    }
    CHECK(sample.session().study().count<study::Source>() == 0);
}

TEST_CASE("public statements are public unless somebody says otherwise") {
    EmptyStudy sample;
    sample.run("import study.sotto speech.txt --kind public-statement --event Oslo --date 2008-12-03");
    const auto source = commands::require_source(sample.session().study(), "speech");
    CHECK(source.status == study::Status::Public);
    CHECK(source.event == "Oslo");
    sample.run("source study.sotto speech --status private --name \"The speech\"");
    CHECK(commands::require_source(sample.session().study(), "The speech").status == study::Status::Private);
}

TEST_CASE("texts of every script survive an import as they are") {
    const std::vector<std::string> texts{
        "ສະບາຍດີ ຂ້ອຍຊື່ຄຳ ແລະ ຂ້ອຍມາຈາກວຽງຈັນ",
        "مرحبا، اسمي ليلى وأعمل مع Riverbank Voices منذ سنوات",
        "Zoe\xCC\x81 a dit: 👩‍👩‍👧‍👦 et puis 🇱🇦, voila\xCC\x80",
        "ខ្ញុំឈ្មោះសុខា ខ្ញុំរស់នៅភ្នំពេញ",
    };
    EmptyStudy sample;
    std::string line = "import study.sotto";
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto name = "text" + std::to_string(i) + ".txt";
        sample.write(name, "\xEF\xBB\xBF" + texts[i] + "\r\n");
        line += " " + name;
    }
    REQUIRE(sample.run(line).exit_code == 0);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto text = sample.run({"text", "study.sotto", "text" + std::to_string(i)}).data["text"].text();
        CHECK(text.find(texts[i]) != std::string::npos);
    }
}

TEST_CASE("a cancelled import leaves the study as it was") {
    class Stopping : public base::Progress {
    public:
        void begin(std::string_view, std::int64_t) override {}
        void advance(std::int64_t done) override { stop_ = stop_ || done >= 2; }
        void end() override {}
        [[nodiscard]] bool cancelled() const override { return stop_; }

    private:
        bool stop_ = false;
    };
    EmptyStudy sample;
    const auto before = sample.dump();
    Stopping progress;
    commands::Session session("Tester", progress, [](const std::string&) {});
    const auto* command = commands::find_command("import");
    const auto arguments = commands::parse_arguments(command->parameters, {"study.sotto", "transcripts"});
    sample.session().choose("other.sotto");
    CHECK_THROWS_AS(commands::run(*command, session, arguments), base::Cancelled);
    sample.session().choose("study.sotto");
    CHECK(sample.dump() == before);
}

TEST_CASE("a path that is not there is named and the others are imported") {
    EmptyStudy sample;
    std::filesystem::create_symlink("nowhere.txt", sample.folder() / "dangling.txt");
    REQUIRE(::mkfifo((sample.folder() / "pipe.txt").c_str(), 0600) == 0);
    const auto outcome = sample.run(
        "import study.sotto transcripts/P01.txt missing.txt dangling.txt pipe.txt transcripts/P02.txt");
    CHECK(outcome.exit_code == 3);
    CHECK(outcome.data["imported"].items().size() == 2);
    std::vector<std::string> failed;
    for (const auto& file : outcome.data["failed"].items()) failed.push_back(file["file"].text());
    CHECK(failed == std::vector<std::string>{"missing.txt", "dangling.txt", "pipe.txt"});

    const auto detected = sample.run("detect transcripts/P01.txt missing.txt");
    CHECK(detected.exit_code == 3);
    CHECK(detected.data["files"].items().size() == 1);
    CHECK(detected.data["failed"].items().size() == 1);
}

TEST_CASE("an import, a register or any edit that is stopped on the way leaves the study as it was") {
    SampleStudy sample;
    sample.write("more/a.txt", "One more paragraph of words.\n");
    sample.write("more/b.txt", "And another one.\n");
    std::string rows = "code,name,consent,country\n";
    for (int i = 0; i < 50; ++i)
        rows += "X" + std::to_string(i) + ",Name " + std::to_string(i) + ",public,Kenya\n";
    sample.write("many.csv", rows);
    check_stops(sample, {"import", "study.sotto", "more"}, 1);
    check_stops(sample, {"import", "study.sotto", "more"}, 2);
    check_stops(sample, {"register", "study.sotto", "many.csv"}, 1);
    check_stops(sample, {"register", "study.sotto", "many.csv"}, 50);
}

TEST_CASE("a look at files says what was recognised and imports nothing") {
    EmptyStudy sample;
    sample.write("mixed/good.txt", "A paragraph of good words, which anybody can read.\n");
    sample.write("mixed/same.txt", "A paragraph of good words, which anybody can read.\n");
    sample.write(
        "mixed/round.txt",
        "Interviewer: One?\n\nAda: Yes.\n\nBen: No.\n\nCleo: Yes.\n\nInterviewer: Two?\n\nAda: No.\n\n"
        "Ben: No.\n\nCleo: Yes.\n");
    sample.write("mixed/broken.docx", "PK\x03\x04 this is no package");
    const auto before = sample.dump();
    const auto outcome = sample.run("import study.sotto mixed --dry-run --kind literature");
    CHECK(outcome.exit_code == 3);
    CHECK(sample.dump() == before);
    CHECK(outcome.data["imported"].items().empty());
    CHECK(outcome.data["failed"].items().size() == 1);
    CHECK(outcome.data["already"].items().size() == 1);
    const auto& found = outcome.data["recognised"].items();
    REQUIRE(found.size() == 2);
    CHECK(found[0]["kind"].text() == "literature");
    CHECK(found[0]["language"].text() == "en");
    CHECK(found[0]["looks_like"].is_null());
    CHECK(found[1]["speakers"].items().size() == 4);
    CHECK(found[1]["looks_like"].text() == "focus-group");
}

TEST_CASE("a corrected plan is imported in one edit with the settings of each file") {
    EmptyStudy sample;
    auto plan = sample.run("import study.sotto transcripts --dry-run").data.to_json();
    const auto at = plan.rfind("\"kind\":\"interview\"");
    REQUIRE(at != std::string::npos);
    plan.replace(at, 18, "\"kind\":\"field-note\"");
    sample.write("plan.json", plan);
    sample.edit("import study.sotto --plan plan.json");
    const auto& study = sample.session().study();
    CHECK(study.count<study::Source>() == 3);
    CHECK(commands::require_source(study, "P01").kind == study::SourceKind::Interview);
    CHECK(commands::require_source(study, "P03").kind == study::SourceKind::FieldNote);
}

TEST_CASE("settings of one file go before those of all, and the status follows the kind") {
    EmptyStudy sample;
    sample.run({"import", "study.sotto", "transcripts", "speech.txt", "--date", "2020", "--as",
                R"({"file": "speech.txt", "kind": "public-statement", "event": "Oslo", "date": "2008-12"})"});
    const auto& study = sample.session().study();
    CHECK(study.count<study::Source>() == 4);
    const auto speech = commands::require_source(study, "speech");
    CHECK(speech.status == study::Status::Public);
    CHECK(speech.event == "Oslo");
    CHECK(speech.date == "2008-12");
    CHECK(commands::require_source(study, "P01").date == "2020");
}

TEST_CASE("a file that has changed since it was looked at is not imported") {
    EmptyStudy sample;
    const auto plan = sample.run("import study.sotto transcripts --dry-run").data.to_json();
    sample.write("plan.json", plan);
    sample.write("transcripts/P02.txt", "Interviewer: Other words?\n\nP02: Other words.\n");
    const auto outcome = sample.run("import study.sotto --plan plan.json");
    CHECK(outcome.exit_code == 3);
    CHECK(outcome.data["imported"].items().size() == 2);
    REQUIRE(outcome.data["failed"].items().size() == 1);
    CHECK(outcome.data["failed"].items()[0]["file"].text() == "transcripts/P02.txt");
}

TEST_CASE("a plan with settings that are none is refused before anything is read") {
    EmptyStudy sample;
    CHECK_THROWS_AS(sample.run({"import", "study.sotto", "--as", R"({"file": "speech.txt", "sort": "a"})"}),
                    base::Error);
    CHECK_THROWS_AS(
        sample.run({"import", "study.sotto", "--as", R"({"file": "speech.txt", "kind": "song"})"}),
        base::Error);
    CHECK_THROWS_AS(sample.run({"import", "study.sotto", "--as", R"({"kind": "interview"})"}), base::Error);
    CHECK_THROWS_AS(sample.run("import study.sotto"), base::Error);
    sample.write("plan.json", "{}");
    CHECK_THROWS_AS(sample.run("import study.sotto --plan plan.json"), base::Error);
}

TEST_CASE("a broken plan is wrong use and says where it is broken") {
    EmptyStudy sample;
    const auto refusal = [&](const std::string& plan) {
        sample.write("plan.json", plan);
        try {
            sample.run("import study.sotto --plan plan.json");
        } catch (const base::Error& error) {
            CHECK(error.blame() == base::Blame::User);
            return std::string(error.what());
        }
        return std::string("it was imported");
    };
    CHECK_THAT(refusal("{\"recognised\": [\n\n{\"file\":}]}"), Catch::Contains("line 3"));
    CHECK_THAT(refusal(""), Catch::Contains("plan.json is not valid JSON"));
    CHECK_THAT(refusal("{\"recognised\": {}}"), Catch::Contains("is no plan"));
    CHECK_THAT(refusal("[1, 2]"), Catch::Contains("is no plan"));
    CHECK_THAT(
        refusal("{\"recognised\": [{\"file\": \"a\", \"sha256\": \"0\"}, {\"file\": \"b\", \"sort\": 1}]}"),
        Catch::Contains("entry 2") && Catch::Contains("sort"));
    CHECK_THAT(refusal("{\"recognised\": [{\"file\": \"a\", \"kind\": \"song\"}]}"),
               Catch::Contains("entry 1") && Catch::Contains("interview"));
    CHECK_THAT(refusal("{\"recognised\": " + std::string(100'000, '[') + std::string(100'000, ']') + "}"),
               Catch::Contains("nested"));
}

TEST_CASE("a plan brings in no file that nobody has looked at") {
    EmptyStudy sample;
    sample.write("plan.json", "{\"recognised\": [{\"file\": \"transcripts/P01.txt\"}]}");
    CHECK_THROWS_WITH(sample.run("import study.sotto --plan plan.json"),
                      Catch::Contains("entry 1") && Catch::Contains("sha256"));
    CHECK(sample.session().study().count<study::Source>() == 0);
    // On the command line, the user names it.
    CHECK(sample.run({"import", "study.sotto", "--as", R"({"file": "transcripts/P01.txt"})"}).exit_code == 0);
}

TEST_CASE(
    "files that are only read may be named twice, and the study among them is one that cannot be read") {
    EmptyStudy sample;
    const auto outcome = sample.run("import study.sotto study.sotto transcripts transcripts/P01.txt");
    CHECK(outcome.exit_code == 3);
    CHECK(outcome.data["imported"].items().size() == 3);
    REQUIRE(outcome.data["failed"].items().size() == 1);
    CHECK_THAT(outcome.data["failed"].items()[0]["error"].text(), Catch::Contains("a database"));
    CHECK(sample.run("detect speech.txt register.csv --register register.csv").exit_code == 0);
}
