// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/formats.h"

#include <catch2/catch.hpp>

using namespace sotto;
using namespace std::string_literals;

namespace {

std::vector<std::string> paragraphs(const formats::Formats& formats, const std::string& bytes) {
    std::vector<std::string> texts;
    for (const study::Block& block : formats.read("a.txt", bytes).blocks) {
        CHECK(block.kind == study::Block::Kind::Paragraph);
        texts.push_back(block.utf8);
    }
    return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("plain text keeps its lines, indents and signs; blank lines and page breaks part paragraphs") {
    const formats::Formats formats;
    CHECK(paragraphs(formats, "One\r\n  two *x*\r\n\r\n\r\nthree\fFour\n \t \nfive") ==
          Texts{"One\n  two *x*", "three", "Four", "five"});
    CHECK(paragraphs(formats, "no newline at all") == Texts{"no newline at all"});
    CHECK(paragraphs(formats,
                     "\xEF\xBB\xBF"
                     "marked\n") == Texts{"marked"});
    CHECK(paragraphs(formats, "[[Judge;A]]\n\n<<1.5;2;en>>\nI open.\n") ==
          Texts{"[[Judge;A]]", "<<1.5;2;en>>\nI open."});
}

TEST_CASE("plain text in any script and of any length comes through unchanged") {
    const formats::Formats formats;
    const std::string lao =
        "\xE0\xBA\x82\xE0\xBB\x89\xE0\xBA\xAD\xE0\xBA\x8D\xE0\xBA\x81\xE0\xBA\xB4\xE0\xBA\x99\xE0\xBB\x80\xE0"
        "\xBA\x82\xE0\xBA\xBB\xE0\xBB\x89\xE0\xBA\xB2";
    const std::string family =
        "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 Zoe\xCC\x81 "
        "\xD9\x85\xD9\x86 Mina \xD9\x81\xD9\x8A";
    CHECK(paragraphs(formats, lao + "\n\n" + family) == Texts{lao, family});
    std::string line;
    while (line.size() < 1'000'000) line += "words without a line's end ";
    line.pop_back();
    CHECK(paragraphs(formats, line) == Texts{line});
}
