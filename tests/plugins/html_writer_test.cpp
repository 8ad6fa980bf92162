// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "plugin_host.h"

#include <catch2/catch.hpp>

using namespace sotto::tests;

TEST_CASE("a written web page reads back as it was") {
    const ReadResult result = read("html", write("html", demanding_document()));
    CHECK(result.blocks == demanding_document());
}

TEST_CASE("the same blocks give the same web page, byte by byte") {
    CHECK(write("html", demanding_document()) == write("html", demanding_document()));
}

TEST_CASE("a written web page fetches nothing, runs nothing and names nobody") {
    const std::string page = write("html", demanding_document());
    CHECK_THAT(page, !Catch::Contains("<script") && !Catch::Contains("http://") &&
                         !Catch::Contains("https://") && !Catch::Contains("@import") &&
                         !Catch::Contains("url(") && !Catch::Contains("\"author\""));
    CHECK_THAT(page, Catch::Contains("default-src 'none'") &&
                         Catch::Contains("<meta name=\"generator\" content=\"Sotto\">") &&
                         Catch::Contains("prefers-color-scheme: dark") && Catch::Contains("@media print"));
    CHECK(read("html", page).properties ==
          std::multimap<std::string, std::string>{{"generator", "Sotto"},
                                                  {"label", "Notes"},
                                                  {"label", "Back to the text"},
                                                  {"referrer", "no-referrer"},
                                                  {"title", "Quotes & <what> they \"mean\""},
                                                  {"viewport", "width=device-width, initial-scale=1"}});
}

TEST_CASE("a written web page tells its structure to those who cannot see it") {
    const std::string page = write("html", demanding_document());
    CHECK_THAT(page, Catch::Contains("<html lang=\"mul\" dir=\"ltr\">") &&
                         Catch::Contains("<h1 class=\"title\">") && Catch::Contains("<h2>Lessons</h2>") &&
                         Catch::Contains("<h3>Scripts</h3>") &&
                         Catch::Contains("<h6 aria-level=\"7\">A table</h6>") &&
                         Catch::Contains("<th scope=\"col\"") && Catch::Contains("<p dir=\"rtl\">") &&
                         Catch::Contains("role=\"doc-noteref\"") &&
                         Catch::Contains("<figcaption class=\"attribution\">"));
}

TEST_CASE("headings begin at the first rank where a page has no title") {
    const std::vector<Block> blocks{
        {SOTTO_HEADING, 1, "One"}, {SOTTO_HEADING, 2, "Two"}, {SOTTO_PARAGRAPH, 0, "x"}};
    const std::string page = write("html", blocks);
    CHECK_THAT(page, Catch::Contains("<h1>One</h1>") && Catch::Contains("<h2>Two</h2>"));
    CHECK(read("html", page).blocks == blocks);
}

TEST_CASE("markup in a text stays text on a web page") {
    const std::vector<Block> blocks{{SOTTO_TITLE, 0, "</title><script>alert(1)</script>"},
                                    {SOTTO_PARAGRAPH, 0, "<img src=x onerror=alert(1)> &lt; \" '"},
                                    {SOTTO_TABLE_ROW, 0, "<td>\t</table>"}};
    const std::string page = write("html", blocks);
    CHECK_THAT(page, !Catch::Contains("<script") && !Catch::Contains("<img"));
    CHECK(read("html", page).blocks == blocks);
}

TEST_CASE("an attribution without its quote, and odd list levels, are written all the same") {
    const std::vector<Block> blocks{{SOTTO_QUOTE, 1, "— nobody"},
                                    {SOTTO_LIST_ITEM, 3, "deep first"},
                                    {SOTTO_LIST_ITEM, 1, "then up"},
                                    {SOTTO_FOOTNOTE, 0, "noted"},
                                    {SOTTO_LIST_ITEM, 2, "down"}};
    CHECK(read("html", write("html", blocks)).blocks == blocks);
    CHECK(read("html", write("html", {})).blocks.empty());
    CHECK(read("html", write("html", {{SOTTO_FOOTNOTE, 0, "Alone"}})).text() == "Alone\n");
}
