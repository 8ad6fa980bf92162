// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "exchange/codebook.h"
#include "base/error.h"
#include "base/files.h"
#include "support/shared_data.h"
#include "support/temporary_folder.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace sotto;

namespace {

std::string qdc(const std::string& codes) {
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" "
           "origin=\"Test\"><Codes>" +
           codes + "</Codes></CodeBook>";
}

std::vector<std::filesystem::path> shipped_codebooks() {
    std::vector<std::filesystem::path> files;
    const auto folder = std::filesystem::path(SOTTO_SOURCE_DIR) / "codebooks";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".qdc") files.push_back(entry.path());
    }
    return files;
}

}  // namespace

TEST_CASE("a codebook is written and read back with every field") {
    study::Code top;
    top.id.value = 1;
    top.guid = base::Guid::random();
    top.name = "Support / care";
    top.codable = false;
    study::Code below;
    below.id.value = 2;
    below.parent = top.id;
    below.guid = base::Guid::random();
    below.name = "ສະໜັບສະໜູນ & \"peers\" <3";
    below.color = "#1A2B3C";
    below.description = "First line\nsecond line";
    below.include = "what peers do";
    below.exclude = "what staff do";
    below.example = "«we were one family»";
    below.status = study::CodeStatus::Merged;
    below.weight = 2;
    const study::CodeTree tree({top, below});

    const auto book = exchange::read_qdc(exchange::write_qdc(tree));
    CHECK(book.report.empty());
    CHECK(book.origin == "Sotto");
    REQUIRE(book.codes.size() == 2);
    CHECK(book.codes[0].guid == top.guid);
    CHECK_FALSE(book.codes[0].codable);
    study::Code read = book.codes[1];
    read.position = below.position;
    CHECK(read == below);
    CHECK(exchange::write_qdc(tree) == exchange::write_qdc(tree));

    const auto again = exchange::codebook_from_table(exchange::table_of_codebook(tree));
    REQUIRE(again.codes.size() == 2);
    read = again.codes[1];
    read.guid = below.guid;
    read.position = below.position;
    CHECK(read == below);
}

TEST_CASE("what other programs write is read, and each mending is reported") {
    const auto book = exchange::read_qdc(qdc(
        R"(<Code guid="{1A2B3C4D-0000-1111-2222-0123456789AB}" name="A" isCodable="true" color="#abc"/>)"
        R"x(<Code guid="1a2b3c4d-0000-1111-2222-0123456789ab" name="a" isCodable="1" color="rgb(1,2,3)"/>)x"
        R"(<Code name="" isCodable="false"><Code guid="00000000-0000-0000-0000-000000000001" name="B" isCodable="true"/></Code>)"));
    REQUIRE(book.codes.size() == 4);
    CHECK(book.codes[0].color == "#AABBCC");
    CHECK(book.codes[1].color.empty());
    CHECK(book.codes[1].name == "a (2)");
    CHECK(book.codes[1].guid != book.codes[0].guid);
    CHECK(book.codes[3].parent == book.codes[2].id);
    CHECK(book.report.size() == 5);
}

TEST_CASE("elements with a prefix or in a draft's namespace are read by their local names") {
    const auto book = exchange::read_qdc(
        R"(<q:CodeBook xmlns:q="urn:QDA-XML:codebook:0:4"><q:Codes><q:Code guid="00000000-0000-0000-0000-000000000001" name="A" isCodable="true">)"
        R"(<q:Description>x</q:Description></q:Code></q:Codes></q:CodeBook>)");
    REQUIRE(book.codes.size() == 1);
    CHECK(book.codes[0].description == "x");
}

TEST_CASE("files that are no codebook are refused with a sentence") {
    using Catch::Contains;
    CHECK_THROWS_WITH(exchange::read_qdc("hello"), Contains("XML"));
    CHECK_THROWS_WITH(exchange::read_qdc("<a/>"), Contains("no REFI-QDA codebook"));
    CHECK_THROWS_WITH(exchange::read_qdc(qdc("")), Contains("no codes"));
    CHECK_THROWS_WITH(
        exchange::read_qdc(
            "<!DOCTYPE CodeBook [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><CodeBook><Codes/></CodeBook>"),
        Contains("document type"));
    std::string deep;
    for (int i = 0; i < 300; ++i) deep += "<Code name=\"x\">";
    for (int i = 0; i < 300; ++i) deep += "</Code>";
    CHECK_THROWS_WITH(exchange::read_qdc(qdc(deep)), Contains("nests"));
}

TEST_CASE("a table makes the parents that its paths name, and leaves bad rows out by number") {
    const auto book = exchange::codebook_from_table({{"Path", "Colour", "Include", "Status"},
                                                     {"Lessons/Support", "#fff", "peers", "draft"},
                                                     {"", "", "", ""},
                                                     {"Lessons//x", "", "", ""},
                                                     {"Lessons", "#000000", "all", "gone"}});
    REQUIRE(book.codes.size() == 2);
    CHECK(book.codes[0].name == "Lessons");
    CHECK(book.codes[0].color == "#000000");
    CHECK(book.codes[1].color == "#FFFFFF");
    CHECK(book.codes[1].status == study::CodeStatus::Draft);
    REQUIRE(book.report.size() == 2);
    CHECK(book.report[0].find("Row 4") != std::string::npos);
    CHECK_THROWS_AS(exchange::codebook_from_table({{"a", "b"}}), base::Error);
}

TEST_CASE("every codebook that comes with Sotto is read without complaint and has criteria") {
    const auto files = shipped_codebooks();
    REQUIRE(files.size() >= 6);
    for (const auto& file : files) {
        INFO(file.filename().string());
        const auto book = exchange::read_qdc(base::read_file(file, std::size_t{1} << 20U));
        CHECK(book.report.empty());
        for (const auto& code : book.codes) {
            INFO(code.name);
            CHECK_FALSE(code.description.empty());
            if (code.codable) CHECK_FALSE(code.include.empty());
        }
    }
}

TEST_CASE("what is written is valid against REFI's own schema") {
    const auto shared = tests::shared_folder();
    if (!shared || std::system("command -v xmllint >/dev/null 2>&1") != 0) {
        WARN("skipped: needs the REFI schema and xmllint");
        return;
    }
    const tests::TemporaryFolder folder;
    for (const auto& file : shipped_codebooks()) {
        const auto book = exchange::read_qdc(base::read_file(file, std::size_t{1} << 20U));
        const auto out = folder / "out.qdc";
        base::write_private_file(out, exchange::write_qdc(study::CodeTree(book.codes)));
        const std::string command = "xmllint --noout --schema '" +
                                    (*shared / "data/refi-qda/schema/Codebook.xsd").string() + "' '" +
                                    out.string() + "' 2>/dev/null";
        CHECK(std::system(command.c_str()) == 0);
    }
}
