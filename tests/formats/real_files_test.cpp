// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/error.h"
#include "base/files.h"
#include "formats/formats.h"
#include "formats/plugin_api.h"
#include "support/shared_data.h"
#include "text/encoding.h"
#include "text/text.h"

#include <dlfcn.h>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <iostream>

using namespace sotto;

namespace {

/// What a plugin gives when it reads in this process, where nothing is forbidden.
struct Unlocked {
    std::vector<std::string> texts;
    std::string decoded;

    static Unlocked read(const std::string& format, const std::string& name, const std::string& bytes) {
        const std::string file = std::string(SOTTO_BINARY_DIR "/plugins/sotto-format-") + format + ".so";
        void* const library = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
        REQUIRE(library != nullptr);
        const auto describe =
            reinterpret_cast<const sotto_format_plugin* (*)()>(::dlsym(library, "sotto_format"));
        Unlocked result;
        const sotto_read_host host{
            &result,
            [](void* context, const sotto_block* block) {
                std::string text = text::normalise_newlines({block->text.bytes, block->text.size});
                const bool empty = text.find_first_not_of(" \t\n") == std::string::npos;
                if (block->kind != SOTTO_PROPERTY && !empty) {
                    static_cast<Unlocked*>(context)->texts.push_back(std::move(text));
                }
                return 0;
            },
            [](void* context, sotto_text encoded, sotto_text* decoded) {
                auto& text = static_cast<Unlocked*>(context)->decoded;
                text = text::normalise_newlines(text::decode({encoded.bytes, encoded.size}).utf8);
                *decoded = {text.data(), text.size()};
                return 0;
            },
            [](void*, sotto_text) {},
            [](void*, sotto_text) {},
        };
        CHECK(describe()->read({name.data(), name.size()}, {bytes.data(), bytes.size()}, &host) == 0);
        return result;
    }
};

}  // namespace

TEST_CASE("being locked in takes nothing away from what a reader finds in real documents") {
    const auto shared = tests::shared_folder();
    if (!shared) {
        WARN("the folder of real documents is not here");
        return;
    }
    const formats::Formats formats;
    for (const auto& path : formats::Formats::files_below({*shared / "data"})) {
        const std::string ending = path.extension().string();
        if (ending != ".pdf" && ending != ".docx" && ending != ".html" && ending != ".htm") continue;
        INFO(path);
        const std::string name = path.filename().string();
        const std::string bytes = base::read_file(path, std::size_t{256} << 20U);
        std::vector<std::string> texts;
        std::string format;
        try {
            const auto document = formats.read(name, bytes);
            format = document.format;
            for (const study::Block& block : document.blocks) texts.push_back(block.utf8);
        } catch (const base::Error&) {
            continue;
        }
        CHECK(Unlocked::read(format, name, bytes).texts == texts);
    }
}

TEST_CASE("every real document is read or refused in one sentence, and no reader stops") {
    const auto shared = tests::shared_folder();
    if (!shared) {
        WARN("the folder of real documents is not here");
        return;
    }
    const formats::Formats formats;
    const bool listing = std::getenv("SOTTO_TEST_LIST") != nullptr;
    for (const char* part : {"1-transcripts", "2-languages", "3-awkward"}) {
        for (const auto& path : formats::Formats::files_below({*shared / "data" / part})) {
            INFO(path);
            const std::string bytes = base::read_file(path, std::size_t{256} << 20U);
            try {
                const auto document = formats.read(path.filename().string(), bytes);
                CHECK_FALSE(document.blocks.empty());
                if (listing) {
                    std::cout << path.filename().string() << '\t' << document.format << '\t'
                              << document.blocks.size() << '\t' << document.encoding << ' '
                              << document.encoding_confidence;
                    for (const auto& warning : document.warnings) std::cout << '\t' << warning;
                    std::cout << '\n';
                }
            } catch (const base::Error& error) {
                CHECK(error.blame() == base::Blame::Input);
                CHECK_THAT(error.what(), !Catch::Contains("The reader") && Catch::EndsWith("."));
                if (listing) std::cout << path.filename().string() << "\tERROR\t" << error.what() << '\n';
            }
        }
    }
}
