// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
//
// What every plugin has to stand, whatever it reads: a new one is covered by being in the folder.

#include "base/error.h"
#include "formats/formats.h"
#include "formats/plugin_api.h"

#include <dlfcn.h>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdio>
#include <memory>
#include <set>

using namespace sotto;

namespace {

struct Plugin {
    std::string file;
    const sotto_format_plugin* description = nullptr;
};

std::vector<Plugin> all_plugins() {
    std::vector<Plugin> plugins;
    for (const auto& entry : std::filesystem::directory_iterator(SOTTO_BINARY_DIR "/plugins")) {
        if (entry.path().extension() != ".so") continue;
        void* const library = ::dlopen(entry.path().c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
        INFO(entry.path());
        REQUIRE(library != nullptr);
        const auto describe =
            reinterpret_cast<const sotto_format_plugin* (*)()>(::dlsym(library, "sotto_format"));
        REQUIRE(describe != nullptr);
        plugins.push_back({entry.path().string(), describe()});
    }
    return plugins;
}

std::string bytes_of(sotto_text bytes) {
    return {bytes.bytes, bytes.size};
}

bool holds(const formats::ReadDocument& document, const std::string& expected) {
    return std::any_of(document.blocks.begin(), document.blocks.end(), [&](const study::Block& block) {
        return block.utf8.find(expected) != std::string::npos;
    });
}

std::vector<formats::WriteBlock> some_blocks() {
    using Kind = formats::WriteBlock::Kind;
    return {
        {Kind::Title, 0, "Voices from the harbour", false},
        {Kind::Heading, 1, "Waiting & hoping", false},
        {Kind::Paragraph, 0, "Plain words, with <brackets>, *stars*, [\xE2\x80\xA6] and \"quotes\".", false},
        {Kind::Quote, 0,
         "\xE2\x80\x9CWe waited \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x8C\xBE all day; Zo\x65\xCC\x81 did "
         "too.\xE2\x80\x9D",
         false},
        {Kind::Attribution, 0, "\xE2\x80\x94 a fisherman", false},
        {Kind::Quote, 0,
         "\xD8\xA7\xD9\x86\xD8\xAA\xD8\xB8\xD8\xB1\xD9\x86\xD8\xA7 Mina \xD8\xB7\xD9\x88\xD8\xA7\xD9\x84 "
         "\xD8\xA7\xD9\x84\xD9\x8A\xD9\x88\xD9\x85",
         true},
        {Kind::ListItem, 1, "1. first", false},
        {Kind::ListItem, 2, "second\nand its second line", false},
        {Kind::TableRow, 1, "place\tboats", false},
        {Kind::TableRow, 0, "Harbour | north\t3", false},
        {Kind::Footnote, 0, "Told in two parts.", false},
        {Kind::Record, 0,
         R"({"source":"S1","speaker":"a fisherman","text":"We waited all day.","codes":["Wait","Hope"],"n":-3})",
         false},
        {Kind::Record, 0,
         R"j({"source":"S2","speaker":"a cook","text":"=SUM(A1)","note":"- and \"so\" on"})j", false},
    };
}

}  // namespace

TEST_CASE("every plugin loads in the reader, under an id of its own that its file bears") {
    const formats::Formats formats;
    const auto plugins = all_plugins();
    const auto list = formats.list();
    for (const auto& not_loaded : formats.not_loaded()) FAIL(not_loaded.file << ": " << not_loaded.reason);
    CHECK(list.size() == plugins.size());
    CHECK(std::is_sorted(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.id < b.id; }));
    std::set<std::string> ids;
    for (const Plugin& plugin : plugins) {
        const std::string id = plugin.description->id;
        CHECK(ids.insert(id).second);
        CHECK(std::filesystem::path(plugin.file).filename() == "sotto-format-" + id + ".so");
        CHECK(std::string(plugin.description->extensions) != "");
        CHECK(std::string(plugin.description->title) != "");
    }
}

TEST_CASE("a plugin exports one symbol, sotto_format") {
    for (const Plugin& plugin : all_plugins()) {
        INFO(plugin.file);
        const std::string command = "nm -D --defined-only '" + plugin.file + "'";
        const std::unique_ptr<std::FILE, int (*)(std::FILE*)> symbols(::popen(command.c_str(), "r"),
                                                                      &::pclose);
        REQUIRE(symbols != nullptr);
        std::string listing;
        char part[4096];
        for (std::size_t size; (size = std::fread(part, 1, sizeof part, symbols.get())) > 0;)
            listing.append(part, size);
        if (listing.empty()) {
            WARN("nm is not here; the symbols were not looked at");
            return;
        }
#ifndef __SANITIZE_ADDRESS__
        CHECK(std::count(listing.begin(), listing.end(), '\n') == 1);
#endif
        CHECK_THAT(listing, Catch::Contains(" T sotto_format\n"));
    }
}

