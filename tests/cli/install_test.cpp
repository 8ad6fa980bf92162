// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "support/temporary_folder.h"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>

namespace fs = std::filesystem;
using sotto::tests::TemporaryFolder;

namespace {

/// Runs a shell line with the environment that a stranger's machine has: nothing says where Sotto is.
int run(const TemporaryFolder& folder, const std::string& line) {
    const auto words = "cd '" + folder.path().string() +
                       "' && env -u SOTTO_READER -u SOTTO_PLUGINS -u DESTDIR SOTTO_DATA='" +
                       (folder / "elsewhere").string() + "' XDG_CACHE_HOME='" + (folder / "cache").string() +
                       "' " + line + " > out 2>&1";
    return std::system(words.c_str());
}

}  // namespace

TEST_CASE("what is installed works, and still does after it was moved") {
    const TemporaryFolder folder;
    fs::create_directory(folder / "elsewhere");
    const auto prefix = folder / "first";
    REQUIRE(run(folder, "'" SOTTO_CMAKE "' --install '" SOTTO_BINARY_DIR "' --prefix '" + prefix.string() +
                            "'") == 0);
    for (const auto* file :
         {"bin/sotto", "share/man/man1/sotto.1", "share/bash-completion/completions/sotto",
          "share/zsh/site-functions/_sotto", "share/fish/vendor_completions.d/sotto.fish",
          "share/sotto/samples/study.json", "share/sotto/codebooks/interview-ethics.qdc",
          "share/doc/sotto/README.md", "share/doc/sotto/LICENSE", "share/doc/sotto/docs/privacy.md",
          "share/doc/sotto/docs/schemas/export.schema.json"}) {
        CAPTURE(file);
        CHECK(fs::is_regular_file(prefix / file));
        CHECK(fs::file_size(prefix / file) > 0);
    }
    const auto moved = folder / "moved/deep";
    fs::create_directories(moved.parent_path());
    fs::rename(prefix, moved);
    // Somebody else's folder, where the source tree would have its samples.
    fs::create_directory(folder / "moved/samples");
    // The sample study takes the samples, a codebook, the reader and most plugins.
    const auto sotto = "'" + (moved / "bin/sotto").string() + "' ";
    CHECK(run(folder, sotto + "sample study.sotto") == 0);
    CHECK(run(folder, sotto + "export study.sotto quotes.docx") == 0);
    CHECK(fs::is_regular_file(folder / "quotes.docx"));
}
