// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "plugin_host.h"

#include <catch2/catch.hpp>

using namespace sotto::tests;

namespace {

std::string outline(const std::string& html) {
    const ReadResult result = read("html", html);
    CHECK(result.result == 0);
    return result.outline();
}

}  // namespace

TEST_CASE("a web page's samples are recognised and read") {
    for (const sotto_sample* sample = plugin("html").samples; sample->file_name != nullptr; ++sample) {
        const std::string_view bytes(sample->bytes.bytes, sample->bytes.size);
        CHECK(recognises("html", sample->file_name, bytes) >= 60);
        CHECK_THAT(read("html", bytes).text(),
                   Catch::Contains(std::string(sample->expected.bytes, sample->expected.size)));
    }
}

TEST_CASE("the blocks of a page come in order, with white space as a browser shows it") {
    CHECK(outline("<html><body><h1>A  title\n here</h1>Loose text<p>One "
                  "<em>two</em>three<p>Next\u00A0word<br>new line"
                  "<ul><li>Item<ul><li>Below</ul><li>Second</ul><blockquote><p>Said<footer>— "
                  "<cite>her</cite></footer>"
                  "</blockquote><pre>\n  kept\n as is</pre><dl><dt>Term<dd>Meaning</dl>End</body></html>") ==
          "heading 1: A title here\nparagraph: Loose text\nparagraph: One twothree\nparagraph: "
          "Next\u00A0word\nnew line\n"
          "item 1: Item\nitem 2: Below\nitem 1: Second\nquote: Said\nquote 1: — her\nparagraph:   kept\n as "
          "is\n"
          "paragraph: Term\nparagraph: Meaning\nparagraph: End\n");
}

TEST_CASE("character references are resolved as browsers do") {
    CHECK(outline("<p>caf&eacute &amp; &lt;b&gt; &#8217; &#x1F469; &#150; &nosuch; &notit; a&b AT&T &copy2 "
                  "&#0; &#xD800;") ==
          "paragraph: café & <b> ’ 👩 – &nosuch; ¬it; a&b AT&T ©2 \uFFFD \uFFFD\n");
}

TEST_CASE("what nobody sees of a page is told as properties") {
    const ReadResult result =
        read("html",
             "<html><head><title>Interview &amp; notes</title><meta name=author content='Ida "
             "Berg'><style>p{}</style>"
             "<script>var name = 'Maria</p>';</script></head><body><!-- ask Maria --><p>Seen <img alt='Maria "
             "at home' src=m.jpg>"
             "<a href='https://example.org/maria' title='her page'>page</a></p><p hidden>secret</p>"
             "<div style='display: none'><p>also secret</p></div></body></html>");
    CHECK(result.outline() == "paragraph: Seen page\n");
    for (const auto& [name, value] :
         std::multimap<std::string, std::string>{{"title", "Interview & notes"},
                                                 {"author", "Ida Berg"},
                                                 {"script", "var name = 'Maria</p>';"},
                                                 {"comment", "ask Maria"},
                                                 {"alt text", "Maria at home"},
                                                 {"link", "m.jpg"},
                                                 {"link", "https://example.org/maria"},
                                                 {"tooltip", "her page"},
                                                 {"hidden text", "secret"},
                                                 {"hidden text", "also secret"}})
        CHECK(result.has_property(name, value));
}

TEST_CASE("tables of data become rows, tables for layout become their contents") {
    CHECK(outline("<table><tr><th>Who<th>What<tr><td>R1<td><b>First</b><p>then</p></table>"
                  "<table><tr><td><h2>Left</h2><p>text</p></td><td>Right</td></tr></table>"
                  "<table><tr><td>Only\n column</td></tr></table>") ==
          "row 1: Who\tWhat\nrow: R1\tFirst\nthen\nheading 2: Left\nparagraph: text\nparagraph: Right\n"
          "paragraph: Only column\n");
}

