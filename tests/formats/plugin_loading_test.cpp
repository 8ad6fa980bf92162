// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/files.h"
#include "formats/formats.h"
#include "support/temporary_folder.h"

#include <sys/stat.h>
#include <algorithm>
#include <catch2/catch.hpp>

using namespace sotto;

namespace {

std::string reason_for(const std::vector<formats::NotLoaded>& all, const std::string& file) {
    const auto found = std::find_if(all.begin(), all.end(), [&](const formats::NotLoaded& one) {
        return std::filesystem::path(one.file).filename() == file;
    });
    return found == all.end() ? "not listed" : found->reason;
}

}  // namespace

TEST_CASE("a plugin that cannot be used is listed with the reason, and the others work") {
    formats::Places places = formats::Places::usual();
    places.plugin_folders = {UNLOADABLE_PLUGINS};
    const formats::Formats formats(formats::Limits{}, places);

    const auto list = formats.list();
    REQUIRE(list.size() == 1);
    CHECK(list[0].id == "fine");
    CHECK_FALSE(list[0].reads);
    CHECK(list[0].writes);

    const auto not_loaded = formats.not_loaded();
    CHECK_THAT(reason_for(not_loaded, "sotto-format-older.so"),
               Catch::Contains("version 0 of the plugin interface, this Sotto speaks version 1"));
    CHECK_THAT(reason_for(not_loaded, "sotto-format-newer.so"),
               Catch::Contains("version 2 of the plugin interface"));
    CHECK_THAT(reason_for(not_loaded, "sotto-format-shorter.so"), Catch::Contains("24 bytes long"));
    CHECK_THAT(reason_for(not_loaded, "sotto-format-nameless.so"), Catch::Contains("id"));
    CHECK_THAT(reason_for(not_loaded, "sotto-format-silent.so"), Catch::Contains("does not export"));
    CHECK_THAT(reason_for(not_loaded, "sotto-format-twin.so"), Catch::Contains("fine is already there from"));
    CHECK(not_loaded.size() == 6);
}

TEST_CASE("a plugin file that is no library, or that everybody may change, is not loaded") {
    const tests::TemporaryFolder folder;
    base::write_private_file(folder / "sotto-format-text.so", "this is no library");
    base::write_private_file(folder / "readme.txt", "not even called a plugin");
    std::filesystem::copy_file(UNLOADABLE_PLUGINS "/sotto-format-fine.so", folder / "sotto-format-fine.so");
    REQUIRE(::chmod((folder / "sotto-format-fine.so").c_str(), 0666) == 0);
    formats::Places places = formats::Places::usual();
    places.plugin_folders = {folder.path(), folder / "missing"};
    const formats::Formats formats(formats::Limits{}, places);
    CHECK(formats.list().empty());
    const auto not_loaded = formats.not_loaded();
    CHECK(not_loaded.size() == 2);
    CHECK_FALSE(reason_for(not_loaded, "sotto-format-text.so").empty());
    CHECK_THAT(reason_for(not_loaded, "sotto-format-fine.so"), Catch::Contains("may change the file"));
}

TEST_CASE("a missing reader program is the environment's fault, said where it should be") {
    formats::Places places = formats::Places::usual();
    places.reader = "/nowhere/sotto-reader";
    const formats::Formats missing(formats::Limits{}, places);
    CHECK_THROWS_WITH(missing.list(), Catch::Contains("/nowhere/sotto-reader"));

    // A program that is there but is not the reader.
    places.reader = "/bin/true";
    const formats::Formats wrong(formats::Limits{}, places);
    try {
        (void)wrong.read("a.txt", "text");
        FAIL("it answered");
    } catch (const base::Error& error) {
        CHECK(error.blame() == base::Blame::Environment);
        CHECK_THAT(error.what(), Catch::Contains("/bin/true"));
    }
}
