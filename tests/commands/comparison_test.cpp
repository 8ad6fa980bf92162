// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/comparison.h"

#include "base/error.h"
#include "commands/sample_study.h"

#include <catch2/catch.hpp>

using sotto::commands::Comparison;
using sotto::tests::SampleStudy;

namespace {

bool holds(const std::string& condition, const std::string& actual) {
    return Comparison::parse(condition).holds_for(actual);
}

}  // namespace

TEST_CASE("numbers are compared as numbers") {
    CHECK(holds("age<9", "8"));
    CHECK_FALSE(holds("age<9", "10"));
    CHECK(holds("age >= 33", "33"));
    CHECK(holds("age=33", "33.0"));
    CHECK(holds("age!=33", "34"));
    CHECK(holds("age=30..40", "40"));
    CHECK_FALSE(holds("age=30..40", "41"));
    CHECK(holds("age=30..", "400"));
    CHECK(holds("age=..40", "4"));
    CHECK(holds("age!=30..40", "4"));
}

TEST_CASE("words are compared without case and accents") {
    CHECK(holds("country = \"lao pdr\"", "Lao PDR"));
    CHECK(holds("Rôle=Élue", "elue"));
    CHECK_FALSE(holds("country!=FRANCE", "France"));
}

TEST_CASE("dates are compared by the part that both give") {
    CHECK(holds("date=2009", "2009-05-13"));
    CHECK(holds("date=2009-05..2012", "2012-12-31"));
    CHECK_FALSE(holds("date=2009-05..2012", "2013-01-01"));
    CHECK(holds("date<2010", "2009-12-31"));
    CHECK_FALSE(holds("date>2009", "2009-12-31"));
}

TEST_CASE("what is not known differs from everything and is neither more nor less") {
    CHECK(holds("age!=33", ""));
    for (const auto* condition : {"age=33", "age<33", "age>33", "age<=33", "age>=33", "age=..99"}) {
        CHECK_FALSE(holds(condition, ""));
    }
}

TEST_CASE("a condition needs a field and a relation") {
    for (const auto* wrong : {"", "age", "=33", "!33", "age!33", "age>>3", "age<>3", "age=>3", "age > > 3",
                              "age===3", "age>", "age<= "}) {
        CAPTURE(wrong);
        CHECK_THROWS_AS(Comparison::parse(wrong), sotto::base::Error);
    }
    CHECK(holds("note=\"<none>\"", "<none>"));
    CHECK(holds("age==3", "3"));
}

TEST_CASE("a range that runs backwards is refused where it is written") {
    for (const char* condition : {"age=40..30", "date=2012..2009", "name=z..a", "age!=40..30"})
        CHECK_THROWS_WITH(Comparison::parse(condition), Catch::Contains("backwards"));
    for (const char* condition : {"age=30..40", "age=30..30", "age=..40", "age=40..", "date=2009..2009-05"})
        CHECK_NOTHROW(Comparison::parse(condition));
    SampleStudy sample;
    CHECK_THROWS_WITH(sample.run("search study.sotto age:40..30"), Catch::Contains("backwards"));
    CHECK_THROWS_WITH(sample.run("search study.sotto date:2012..2009"), Catch::Contains("backwards"));
}
