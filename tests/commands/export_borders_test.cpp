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

const std::string transcript =
    "Interviewer: Who was there, and how can we reach you?\n\n"
    "P04: My name is MARAMA O'KILUVA-BRANDT and I sat with J. Featherston. Call +679 555\n0142 or 555 0199, "
    "or write to marama@example.org. My account is GB29 NWBK 6016 1331 9268 19.\n\n"
    "Interviewer: When were you born?\n\n"
    "P04: I was born on 14 March 1971 and am 53\nyears old. Later ບຸນ\nທັນ ສີ\nສະຫວັດ came, and ບຸນ ທັນ too.\n\n"
    "Interviewer: How old is your mother?\n\n"
    "P04: 81.\n\n"
    "Interviewer: And what else?\n\n"
    "P04: Feather\u00AD\nston met us on 14/03/1971. In all 53 people came. I am tired, 53, and done.\n\n"
    "P04: Jоhn Fеathеrston wrote to name dot kb at example dot org.\n";

const char* const names =
    "code,name,aliases,category,consent,age,dob\n"
    "P04,Marama O'Kiluva-Brandt,,person,public,53,1971-03-14\n"
    "T01,John Featherston,,person,,,\n"
    "T02,ບຸນທັນ ສີສະຫວັດ,,person,,,\n";

/// A study with one interview, of which pieces are coded.
struct Study {
    SampleStudy sample;
    text::Text text;

    Study() {
        sample.write("p04.txt", transcript);
        sample.write("names.csv", names);
        sample.run("import study.sotto p04.txt --language en");
        sample.run("register study.sotto names.csv");
        text = text::Text(sample.run("text study.sotto p04").data["text"].text());
    }

    /// What an export prints of the words from the first `from` to the end of the `to` after it.
    std::string exported(const std::string& from, const std::string& to, const std::string& ending = "md") {
        const auto first = text.utf8().find(from);
        REQUIRE(first != std::string::npos);
        const auto last = text.utf8().find(to, first);
        REQUIRE(last != std::string::npos);
        return exported(text.position_of_byte(first), text.position_of_byte(last + to.size()), ending);
    }
    std::string exported(text::Position first, text::Position last, const std::string& ending) {
        static int number = 0;
        const auto code = "Piece " + std::string(1, static_cast<char>('A' + number++ % 26));
        const auto range = std::to_string(first) + ":" + std::to_string(last);
        sample.run({"code", "study.sotto", "p04", range, code});
        const auto outcome =
            sample.run({"export", "study.sotto", "out." + ending, "--code", code, "--audience", "public"});
        INFO(range);
        CHECK(outcome.exit_code == 0);
        sample.run("undo study.sotto");
        return sample.read("out." + ending);
    }
};

