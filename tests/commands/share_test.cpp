// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/sample_study.h"
#include "store/study_file.h"
#include "text/text.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

using namespace sotto;
using tests::SampleStudy;

namespace {

bool has(const std::string& bytes, const std::string& words) {
    return bytes.find(words) != std::string::npos;
}

store::StudyFile opened(const SampleStudy& sample, const std::string& name) {
    return store::StudyFile::open((sample.folder() / name).string(), store::StudyFile::Mode::Read);
}

std::string text_of(const store::StudyFile& study, const study::Source& source) {
    return study.text(study.current_version(source.id).id).utf8();
}

/// The text of the only source in a copy that holds `words`.
std::string text_with(const store::StudyFile& study, const std::string& words) {
    for (const auto& source : study.all<study::Source>()) {
        if (const auto text = text_of(study, source); has(text, words)) return text;
    }
    return {};
}

/// What of a text stands in no brackets, piece by piece.
std::vector<std::string> outside_brackets(const std::string& text) {
    std::vector<std::string> pieces(1);
    int depth = 0;
    for (const char c : text) {
        if (c == '[' && depth++ == 0) pieces.emplace_back();
        if (depth == 0) pieces.back() += c;
        if (c == ']' && depth > 0) --depth;
    }
    return pieces;
}

/// Whether `copy` is `original` with pieces of it replaced by words in brackets.
bool is_original_but_for_brackets(const std::string& copy, const std::string& original) {
    const auto pieces = outside_brackets(copy);
    std::size_t at = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto& piece = pieces[i];
        if (i + 1 == pieces.size() && i > 0)
            return original.ends_with(piece) && original.size() - piece.size() >= at;
        at = original.find(piece, at);
        if (at == std::string::npos || (i == 0 && at != 0)) return false;
        at += piece.size();
    }
    return at == original.size();
}

/// Three people talk to an interviewer: P01 and P04 agreed to be quoted in public, P02 to the team only.
struct Shared : SampleStudy {
    Shared() {
        write("group.txt",
              "Interviewer: Who came to the market with Ana Moreau?\n\n"
              "P01: Anita and I went there, and Kham Phetsavong drove us to the river at dawn.\n\n"
              "Interviewer: And what did Kham do then?\n\n"
              "P02: I sold my uncle's boat that winter and told nobody about it.\n\n"
              "Interviewer: Was that hard?\n\n"
              "P04: The boat was blue and it leaked in the rain. Do not write this: I broke the lock myself. "
              "Then we all went home.\n");
        run("import study.sotto group.txt --kind focus-group --language en --date 2024-06-14");
        write("more.csv", "code,name,category,consent,country\nP04,Lin Bao,person,public,Peru\n");
        run("register study.sotto more.csv");
        text = run("text study.sotto group").data["text"].text();
    }
    /// Where `words` stand in the group's interview, as a range.
    [[nodiscard]] std::string place(const std::string& words) const {
        const auto byte = text.find(words);
        REQUIRE(byte != std::string::npos);
        const auto start = text::count_code_points(text.substr(0, byte));
        return std::to_string(start) + ":" + std::to_string(start + text::count_code_points(words));
    }
    void code(const std::string& words, const std::string& path) {
        run({"code", "study.sotto", "group", place(words), path});
    }
    commands::Outcome share(const std::string& more = {}) {
        return run("share study.sotto copy.sotto --audience partners" + more);
    }

    std::string text;
};

}  // namespace

