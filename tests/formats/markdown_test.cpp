// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/formats.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace sotto;
using BlockKind = study::Block::Kind;
using Kind = formats::WriteBlock::Kind;
using Texts = std::vector<std::string>;

namespace {

Texts texts(const formats::ReadDocument& document) {
    Texts all;
    for (const study::Block& block : document.blocks) all.push_back(block.utf8);
    return all;
}

bool has_property(const formats::ReadDocument& document, const std::string& name, const std::string& value) {
    return std::find(document.properties.begin(), document.properties.end(), std::pair{name, value}) !=
           document.properties.end();
}

}  // namespace

TEST_CASE("a Markdown transcript gives turns with a bold prefix and no marks") {
    const formats::Formats formats;
    const auto document = formats.read("t.md",
                                       "**Mat Ryer:** Hello *there*, [all](http://x.org/a). \\[laughs\\]\n\n"
                                       "**Natalie**: Hi &amp; `bye`.\nSecond line\\\nthird\n\n"
                                       "Not **at** the start.\n");
    REQUIRE(document.blocks.size() == 3);
    CHECK(document.blocks[0].utf8 == "Mat Ryer: Hello there, all. [laughs]");
    CHECK(document.blocks[0].bold_prefix == 9);
    CHECK(document.blocks[1].utf8 == "Natalie: Hi & bye.\nSecond line\nthird");
    CHECK(document.blocks[1].bold_prefix == 7);
    CHECK(document.blocks[2].bold_prefix == 0);
    CHECK(has_property(document, "link", "http://x.org/a"));
}

TEST_CASE("front matter, comments and addresses leave the text and stay as properties") {
    const formats::Formats formats;
    const auto document = formats.read(
        "t.md",
        "---\ntitle: \"The ferry\"\nspeakers:\n  - Mina\n  - Jon\nsummary: |-\n  one\n\n  two\n---\n"
        "# Ferry\n\n<!-- for Jon only -->\nText <!-- aside --> <a href=\"y.html\">here</a>.\n\n![a "
        "boat](boat.png)\n\n"
        "See [it][1].\n\n[1]: https://example.org\n");
    CHECK(texts(document) == Texts{"Ferry", "Text  here.", "a boat", "See it."});
    CHECK(document.blocks[0].kind == BlockKind::Heading);
    CHECK(document.blocks[0].level == 1);
    CHECK(has_property(document, "title", "The ferry"));
    CHECK(has_property(document, "speakers", "Mina\nJon"));
    CHECK(has_property(document, "summary", "one\ntwo"));
    CHECK(has_property(document, "comment", "for Jon only"));
    CHECK(has_property(document, "comment", "aside"));
    CHECK(has_property(document, "link", "boat.png"));
    CHECK(has_property(document, "link", "https://example.org"));
    CHECK(has_property(document, "tag", "href=\"y.html\""));
    CHECK(document.warnings.empty());
}

TEST_CASE("what transcribers write is not taken for Markdown") {
    const formats::Formats formats;
    const auto document =
        formats.read("t.md",
                     "[Interviewer]: Yes.\n\n<unclear> I said <inaudible/> so.\n\n1986. A good year.\n\n"
                     "<crosstalk>\n\n`a <tag>` b\n\n[00:01:02] Mina: hello\n\n<https://x.org/y> and a < b\n");
    CHECK(texts(document) == Texts{"[Interviewer]: Yes.", "<unclear> I said <inaudible/> so.",
                                   "1986. A good year.", "<crosstalk>", "a <tag> b", "[00:01:02] Mina: hello",
                                   "https://x.org/y and a < b"});
}

TEST_CASE("lists, quotes with their attribution, tables, footnotes, code and HTML") {
    const formats::Formats formats;
    const auto document =
        formats.read("t.md",
                     "- one\n  - two\n\n    more\n- three\n\n> Said so.\n>\n> \xE2\x80\x94 a cook\n\n"
                     "| a | b |\n|---|:-:|\n| 1. x | **y** \\| z |\n|  |  |\n\n"
                     "[^1]: The note,\n    in two lines.\n\nWord[^1] here.\n\n"
                     "    indented\n\n```\n<x> [a]: b\n```\n\n<div>one<br>two &lt;</div>\n\n***\n");
    CHECK(texts(document) == Texts{"one", "two", "more", "three", "Said so.", "\xE2\x80\x94 a cook", "a\tb",
                                   "1. x\ty | z", "Word here.", "indented", "<x> [a]: b", "one\ntwo <",
                                   "The note,\nin two lines."});
    CHECK(document.blocks[0].kind == BlockKind::ListItem);
    CHECK(document.blocks[0].level == 1);
    CHECK(document.blocks[1].level == 2);
    CHECK(document.blocks[2].kind == BlockKind::Paragraph);
    CHECK(document.blocks[4].kind == BlockKind::Quote);
    CHECK(document.blocks[4].level == 0);
    CHECK(document.blocks[5].kind == BlockKind::Quote);
    CHECK(document.blocks[5].level == 1);
    CHECK(document.blocks[6].kind == BlockKind::TableRow);
    CHECK(document.blocks[6].level == 1);
    CHECK(document.blocks[7].level == 0);
    CHECK(document.blocks.back().kind == BlockKind::Footnote);
}

TEST_CASE("text written as Markdown reads back letter for letter") {
    const formats::Formats formats;
    for (const std::string text : {"# not a heading",
                                   "1. not a list",
                                   "12) nor this",
                                   "- nor that",
                                   "+ x",
                                   "> no quote",
                                   "*a* _b_ __c__ snake_case `d` ~~e~~",
                                   "[x](y) [a][b] [c]: d",
                                   "[^1]: no footnote",
                                   "[^1] no reference",
                                   "![no image](z)",
                                   "<b>bold</b> <unclear> a<b",
                                   "&amp; &copy; &",
                                   "back\\slash \\* \\",
                                   "a | b",
                                   "=====",
                                   "---",
                                   "***",
                                   "https://example.org/a_b_c",
                                   "two\nlines",
                                   "ends with two spaces  \nnext",
                                   "```",
                                   "[ ] task",
                                   "<!-- no comment -->",
                                   "\xE2\x80\x94 dash",
                                   "a\n---",
                                   "[Interviewer]: Yes."}) {
        INFO(text);
        for (const Kind kind : {Kind::Paragraph, Kind::Quote, Kind::ListItem}) {
            const std::string bytes =
                formats.write("markdown", {{kind, 1, text, false}, {Kind::Paragraph, 0, "after", false}});
            INFO(bytes);
            std::string expected = text;
            if (expected == "ends with two spaces  \nnext") expected = "ends with two spaces\nnext";
            CHECK(texts(formats.read("b.md", bytes)) == Texts{expected, "after"});
        }
        if (text.find('\n') != std::string::npos) continue;
        const std::string table = formats.write("markdown", {{Kind::TableRow, 1, "one\t" + text, false},
                                                             {Kind::TableRow, 0, text + "\ttwo", false}});
        INFO(table);
        CHECK(texts(formats.read("b.md", table)) == Texts{"one\t" + text, text + "\ttwo"});
    }
}

TEST_CASE("Markdown nested without end is read or refused, not a crash") {
    const formats::Formats formats;
    std::string nested;
    for (int i = 0; i < 2000; ++i) nested += "> ";
    CHECK(texts(formats.read("a.md", nested + "deep\n")) == Texts{"deep"});
    CHECK_FALSE(formats.read("a.md", std::string(50'000, '[') + "x").blocks.empty());
    CHECK_FALSE(formats.read("a.md", std::string(50'000, '*') + "x").blocks.empty());
}
