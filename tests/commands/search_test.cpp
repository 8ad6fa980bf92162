// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "commands/sample_study.h"

#include <catch2/catch.hpp>

using namespace sotto;
using tests::SampleStudy;

namespace {

std::int64_t total(SampleStudy& sample, const std::string& query) {
    return sample.run({"search", "study.sotto", query}).data["total"].integer();
}

}  // namespace

TEST_CASE("hits say where they stand in the source") {
    SampleStudy sample;
    const auto found = sample.run("search study.sotto support").data;
    CHECK(found["total"].integer() == 3);
    for (const auto& hit : found["hits"].items()) {
        const auto range = [&](std::int64_t start, std::int64_t end) {
            return sample
                .run({"text", "study.sotto", hit["source"].text(), "--range",
                      std::to_string(start) + ":" + std::to_string(end)})
                .data["text"]
                .text();
        };
        CHECK(range(hit["start"].integer(), hit["end"].integer()) == hit["text"].text());
        REQUIRE_FALSE(hit["matches"].items().empty());
        for (const auto& match : hit["matches"].items()) {
            CHECK(range(match.items()[0].integer(), match.items()[1].integer()) == "support");
        }
    }
}

TEST_CASE("filters ask the study") {
    SampleStudy sample;
    CHECK(total(sample, "source:P01") == 6);
    CHECK(total(sample, "kind:interview") == 12);
    CHECK(total(sample, "kind:literature") == 0);
    CHECK(total(sample, "status:private lang:en") >= 6);
    CHECK(total(sample, "speaker:interviewer") == 6);
    CHECK(total(sample, "speaker:P01") == 3);
    CHECK(total(sample, "speaker:\"Kham Phetsavong\"") == 3);
    CHECK(total(sample, "participant:p02") == 3);
    CHECK(total(sample, "country:\"Lao PDR\"") == 6);
    CHECK(total(sample, "age:30..40 support") == 3);
    CHECK(total(sample, "age:41") == 3);
    CHECK(total(sample, "code:Lessons") == 1);
    CHECK(total(sample, "code:Support NOT code:Training") == 0);
    CHECK(total(sample, "support -code:Lessons") == 2);
}

TEST_CASE("dates choose sources by the part of them that is known") {
    SampleStudy sample;
    sample.run("source study.sotto P01 --date 2009-05-13");
    CHECK(total(sample, "date:2009") == 6);
    CHECK(total(sample, "date:2009..2012") == 6);
    CHECK(total(sample, "date:2010..2012") == 0);
}

TEST_CASE("fields and values that are not there are refused with what there is") {
    SampleStudy sample;
    CHECK_THROWS_WITH(total(sample, "shoe:44"), Catch::Contains("country") && Catch::Contains("speaker"));
    CHECK_THROWS_WITH(total(sample, "kind:novel"), Catch::Contains("focus-group"));
    CHECK_THROWS_AS(total(sample, "code:Nothing"), base::Error);
    CHECK_THROWS_AS(total(sample, "participant:P99"), base::Error);
    CHECK_THROWS_AS(total(sample, "support AND ("), base::Error);
    CHECK_THROWS_AS(total(sample, ""), base::Error);
}

TEST_CASE("what was imported, undone and brought back is found, gone and found") {
    SampleStudy sample;
    CHECK(total(sample, "nobody slept") == 0);
    sample.run("import study.sotto transcripts/P03.txt");
    CHECK(total(sample, "nobody slept") == 1);
    sample.run("undo study.sotto");
    CHECK(total(sample, "nobody slept") == 0);
    sample.run("redo study.sotto");
    CHECK(total(sample, "nobody slept") == 1);
    CHECK(sample.run("verify study.sotto").exit_code == 0);
}

TEST_CASE("what a respondent said is what stands beside the respondent's label, not the title above") {
    SampleStudy sample;
    sample.write("P03_interview.txt",
                 "Interview with a farmer\n\nPlace: under the tree\n\nInterviewer: How is the harvest?\n\n"
                 "P03: Late this year.\n\nInterviewer: And the road?\n\nP03: The road is gone.\n");
    sample.write("P03_letter.txt", "I write to you about the road.\n\nIt is gone since the rain.\n");
    sample.run("import study.sotto P03_interview.txt P03_letter.txt");
    sample.run("source study.sotto P03_interview --participant P03");
    sample.run("source study.sotto P03_letter --participant P03");
    for (const char* query : {"speaker:P03", "participant:P03"}) {
        INFO(query);
        CHECK(total(sample, std::string("source:P03_interview ") + query) == 2);
        CHECK(total(sample, std::string("source:P03_letter ") + query) == 2);
    }
    CHECK(total(sample, "participant:P03 farmer") == 0);
}

TEST_CASE("in a source that names no speaker, everything is the respondent's") {
    SampleStudy sample;
    sample.write("P03_answers.csv", "question,answer\nHow is the road?,The road is gone.\n");
    sample.run("import study.sotto P03_answers.csv");
    sample.run("source study.sotto P03_answers --participant P03");
    CHECK(total(sample, "participant:P03 source:P03_answers") > 0);
}