TEST_CASE("in a shared copy names are replaced and everything coded is where it was") {
    Shared study;
    study.code("went there, and Kham", "Market/Trips");
    study.code("Phetsavong drove us", "Market/Trips");
    study.code("The boat was blue", "Boats");
    const auto outcome = study.share();
    REQUIRE(outcome.exit_code == 0);
    CHECK(outcome.data["codings"].integer() == 5);
    CHECK(outcome.data["codings_dropped"].integer() == 0);

    const auto copy = opened(study, "copy.sotto");
    const auto& before = study.session().study();
    std::map<std::string, study::Coding> codings;
    for (const auto& coding : copy.all<study::Coding>()) codings.emplace(coding.guid.text(), coding);
    REQUIRE(codings.size() == 5);
    const study::CodeTree old_tree(before.all<study::Code>());
    const study::CodeTree new_tree(copy.all<study::Code>());
    int widened = 0;
    for (const auto& coding : before.all<study::Coding>()) {
        REQUIRE(codings.contains(coding.guid.text()));
        const auto& now = codings.at(coding.guid.text());
        CHECK(new_tree.path(now.code) == old_tree.path(coding.code));
        CHECK(new_tree.find(now.code)->guid == old_tree.find(coding.code)->guid);
        const std::string was(before.text(coding.version).slice(coding.range));
        const std::string is(copy.text(now.version).slice(now.range));
        CAPTURE(was, is);
        CHECK(is_original_but_for_brackets(is, was));
        widened += is == "went there, and [P02]" || is == "[P02] drove us" ? 1 : 0;
    }
    CHECK(widened == 2);
    const auto bytes = study.read("copy.sotto");
    for (const auto* name : {"Ana Moreau", "Moreau", "Anita", "Kham", "Phetsavong", "someone@example.org"}) {
        CAPTURE(name);
        CHECK_FALSE(has(bytes, name));
    }
    CHECK(study.run("verify copy.sotto").exit_code == 0);
}

TEST_CASE("what was said off the record or without consent is not in a shared copy at all") {
    Shared study;
    study.run(
        {"off-record", "study.sotto", "group", study.place("Do not write this: I broke the lock myself.")});
    study.code("I sold my uncle's boat that winter", "Boats/Sold");
    study.code("nobody about it.\n\nInterviewer: Was that hard?\n\nP04: The boat was blue", "Boats/Whole");
    study.code("I broke the lock myself", "Boats/Lock");
    study.code("in the rain. Do not write this: I broke the lock myself. Then we", "Boats/Rain");
    study.run({"edit-code", "study.sotto", "Boats/Sold", "--example",
               "As one says: I sold my uncle's boat that winter and told nobody about it. Sad."});
    study.run({"memo", "study.sotto", "write", "code", "Boats", "--text",
               "Compare: i sold my uncle's boat that winter and told nobody about it."});
    const auto outcome = study.share();
    REQUIRE(outcome.exit_code == 0);
    const auto bytes = study.read("copy.sotto");
    for (const auto* words : {"uncle", "told nobody", "broke the lock", "what did Kham", "By accident"}) {
        CAPTURE(words);
        CHECK_FALSE(has(bytes, words));
    }
    const auto copy = opened(study, "copy.sotto");
    CHECK(copy.count<study::OffRecordSpan>() == 0);
    const auto text = text_with(copy, "The boat was blue");
    CHECK(text ==
          "Interviewer: Who came to the market with [P01]?\n\n"
          "P01: [P01] and I went there, and [P02] drove us to the river at dawn.\n\n"
          "[…]\n\n"
          "Interviewer: Was that hard?\n\n"
          "P04: The boat was blue and it leaked in the rain. […] Then we all went home.");
    // P02 alone was asked in the second transcript.
    REQUIRE(outcome.data["left_out"].items().size() == 1);
    CHECK(outcome.data["left_out"].items()[0]["source"].text() == "P02");
    CHECK(outcome.data["codings_dropped"].integer() == 2);
    CHECK(outcome.data["codings_shortened"].integer() == 2);
    CHECK(copy.count<study::Coding>() == 4);
    // Nor is who did not agree in the register.
    for (const auto& entity : copy.all<study::Entity>()) {
        CHECK(entity.name.empty());
        CHECK(entity.code != "P02");
    }
    for (const auto& memo : copy.all<study::Memo>()) CHECK(memo.body == "Compare: […]");
}