bool has(const std::string& bytes, const std::string& words) {
    return bytes.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("what a quote's border leaves of an identifier is replaced as a whole one") {
    Study study;
    struct Row {
        std::string from, to;
        std::vector<std::string> fragments;
    };
    const std::vector<Row> rows{
        {"name is MARAMA O'KIL", "KIL", {"MARAMA", "KIL"}},
        {"AMA O'KILUVA-BRANDT", "I sat with", {"AMA", "KILUVA", "BRANDT"}},
        {"NDT and I sat with J. Feath", "Feath", {"NDT", "Feath"}},
        {"0142 or", "555 01", {"0142", "555"}},
        {"Call +679 55", "55", {"679", "+"}},
        {"ama@example.org. My", "NWBK 60", {"ama@", "example", "NWBK", "60"}},
        {"1331 9268 19.", "19.", {"1331", "9268", "19."}},
        {"1971 and am 5", "am 5", {"1971 and am 5", "am 5"}},
        {"I was born on 14 Mar", "Mar", {"14", "Mar"}},
        {"ທັນ ສີ", "ສີ", {"ທັນ", "ສີ"}},
        {"81", "81", {"81"}},
        {"ston met us on 14/0", "14/0", {"ston", "14/0"}},
        {"dot kb at example dot", "example dot", {"kb", "example"}},
    };
    for (const auto& row : rows) {
        CAPTURE(row.from);
        const auto bytes = study.exported(row.from, row.to);
        for (const auto& fragment : row.fragments) {
            CAPTURE(fragment, bytes);
            CHECK_FALSE(has(bytes, fragment));
        }
        CHECK(has(bytes, "["));
    }
}

TEST_CASE("automatic codes of single matches and sentences give no fragment away") {
    Study study;
    for (const auto* words : {"0142", "1971", "53", "81"}) {
        CAPTURE(words);
        study.sample.run({"autocode", "study.sotto", words, "--code", "Found", "--unit", "match"});
        study.sample.run("export study.sotto out.csv --code Found");
        const auto bytes = study.sample.read("out.csv");
        CHECK_FALSE(has(bytes, words));
        study.sample.run("undo study.sotto");
    }
    study.sample.run(
        {"autocode", "study.sotto", "born AND speaker:P04", "--code", "Born", "--unit", "sentence"});
    REQUIRE(study.sample.run("export study.sotto out.csv --code Born").exit_code == 0);
    const auto bytes = study.sample.read("out.csv");
    CHECK(has(bytes, "I was born on"));
    CHECK_FALSE(has(bytes, "53"));
    CHECK_FALSE(has(bytes, "1971"));
}

TEST_CASE("names parted by line ends, soft hyphens and look-alikes are found in every format") {
    Study study;
    for (const auto* ending : {"md", "csv", "json", "docx", "html"}) {
        CAPTURE(ending);
        const auto bytes = study.exported(0, study.text.length(), ending);
        for (const auto* leak : {"ບຸນ", "ທັນ", "ສີ", "ສະຫວັດ", "Feather", "ston met", "Jоhn", "0142", "14/03",
                                 "53,", "81.", "name dot", "example"}) {
            CAPTURE(leak);
            CHECK_FALSE(has(bytes, leak));
        }
        if (std::string(ending) != "docx") {
            CHECK(has(bytes, "53 people came"));
            CHECK(has(bytes, "[date of birth]"));
        }
    }
}

TEST_CASE("detecting and protecting a single file see over line ends as well") {
    SampleStudy sample{SampleStudy::WithoutStudy()};
    sample.write("names.csv", names);
    sample.write("lao.txt",
                 "ຂ້ອຍເຫັນ ບຸນ\nທັນ ສີ\nສະຫວັດ ຢູ່ນີ້.\n\nHow old are you?\n\nP04: 53.\n\nCall +679 555\n0142 now.\n");
    std::string found;
    const auto outcome = sample.run("detect lao.txt --register names.csv");
    for (const auto& finding : outcome.data["files"].items().at(0)["findings"].items()) {
        found += finding["text"].text() + "|";
    }
    CAPTURE(found);
    CHECK(has(found, "+679 555\n0142|"));
    CHECK(has(found, "ບຸນ\nທັນ ສີ\nສະຫວັດ|"));
    for (const auto* ending : {"md", "csv", "json", "docx", "html", "txt"}) {
        CAPTURE(ending);
        const auto target = std::string("safe.") + ending;
        try {
            REQUIRE(sample.run({"anonymise", "lao.txt", target, "--register", "names.csv"}).exit_code == 0);
        } catch (const base::Error&) {
            continue;  // not every ending is written
        }
        const auto bytes = sample.read(target);
        for (const auto* leak : {"ບຸນ", "ທັນ", "ສະຫວັດ", "53", "0142"}) {
            CAPTURE(leak, bytes);
            CHECK_FALSE(has(bytes, leak));
        }
    }
}

TEST_CASE("words that hold an identifier cannot be set in place of one") {
    SampleStudy sample;
    for (const std::string words : {"call 020 7946 0123", "born 14 March 1971", "ask a@example.org",
                                    "a [friend]", "a\nfriend", "a\x01 friend", "Kham Phetsavong", " "}) {
        CAPTURE(words);
        CHECK_THROWS_AS(sample.run({"review", "study.sotto", "P01", "set", words}), base::Error);
    }
    CHECK(sample.run({"review", "study.sotto", "P01", "set", "a friend"}).data["changed"].integer() == 1);
}

TEST_CASE("a date of birth is shown as a band of years at most") {
    Study study;
    study.sample.run("code study.sotto p04 70:100 Shown");
    REQUIRE(study.sample.run("export study.sotto out.csv --code Shown --show dob --k 1").exit_code == 0);
    const auto bytes = study.sample.read("out.csv");
    CHECK(has(bytes, "1970-1974"));
    CHECK_FALSE(has(bytes, "1971"));
}

TEST_CASE("what an unlinked speaker says beside an interviewer is not signed by the project") {
    SampleStudy sample;
    sample.write("lab.txt", "Interviewer: What happened there?\n\nPeter Quill: We ran to the river.\n");
    sample.run("import study.sotto lab.txt --language en");
    const auto length = sample.run("text study.sotto lab").data["text"].text().size();
    sample.run({"code", "study.sotto", "lab", "0:" + std::to_string(length), "Mixed"});
    REQUIRE(sample.run("export study.sotto out.csv --code Mixed --audience team").exit_code == 0);
    CHECK_FALSE(has(sample.read("out.csv"), "Project staff"));
    CHECK(has(sample.read("out.csv"), "One respondent"));
}