TEST_CASE("every sample is recognised by its plugin alone as most certain, and read") {
    const formats::Formats formats;
    const auto plugins = all_plugins();
    for (const Plugin& plugin : plugins) {
        if (plugin.description->read == nullptr) continue;
        REQUIRE(plugin.description->samples != nullptr);
        REQUIRE(plugin.description->samples->file_name != nullptr);
        for (const sotto_sample* sample = plugin.description->samples; sample->file_name != nullptr;
             ++sample) {
            INFO(plugin.description->id << ": " << sample->file_name);
            const std::string_view name = sample->file_name;
            const sotto_text head{sample->bytes.bytes, std::min<std::size_t>(sample->bytes.size, 65536)};
            const int own = plugin.description->recognises({name.data(), name.size()}, head);
            for (const Plugin& other : plugins) {
                if (other.description == plugin.description || other.description->recognises == nullptr)
                    continue;
                INFO(other.description->id);
                CHECK(other.description->recognises({name.data(), name.size()}, head) < own);
            }
            const formats::ReadDocument document = formats.read(name, bytes_of(sample->bytes));
            CHECK(document.format == plugin.description->id);
            CHECK(holds(document, bytes_of(sample->expected)));
        }
    }
}

TEST_CASE(
    "a sample that is cut off, or has bytes changed, gives text or an error and takes no reader with it") {
    const formats::Formats formats;
    for (const Plugin& plugin : all_plugins()) {
        if (plugin.description->read == nullptr) continue;
        for (const sotto_sample* sample = plugin.description->samples; sample->file_name != nullptr;
             ++sample) {
            const std::string whole = bytes_of(sample->bytes);
            std::vector<std::string> damaged;
            for (std::size_t part = 1; part < 16; ++part)
                damaged.push_back(whole.substr(0, whole.size() * part / 16));
            for (std::size_t step = 1; step < 16; ++step) {
                std::string changed = whole;
                for (std::size_t at = step * 7 % 31; at < changed.size(); at += 31 + step) {
                    changed[at] = static_cast<char>(changed[at] ^ static_cast<char>(1U << (step % 8)));
                }
                damaged.push_back(std::move(changed));
            }
            for (const std::string& bytes : damaged) {
                if (bytes.empty()) continue;
                INFO(plugin.description->id << ": " << sample->file_name << ", " << bytes.size() << " of "
                                            << whole.size() << " bytes");
                try {
                    const formats::ReadDocument document = formats.read(sample->file_name, bytes);
                    CHECK_FALSE(document.blocks.empty());
                } catch (const base::Error& error) {
                    CHECK(error.blame() == base::Blame::Input);
                    CHECK_THAT(error.what(), !Catch::Contains("The reader") && Catch::EndsWith("."));
                }
            }
        }
    }
}

TEST_CASE(
    "a writer gives the same bytes for the same blocks, and its text comes back where the format is read "
    "too") {
    const formats::Formats formats;
    const formats::Formats others;
    for (const formats::Format& format : formats.list()) {
        if (!format.writes) continue;
        INFO(format.id);
        const std::string bytes = formats.write(format.id, some_blocks());
        CHECK_FALSE(bytes.empty());
        CHECK(formats.write(format.id, some_blocks()) == bytes);
        CHECK(others.write(format.id, some_blocks()) == bytes);
        CHECK(formats.writer_for(format.extensions.front()).id == format.id);
        if (!format.reads) continue;
        const formats::ReadDocument document = formats.read("written." + format.extensions.front(), bytes);
        CHECK(document.format == format.id);
        const bool of_records = holds(document, "We waited all day.");
        if (of_records) {
            CHECK(holds(document, "=SUM(A1)"));
        } else {
            for (const auto& block : some_blocks()) {
                if (block.kind == formats::WriteBlock::Kind::Record ||
                    block.kind == formats::WriteBlock::Kind::TableRow)
                    continue;
                INFO(block.utf8);
                CHECK(holds(document, block.utf8.substr(0, block.utf8.find('\n'))));
            }
            CHECK(holds(document, "Harbour | north\t3"));
        }
    }
}