TEST_CASE("what staff of the register ask goes with the answers that are gone") {
    SampleStudy sample;
    sample.write("staff.csv", "code,name,category,role,consent\nS01,Helen Prior,person,staff,public\n");
    sample.write(
        "talk.txt",
        "HELEN: So you are fifty-two.\n\nP02: I am, and tired.\n\nHELEN: You laid mines.\n\nP02: I did.\n\n"
        "HELEN: And you?\n\nP01: I clear them.\n");
    sample.run("import study.sotto talk.txt --language en");
    sample.run("register study.sotto staff.csv");
    sample.run("speakers study.sotto link talk HELEN S01");
    REQUIRE(sample.run("share study.sotto copy.sotto").exit_code == 0);
    const auto copy = opened(sample, "copy.sotto");
    CHECK(text_with(copy, "I clear them") == "[…]\n\nS01: And you?\n\nP01: I clear them.");
    // Nothing of the register says so in the copy.
    for (const auto& speaker : copy.all<study::Speaker>()) {
        if (speaker.label == "S01") CHECK(speaker.role == study::SpeakerRole::Interviewer);
        if (speaker.label == "P01") CHECK(speaker.role != study::SpeakerRole::Interviewer);
    }
}

TEST_CASE("a shared copy has no names of files, sources or researchers, no history and no original files") {
    Shared study;
    study.run("source study.sotto group --name Anita_and_Kham_2024-06-14");
    const auto outcome = study.share();
    REQUIRE(outcome.exit_code == 0);
    const auto copy = opened(study, "copy.sotto");
    for (const auto& source : copy.all<study::Source>()) {
        CHECK(source.file_name.empty());
        CHECK(source.sha256.empty());
        CHECK(source.date.size() <= 4);
        CHECK((source.name == "Interview P01" || source.name == "Focus group 1"));
    }
    for (const auto& coding : copy.all<study::Coding>()) CHECK(coding.coder == "Researcher 1");
    CHECK(copy.count<study::Alias>() == 0);
    CHECK(copy.count<study::IdentifierDecision>() == 0);
    CHECK(copy.count<study::Attribute>() == 0);
    CHECK(copy.journal().size() == 1);
    const auto bytes = study.read("copy.sotto");
    for (const auto* words : {"Tester", "group.txt", "2024-06", "Riverbank", "Lao PDR"})
        CHECK_FALSE(has(bytes, words));
    CHECK(study.run("share study.sotto named.sotto --researchers names").exit_code == 0);
    const auto named = opened(study, "named.sotto");
    for (const auto& coding : named.all<study::Coding>()) CHECK(coding.coder == "Tester");
}

