// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "study/coding.h"
#include "study/identifier.h"
#include "study/register.h"
#include "study/source.h"

#include <catch2/catch.hpp>

using namespace sotto::study;

TEST_CASE("every kind of source is found again by its name") {
    CHECK(source_kind_names().size() == 6);
    for (const auto name : source_kind_names()) {
        const auto kind = source_kind(name);
        REQUIRE(kind);
        CHECK(name_of(*kind) == name);
    }
    CHECK_FALSE(source_kind("Interview"));
    CHECK_FALSE(source_kind(""));
}

TEST_CASE("names of values read back as these values") {
    for (const auto value : {Audience::Team, Audience::Partners, Audience::Public, Audience::Archive}) {
        CHECK(audience(name_of(value)) == value);
    }
    for (const auto value : {Use::Quote, Use::Paraphrase, Use::Aggregate, Use::None})
        CHECK(use(name_of(value)) == value);
    for (const auto value :
         {CodeStatus::Active, CodeStatus::Draft, CodeStatus::Merged, CodeStatus::Dropped}) {
        CHECK(code_status(name_of(value)) == value);
    }
    for (const auto value : {Decision::Accept, Decision::Reject, Decision::Set})
        CHECK(decision(name_of(value)) == value);
    for (const auto value : {SpeakerRole::Unknown, SpeakerRole::Participant, SpeakerRole::Interviewer,
                             SpeakerRole::Interpreter}) {
        CHECK(speaker_role(name_of(value)) == value);
    }
    CHECK(status("private") == Status::Private);
    CHECK(status("public") == Status::Public);
}

TEST_CASE("a register may call its categories by other common words") {
    CHECK(entity_category("Person") == EntityCategory::Person);
    CHECK(entity_category("LOCATION") == EntityCategory::Place);
    CHECK(entity_category("organization") == EntityCategory::Organisation);
    CHECK_FALSE(entity_category("animal"));
}
