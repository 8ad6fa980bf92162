// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "study/register.h"

#include <catch2/catch.hpp>

using namespace sotto::study;

namespace {

constexpr Id<Entity> ana{1};
constexpr Id<Entity> ben{2};

Consent record(Audience audience, Use use, const std::string& when, bool withdrawn = false) {
    Consent consent;
    consent.participant = ana;
    consent.audience = audience;
    consent.use = use;
    consent.recorded = when;
    consent.withdrawn = withdrawn;
    return consent;
}

Use use_for(const std::vector<Consent>& records, Audience audience) {
    return consent_in_force(records, ana, audience).use;
}

}  // namespace

TEST_CASE("without any record the team may quote and nobody else may use anything") {
    CHECK(use_for({}, Audience::Team) == Use::Quote);
    CHECK(use_for({}, Audience::Partners) == Use::None);
    CHECK(use_for({}, Audience::Public) == Use::None);
    CHECK(use_for({}, Audience::Archive) == Use::None);
}

TEST_CASE("consent for the public holds for partners, and not for the archive") {
    const std::vector records{record(Audience::Public, Use::Quote, "2026-01-01")};
    CHECK(use_for(records, Audience::Public) == Use::Quote);
    CHECK(use_for(records, Audience::Partners) == Use::Quote);
    CHECK(use_for(records, Audience::Archive) == Use::None);
    CHECK(consent_in_force(records, ben, Audience::Public).use == Use::None);
}

TEST_CASE("the newest record of an audience holds, whatever order they come in") {
    const std::vector records{record(Audience::Public, Use::Paraphrase, "2026-03-01"),
                              record(Audience::Public, Use::Quote, "2026-01-01")};
    CHECK(use_for(records, Audience::Public) == Use::Paraphrase);
}

TEST_CASE("a narrower circle decided on later is not widened by older consent") {
    const std::vector records{record(Audience::Public, Use::Quote, "2026-01-01"),
                              record(Audience::Partners, Use::Aggregate, "2026-02-01")};
    CHECK(use_for(records, Audience::Partners) == Use::Aggregate);
    CHECK(use_for(records, Audience::Public) == Use::Quote);
}

TEST_CASE("who withdraws from partners is withdrawn from the public as well") {
    const std::vector records{record(Audience::Public, Use::Quote, "2026-01-01"),
                              record(Audience::Partners, Use::Quote, "2026-02-01", true)};
    CHECK(use_for(records, Audience::Partners) == Use::None);
    CHECK(use_for(records, Audience::Public) == Use::None);
    CHECK(consent_in_force(records, ana, Audience::Public).withdrawn);
    CHECK(use_for(records, Audience::Team) == Use::Quote);
}

TEST_CASE("who withdraws from the public still helps the partners") {
    const std::vector records{record(Audience::Partners, Use::Quote, "2026-01-01"),
                              record(Audience::Public, Use::Quote, "2026-02-01", true)};
    CHECK(use_for(records, Audience::Public) == Use::None);
    CHECK(use_for(records, Audience::Partners) == Use::Quote);
}

TEST_CASE("a register's word narrows what an older one allowed") {
    auto before = consent_from_register("public");
    auto after = consent_from_register("team");
    REQUIRE(before);
    REQUIRE(after);
    std::vector<Consent> records;
    for (Consent consent : *before) {
        consent.participant = ana;
        consent.recorded = "2026-01-01";
        records.push_back(consent);
    }
    CHECK(use_for(records, Audience::Public) == Use::Quote);
    CHECK(use_for(records, Audience::Archive) == Use::None);
    for (Consent consent : *after) {
        consent.participant = ana;
        consent.recorded = "2026-02-01";
        records.push_back(consent);
    }
    CHECK(use_for(records, Audience::Team) == Use::Quote);
    CHECK(use_for(records, Audience::Partners) == Use::None);
    CHECK(use_for(records, Audience::Public) == Use::None);
    CHECK_FALSE(consent_from_register("yes"));
}

TEST_CASE("a register's none keeps the words from the team too") {
    std::vector<Consent> records;
    const auto none = consent_from_register("none");
    REQUIRE(none);
    for (Consent consent : *none) {
        consent.participant = ana;
        consent.recorded = "2026-01-01";
        records.push_back(consent);
    }
    CHECK(use_for(records, Audience::Team) == Use::None);
    CHECK(use_for(records, Audience::Archive) == Use::None);
}
