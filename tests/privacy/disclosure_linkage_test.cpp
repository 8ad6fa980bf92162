// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/disclosure/linkage.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace sotto;
using privacy::LinkageMeter;
using privacy::LinkageQuote;

namespace {

LinkageMeter meter() {
    LinkageMeter meter(4);
    meter.add(0, "We grew rice and kept buffaloes by the river. The buffaloes were strong.");
    meter.add(1, "The hospital had one generator. The generator was loud at night in the hospital.");
    meter.add(2, "At school we sang songs. The songs were about the river.");
    return meter;
}

}  // namespace

TEST_CASE("rare words lead an attacker from a quote to who said it") {
    const std::vector<LinkageQuote> quotes{
        {5, 0, "My buffaloes went to the river.", "My animals went there."},
        {6, 1, "The generator broke.", "The generator broke."}};
    const auto report = meter().attack(quotes);
    CHECK(report.people == 3);
    CHECK(report.chance == Approx(1.0 / 3));
    CHECK(report.quotes == 2);
    CHECK(report.persons == 2);
    CHECK(report.before.quotes == Approx(1));
    CHECK(report.after.quotes == Approx(0.5));
    CHECK(report.after.persons == Approx(0.5));
    REQUIRE(report.links.size() == 2);
    CHECK(report.links[0].number == 5);
    CHECK_FALSE(report.links[0].right);
    CHECK(report.links[1].right);
    CHECK(report.links[1].closest == 1);
    CHECK(report.links[1].near == 1);
    REQUIRE_FALSE(report.terms.empty());
    CHECK(report.terms[0].term == "generator");
    CHECK(report.terms[0].quotes == 1);
    CHECK(report.terms[0].weight > 0.5);
}

TEST_CASE("quotes of one person are attacked together as well as alone") {
    const std::vector<LinkageQuote> quotes{{0, 2, "We kept strong ones.", "We kept strong ones."},
                                           {1, 2, "we sang songs at school", "we sang songs at school"}};
    const auto report = meter().attack(quotes);
    CHECK(report.persons == 1);
    CHECK(report.after.quotes < 1);
    CHECK(report.after.persons == Approx(1));
}

TEST_CASE("a draw is no find, and without other material there is no attack") {
    LinkageMeter twins(2);
    twins.add(0, "one and the same");
    twins.add(1, "one and the same");
    const auto draw = twins.attack({{0, 0, "the same", "the same"}, {1, 1, "the same", "the same"}});
    CHECK(draw.before.quotes == Approx(0));
    CHECK(draw.links[0].near == 2);
    CHECK(draw.links[0].rank == 2);

    const auto nothing = LinkageMeter(3).attack({{0, 0, "words", "words"}});
    CHECK(nothing.people == 0);
    CHECK(nothing.quotes == 0);
    const auto silent = meter().attack({{0, 3, "The generator broke.", ""}, {1, 1, "generator", ""}});
    CHECK(silent.quotes == 1);
    CHECK(silent.after.quotes == Approx(0));
}

TEST_CASE("words of scripts without spaces are compared as words") {
    LinkageMeter lao(2);
    lao.add(0, "ຂ້ອຍຮຽນເອງຢູ່ໂຮງຮຽນ");
    lao.add(1, "ລາວເຮັດວຽກຢູ່ໂຮງໝໍ");
    const auto report = lao.attack({{0, 0, "ໂຮງຮຽນ", "ໂຮງຮຽນ"}});
    CHECK(report.after.quotes == Approx(1));
}