TEST_CASE("memos, groups and findings are carried over with what they are on") {
    Shared study;
    study.code("The boat was blue", "Boats");
    const auto quote = study.run("codings study.sotto group").data["codings"].items()[0]["id"].text();
    study.code("I sold my uncle's boat", "Boats");
    std::string sold;
    for (const auto& coding : study.run("codings study.sotto group").data["codings"].items()) {
        if (coding["id"].text() != quote) sold = coding["id"].text();
    }
    study.run(
        {"memo", "study.sotto", "write", "study", "--title", "Plan", "--text", "Ask Ana Moreau again."});
    study.run({"memo", "study.sotto", "write", "source", "group", "--text", "A long day."});
    study.run({"memo", "study.sotto", "write", "participant", "P04", "--text", "Came late."});
    study.run({"memo", "study.sotto", "write", "participant", "P02", "--text", "Came early."});
    study.run({"memo", "study.sotto", "write", "participant", "ORG1", "--text", "They pay."});
    study.run({"memo", "study.sotto", "write", "coding", quote, "--text", "As Lin Bao says."});
    study.run("group study.sotto add Boatmen P04 P02 --of participant");
    study.run("group study.sotto add Talks group P02");
    study.run({"finding", "study.sotto", "write", "--claim", "Boats leak, says Lin Bao", "--for", quote,
               "--against", sold});
    const auto at = study.place("was blue");
    study.run({"edit-quote", "study.sotto", "--id", quote, "--at", at.substr(0, at.find(':')), "--insert",
               "the old one"});
    const auto outcome = study.share();
    REQUIRE(outcome.exit_code == 0);
    const auto copy = opened(study, "copy.sotto");
    std::map<study::Subject, std::vector<std::string>> memos;
    for (const auto& memo : copy.all<study::Memo>()) memos[memo.subject].push_back(memo.body);
    CHECK(memos[study::Subject::Study] == std::vector<std::string>{"Ask [P01] again."});
    CHECK(memos[study::Subject::Source] == std::vector<std::string>{"A long day."});
    CHECK(memos[study::Subject::Entity] == std::vector<std::string>{"Came late.", "They pay."});
    CHECK(outcome.data["memos_dropped"].integer() == 1);
    CHECK(outcome.data["members_dropped"].integer() == 2);
    CHECK(outcome.data["evidence_dropped"].integer() == 1);
    CHECK(copy.count<study::GroupMember>() == 2);
    REQUIRE(copy.all<study::Finding>().size() == 1);
    CHECK(copy.all<study::Finding>()[0].claim == "Boats leak, says [P04]");
    REQUIRE(copy.all<study::Evidence>().size() == 1);
    REQUIRE(copy.all<study::QuoteEdit>().size() == 1);
    const auto edit = copy.all<study::QuoteEdit>()[0];
    const auto edited = *copy.find(edit.coding);
    CHECK(edited.guid.text() == quote);
    CHECK(edit.words == "the old one");
    CHECK(edit.range.empty());
    CHECK(copy.text(edited.version).slice({edit.range.start, edited.range.end}) == "was blue");
    bool noted = false;
    for (const auto& coding : copy.all<study::Coding>()) noted = noted || coding.memo == "As [P04] says.";
    CHECK(noted);
}

TEST_CASE("the same study shared in the same way is the same file, and is known in the ledger") {
    Shared study;
    REQUIRE(study.run("share study.sotto one.sotto").exit_code == 0);
    REQUIRE(study.run("share study.sotto two.sotto --audience partners --k 3").exit_code == 0);
    CHECK(study.read("one.sotto") == study.read("two.sotto"));
    CHECK(study.run("verify-release study.sotto one.sotto").data["verdict"].text() == "unchanged");
    // Reading it, and opening it for writing, changes nothing.
    study.run("sources one.sotto");
    CHECK_THROWS_AS(study.run("remove-code one.sotto None"), base::Error);
    study.session().choose("study.sotto");
    CHECK(study.run("verify-release study.sotto one.sotto").data["verdict"].text() == "unchanged");
    study.run("memo one.sotto write study --text Mine");
    study.session().choose("study.sotto");
    CHECK(study.run("verify-release study.sotto one.sotto").data["verdict"].text() == "changed");
    const auto releases = study.run("release study.sotto").data["releases"];
    REQUIRE(releases.items().size() == 2);
    CHECK(releases.items()[0]["audience"].text() == "partners");
    CHECK(releases.items()[0]["codings"].items().size() == 2);
    CHECK(releases.items()[0]["risk"]["replaced"]["person"].integer() > 0);

    REQUIRE(study.run("release study.sotto report 1 page.html").exit_code == 0);
    CHECK(has(study.read("page.html"), "not-agreed"));
    CHECK_THROWS_AS(study.run("release study.sotto report 1 more.html --linkage"), base::Error);

    // People cannot be followed from one copy to another.
    REQUIRE(study.run("share study.sotto three.sotto --audience team").exit_code == 0);
    std::set<std::string> people;
    for (const auto* name : {"study.sotto", "two.sotto", "three.sotto"}) {
        const auto copy = opened(study, name);
        for (const auto& entity : copy.all<study::Entity>()) CHECK(people.insert(entity.guid.text()).second);
        CHECK(people.insert(copy.guid().text()).second);
    }
}

