// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "plugin_host.h"
#include "zip_builder.h"

#include <catch2/catch.hpp>
#include <pugixml.hpp>
#include <set>

using namespace sotto::tests;

TEST_CASE("a written Word document reads back as it was") {
    const ReadResult result = read("docx", write("docx", demanding_document()));
    CHECK(result.error.empty());
    CHECK(result.blocks == demanding_document());
    CHECK(result.warnings.empty());
}

TEST_CASE("the same blocks give the same Word document, byte by byte") {
    CHECK(write("docx", demanding_document()) == write("docx", demanding_document()));
}

TEST_CASE("a written Word document names nobody, and bears no date") {
    const ReadResult result = read("docx", write("docx", demanding_document()));
    CHECK(result.properties == std::multimap<std::string, std::string>{
                                   {"Application", "Sotto"}, {"title", "Quotes & <what> they \"mean\""}});
    for (const auto& [name, content] : unzip(write("docx", demanding_document()))) {
        INFO(name);
        CHECK_THAT(content, !Catch::Contains("w:author") && !Catch::Contains("w:date") &&
                                !Catch::Contains("rsid") && !Catch::Contains("creator") &&
                                !Catch::Contains("dcterms"));
    }
}

TEST_CASE("every part of a written Word document is well-formed, typed and reached") {
    for (const auto& blocks :
         {demanding_document(), std::vector<Block>{}, std::vector<Block>{{SOTTO_PARAGRAPH, 0, "x"}}}) {
        const auto parts = unzip(write("docx", blocks));
        std::set<std::string> typed;
        std::set<std::string> endings;
        pugi::xml_document types;
        REQUIRE(types.load_string(parts.at("[Content_Types].xml").c_str()));
        for (const auto node : types.document_element().children()) {
            if (std::string(node.name()) == "Override")
                typed.insert(std::string(node.attribute("PartName").value()).substr(1));
            if (std::string(node.name()) == "Default") endings.insert(node.attribute("Extension").value());
        }
        std::set<std::string> reached;
        for (const auto& [list, folder] : {std::pair<const char*, std::string>{"_rels/.rels", ""},
                                           {"word/_rels/document.xml.rels", "word/"}}) {
            pugi::xml_document relationships;
            REQUIRE(relationships.load_string(parts.at(list).c_str()));
            for (const auto node : relationships.document_element().children())
                reached.insert(folder + node.attribute("Target").value());
        }
        for (const auto& [name, content] : parts) {
            INFO(name);
            pugi::xml_document xml;
            CHECK(xml.load_string(content.c_str()));
            if (name == "[Content_Types].xml" || name.find("_rels/") != std::string::npos) {
                CHECK(endings.count(name.substr(name.rfind('.') + 1)) == 1);
                continue;
            }
            CHECK(typed.count(name) == 1);
            CHECK(reached.count(name) == 1);
        }
        for (const std::string& name : typed) CHECK(parts.count(name) == 1);
        for (const std::string& name : reached) CHECK(parts.count(name) == 1);
    }
}

TEST_CASE("styles that a written Word document uses are there") {
    const auto parts = unzip(write("docx", demanding_document()));
    std::set<std::string> known;
    pugi::xml_document styles;
    REQUIRE(styles.load_string(parts.at("word/styles.xml").c_str()));
    for (const auto node : styles.document_element().children("w:style"))
        known.insert(node.attribute("w:styleId").value());
    pugi::xml_document document;
    REQUIRE(document.load_string(parts.at("word/document.xml").c_str()));
    std::size_t used = 0;
    for (const char* element : {"//w:pStyle", "//w:rStyle", "//w:tblStyle"})
        for (const auto& node : document.select_nodes(element)) {
            CHECK(known.count(node.node().attribute("w:val").value()) == 1);
            ++used;
        }
    CHECK(used > 10);
    CHECK(document.select_nodes("//w:tblHeader").size() == 1);
}

TEST_CASE("right-to-left paragraphs and runs are marked, Latin names inside are not") {
    const auto parts = unzip(write("docx", {{SOTTO_PARAGRAPH, 0, "قالت Maria Lopez نعم.", true},
                                            {SOTTO_PARAGRAPH, 0, "The name مريم حداد here."}}));
    pugi::xml_document document;
    REQUIRE(document.load_string(parts.at("word/document.xml").c_str()));
    CHECK(document.select_nodes("//w:bidi").size() == 1);
    std::string marked;
    for (const auto& node : document.select_nodes("//w:r[w:rPr/w:rtl]/w:t"))
        marked += node.node().text().get() + std::string("|");
    CHECK(marked == "قالت | نعم.|مريم حداد|");
}

TEST_CASE("control characters do not get into a Word document") {
    const ReadResult result = read("docx", write("docx", {{SOTTO_PARAGRAPH, 0,
                                                           std::string("a\x01"
                                                                       "b\x0C"
                                                                       "c\xFF")}}));
    CHECK(result.text() == "abc\uFFFD\n");
}

TEST_CASE("notes without a paragraph before them, and rows wider than Word allows, are kept") {
    std::string row = "0";
    for (int i = 1; i < 100; ++i) row += "\t" + std::to_string(i);
    const ReadResult result = read(
        "docx",
        write("docx", {{SOTTO_FOOTNOTE, 0, "Alone"}, {SOTTO_TABLE_ROW, 0, row}, {SOTTO_RECORD, 0, "{}"}}));
    REQUIRE(result.blocks.size() == 2);
    CHECK(result.blocks[0].text == "Alone");
    CHECK_THAT(result.blocks[1].text, Catch::Contains("\t61\t62 63 64") && Catch::EndsWith(" 99"));
}

TEST_CASE("tables with a header row of their own stay apart") {
    const auto parts = unzip(write("docx", {{SOTTO_TABLE_ROW, 1, "A\tB"},
                                            {SOTTO_TABLE_ROW, 0, "1\t2"},
                                            {SOTTO_TABLE_ROW, 1, "C\tD"},
                                            {SOTTO_TABLE_ROW, 0, "3\t4"}}));
    pugi::xml_document document;
    REQUIRE(document.load_string(parts.at("word/document.xml").c_str()));
    CHECK(document.select_nodes("//w:tbl").size() == 2);
    CHECK(document.select_nodes("//w:tbl/following-sibling::*[1][self::w:p]").size() == 2);
}
