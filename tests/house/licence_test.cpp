// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/files.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

using namespace sotto;
namespace fs = std::filesystem;

TEST_CASE("every file of code says its licence in its first lines") {
    const fs::path house = SOTTO_SOURCE_DIR;
    const std::set<std::string> code{".cpp", ".h", ".cmake", ".txt", ""};
    for (const char* folder : {"src", "plugins", "tests", "cmake", "scripts", "benchmarks"}) {
        if (!fs::exists(house / folder)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(house / folder)) {
            if (!entry.is_regular_file()) continue;
            const std::string ending = entry.path().extension().string();
            if (code.count(ending) == 0) continue;
            if (ending == ".txt" && entry.path().filename() != "CMakeLists.txt") continue;
            INFO(fs::relative(entry.path(), house).string());
            const std::string text = base::read_file(entry.path(), std::size_t{8} << 20U);
            CHECK(text.substr(0, 300).find("SPDX-License-Identifier: GPL-3.0-or-later") != std::string::npos);
        }
    }
}