TEST_CASE("a shared copy keeps only attributes that enough people share") {
    Shared study;
    const auto refused = study.share(" --attributes country");
    CHECK(refused.exit_code == 1);
    CHECK(has(refused.data["refused"].text(), "single people out"));
    CHECK_FALSE(study.has("copy.sotto"));
    CHECK(study.run("release study.sotto").data["releases"].items().empty());
    CHECK(study.share(" --attributes country --k 1").exit_code == 0);
    std::set<std::string> values;
    for (const auto& attribute : opened(study, "copy.sotto").all<study::Attribute>()) {
        CHECK(attribute.name == "country");
        values.insert(attribute.value);
    }
    CHECK(values == std::set<std::string>{"Lao PDR", "Peru"});
    CHECK_THROWS_AS(study.run("share study.sotto other.sotto --attributes shoe"), base::Error);
}

TEST_CASE("a shared copy is not called by a name of the register") {
    SampleStudy sample;
    const auto refused = sample.run("share study.sotto for-moreau.sotto");
    CHECK(refused.exit_code == 1);
    CHECK(refused.data["leaks"].items().front()["where"].text() == "the file name");
    CHECK_FALSE(sample.has("for-moreau.sotto"));
}

TEST_CASE("a shared copy is a new file that ends as studies do") {
    Shared study;
    study.write("there.sotto", "something");
    CHECK_THROWS_AS(study.run("share study.sotto there.sotto"), base::Error);
    CHECK(study.read("there.sotto") == "something");
    CHECK_THROWS_AS(study.run("share study.sotto copy.html"), base::Error);
    study.run("consent study.sotto P01 team --withdraw");
    study.run("consent study.sotto P04 team --withdraw");
    const auto nobody = study.share();
    CHECK(nobody.exit_code == 1);
    CHECK_FALSE(study.has("copy.sotto"));
}

TEST_CASE(
    "the sample study is shared with nobody's name, and every coding is there or counted as left behind") {
    SampleStudy sample{SampleStudy::WithoutStudy()};
    sample.run({"sample", "river.sotto", "--from", SOTTO_SOURCE_DIR "/samples"});
    sample.session().choose("river.sotto");
    const auto outcome = sample.run("share river.sotto copy.sotto --audience partners");
    REQUIRE(outcome.exit_code == 0);
    const auto& before = sample.session().study();
    const auto copy = opened(sample, "copy.sotto");
    CHECK(copy.count<study::Coding>() + outcome.data["codings_dropped"].integer() ==
          before.count<study::Coding>());
    CHECK(copy.count<study::Code>() == before.count<study::Code>());
    std::map<std::string, study::Coding> old;
    for (const auto& coding : before.all<study::Coding>()) old.emplace(coding.guid.text(), coding);
    std::int64_t others = 0;
    for (const auto& coding : copy.all<study::Coding>()) {
        const auto& was = old.at(coding.guid.text());
        const std::string before_words(before.text(was.version).slice(was.range));
        const std::string words(copy.text(coding.version).slice(coding.range));
        others += is_original_but_for_brackets(words, before_words) ? 0 : 1;
    }
    CHECK(others <= outcome.data["codings_shortened"].integer());
    const auto bytes = sample.read("copy.sotto");
    const auto check_gone = [&](const std::string& name) {
        if (name.find(' ') == std::string::npos) return;
        CAPTURE(name);
        CHECK_FALSE(has(bytes, name));
    };
    for (const auto& entity : before.all<study::Entity>()) check_gone(entity.name);
    for (const auto& alias : before.all<study::Alias>()) check_gone(alias.name);
    CHECK(sample.run("verify copy.sotto").exit_code == 0);
}

