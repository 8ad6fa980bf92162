// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/files.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <map>
#include <regex>
#include <set>
#include <sstream>

using namespace sotto;
namespace fs = std::filesystem;

namespace {

const fs::path house = SOTTO_SOURCE_DIR;

// docs/architecture.md draws these floors.
const std::map<std::string, int> floors{{"base", 0},     {"text", 1},     {"study", 2},    {"store", 3},
                                        {"search", 3},   {"analysis", 3}, {"privacy", 3},  {"exchange", 3},
                                        {"formats", 3},  {"report", 4},   {"commands", 5}, {"cli", 6},
                                        {"workbench", 6}};

// Libraries that only one room may see.
const std::vector<std::pair<std::string, std::string>> guarded{
    {"unicode/", "text"},     {"soci", "store"},    {"sqlite3.h", "store"},  {"libpq", "store"},
    {"sodium.h", "store"},    {"xapian", "search"}, {"pugixml", "exchange"}, {"phonenumbers/", "privacy"},
    {"seccomp.h", "formats"}, {"wx/", "workbench"}, {"gtk/", "workbench"},   {"pango/", "workbench"},
    {"cairo", "workbench"},   {"atk/", "workbench"}};

struct Include {
    std::string file;
    std::string name;
    bool quoted;
};

std::vector<Include> includes_below(const fs::path& folder) {
    static const std::regex pattern(R"re(^\s*#\s*include\s*(["<])([^">]+)[">])re");
    std::vector<Include> found;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const auto ending = entry.path().extension();
        if (ending != ".cpp" && ending != ".h") continue;
        std::istringstream lines(base::read_file(entry.path(), std::size_t{8} << 20U));
        std::string line;
        while (std::getline(lines, line)) {
            std::smatch match;
            if (std::regex_search(line, match, pattern)) {
                found.push_back({fs::relative(entry.path(), house).string(), match[2], match[1] == "\""});
            }
        }
    }
    return found;
}

}  // namespace

TEST_CASE("a room includes only rooms on lower floors") {
    for (const auto& entry : fs::directory_iterator(house / "src")) {
        const std::string room = entry.path().filename().string();
        INFO("src/" << room);
        const auto own = floors.find(room);
        REQUIRE(own != floors.end());
        for (const Include& include : includes_below(entry.path())) {
            if (!include.quoted) continue;
            INFO(include.file << " includes " << include.name);
            const std::string other = include.name.substr(0, include.name.find('/'));
            const auto its = floors.find(other);
            REQUIRE(its != floors.end());
            const bool lower_or_own = other == room || its->second < own->second;
            CHECK(lower_or_own);
        }
    }
}

TEST_CASE("a library is seen by the one room that owns it, and by no public header") {
    for (const Include& include : includes_below(house / "src")) {
        for (const auto& [prefix, room] : guarded) {
            if (include.name.rfind(prefix, 0) != 0) continue;
            INFO(include.file << " includes " << include.name);
            CHECK(include.file.rfind("src/" + room + "/", 0) == 0);
        }
        if (include.name.rfind("nlohmann/", 0) == 0) {
            INFO(include.file << " includes " << include.name);
            CHECK(include.file.substr(include.file.size() - 4) == ".cpp");
        }
    }
}

TEST_CASE("plugins know the plugin interface and nothing else of the house") {
    for (const Include& include : includes_below(house / "plugins")) {
        INFO(include.file << " includes " << include.name);
        const std::string first = include.name.substr(0, include.name.find('/'));
        const bool a_room = floors.count(first) != 0 && include.name.find('/') != std::string::npos;
        if (a_room) {
            const bool known = include.name == "formats/plugin_api.h" ||
                               include.name == "formats/plugin_kit.h" ||
                               include.name == "privacy/detector_plugin_api.h";
            CHECK(known);
        }
    }
}
