// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/formats.h"

#include "base/error.h"
#include "base/files.h"
#include "support/temporary_folder.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

using namespace sotto;
using namespace std::string_literals;

namespace {

std::string refusal(const formats::Formats& formats, const std::string& name, const std::string& bytes) {
    try {
        (void)formats.read(name, bytes);
    } catch (const base::Error& error) {
        CHECK(error.blame() == base::Blame::Input);
        return error.what();
    }
    return "it was read";
}

/// The start of an archive as LibreOffice writes it.
const std::string open_document =
    "PK\x03\x04\x14\0\0\x08\0\0\0\0\0\0\0\0\0\0\x27\0\0\0\x27\0\0\0\x08\0\0\0mimetypeapplication/vnd.oasis.opendocument.text"s;

}  // namespace

TEST_CASE("a file that no format reads is refused with what it is and what can be read") {
    const formats::Formats formats;
    CHECK_THAT(refusal(formats, "a.odt", open_document),
               Catch::Equals("This is an OpenDocument text (.odt); save it as .docx, and import that."));
    CHECK_THAT(refusal(formats, "a.rtf", "{\\rtf1\\ansi Hello.}"), Catch::Contains("an RTF document"));
    CHECK_THAT(refusal(formats, "misnamed.txt", "{\\rtf1\\ansi Hello.}"), Catch::Contains("an RTF document"));
    CHECK_THAT(refusal(formats, "a.mp3", "ID3\x04\0\0\0\0"s), Catch::Contains("have it transcribed"));
    CHECK_THAT(refusal(formats, "a.xml", "<?xml version=\"1.0\"?><TEI><p>words</p></TEI>"),
               Catch::Contains("a TEI text"));
    CHECK_THAT(refusal(formats, "a.ttml", "<tt xmlns=\"http://www.w3.org/ns/ttml\"></tt>"),
               Catch::Contains("TTML subtitles"));
    CHECK_THAT(refusal(formats, "a.xml", "<text id=\"x\">\n<p>One</p><p>Two</p>\n</text>"),
               Catch::Contains("an XML file"));
    CHECK_THAT(refusal(formats, "a.pdf", "no document at all"), !Catch::Contains("it was read"));
    CHECK_THAT(
        refusal(formats, "a.doc", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0"s),
        Catch::Contains("old Word"));
    CHECK_THAT(refusal(formats, "a.docx",
                       "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s),
               Catch::Contains("password"));
    CHECK_THAT(refusal(formats, "data.xyz", "\0\x01\x02\x03\0\x05"s), Catch::Contains("ends in .xyz"));
    CHECK_THAT(refusal(formats, "noending", "\0\x01\x02\x03\0\x05"s),
               Catch::StartsWith("No format reads this file"));
    CHECK_THAT(refusal(formats, "broken.txt", "\0\x01\x02\x03\0\x05"s),
               Catch::Contains("does not hold a plain text"));
}

TEST_CASE(
    "a file of an ending that people have is refused with what to do, also when its content says nothing") {
    const formats::Formats formats;
    for (const auto& [ending, advice] : std::map<std::string, std::string>{{"doc", "save it as .docx"},
                                                                           {"pages", "export it as .docx"},
                                                                           {"rtf", "save it as .docx"},
                                                                           {"MP3", "have it transcribed"},
                                                                           {"m4a", "have it transcribed"},
                                                                           {"mov", "have it transcribed"},
                                                                           {"jpg", "OCR"},
                                                                           {"xlsx", "as .csv"},
                                                                           {"zip", "unpack it"},
                                                                           {"eaf", "export the transcript"},
                                                                           {"qdc", "sotto codebook"}}) {
        INFO(ending);
        const auto sentence = refusal(formats, "talk." + ending, "\0\x01\x02\x03\0\x05"s);
        CHECK_THAT(sentence, Catch::StartsWith("By its ending this is ") && Catch::Contains(advice));
        CHECK(std::count(sentence.begin(), sentence.end(), '.') <= 4);
    }
}

TEST_CASE("an empty file, a file without text and a file over the limit are refused") {
    formats::Limits limits;
    limits.file_bytes = std::size_t{1} << 20U;
    const formats::Formats formats(limits);
    CHECK(refusal(formats, "a.txt", "") == "The file is empty.");
    CHECK_THAT(refusal(formats, "a.txt", "\n  \n\t\n"), Catch::Contains("holds no text"));
    CHECK_THAT(refusal(formats, "a.txt", std::string((std::size_t{1} << 20U) + 1, 'x')),
               Catch::Contains("larger than 1 MB"));
}

TEST_CASE("content decides the format, whatever the name says; the folder in a name is not looked at") {
    const formats::Formats formats;
    CHECK(formats.read("talk.txt", "WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n").format == "subtitles");
    CHECK(formats.read("talk.srt", "Just a few words.\n").format == "plain_text");
    CHECK(formats.read("/home/me/x.csv/NOTES.TXT", "a,b\n1,2\n").format == "plain_text");
    CHECK(formats.read("NOTES.MD", "# Head\n").format == "markdown");
}

TEST_CASE("the encoding is reported when it had to be guessed, and replaced bytes are counted") {
    const formats::Formats formats;
    const auto plain = formats.read("a.txt", "Un caf\xC3\xA9 ferm\xC3\xA9 au port.\n");
    CHECK(plain.encoding == "UTF-8");
    CHECK(plain.encoding_confidence == 100);
    CHECK(plain.warnings.empty());
    const auto wide = formats.read("a.txt", "\xFF\xFEH\0i\0.\0\r\0\n\0"s);
    CHECK(wide.encoding == "UTF-16LE");
    REQUIRE(wide.blocks.size() == 1);
    CHECK(wide.blocks[0].utf8 == "Hi.");
}

TEST_CASE("the writer is found by the ending in any form, and an unknown ending lists those there are") {
    const formats::Formats formats;
    CHECK(formats.writer_for("MD").id == "markdown");
    CHECK(formats.writer_for(".csv").id == "csv");
    CHECK(formats.writer_for("json").id == "json");
    CHECK_THROWS_WITH(formats.writer_for(""), Catch::Contains("needs an ending") && Catch::Contains(".docx"));
    CHECK_THROWS_WITH(formats.writer_for("xyz"), Catch::Contains("\".xyz\"") && Catch::Contains(".md"));
    CHECK_THROWS_AS(formats.write("pdf", {}), base::Error);
    CHECK_THROWS_AS(formats.write("no such format", {}), base::Error);
}

TEST_CASE(
    "folders are walked in order of name, without hidden files and without following links in circles") {
    const tests::TemporaryFolder folder;
    base::make_private_folder(folder / "b/inner");
    base::make_private_folder(folder / ".hidden");
    for (const char* name : {"c.txt", "a.txt", "b/2.txt", "b/inner/x.txt", "b/.secret", ".hidden/y.txt"}) {
        base::write_private_file(folder / name, "x");
    }
    std::filesystem::create_directory_symlink(folder.path(), folder / "b/circle");
    const auto files = formats::Formats::files_below({folder.path(), folder / "b/.secret"});
    const std::vector<std::filesystem::path> expected{folder / "a.txt", folder / "b/2.txt",
                                                      folder / "b/inner/x.txt", folder / "c.txt",
                                                      folder / "b/.secret"};
    CHECK(files == expected);
    CHECK_THROWS_WITH(formats::Formats::files_below({folder / "missing"}), Catch::Contains("missing"));
}

TEST_CASE("a path that is not there keeps its place among those that are") {
    const tests::TemporaryFolder folder;
    base::write_private_file(folder / "a.txt", "x");
    base::write_private_file(folder / "b.txt", "x");
    std::filesystem::create_symlink(folder / "nowhere", folder / "dangling");
    const std::vector<std::filesystem::path> given{folder / "a.txt", folder / "missing", folder / "dangling",
                                                   folder / "b.txt"};
    CHECK(formats::Formats::files_below(given) == given);
}
