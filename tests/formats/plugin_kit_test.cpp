// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/plugin_kit.h"

#include <catch2/catch.hpp>
#include <string>

using namespace std::string_literals;
using namespace sotto::plugin;

TEST_CASE("plugins write each code point as UTF-8 and know it again") {
    for (const char32_t c : {U'\1', U'a', U'\x7F', U'\x80', U'\x7FF', U'\x800', U'\xD7FF', U'\xE000',
                             U'\xFFFD', U'\x10000', U'\x10FFFF'}) {
        CAPTURE(static_cast<unsigned long>(c));
        std::string text;
        append_utf8(text, c);
        CHECK(utf8_sequence(text) == text.size());
        CHECK(utf8_sequence(text + "z") == text.size());
        if (text.size() > 1) CHECK(utf8_sequence(text.substr(0, text.size() - 1)) == 0);
    }
}

TEST_CASE("what is not UTF-8 becomes one mark for each byte, and nothing that XML forbids is left") {
    CHECK(valid_utf8("a\xC0\x80z") == "a\uFFFD\uFFFDz");                  // overlong
    CHECK(valid_utf8("\xED\xA0\x80") == "\uFFFD\uFFFD\uFFFD");            // a surrogate
    CHECK(valid_utf8("\xF4\x90\x80\x80") == "\uFFFD\uFFFD\uFFFD\uFFFD");  // beyond Unicode
    CHECK(valid_utf8("\xE0\x9F\xBF\xF0\x8F\xBF\xBF") == valid_utf8("\xFF\xFF\xFF\xFF\xFF\xFF\xFF"));
    CHECK(valid_utf8("é\xC3") == "é\uFFFD");  // cut off
    CHECK(valid_utf8("\x01\n") == "\x01\n");
    CHECK(clean("a\x01\x7F\r\n\tb\xEF\xBF\xBE\xEF\xBF\xBF"s + "\0c"s) == "a\n\tbc");
    CHECK(clean("") == "");
    CHECK(is_utf8("ລາວ 👩‍👩‍👧"));
    CHECK_FALSE(is_utf8("\x80"));
}

TEST_CASE("nothing that a plugin throws crosses its interface") {
    std::string said;
    sotto_write_host host{};
    host.context = &said;
    host.error = [](void* context, sotto_text sentence) {
        *static_cast<std::string*>(context) = view(sentence);
    };
    CHECK(guarded(&host, "This page", [] {}) == 0);
    CHECK(guarded(&host, "This page", [] { throw Stopped(); }) == 0);
    CHECK(said.empty());
    CHECK(guarded(&host, "This page", [] { throw Refusal("It is protected."); }) == 1);
    CHECK(said == "It is protected.");
    CHECK(guarded(&host, "This page", [] { throw std::bad_alloc(); }) == 1);
    CHECK(said.find("This page is too large") == 0);
    CHECK(guarded(&host, "This page", [] { throw std::runtime_error("a text"); }) == 1);
    CHECK(said.find("This page could not be processed") == 0);
    CHECK(guarded(&host, "This page", [] { throw 7; }) == 1);
    CHECK(said.find("could not be processed") != std::string::npos);
}

TEST_CASE("a host that has enough stops a plugin") {
    sotto_read_host host{};
    host.block = [](void*, const sotto_block* block) { return view(block->text) == "last" ? 1 : 0; };
    CHECK_NOTHROW(give(host, block_of(SOTTO_PARAGRAPH, "first", "Somebody")));
    CHECK_THROWS_AS(give(host, block_of(SOTTO_PARAGRAPH, "last")), Stopped);
    const sotto_block block = block_of(SOTTO_PROPERTY, "value", "name");
    CHECK(block.kind == SOTTO_PROPERTY);
    CHECK(view(block.label) == "name");
    CHECK(block.begin_ms == -1);
    CHECK(block.end_ms == -1);
    CHECK(view(sotto_text{}).empty());
}