TEST_CASE("notes of other programs follow the text that refers to them") {
    CHECK(
        outline(
            "<p>Text<a href=\"#fn1\" class=\"footnote-ref\" role=\"doc-noteref\"><sup>1</sup></a> goes "
            "on.</p><p>More.</p>"
            "<section class=\"footnotes\" role=\"doc-endnotes\"><hr/><ol><li id=\"fn1\"><p>A note.<a "
            "href=\"#r\" "
            "role=\"doc-backlink\">↩</a></p></li><li id=\"fn2\"><p>Nobody's note.</p></li></ol></section>") ==
        "paragraph: Text goes on.\nnote: A note.\nparagraph: More.\nnote: Nobody's note.\n");
    CHECK(outline("<p>Word<sup><a href=\"x\">12</a></sup> and 5 m<sup>2</sup></p>") ==
          "paragraph: Word 12 and 5 m2\n");
}

TEST_CASE("bold at the start of a paragraph is measured") {
    const ReadResult result = read(
        "html", "<p><b>Zoë:</b> yes</p><p><span style='font-weight: bold'>All</span></p><p>no <b>b</b></p>");
    REQUIRE(result.blocks.size() == 3);
    CHECK(result.blocks[0].bold_prefix == std::string("Zoë:").size());
    CHECK(result.blocks[1].bold_prefix == 3);
    CHECK(result.blocks[2].bold_prefix == 0);
}

TEST_CASE("broken markup is read for what it is worth") {
    CHECK(outline("a < b <> c </ d <3") == "paragraph: a < b <> c </ d <3\n");
    CHECK(outline("</p></div>text</table>more") == "paragraph: textmore\n");
    CHECK(outline("<p>open <!-- never closed").find("open") != std::string::npos);
    CHECK(outline("<p title=\"never closed>text").empty());
    CHECK(outline("<table><td>cell</p></div>still<td>next</table>after") ==
          "row: cell\nstill\tnext\nparagraph: after\n");
    CHECK(outline("").empty());
    CHECK(outline("<") == "paragraph: <\n");
}

TEST_CASE("pages that were built to hurt end soon") {
    std::string deep;
    for (int i = 0; i < 200'000; ++i) deep += "<div><b>";
    CHECK(outline(deep + "x") == "paragraph: x\n");
    std::string tables;
    for (int i = 0; i < 20'000; ++i) tables += "<table><tr><td>";
    CHECK(outline(tables + "x").find('x') != std::string::npos);
    const std::string line = "<p>" + std::string(std::size_t{1} << 20U, 'x');
    CHECK(read("html", line).blocks.at(0).text.size() == std::size_t{1} << 20U);
    std::string attributes = "<p ";
    for (int i = 0; i < 100'000; ++i) attributes += "a" + std::to_string(i) + "=1 ";
    CHECK(outline(attributes + ">x") == "paragraph: x\n");
    std::string ends;
    for (int i = 0; i < 200'000; ++i) ends += "</b></p>";
    CHECK(outline(deep + ends + "x").find('x') != std::string::npos);
}

TEST_CASE("a page that lies about its encoding is read by its bytes") {
    CHECK(outline("<meta charset=\"iso-8859-1\"><p>Größe: 5 €</p>") == "paragraph: Größe: 5 €\n");
    std::string wide = "\xFF\xFE";
    for (const char c : std::string("<html><p>Wide text</p></html>")) wide += std::string(1, c) + '\0';
    CHECK(outline(wide) == "paragraph: Wide text\n");
    CHECK(recognises("html", "a.txt", wide) >= 90);
}

TEST_CASE("what is no page is not taken for one") {
    CHECK(recognises("html", "notes.txt", "In this interview <html> was not mentioned") == 0);
    CHECK(recognises("html", "a.xml", "<?xml version=\"1.0\"?><CodeBook/>") == 0);
    CHECK(recognises("html", "a.md", "# A heading\n\n<b>bold</b>") == 0);
}
