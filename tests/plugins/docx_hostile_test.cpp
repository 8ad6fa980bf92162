// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "plugin_host.h"
#include "zip_builder.h"

#include <catch2/catch.hpp>

using namespace sotto::tests;

namespace {

std::string refusal(const std::string& bytes) {
    const ReadResult result = read("docx", bytes);
    CHECK(result.result != 0);
    CHECK(result.blocks.empty());
    return result.error;
}

Parts parts_of(const std::string& bytes) {
    Parts parts;
    for (const auto& [name, content] : unzip(bytes)) parts.emplace_back(name, content);
    return parts;
}

}  // namespace

TEST_CASE("a Word document cut off anywhere gives an error and nothing worse") {
    const std::string whole = docx(paragraph("Some text"));
    for (std::size_t length = 0; length < whole.size(); length += 7) {
        const ReadResult result = read("docx", whole.substr(0, length));
        INFO(length);
        CHECK(result.result != 0);
        CHECK_FALSE(result.error.empty());
    }
}

TEST_CASE("a Word document with a byte changed anywhere never crashes") {
    const std::string whole = docx(paragraph("Some text") + paragraph("and more"));
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x5A);
        const ReadResult result = read("docx", changed);
        CHECK((result.result == 0 || !result.error.empty()));
    }
}

TEST_CASE("a zip bomb is refused by name") {
    Parts parts = parts_of(docx(paragraph("x")));
    parts.emplace_back("word/media/image1.bmp", std::string(std::size_t{32} << 20U, '\0'));
    CHECK_THAT(refusal(zip(parts)), Catch::Contains("zip bomb"));
}

TEST_CASE("parts that point outside of the document are refused by name") {
    for (const char* name : {"../../etc/passwd", "word/../../x.xml", "/etc/passwd", "C:\\x.xml"}) {
        Parts parts = parts_of(docx(paragraph("x")));
        parts.emplace_back(name, "x");
        CHECK_THAT(refusal(zip(parts)), Catch::Contains("path traversal"));
    }
}

TEST_CASE("two parts of one name are refused") {
    Parts parts = parts_of(docx(paragraph("x")));
    parts.emplace_back("WORD/document.xml", "<x/>");
    CHECK_THAT(refusal(zip(parts)), Catch::Contains("two parts of the same name"));
}

TEST_CASE("more parts than any word processor writes are refused") {
    Parts parts = parts_of(docx(paragraph("x")));
    for (int i = 0; i < 10'001; ++i) parts.emplace_back("word/media/" + std::to_string(i), "");
    CHECK_THAT(refusal(zip(parts)), Catch::Contains("10,000 parts"));
}

TEST_CASE("document type definitions are refused by name wherever they stand") {
    const std::string bomb = "<!DOCTYPE w [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>";
    CHECK_THAT(refusal(zip({{"word/document.xml", bomb + "<w><body><p><r><t>&b;</t></r></p></body></w>"}})),
               Catch::Contains("(DTD)"));
    // Beside the text, the DTD comes up when the text was already given; the document is refused all the
    // same.
    const ReadResult beside = read("docx", docx(paragraph("x"), {{"docProps/core.xml", bomb + "<p/>"}}));
    CHECK(beside.result != 0);
    CHECK_THAT(beside.error, Catch::Contains("(DTD)"));
}

TEST_CASE("elements nested without end are refused") {
    std::string body;
    for (int i = 0; i < 100'000; ++i) body += "<w:smartTag>";
    body += paragraph("deep");
    for (int i = 0; i < 100'000; ++i) body += "</w:smartTag>";
    CHECK_THAT(refusal(docx(body)), Catch::Contains("deeper"));
    CHECK_THAT(refusal(docx("<w:p>" + body + "</w:p>")), Catch::Contains("deeper"));
}

TEST_CASE("notes that refer to notes without end are all told") {
    std::string notes;
    for (int i = 1; i <= 5'000; ++i)
        notes += "<w:footnote w:id=\"" + std::to_string(i) +
                 "\"><w:p><w:r><w:t>n</w:t></w:r><w:r><w:footnoteReference w:id=\"" +
                 std::to_string(i % 5'000 + 1) + "\"/></w:r></w:p></w:footnote>";
    const ReadResult result =
        read("docx", docx("<w:p><w:r><w:t>Text</w:t><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
                          {{"word/footnotes.xml", word_part("footnotes", notes)}}));
    CHECK(result.outline() == "paragraph: Text\nnote: n\nn\nn\n");
    CHECK(result.properties.count("note without a reference") > 0);
}

TEST_CASE("documents with a password are told from broken ones") {
    CHECK_THAT(refusal(zip({{"word/document.xml", word_part("document", "<w:body/>")}}, "secret")),
               Catch::Contains("protected with a password"));
    const std::string ole2 = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1" + std::string(512, '\0');
    std::string name;
    for (const char c : std::string("EncryptedPackage")) name += std::string(1, c) + '\0';
    CHECK_THAT(refusal(ole2 + name), Catch::Contains("protected with a password"));
    CHECK_THAT(refusal(ole2), Catch::Contains("old Word format"));
    CHECK(recognises("docx", "a.docx", ole2) > 0);
}

TEST_CASE("malformed XML is refused with a sentence") {
    CHECK_THAT(refusal(zip({{"word/document.xml", "<w:document><w:body>"}})),
               Catch::Contains("not well-formed"));
    CHECK_THAT(refusal(zip({{"word/document.xml", "<w:document/>"}})), Catch::Contains("no body"));
    CHECK_THAT(refusal(zip({{"xl/workbook.xml", "<x/>"}})), Catch::Contains("spreadsheet"));
}

TEST_CASE("text that is not UTF-8 and characters that XML forbids do not get through") {
    const ReadResult result = read("docx", docx(paragraph("a\xFF"
                                                          "b&#x1;c")));
    CHECK(result.text() == "a\uFFFDbc\n");
}

TEST_CASE("other archives are not taken for Word documents") {
    CHECK(recognises("docx", "a.xlsx", zip({{"[Content_Types].xml", "<x/>"}, {"xl/workbook.xml", "<x/>"}})) ==
          0);
    CHECK(recognises("docx", "a.odt", zip({{"mimetype", "application/vnd.oasis.opendocument.text"}})) == 0);
    CHECK(recognises("docx", "a.zip", zip({{"a.txt", "x"}})) == 0);
    CHECK(recognises("docx", "a.txt", "plain text") == 0);
}