// Every interview of tests/privacy/gold as a study of its own, with a register of everybody who is named in
// it: what is marked there as a name is not in the copy, and what is coded says what it said.
TEST_CASE("no form of a name survives in a shared copy, and every coding keeps its words, in every script") {
    const auto gold = std::filesystem::path(SOTTO_SOURCE_DIR) / "tests/privacy/gold";
    int interviews = 0;
    for (const auto& entry : std::filesystem::directory_iterator(gold)) {
        if (entry.path().extension() != ".txt") continue;
        ++interviews;
        CAPTURE(entry.path().filename().string());
        std::ostringstream bytes;
        bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
        auto marked = bytes.str();
        const auto language = marked.substr(10, marked.find('\n') - 10);
        marked.erase(0, marked.find("---\n") + 4);
        std::string plain;
        std::map<std::string, std::pair<std::string, std::set<std::string>>> named;
        std::map<std::string, int> times;
        for (std::size_t at = 0; at < marked.size();) {
            const auto open = std::min(marked.find("{{", at), marked.size());
            plain += marked.substr(at, open - at);
            if (open == marked.size()) break;
            const auto bar = marked.find('|', open);
            const auto close = marked.find("}}", bar);
            const auto head = marked.substr(open + 2, bar - open - 2);
            const auto words = marked.substr(bar + 1, close - bar - 1);
            const auto category = head.substr(0, head.find(':'));
            if ((category == "person" || category == "place" || category == "organisation") &&
                !head.ends_with(":open")) {
                auto& entity = named[head];
                entity.first = category;
                entity.second.insert(words);
                ++times[words];
            }
            plain += words;
            at = close + 2;
        }
        SampleStudy sample{SampleStudy::WithoutStudy()};
        sample.write("talk.txt", plain);
        std::string table = "code,name,aliases,category,consent\n";
        int number = 0;
        for (const auto& [head, entity] : named) {
            std::string aliases;
            for (auto form = std::next(entity.second.begin()); form != entity.second.end(); ++form)
                aliases += (aliases.empty() ? "" : ";") + *form;
            table += "X" + std::to_string(++number) + ",\"" + *entity.second.begin() + "\",\"" + aliases +
                     "\"," + entity.first + (entity.first == "person" ? ",public" : ",") + "\n";
        }
        sample.write("names.csv", table);
        sample.run("new gold.sotto --language " + language);
        sample.run("import gold.sotto talk.txt --kind field-note --language " + language);
        sample.run("register gold.sotto names.csv");
        const auto& before = sample.session().study();
        const auto source = before.all<study::Source>().front();
        const auto passages = before.passages(source.id);
        for (std::size_t i = 0; i < passages.size(); i += 2) {
            const auto said = passages[i].said;
            const auto third = (said.end - said.start) / 3;
            sample.run({"code", "gold.sotto", "talk",
                        std::to_string(said.start + third) + ":" + std::to_string(said.end), "Theme"});
        }
        const auto outcome = sample.run("share gold.sotto copy.sotto --audience public");
        CAPTURE(outcome.data.to_json());
        REQUIRE(outcome.exit_code == 0);
        CHECK(outcome.data["passages_gone"].members().empty());
        CHECK(outcome.data["codings_dropped"].integer() == 0);

        const auto copy = opened(sample, "copy.sotto");
        const auto original = before.text(before.current_version(source.id).id);
        std::map<std::string, study::Coding> codings;
        for (const auto& coding : copy.all<study::Coding>()) codings.emplace(coding.guid.text(), coding);
        CHECK(codings.size() == static_cast<std::size_t>(before.count<study::Coding>()));
        for (const auto& coding : before.all<study::Coding>()) {
            const auto& now = codings.at(coding.guid.text());
            const std::string was(original.slice(coding.range));
            const std::string is(copy.text(now.version).slice(now.range));
            CAPTURE(was, is);
            CHECK(is_original_but_for_brackets(is, was));
        }
        const auto shared = sample.read("copy.sotto");
        for (const auto& [words, count] : times) {
            // Words that also mean something else stand in the text without a mark.
            int standing = 0;
            for (auto at = plain.find(words); at != std::string::npos; at = plain.find(words, at + 1))
                ++standing;
            if (standing > count || text::count_code_points(words) < 4) continue;
            CAPTURE(words);
            CHECK_FALSE(has(shared, words));
        }
    }
    CHECK(interviews == 20);
}
