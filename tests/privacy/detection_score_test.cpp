// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
//
// The benchmark of detection: its readers and its figures, on cases small enough to count by hand.
#include "base/error.h"
#include "detection/score_report.h"
#include "support/temporary_folder.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

using namespace sotto;
using namespace sotto::benchmark;

namespace {

LabelledText labelled(const std::string& utf8, std::vector<Annotation> annotations) {
    return {"a", "en", "X", text::Text(utf8), std::move(annotations)};
}

Scores scored(const LabelledText& one, const std::vector<Finding>& findings) {
    Scores scores;
    score(one, findings, scores);
    return scores;
}

std::vector<LabelledText> all_of(const std::string& bytes) {
    const tests::TemporaryFolder folder;
    std::ofstream(folder / "set", std::ios::binary) << bytes;
    std::vector<LabelledText> all;
    read_labelled_texts(folder / "set", "en", [&](LabelledText one) { all.push_back(std::move(one)); });
    return all;
}

bool is(const Count& count, std::int64_t right, std::int64_t all) {
    return count.right == right && count.all == all;
}

//                          0123456789012345678901234567890
const std::string words = "Ana Moreau and Ana of Lyon spoke.";
const Annotation marks{{{0, 10}, "person", "P", Kind::Direct},
                       {{15, 18}, "person", "P", Kind::Direct},
                       {{22, 26}, "place", "L", Kind::Quasi}};

}  // namespace

TEST_CASE("an entity counts as found only when every mention of it is") {
    const auto half = scored(labelled(words, {marks}), {{{0, 10}, "x"}, {{22, 26}, "x"}});
    CHECK(is(half.all.entities, 1, 2));
    CHECK(is(half.all.mentions, 2, 3));
    CHECK(is(half.all.tokens, 3, 4));
    CHECK(is(half.by_kind.at("direct").entities, 0, 1));
    CHECK(is(half.by_kind.at("quasi").entities, 1, 1));
    CHECK(is(half.by_category.at("person").mentions, 1, 2));
    CHECK(is(half.names.mentions, 2, 3));
    const auto whole = scored(labelled(words, {marks}), {{{0, 18}, "x"}, {{22, 26}, "x"}});
    CHECK(is(whole.all.entities, 2, 2));
}

TEST_CASE("a mention that is found but for a letter is not found") {
    const auto scores = scored(labelled(words, {marks}), {{{0, 9}, "x"}, {{15, 18}, "x"}});
    CHECK(is(scores.by_category.at("person").mentions, 1, 2));
    CHECK(is(scores.by_category.at("person").tokens, 2, 3));
    // Two halves by two detectors are a whole.
    const auto halves = scored(labelled(words, {marks}), {{{0, 3}, "x"}, {{4, 10}, "y"}});
    CHECK(is(halves.by_category.at("person").mentions, 1, 2));
}

TEST_CASE("precision counts tokens that nobody wants masked, and strings count once a text") {
    const auto scores =
        scored(labelled(words, {marks}), {{{0, 3}, "x"}, {{15, 18}, "x"}, {{22, 26}, "y"}, {{27, 32}, "y"}});
    CHECK(is(scores.found_tokens, 3, 4));
    CHECK(scores.tokens == 5);  // "and" and "of" tell nothing
    CHECK(scores.strings == 3);
    CHECK(is(scores.strings_by_finder.at("x"), 1, 1));
    CHECK(is(scores.strings_by_finder.at("y"), 1, 2));
    CHECK(scores.strings_per_thousand_tokens() == Approx(600));
}

TEST_CASE("what may stay counts for no recall, and for no mistake where any mark is asked for") {
    auto open = marks;
    open.back().kind = Kind::Unmasked;
    const auto scores = scored(labelled(words, {open}), {{{22, 26}, "x"}});
    CHECK(is(scores.all.entities, 0, 1));
    CHECK(is(scores.found_tokens, 0, 1));
    CHECK(is(scores.found_marked, 1, 1));
}

TEST_CASE("several annotators are each asked for recall, and any of them for precision") {
    const Annotation other{{{0, 10}, "person", "P", Kind::Direct}};
    const auto scores = scored(labelled(words, {marks, other}), {{{0, 10}, "x"}, {{22, 26}, "x"}});
    CHECK(is(scores.all.entities, 2, 3));
    CHECK(is(scores.found_tokens, 3, 3));
}

TEST_CASE("words in scripts without spaces are counted too") {
    auto lao = labelled("ຂ້ອຍເຫັນບຸນມີຢູ່ບ້ານ", {{{{8, 13}, "person", "P", Kind::Direct}}});
    lao.language = "lo";
    CHECK(is(scored(lao, {{{8, 13}, "x"}}).all.mentions, 1, 1));
    CHECK(is(scored(lao, {{{8, 12}, "x"}}).all.mentions, 0, 1));
}

