// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "plugin_host.h"
#include "zip_builder.h"

#include <catch2/catch.hpp>

using namespace sotto::tests;

namespace {

std::string outline(const std::string& body, const Parts& parts = {}) {
    const ReadResult result = read("docx", docx(body, parts));
    CHECK(result.error.empty());
    CHECK(result.result == 0);
    return result.outline();
}

std::string run(const std::string& text, const std::string& properties = {}) {
    return "<w:r>" + (properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>") +
           "<w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

}  // namespace

TEST_CASE("a Word document's samples are recognised and read") {
    for (const sotto_sample* sample = plugin("docx").samples; sample->file_name != nullptr; ++sample) {
        const std::string_view bytes(sample->bytes.bytes, sample->bytes.size);
        CHECK(recognises("docx", sample->file_name, bytes) >= 90);
        CHECK_THAT(read("docx", bytes).text(),
                   Catch::Contains(std::string(sample->expected.bytes, sample->expected.size)));
    }
}

TEST_CASE("headings are known by outline level, by style name and by a style's parents") {
    const std::string styles = word_part(
        "styles",
        "<w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Titre2\"><w:name w:val=\"Titre 2\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Mine\"><w:name w:val=\"My own\"/><w:basedOn "
        "w:val=\"berschrift1\"/></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Deep\"><w:name w:val=\"Deep\"/><w:pPr><w:outlineLvl "
        "w:val=\"2\"/></w:pPr></w:style>"
        "<w:style w:type=\"paragraph\" w:styleId=\"Titel\"><w:name w:val=\"Title\"/></w:style>");
    CHECK(outline(
              paragraph("The report", "<w:pStyle w:val=\"Titel\"/>") +
                  paragraph("One", "<w:pStyle w:val=\"berschrift1\"/>") +
                  paragraph("Two", "<w:pStyle w:val=\"Titre2\"/>") +
                  paragraph("Inherited", "<w:pStyle w:val=\"Mine\"/>") +
                  paragraph("By style's level", "<w:pStyle w:val=\"Deep\"/>") +
                  paragraph("By its own level", "<w:outlineLvl w:val=\"3\"/>") +
                  paragraph("Body after all", "<w:pStyle w:val=\"berschrift1\"/><w:outlineLvl w:val=\"9\"/>"),
              {{"word/styles.xml", styles}}) ==
          "title: The report\nheading 1: One\nheading 2: Two\nheading 1: Inherited\nheading 3: By style's "
          "level\n"
          "heading 4: By its own level\nparagraph: Body after all\n");
}

TEST_CASE("list items keep their level, and a list can be ended by number 0") {
    CHECK(outline(paragraph("One", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"3\"/></w:numPr>") +
                  paragraph("Below", "<w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"3\"/></w:numPr>") +
                  paragraph("Not in it", "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>")) ==
          "item 1: One\nitem 2: Below\nparagraph: Not in it\n");
}

TEST_CASE("a table of turns comes as rows with tabs, a table of one column as its paragraphs") {
    const auto cell = [](const std::string& content) { return "<w:tc><w:tcPr/>" + content + "</w:tc>"; };
    CHECK(outline("<w:tbl><w:tblPr/><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell(paragraph("Who")) +
                  cell(paragraph("What")) + "</w:tr><w:tr>" + cell(paragraph("R1:", "", "<w:b/>")) +
                  cell(paragraph("First.") + paragraph("Then\tmore.")) + "</w:tr></w:tbl>" + "<w:tbl><w:tr>" +
                  cell(paragraph("A box") + paragraph("of text")) + "</w:tr></w:tbl>") ==
          "row 1: Who\tWhat\nrow: R1:\tFirst.\nThen more.\nparagraph: A box\nparagraph: of text\n");
}

TEST_CASE("a table inside a cell goes into the cell") {
    CHECK(outline("<w:tbl><w:tr><w:tc><w:tbl><w:tr><w:tc>" + paragraph("a") + "</w:tc><w:tc>" +
                  paragraph("b") + "</w:tc></w:tr></w:tbl><w:p/></w:tc><w:tc>" + paragraph("c") +
                  "</w:tc></w:tr></w:tbl>") == "row: a b\tc\n");
}

TEST_CASE("a speaker's label in bold is told by its length in bytes") {
    const ReadResult result = read(
        "docx", docx("<w:p>" + run("José: ", "<w:b/>") + run("Not in bold.") + "</w:p>" +
                     paragraph("All of it", "", "<w:b/>") + paragraph("None", "", "<w:b w:val=\"0\"/>")));
    REQUIRE(result.blocks.size() == 3);
    CHECK(result.blocks[0].bold_prefix == std::string("José: ").size());
    CHECK(result.blocks[1].bold_prefix == std::string("All of it").size());
    CHECK(result.blocks[2].bold_prefix == 0);
}

TEST_CASE("notes follow their paragraph, and their marks do not glue to a word") {
    const std::string footnotes = word_part(
        "footnotes",
        "<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>"
        "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r>" +
            run(" Said in 2009.") + "</w:p></w:footnote><w:footnote w:id=\"3\">" + paragraph("Lost note") +
            "</w:footnote>");
    const std::string endnotes = word_part("endnotes", "<w:endnote w:id=\"1\">" + paragraph("At the end") +
                                                           paragraph("of two") + "</w:endnote>");
    const ReadResult result =
        read("docx",
             docx("<w:p>" + run("A word") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>" + run(" goes on") +
                      "<w:r><w:endnoteReference w:customMarkFollows=\"1\" w:id=\"1\"/><w:t>*</w:t></w:r>" +
                      run(".") + "</w:p>" + paragraph("Next."),
                  {{"word/footnotes.xml", footnotes}, {"word/endnotes.xml", endnotes}}));
    CHECK(result.outline() ==
          "paragraph: A word goes on.\nnote: Said in 2009.\nnote: At the end\nof two\nparagraph: Next.\n");
    CHECK(result.has_property("note without a reference", "Lost note"));
}

TEST_CASE("insertions are text, deletions are told apart, moved text comes once") {
    const ReadResult result =
        read("docx",
             docx("<w:p>" + run("We ") +
                  "<w:del w:id=\"1\" w:author=\"A. Nyman\"><w:r><w:delText>never </w:delText></w:r></w:del>" +
                  "<w:ins w:id=\"2\">" + run("always ") + "</w:ins>" + run("asked.") + "</w:p>" +
                  "<w:p><w:moveFrom w:id=\"3\">" + run("It moved.") +
                  "</w:moveFrom></w:p><w:p><w:moveTo w:id=\"4\">" + run("It moved.") + "</w:moveTo></w:p>"));
    CHECK(result.outline() == "paragraph: We always asked.\nparagraph: It moved.\n");
    CHECK(result.has_property("deleted text", "never"));
    CHECK(result.warns_of("1 passage that an author deleted"));
}

TEST_CASE("a paragraph whose end was deleted goes on in the next one") {
    CHECK(outline("<w:p><w:pPr><w:rPr><w:del w:id=\"1\"/></w:rPr></w:pPr>" + run("One ") + "</w:p>" +
                  paragraph("two.")) == "paragraph: One two.\n");
}

TEST_CASE("hidden text is no part of the text, but told") {
    const std::string styles = word_part("styles",
                                         "<w:style w:type=\"character\" w:styleId=\"Secret\"><w:name "
                                         "w:val=\"Secret\"/><w:rPr><w:vanish/></w:rPr></w:style>");
    const ReadResult result =
        read("docx", docx("<w:p>" + run("Seen") + run(" her name", "<w:vanish/>") +
                              run(" and address", "<w:rStyle w:val=\"Secret\"/>") + run(".") + "</w:p>",
                          {{"word/styles.xml", styles}}));
    CHECK(result.outline() == "paragraph: Seen.\n");
    CHECK(result.has_property("hidden text", "her name and address"));
    CHECK(result.warns_of("hidden text"));
}

TEST_CASE("a text box is read once although it is written twice") {
    const std::string box = "<w:txbxContent>" + paragraph("In the box") + "</w:txbxContent>";
    CHECK(outline("<w:p>" + run("Before the box") +
                  "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>" + box +
                  "</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>" + box +
                  "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + run(", after it.") +
                  "</w:p>") == "paragraph: Before the box, after it.\nparagraph: In the box\n");
}

TEST_CASE("a field shows its result; its instruction is told") {
    const auto character = [](const std::string& type) {
        return "<w:r><w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
    };
    const ReadResult result = read(
        "docx", docx("<w:p>" + run("See ") + character("begin") +
                     "<w:r><w:instrText>ADDIN CITE {\"author\":\"Okello\"}</w:instrText></w:r>" +
                     character("separate") + run("(O. 2009)") + character("end") + run(".") + "</w:p><w:p>" +
                     "<w:fldSimple w:instr=\" PAGE \">" + run("7") + "</w:fldSimple></w:p>"));
    CHECK(result.outline() == "paragraph: See (O. 2009).\nparagraph: 7\n");
    CHECK(result.has_property("field", "ADDIN CITE {\"author\":\"Okello\"}"));
}

TEST_CASE("a field that is never ended does not swallow the rest of the document") {
    CHECK(outline("<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r></w:p>" + paragraph("Still here.")) ==
          "paragraph: Still here.\n");
}

TEST_CASE("hyphens, breaks, tabs and symbols become characters") {
    CHECK(outline("<w:p><w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>operation "
                  "op</w:t><w:softHyphen/><w:t>tional</w:t><w:br/>"
                  "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:sym w:font=\"Symbol\" w:char=\"F061\"/><w:sym "
                  "w:font=\"Wingdings\" "
                  "w:char=\"F0FC\"/></w:r></w:p>") == "paragraph: co\u2011operation optional\na\tbα✓\n");
}

TEST_CASE("comments, margins, properties, links and alternative texts leave with the file and are told") {
    const std::string comments =
        word_part("comments", "<w:comment w:id=\"0\" w:author=\"Ida Berg\" w:initials=\"IB\">" +
                                  paragraph("Ask her again") + "</w:comment>");
    const ReadResult result = read(
        "docx",
        docx("<w:p>" + run("Text") +
                 "<w:r><w:drawing><wp:docPr id=\"1\" name=\"maria.jpg\" descr=\"Maria at "
                 "home\"/></w:drawing></w:r></w:p>",
             {{"word/comments.xml", comments},
              {"word/header1.xml", word_part("hdr", paragraph("Confidential"))},
              {"word/footer1.xml", word_part("ftr", paragraph("Page"))},
              {"docProps/core.xml",
               "<cp:coreProperties xmlns:cp=\"x\" xmlns:dc=\"y\"><dc:creator>Ida "
               "Berg</dc:creator></cp:coreProperties>"},
              {"docProps/app.xml", "<Properties><Company>Berg Ltd</Company><Pages>3</Pages></Properties>"},
              {"docProps/custom.xml",
               "<Properties xmlns:vt=\"z\"><property "
               "name=\"Interviewee\"><vt:lpwstr>Maria</vt:lpwstr></property></Properties>"},
              {"word/charts/chart1.xml", "<c:chart xmlns:c=\"c\"><c:v>Village A</c:v></c:chart>"},
              {"word/_rels/header1.xml.rels",
               "<Relationships><Relationship Id=\"r1\" Type=\"x/hyperlink\" "
               "Target=\"https://example.org/maria\" "
               "TargetMode=\"External\"/></Relationships>"}}));
    CHECK(result.outline() == "paragraph: Text\n");
    CHECK(result.has_property("comment", "Ask her again"));
    CHECK(result.has_property("comment author", "Ida Berg"));
    CHECK(result.has_property("header", "Confidential"));
    CHECK(result.has_property("footer", "Page"));
    CHECK(result.has_property("creator", "Ida Berg"));
    CHECK(result.has_property("Company", "Berg Ltd"));
    CHECK(result.properties.count("Pages") == 0);
    CHECK(result.has_property("Interviewee", "Maria"));
    CHECK(result.has_property("alt text", "Maria at home"));
    CHECK(result.has_property("picture name", "maria.jpg"));
    CHECK(result.has_property("link", "https://example.org/maria"));
    CHECK(result.has_property("word/charts/chart1.xml", "Village A"));
}

TEST_CASE("content controls and links are text, prompts are not") {
    CHECK(outline("<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:sdt><w:sdtContent>" + run("Chosen") +
                  "</w:sdtContent></w:sdt><w:hyperlink r:id=\"rId9\">" + run(" link") +
                  "</w:hyperlink></w:p></w:sdtContent></w:sdt>"
                  "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>" +
                  paragraph("Click here") + "</w:sdtContent></w:sdt>") == "paragraph: Chosen link\n");
}

TEST_CASE("the strict variant of the standard is read like the common one") {
    const std::string strict =
        "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body>" +
        paragraph("Strict", "<w:outlineLvl w:val=\"0\"/>") + "</w:body></w:document>";
    const std::string relationships =
        "<Relationships><Relationship Id=\"r1\" "
        "Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" "
        "Target=\"/content/main.xml\"/></Relationships>";
    CHECK(read("docx", zip({{"_rels/.rels", relationships}, {"content/main.xml", strict}})).outline() ==
          "heading 1: Strict\n");
}

TEST_CASE("a Word document without text gives no blocks and no error") {
    const ReadResult result =
        read("docx", docx("<w:p/><w:p><w:r><w:t xml:space=\"preserve\">  </w:t></w:r></w:p>"));
    CHECK(result.result == 0);
    CHECK(result.blocks.empty());
}

TEST_CASE("a plugin stops when the host has enough") {
    const std::string bytes = docx(paragraph("One") + paragraph("Two") + paragraph("Three"));
    int taken = 0;
    sotto_read_host host{};
    host.context = &taken;
    host.block = [](void* context, const sotto_block*) { return ++*static_cast<int*>(context) < 2 ? 0 : 1; };
    host.warning = [](void*, sotto_text) {};
    host.error = [](void*, sotto_text) { FAIL("nothing is wrong"); };
    CHECK(plugin("docx").read({"a.docx", 6}, {bytes.data(), bytes.size()}, &host) == 0);
    CHECK(taken == 2);
}
