// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/sample_study.h"
#include "store/releases.h"

#include <catch2/catch.hpp>
#include <string>

using namespace sotto;
using tests::SampleStudy;

namespace {

const std::string quote = "edit-quote study.sotto --source P01 --coded-at 89:142 --coded-as Training";

std::string exported(SampleStudy& sample) {
    CHECK(sample.run("export study.sotto out.txt --audience team --code Training").exit_code == 0);
    return sample.read("out.txt");
}

}  // namespace

TEST_CASE(
    "words left out of a quote and put into it are marked in lists and exports, and the source is as it "
    "was") {
    SampleStudy sample;
    const auto source = sample.run("text study.sotto P01").data;
    const auto before = sample.run("quotes study.sotto --code Training").data["quotes"].items().front();
    CHECK(before["edited"].is_null());
    const auto words = before["text"].text();
    const auto cut = sample.edit(quote + " --cut 100:110");
    CHECK(cut.data["text"].text() == words.substr(0, 11) + "[…]" + words.substr(21));
    sample.edit(quote + " --at 120 --insert \"in the new class\"");
    const auto after = sample.run("quotes study.sotto --code Training").data["quotes"].items().front();
    CHECK(after["text"].text() == words);
    CHECK(after["edited"].text().find("[…]") != std::string::npos);
    CHECK(after["edited"].text().find("[in the new class]") != std::string::npos);
    const auto out = exported(sample);
    CHECK(out.find("[…]") != std::string::npos);
    CHECK(out.find("[in the new class]") != std::string::npos);
    CHECK(out.find(words.substr(11, 10)) == std::string::npos);
    CHECK(sample.run("text study.sotto P01").data == source);
    sample.edit(quote + " --clear");
    CHECK(exported(sample).find("[…]") == std::string::npos);
}

TEST_CASE("an export says what was edited in its quotes, and the ledger keeps it") {
    SampleStudy sample;
    sample.run(quote + " --cut 100:110 --insert \"a word\"");
    const auto outcome = sample.run("export study.sotto out.txt --audience team --code Training");
    REQUIRE(outcome.data["edited"].items().size() == 1);
    const auto& edit = outcome.data["edited"].items().front();
    CHECK(edit["start"].integer() == 100);
    CHECK(edit["end"].integer() == 110);
    CHECK(edit["words"].text() == "a word");
    const auto releases = store::releases(sample.session().study());
    REQUIRE(releases.size() == 1);
    CHECK(releases.front().risk.find("\"words\":\"a word\"") != std::string::npos);
}

TEST_CASE("words in the place of others stand where those stood") {
    SampleStudy sample;
    const auto words =
        sample.run("quotes study.sotto --code Training").data["quotes"].items().front()["text"].text();
    const auto made = sample.edit(quote + " --cut 100:110 --insert \"a word\"");
    CHECK(made.data["text"].text() == words.substr(0, 11) + "[a word]" + words.substr(21));
    // The same place again is the same edit, made anew.
    CHECK(sample.edit(quote + " --cut 100:110 --insert other").data["edits"].items().size() == 1);
}

TEST_CASE("words that would bring an identifier into a quote are refused") {
    SampleStudy sample;
    for (const std::string words : {"Ana Moreau", "Anita said", "her number is 020 7946 0123",
                                    "on 14 March 2009", "write to a@example.org", "at Riverbank Voices",
                                    "in Savannakhet", "she was 33 years old", "a [b]", "  "}) {
        CAPTURE(words);
        CHECK_THROWS_AS(sample.run({"edit-quote", "study.sotto", "--source", "P01", "--coded-at", "89:142",
                                    "--coded-as", "Training", "--at", "100", "--insert", words}),
                        base::Error);
    }
    CHECK(exported(sample).find("[") == std::string::npos);
}

TEST_CASE("words that have become a name since they were put in keep the quote in the study") {
    SampleStudy sample;
    sample.run(quote + " --at 100 --insert \"at the night school\"");
    const auto free = sample.run("export study.sotto out.txt --audience team --code Training");
    sample.run("participant study.sotto ORG2 --name \"Night School\" --category organisation");
    const auto kept = sample.run("export study.sotto out2.txt --audience team --code Training");
    REQUIRE(kept.data["withheld"].items().size() == 1);
    CHECK(kept.data["withheld"].items().front()["obstacle"].text() == "not-safe");
    CHECK(kept.exit_code == 1);
    CHECK(free.exit_code == 0);
}

TEST_CASE("what is asked of a quote must lie in it") {
    SampleStudy sample;
    for (const std::string options :
         {"--cut 80:95", "--cut 130:150", "--at 80 --insert x", "--at 89 --insert x", "--insert x", "",
          "--clear --cut 100:110", "--cut 100:110 --cut 120:125 --insert x"}) {
        CAPTURE(options);
        CHECK_THROWS_AS(sample.run(quote + " " + options), base::Error);
    }
}

TEST_CASE("the edits of a quote go with its coding and come back with it") {
    SampleStudy sample;
    sample.run(quote + " --cut 100:110");
    REQUIRE(sample.session().study().count<study::QuoteEdit>() == 1);
    sample.edit("uncode study.sotto P01 89:142 Training");
    CHECK(sample.session().study().count<study::QuoteEdit>() == 0);
    sample.run("undo study.sotto");
    CHECK(sample.session().study().count<study::QuoteEdit>() == 1);
}
