// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "detection/gold_markup.h"
#include "text/language.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <vector>

using namespace sotto;
using benchmark::Kind;
using benchmark::LabelledText;
using benchmark::Mention;

namespace {

const std::filesystem::path gold = std::filesystem::path(SOTTO_SOURCE_DIR) / "tests/privacy/gold";

std::vector<LabelledText> interviews() {
    std::vector<LabelledText> all;
    for (const auto& entry : std::filesystem::directory_iterator(gold)) {
        if (entry.path().extension() != ".txt") continue;
        benchmark::read_labelled_texts(entry.path(), "und",
                                       [&](LabelledText one) { all.push_back(std::move(one)); });
    }
    return all;
}

LabelledText read(const std::string& text) {
    return benchmark::read_gold("language: en\norigin: Nowhere\n---\n" + text, "a.txt");
}

}  // namespace

TEST_CASE("a marked text is read as its words and where they stand") {
    const auto one =
        read("I am {{person:P1:direct|Anaïs Bé}} of {{place:L1:open|Laos}}.\n{{person:P1:direct|A.}}");
    CHECK(one.language == "en");
    CHECK(one.origin == "Nowhere");
    CHECK(one.text.utf8() == "I am Anaïs Bé of Laos.\nA.");
    const std::vector<Mention> expected{{{5, 13}, "person", "P1", Kind::Direct},
                                        {{17, 21}, "place", "L1", Kind::Unmasked},
                                        {{23, 25}, "person", "P1", Kind::Direct}};
    REQUIRE(one.annotations.size() == 1);
    CHECK(one.annotations.front() == expected);
}

TEST_CASE("wrong marks are refused with their line") {
    for (const std::string wrong :
         {"{{person:P1:direct|A", "{person:P1:direct|A}", "A}}", "{{person:P1|A}}", "{{person:P1:maybe|A}}",
          "{{person::direct|A}}", "{{person:P1:direct|}}", "{{hat:P1:direct|A}}", "{{person:P1:direct|A\nB}}",
          "{{person:P1:direct|{{place:L1:quasi|A}}}}", "{{person:P1:direct|A|B}}"}) {
        CAPTURE(wrong);
        try {
            read("line four\n" + wrong);
            FAIL("was read");
        } catch (const base::Error& error) {
            CHECK(error.blame() == base::Blame::Input);
            CHECK(std::string(error.what()).starts_with("a.txt, line 5: "));
        }
    }
    CHECK_THROWS_AS(benchmark::read_gold("language: en\norigin: X\n", "a.txt"), base::Error);
    CHECK_THROWS_AS(benchmark::read_gold("language: en\n---\nA", "a.txt"), base::Error);
    CHECK_THROWS_AS(benchmark::read_gold("origin: X\n---\nA", "a.txt"), base::Error);
}

TEST_CASE("the gold interviews are marked by their rules") {
    const auto all = interviews();
    CHECK(all.size() == 20);
    std::map<std::string, int> of_language;
    for (const LabelledText& one : all) {
        CAPTURE(one.name);
        ++of_language[one.language];
        CHECK(one.text.utf8().find_first_of("{}") == std::string::npos);
        CHECK(text::detect_language(one.text.utf8()).language == one.language);
        std::map<std::string, std::pair<std::string, Kind>> entities;
        text::Position last = 0;
        int persons = 0;
        for (const Mention& mention : one.annotations.front()) {
            CAPTURE(mention.entity, mention.range.start);
            CHECK(mention.range.start >= last);
            CHECK(one.text.trimmed(mention.range) == mention.range);
            last = mention.range.end;
            const auto [entity, is_new] =
                entities.try_emplace(mention.entity, mention.category, mention.kind);
            CHECK(entity->second == std::pair(mention.category, mention.kind));
            if (is_new && mention.category == "person") {
                ++persons;
                CHECK(mention.kind == Kind::Direct);
            }
        }
        CHECK(persons >= 6);
        CHECK(entities.size() >= 30);
    }
    for (const auto* language : {"fr", "ar", "lo", "vi", "am", "sr", "fa"}) {
        CAPTURE(language);
        CHECK(of_language[language] >= 2);
    }
    CHECK(of_language["en"] >= 2);
}
