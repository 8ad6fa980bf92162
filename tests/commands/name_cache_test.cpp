// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/name_cache.h"

#include "base/files.h"
#include "commands/sample_study.h"
#include "text/text.h"

#include <sys/stat.h>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

using namespace sotto;
using tests::SampleStudy;

namespace {

/// The sample study, in which P01 says a name that nobody entered.
struct NewName : SampleStudy {
    NewName() {
        write("new.txt", "Interviewer: And then?\n\nP01: We met Solange Bertin there, and went.\n");
        run("import study.sotto new.txt --language en");
        const auto length = text::count_code_points(run("text study.sotto new").data["text"].text());
        run({"code", "study.sotto", "new", "25:" + std::to_string(length), "New"});
    }
    std::string exported() {
        std::filesystem::remove(folder() / "out.md");
        run("export study.sotto out.md --code New --audience public");
        return read("out.md");
    }
    std::filesystem::path cache() { return base::cache_folder() / session().study().guid().text() / "names"; }
};

}  // namespace

TEST_CASE("what the names model saw is kept beside the index, for its owner only and without words") {
    NewName study;
    const auto first = study.exported();
    CHECK(first.find("Bertin") == std::string::npos);
    REQUIRE(std::filesystem::exists(study.cache()));
    struct stat status {};
    REQUIRE(::stat(study.cache().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);
    const auto kept = base::read_file(study.cache(), 1000000);
    CHECK(kept.find("Bertin") == std::string::npos);
    CHECK(kept.find("Solange") == std::string::npos);
    CHECK(study.exported() == first);
}

TEST_CASE("what is kept is used, and a damaged or older file is as none") {
    NewName study;
    const auto first = study.exported();
    const auto kept = base::read_file(study.cache(), 1000000);
    const auto heading = kept.substr(0, kept.find('\n'));
    const auto digest =
        kept.substr(heading.size() + 1, kept.find(' ', heading.size() + 1) - heading.size() - 1);

    base::write_private_file(study.cache(), heading + "\n" + digest + " 0\n");
    CHECK(study.exported().find("Bertin") != std::string::npos);

    for (const std::string& bytes :
         {std::string("sotto-names 0 0000000000000000\n") + digest + " 0\n", std::string("nonsense"),
          std::string(), heading + "\n" + digest + " 3\n5 2 0 1\n",
          heading + "\n" + digest + " 900000000000\n1 2 3 4\n"}) {
        base::write_private_file(study.cache(), bytes);
        CHECK(study.exported() == first);
    }
}
