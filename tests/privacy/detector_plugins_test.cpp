// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/detector_plugins.h"

#include "base/error.h"
#include "support/temporary_folder.h"
#include "text/text.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace sotto;

namespace {

const std::filesystem::path examples = SOTTO_EXAMPLE_DETECTORS;

}  // namespace

TEST_CASE("a detector that is no part of Sotto finds through the interface for plugins") {
    const auto detectors = privacy::load_detectors(examples);
    REQUIRE(detectors.size() == 1);
    CHECK(detectors.front().id == "roster-number");
    CHECK(detectors.front().title == "Roster numbers");
    const text::Text text("Ngươi R-1204, và R-0007.");
    const auto found = detectors.front().find({text, "vi"});
    REQUIRE(found.size() == 2);
    CHECK(text.slice(found[0].range) == "R-1204");
    CHECK(text.slice(found[1].range) == "R-0007");
    CHECK(found[0].category == privacy::Category::IdNumber);
}

TEST_CASE("what was asked for as a detector and is none stops everything") {
    tests::TemporaryFolder folder;
    CHECK(privacy::load_detectors(folder.path()).empty());
    std::ofstream(folder.path() / "sotto-detector-broken.so") << "no library";
    CHECK_THROWS_AS(privacy::load_detectors(folder.path()), base::Error);
    CHECK_THROWS_AS(privacy::load_detectors(folder.path() / "nowhere"), base::Error);
    tests::TemporaryFolder other;
    std::ofstream(other.path() / "mine.so") << "of another name";
    CHECK_THROWS_AS(privacy::load_detectors(other.path()), base::Error);
}

TEST_CASE("a detector that every user may change is not loaded") {
    tests::TemporaryFolder folder;
    const auto copy = folder.path() / "sotto-detector-roster-number.so";
    std::filesystem::copy_file(examples / "sotto-detector-roster-number.so", copy);
    CHECK(privacy::load_detectors(folder.path()).size() == 1);
    std::filesystem::permissions(copy, std::filesystem::perms::others_write,
                                 std::filesystem::perm_options::add);
    CHECK_THROWS_AS(privacy::load_detectors(folder.path()), base::Error);
}
