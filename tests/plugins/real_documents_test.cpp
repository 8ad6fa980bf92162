// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "plugin_host.h"
#include "support/shared_data.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace sotto::tests;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::optional<std::filesystem::path> data() {
    const auto shared = shared_folder();
    if (!shared) {
        WARN("no shared documents beside this checkout; nothing was tested");
        return std::nullopt;
    }
    return *shared / "data";
}

std::string format_of(const std::filesystem::path& file) {
    const std::string ending = file.extension().string();
    return ending == ".docx"                       ? "docx"
           : ending == ".pdf"                      ? "pdf"
           : ending == ".html" || ending == ".htm" ? "html"
                                                   : "";
}

}  // namespace

TEST_CASE("every real document is read, or refused with a sentence") {
    const auto folder = data();
    if (!folder) return;
    std::size_t count = 0;
    for (const char* part : {"1-transcripts", "3-awkward", "4-coded"})
        for (const auto& entry : std::filesystem::recursive_directory_iterator(*folder / part)) {
            const std::string format = format_of(entry.path());
            if (format.empty()) continue;
            ++count;
            INFO(entry.path());
            const std::string bytes = bytes_of(entry.path());
            CHECK(recognises(format, entry.path().filename().string(),
                             std::string_view(bytes).substr(0, 65'536)) > 0);
            const ReadResult result = read(format, bytes, entry.path().filename().string());
            CHECK((result.result == 0) == result.error.empty());
            for (const Block& block : result.blocks) {
                CHECK_FALSE(block.text.empty());
                CHECK(block.bold_prefix <= block.text.size());
            }
        }
    CHECK(count > 40);
}

TEST_CASE("real documents say what they are known to say") {
    const auto folder = data();
    if (!folder) return;
    const auto outline = [&](const std::string& name) {
        const auto file = *folder / name;
        return read(format_of(file), bytes_of(file)).outline();
    };
    const std::string awkward = "3-awkward/";
    CHECK(outline(awkward + "pandoc/notes.docx") ==
          "heading 2: A footnote\nparagraph: Test footnote. Test endnote.\nnote: My note.\nnote: This is an "
          "endnote at the end of "
          "the document.\n");
    CHECK(outline(awkward + "pandoc/track_changes_deletion.docx") ==
          "paragraph: This is a text with a deletion.\n");
    CHECK(outline(awkward + "pandoc/track_changes_insertion.docx") ==
          "paragraph: This is a text with two exciting insertions.\n");
    CHECK(outline(awkward + "pandoc/track_changes_move.docx") ==
          "paragraph: Here is some text.\nparagraph: Here is the text to be moved.\nparagraph: Here is some "
          "more text.\n");
    CHECK_THAT(outline(awkward + "pandoc/zotero_citations.docx"),
               Catch::Contains("paragraph: This is a citation (Smith et al., 2013)\n"));
    CHECK_THAT(outline(awkward + "pandoc/tables.docx"),
               Catch::Contains("row: Lebron James\tBasketball\tVery High\tLeaving Cleveland\n"));
    CHECK(outline(awkward + "tika/testWORD_text_box.docx") ==
          "paragraph: This text is directly in the body of the document.\nparagraph: This text is inside of "
          "a text box in the "
          "body of the document.\n");
    CHECK(outline(awkward + "tika/testOptionalHyphen.docx") == "paragraph: optionalhyphen\n");
    CHECK(outline(awkward + "pdfjs/copy_paste_ligatures.pdf") ==
          "paragraph: abcdeffffiflffifflststghijklmno\n");
    CHECK(outline(awkward + "pdfminer/issue-449-vertical.pdf") == "paragraph: Test\nVertical\nLayout\n");
    CHECK_THAT(outline(awkward + "pdfminer/jo.pdf"),
               Catch::StartsWith(
                   "paragraph: 序\nparagraph: わたくしといふ現象は\nparagraph: 假定された有機交流電燈の\n"));
    CHECK(outline(awkward + "pypdf-samples/habibi.pdf") == "paragraph: حَبيبي habibi حَبيبي\n");
    CHECK_THAT(outline(awkward + "pypdf-samples/multicolumn.pdf"),
               Catch::Contains("Vivamus viverra fermentum felis. Donec nonummy\npellentesque ante.") &&
                   Catch::Contains("row: Austria\t8.9\t83,879\tVienna\tGerman\n"));
    CHECK_THAT(outline(awkward + "literature-pdf/REFI-QDA-1-5.pdf"),
               Catch::Contains("item 1: Different colleagues may use different software packages and "
                               "cooperate on the same project.\n") &&
                   !Catch::Contains("paragraph: REFI-QDA\n"));
    CHECK_THAT(outline("1-transcripts/pdpilot-interviews/P1.pdf"),
               Catch::StartsWith("heading 1: Interview\nparagraph: Dan: Okay. So now") &&
                   Catch::Contains("paragraph: Participant: Okay.\n"));
    CHECK_THAT(outline(awkward + "tika/testArabicMisleadingCharset.html"),
               Catch::Contains("في قرية من القرى"));
    CHECK_THAT(outline(awkward + "tika/testHTML_charset_utf16le.html"),
               Catch::Contains("This is a sample text"));
}

TEST_CASE("real documents with a password are refused as such") {
    const auto folder = data();
    if (!folder) return;
    for (const char* name :
         {"pdfminer/aes-256.pdf", "pdfminer/rc4-40.pdf", "pypdf-samples/libreoffice-writer-password.pdf",
          "tika/protected_normal_case.docx", "tika/testWORD_protected_passtika.docx"}) {
        const auto file = *folder / "3-awkward" / name;
        INFO(file);
        CHECK_THAT(read(format_of(file), bytes_of(file)).error, Catch::Contains("protected with a password"));
    }
}

TEST_CASE("a PDF whose author forbids copying is read with a warning") {
    const auto folder = data();
    if (!folder) return;
    const ReadResult result = read("pdf", bytes_of(*folder / "3-awkward/pdfjs/empty_protected.pdf"));
    CHECK(result.result == 0);
    CHECK(result.warns_of("asked programs not to copy"));
}

TEST_CASE("real Word documents are the same after being written and read again") {
    const auto folder = data();
    if (!folder) return;
    for (const char* name : {"pandoc/notes.docx", "pandoc/zotero_citations.docx", "tika/NullHeader.docx",
                             "tika/footnotes.docx"}) {
        const ReadResult first = read("docx", bytes_of(*folder / "3-awkward" / name));
        INFO(name);
        CHECK(read("docx", write("docx", first.blocks)).blocks == first.blocks);
    }
}
