// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "report/report.h"

#include "base/error.h"
#include "base/files.h"
#include "base/progress.h"
#include "support/temporary_folder.h"

#include <sys/stat.h>
#include <catch2/catch.hpp>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <variant>
#include <vector>

using namespace sotto;

namespace {

const formats::Formats& the_formats() {
    static const formats::Formats formats;
    return formats;
}

/// The endings that a plugin of this build both writes and reads.
std::vector<std::string> checked_endings() {
    std::vector<std::string> endings;
    for (const formats::Format& format : the_formats().list()) {
        if (format.reads && format.writes && !format.extensions.empty())
            endings.push_back(format.extensions.front());
    }
    return endings;
}

class Study {
public:
    Study() : protection_(knowledge()), gate_(protection_, {{}, terms()}) {}

    [[nodiscard]] const privacy::Gate& gate() const { return gate_; }

    [[nodiscard]] privacy::ProtectedExcerpt excerpt(const std::string& words, std::int64_t who,
                                                    study::Status status, const std::string& code) const {
        privacy::Candidate candidate;
        candidate.source.status = status;
        candidate.source.language = "en";
        candidate.source.event = "Oslo Signing Conference";
        candidate.source.date = "2008-12-03";
        privacy::CandidateTurn turn;
        turn.utf8 = words;
        turn.range = {0, text::count_code_points(words)};
        turn.role = study::SpeakerRole::Participant;
        turn.participant.value = who;
        candidate.turns.push_back(turn);
        if (!code.empty()) candidate.codes = {code};
        auto result = gate_.pass(candidate);
        if (const auto* why = std::get_if<privacy::Withheld>(&result)) FAIL(why->reason);
        return std::get<privacy::ProtectedExcerpt>(std::move(result));
    }

    [[nodiscard]] report::ExcerptDocument document() const {
        report::ExcerptDocument document;
        document.title = gate_.pass_text("What Lynn Bradach & others <said>", "en");
        document.excerpts.push_back(
            excerpt("Bounmy and I were heard on 14 March 2009; \"call\" 020 7946 0123.", 1,
                    study::Status::Private, "Lessons/Support"));
        document.excerpts.push_back(
            excerpt("It is a *treaty* for people & <families>.", 3, study::Status::Public, "Lessons/Law"));
        document.excerpts.push_back(excerpt("ຂ້ອຍບຸນມີ ອາຍຸ 33 ປີ", 2, study::Status::Private, "Lessons/Support"));
        document.excerpts.push_back(excerpt("قلت ذلك للجميع", 2, study::Status::Private, ""));
        return document;
    }

private:
    static privacy::Protection::Knowledge knowledge() {
        privacy::Protection::Knowledge knowledge;
        for (const auto& [code, name, alias, age] :
             std::vector<std::array<std::string, 4>>{{"P1", "Lynn Bradach", "", "60"},
                                                     {"P2", "Bounmy Vichack", "ບຸນມີ", "33"},
                                                     {"P3", "Ana O'Example", "", "41"}}) {
            study::Entity entity;
            entity.id.value = static_cast<std::int64_t>(knowledge.entities.size()) + 1;
            entity.code = code;
            entity.name = name;
            entity.participant = true;
            knowledge.entities.push_back(entity);
            knowledge.attributes.push_back({{}, entity.id, "age", age});
            if (!alias.empty()) knowledge.aliases.push_back({{}, entity.id, alias});
        }
        return knowledge;
    }
    static privacy::ExportTerms terms() {
        privacy::ExportTerms terms;
        terms.audience = study::Audience::Team;
        terms.shown = {"age"};
        return terms;
    }

    privacy::Protection protection_;
    privacy::Gate gate_;
};

std::string read(const std::filesystem::path& path) {
    return base::read_file(path, 10'000'000);
}

report::Outcome write(const std::filesystem::path& target, const report::ExcerptDocument& document,
                      const Study& study) {
    return report::write_excerpts(target, document, study.gate(), the_formats(), base::no_progress());
}

std::size_t files_in(const std::filesystem::path& folder) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        (void)entry;
        ++count;
    }
    return count;
}

}  // namespace