TEST_CASE("small letters leave every place where it was") {
    const auto lowered =
        lower_cased(labelled("ÉVA İpek ЂОРЂЕ ǅ ß ບຸນ", {{{{4, 8}, "person", "P", Kind::Direct}}}));
    CHECK(lowered.text.utf8() == "éva İpek ђорђе ǆ ß ບຸນ");
    CHECK(lowered.annotations.front().front().range == text::Range{4, 8});
}

TEST_CASE("the benchmark of court cases is read in both of its forms") {
    const std::string mention =
        R"({"entity_type":"PERSON","start_offset":0,"end_offset":4,"entity_id":"e1","identifier_type":"DIRECT"})";
    const std::string second =
        R"({"entity_type":"ORG","start_offset":8,"end_offset":12,"entity_id":"e2","identifier_type":"NO_MASK"})";
    const auto lines =
        all_of(R"({"metadata":{"data_id":"d","provenance":{"countries":"TUR"}},"text":"Élif at Bank",)"
               R"("entities":[)" +
               second + "," + mention + "]}\n\n");
    const auto array =
        all_of(R"([{"doc_id":"d","meta":{"countries":"TUR"},"text":"Élif at Bank","annotations":)"
               R"({"one":{"entity_mentions":[)" +
               mention + "," + second + R"(]},"two":{"entity_mentions":[]}}}])");
    REQUIRE(lines.size() == 1);
    REQUIRE(array.size() == 1);
    CHECK(lines[0].origin == "TUR");
    CHECK(lines[0].annotations.size() == 1);
    CHECK(array[0].annotations.size() == 2);
    CHECK(lines[0].annotations[0] == array[0].annotations[0]);
    CHECK(lines[0].annotations[0][0] == Mention{{0, 4}, "person", "e1", Kind::Direct});
    CHECK(lines[0].annotations[0][1] == Mention{{8, 12}, "organisation", "e2", Kind::Unmasked});
    CHECK_THROWS_AS(all_of("{\"text\":\"no document\"}\n"), base::Error);
    CHECK_THROWS_AS(all_of("[{\n"), base::Error);
}

TEST_CASE("tokens with labels become texts again") {
    const auto one = all_of(
        "Mr\tO\nO'Neil\tB-person\n's\tO\n(\tO\nbig\tO\n)\tO\nYork\tI-LOC\nMinster\tI-LOC\nParis\tB-LOC\n\n\n"
        "York\tB-LOC\n.\tO\n\nMazda\tB-product\n");
    REQUIRE(one.size() == 1);
    CHECK(one[0].text.utf8() == "Mr O'Neil's (big) York Minster Paris\nYork.\nMazda");
    const Annotation& found = one[0].annotations.front();
    REQUIRE(found.size() == 5);
    CHECK(found[0] == Mention{{3, 9}, "person", "person:o'neil", Kind::Unspecified});
    CHECK(found[1].range == text::Range{18, 30});
    CHECK(found[2].range == text::Range{31, 36});
    CHECK(found[3].entity == "place:york");
    CHECK(found[4].kind == Kind::Unmasked);
    CHECK_THROWS_AS(all_of("Mr\tO\nO'Neil\n"), base::Error);
}

TEST_CASE("tokens with places become the texts they were taken from") {
    const auto all = all_of(
        "#doc one\nAt\tc\tO\t0\t2\nYork\tN\tB-LOC\t3\t7\n,\t-\tO\t7\t8\n\nAna\tN\tB-PERSON\t9\t12\n\n"
        "#doc two\nHi\tc\tO\t0\t2\n");
    REQUIRE(all.size() == 2);
    CHECK(all[0].name == "one");
    CHECK(all[0].text.utf8() == "At York,\nAna");
    CHECK(all[0].annotations[0][1] == Mention{{9, 12}, "person", "person:ana", Kind::Unspecified});
    CHECK(all[1].text.utf8() == "Hi");
    CHECK_THROWS_AS(all_of("#doc one\nAt\tc\tO\n"), base::Error);
}

TEST_CASE("the figures are written for programs with what they are shares of") {
    SetScores set;
    score(labelled(words, {marks}), {{{0, 10}, "x"}}, set.total);
    set.seconds = 0.5;
    const auto all = nlohmann::json::parse(as_json({{"set", set}}));
    const auto& total = all["set"]["asItIs"];
    CHECK(total["recall"]["mentions"]["right"] == 1);
    CHECK(total["recall"]["mentions"]["all"] == 3);
    CHECK(total["byKind"]["direct"]["entities"]["share"] == 0);
    CHECK(all["set"]["megabytesPerSecond"].get<double>() == Approx(33 / 1e6 / 0.5));
}
