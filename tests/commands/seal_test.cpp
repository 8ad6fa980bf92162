// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/passphrase.h"
#include "commands/sample_study.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace sotto;
using tests::SampleStudy;

namespace {

struct Refusal {
    std::string sentence;
    base::Blame blame = base::Blame::Program;
};

Refusal refusal(SampleStudy& sample, const std::string& line) {
    try {
        sample.run(line);
    } catch (const base::Error& error) {
        return {error.what(), error.blame()};
    }
    return {"nothing was thrown"};
}

/// Answers passphrases as somebody at a terminal would.
class Typist {
public:
    explicit Typist(std::vector<std::string> answers) : answers_(std::move(answers)) {
        commands::ask_passphrases_with(
            [this](std::string_view question, base::Progress&) -> std::optional<store::Secret> {
                asked.emplace_back(question);
                if (asked.size() > answers_.size()) return std::nullopt;
                return store::Secret(std::string_view(answers_[asked.size() - 1]));
            });
    }
    ~Typist() { commands::ask_passphrases_with({}); }
    Typist(const Typist&) = delete;
    Typist& operator=(const Typist&) = delete;

    std::vector<std::string> asked;

private:
    std::vector<std::string> answers_;
};

}  // namespace

TEST_CASE("a passphrase comes from a file, from the environment or from who is asked, twice when sealing") {
    SampleStudy sample;
    const auto study = sample.dump();
    sample.write("same.txt", "quiet river under four bridges\r\nand a note below it\n");
    sample.run("seal study.sotto study.sealed --passphrase-file passphrase.txt");
    sample.run("unseal study.sealed file.sotto --passphrase-file same.txt");
    ::setenv("SOTTO_PASSPHRASE", "quiet river under four bridges", 1);
    sample.run("unseal study.sealed environment.sotto");
    ::unsetenv("SOTTO_PASSPHRASE");
    {
        const Typist typist({"quiet river under four bridges"});
        sample.run("unseal study.sealed typed.sotto");
        CHECK(typist.asked.size() == 1);
    }
    for (const char* made : {"file.sotto", "environment.sotto", "typed.sotto"}) {
        CAPTURE(made);
        sample.session().choose(made);
        CHECK(sample.dump() == study);
    }
    {
        const Typist typist({"correct horse battery", "correct horse batteries"});
        CHECK(refusal(sample, "seal study.sotto other.sealed").blame == base::Blame::User);
        CHECK(typist.asked.size() == 2);
    }
    CHECK_FALSE(sample.has("other.sealed"));
    CHECK(sample.told.empty());
    const Typist typist({"short", "short"});
    sample.run("seal study.sotto other.sealed");
    REQUIRE(sample.told.size() == 1);
    CHECK(sample.told[0].find("guess") != std::string::npos);
}

TEST_CASE("no passphrase, an empty one and one too long are wrong use; none is ever repeated") {
    SampleStudy sample;
    ::unsetenv("SOTTO_PASSPHRASE");
    const auto none = refusal(sample, "seal study.sotto out.sealed");
    CHECK(none.blame == base::Blame::User);
    CHECK(none.sentence.find("--passphrase-file") != std::string::npos);
    sample.write("empty.txt", "\nsecond line");
    sample.write("long.txt", std::string(1025, 'q'));
    for (const char* file : {"empty.txt", "long.txt"}) {
        const auto refused =
            refusal(sample, std::string("seal study.sotto out.sealed --passphrase-file ") + file);
        CHECK(refused.blame == base::Blame::User);
        CHECK(refused.sentence.find("qqq") == std::string::npos);
    }
    CHECK(refusal(sample, "seal study.sotto out.sealed --passphrase-file none.txt").blame ==
          base::Blame::Environment);
    CHECK_FALSE(sample.has("out.sealed"));
    CHECK_THROWS_AS(sample.run("seal study.sotto study.sotto --passphrase-file passphrase.txt"), base::Error);
    CHECK(refusal(sample, "unseal register.csv made.sotto --passphrase-file passphrase.txt").blame ==
          base::Blame::Environment);
    CHECK(refusal(sample, "unseal register.csv postgresql://localhost/x --passphrase-file passphrase.txt")
              .blame == base::Blame::User);
}

TEST_CASE("what is there already is said before anybody is asked for a passphrase") {
    SampleStudy sample;
    const Typist typist({});
    CHECK(refusal(sample, "seal study.sotto register.csv").blame == base::Blame::Environment);
    sample.run("seal study.sotto out.sealed --passphrase-file passphrase.txt");
    CHECK(refusal(sample, "unseal out.sealed register.csv").blame == base::Blame::Environment);
    CHECK(typist.asked.empty());
}