TEST_CASE("excerpts are written in every format, readable by their owner only, with no name in them") {
    const tests::TemporaryFolder folder;
    const Study study;
    const auto endings = checked_endings();
    REQUIRE(endings.size() >= 3);
    for (const std::string& ending : endings) {
        INFO(ending);
        const auto target = folder / ("quotes." + ending);
        const report::Outcome outcome = write(target, study.document(), study);
        for (const privacy::Leak& leak : outcome.leaks)
            UNSCOPED_INFO(privacy::name_of(leak.category) << " in " << leak.where);
        REQUIRE(outcome.written);
        struct stat status {};
        REQUIRE(::stat(target.c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);

        const formats::ReadDocument back = the_formats().read(target.filename().string(), read(target));
        std::string all;
        for (const study::Block& block : back.blocks) all += block.utf8 + "\n";
        CHECK(all.find("[a respondent] and I were heard on [2009]") != std::string::npos);
        CHECK(all.find("[phone number]") != std::string::npos);
        CHECK(all.find("Bounmy") == std::string::npos);
        CHECK(all.find("Bradach") == std::string::npos);
        CHECK(all.find("ບຸນມີ") == std::string::npos);
        // The public speaker is named, in the attribution.
        CHECK(all.find("Ana O'Example, Oslo Signing Conference, 3 December 2008") != std::string::npos);
        CHECK(all.find("anonym") == std::string::npos);
    }
}

TEST_CASE("the same document gives the same bytes") {
    const tests::TemporaryFolder folder;
    const Study study;
    for (const std::string& ending : checked_endings()) {
        INFO(ending);
        REQUIRE(write(folder / ("a." + ending), study.document(), study).written);
        REQUIRE(write(folder / ("b." + ending), study.document(), study).written);
        CHECK(read(folder / ("a." + ending)) == read(folder / ("b." + ending)));
    }
}

TEST_CASE("documents say that risk remains, and group quotes by their first code") {
    const tests::TemporaryFolder folder;
    const Study study;
    REQUIRE(write(folder / "quotes.md", study.document(), study).written);
    const std::string page = read(folder / "quotes.md");
    CHECK(page.find("Pseudonymised; residual risk remains.") != std::string::npos);
    const auto support = page.find("# Lessons/Support");
    const auto law = page.find("# Lessons/Law");
    REQUIRE(support != std::string::npos);
    REQUIRE(law != std::string::npos);
    CHECK(support < law);
    CHECK(page.find("# Lessons/Support", support + 1) == std::string::npos);
    CHECK(page.find("One respondent, 60") != std::string::npos);
}

TEST_CASE("records keep their keys") {
    const tests::TemporaryFolder folder;
    const Study study;
    REQUIRE(write(folder / "quotes.json", study.document(), study).written);
    const auto document = nlohmann::ordered_json::parse(read(folder / "quotes.json"));
    REQUIRE(document.at("records").size() == 4);
    const auto& first = document.at("records").at(0);
    std::vector<std::string> keys;
    for (const auto& [key, value] : first.items()) keys.push_back(key);
    CHECK(keys == std::vector<std::string>{"number", "quote", "attribution", "codes", "source_kind", "status",
                                           "audience", "policy", "attributes", "turns"});
    CHECK(first.at("attributes").at("age") == "60");
    CHECK(first.at("status") == "private");
    CHECK(document.at("records").at(1).at("status") == "public");

    REQUIRE(write(folder / "quotes.csv", study.document(), study).written);
    const std::string table = read(folder / "quotes.csv");
    CHECK(table.find("number,quote,attribution,codes,source_kind,status,audience,policy,age\r\n") !=
          std::string::npos);
}

TEST_CASE("a name in the file's name refuses the export, and nothing is left on the disk") {
    const tests::TemporaryFolder folder;
    const Study study;
    const report::Outcome outcome = write(folder / "quotes-Bradach.md", study.document(), study);
    CHECK_FALSE(outcome.written);
    REQUIRE(outcome.leaks.size() == 1);
    CHECK(outcome.leaks[0].where == "file name");
    CHECK(outcome.leaks[0].entity_code == "P1");
    CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("a name that got past the gate is found in the finished file") {
    // Protected by a gate that does not know Selwyn, written by one that does.
    const Study study;
    report::ExcerptDocument document;
    document.excerpts.push_back(study.excerpt("Selwyn Tari was there too.", 1, study::Status::Private, ""));
    privacy::Protection::Knowledge knowledge;
    study::Entity selwyn;
    selwyn.id.value = 9;
    selwyn.code = "X9";
    selwyn.name = "Selwyn Tari";
    knowledge.entities.push_back(selwyn);
    const privacy::Protection protection(knowledge);
    const privacy::Gate stricter(protection, {});
    const tests::TemporaryFolder folder;
    for (const std::string& ending : checked_endings()) {
        INFO(ending);
        const auto outcome = report::write_excerpts(folder / ("q." + ending), document, stricter,
                                                    the_formats(), base::no_progress());
        CHECK_FALSE(outcome.written);
        REQUIRE_FALSE(outcome.leaks.empty());
        CHECK(outcome.leaks[0].entity_code == "X9");
    }
    CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("an older file survives a refused export") {
    const tests::TemporaryFolder folder;
    const Study study;
    const auto target = folder / "Bradach.md";
    base::write_private_file(target, "older");
    CHECK_FALSE(write(target, study.document(), study).written);
    CHECK(read(target) == "older");
}

TEST_CASE("unknown endings and empty documents are refused with a sentence") {
    const tests::TemporaryFolder folder;
    const Study study;
    CHECK_THROWS_AS(write(folder / "quotes.xyz", study.document(), study), base::Error);
    CHECK_THROWS_AS(write(folder / "quotes", study.document(), study), base::Error);
    CHECK_THROWS_AS(write(folder / "quotes.md", {}, study), base::Error);
    CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("a whole text is written with its blocks") {
    const tests::TemporaryFolder folder;
    const Study study;
    std::vector<report::ProtectedBlock> blocks;
    blocks.push_back(
        {formats::WriteBlock::Kind::Heading, 2, study.gate().pass_text("Interview with Lynn Bradach", "en")});
    blocks.push_back(
        {formats::WriteBlock::Kind::Paragraph, 0, study.gate().pass_text("Lynn: I am 60 years old.", "en")});
    const auto outcome = report::write_protected_text(folder / "text.md", blocks, study.gate(), the_formats(),
                                                      base::no_progress());
    REQUIRE(outcome.written);
    const std::string page = read(folder / "text.md");
    CHECK(page.find("## Interview with [a respondent]") != std::string::npos);
    CHECK(page.find("I am [early sixties].") != std::string::npos);
}
