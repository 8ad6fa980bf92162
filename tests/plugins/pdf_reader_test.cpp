// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "plugin_host.h"

#include <catch2/catch.hpp>
#include <cstdio>

using namespace sotto::tests;

namespace {

/// Draws text on the pages of a PDF with the built-in font Helvetica, whose widths every reader knows.
class Pdf {
public:
    Pdf& page() {
        pages_.emplace_back();
        return *this;
    }
    /// `y` counts from the top of a page of A4.
    Pdf& at(double x, double y, const std::string& text, double size = 11, bool bold = false) {
        char placed[64];
        (void)std::snprintf(placed, sizeof placed, "BT /%s %.1f Tf %.1f %.1f Td (", bold ? "B" : "R", size, x,
                            842 - y);
        std::string escaped;
        for (const char c : text)
            escaped += (c == '(' || c == ')' || c == '\\' ? "\\" : "") + std::string(1, c);
        pages_.back() += placed + escaped + ") Tj ET\n";
        return *this;
    }
    /// Lines below each other; gives where the next one would stand.
    double lines(double x, double y, const std::vector<std::string>& texts, double pitch = 14,
                 double size = 11) {
        for (const std::string& text : texts) {
            at(x, y, text, size);
            y += pitch;
        }
        return y;
    }
    std::string bytes(const std::string& more_objects = {}) const {
        std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>", "",
                                         "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
                                         "<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>"};
        std::string kids;
        for (const std::string& content : pages_) {
            kids += std::to_string(objects.size() + 1) + " 0 R ";
            objects.push_back("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents " +
                              std::to_string(objects.size() + 2) +
                              " 0 R/Resources<</Font<</R 3 0 R/B 4 0 R>>>>>>");
            objects.push_back("<</Length " + std::to_string(content.size()) + ">>stream\n" + content +
                              "endstream");
        }
        objects[1] = "<</Type/Pages/Count " + std::to_string(pages_.size()) + "/Kids[" + kids + "]>>";
        if (!more_objects.empty()) objects.push_back(more_objects);
        std::string result = "%PDF-1.4\n";
        std::string table = "0000000000 65535 f \n";
        for (std::size_t i = 0; i < objects.size(); ++i) {
            char entry[32];
            (void)std::snprintf(entry, sizeof entry, "%010zu 00000 n \n", result.size());
            table += entry;
            result += std::to_string(i + 1) + " 0 obj" + objects[i] + "endobj\n";
        }
        return result + "xref\n0 " + std::to_string(objects.size() + 1) + "\n" + table + "trailer<</Size " +
               std::to_string(objects.size() + 1) + "/Root 1 0 R>>\nstartxref\n" +
               std::to_string(result.size()) + "\n%%EOF\n";
    }

private:
    std::vector<std::string> pages_;
};

std::string outline(const Pdf& pdf) {
    const ReadResult result = read("pdf", pdf.bytes());
    CHECK(result.error.empty());
    return result.outline();
}

const std::vector<std::string> wrapped{
    "Nobody asked us before the teams came to the village and nobody has asked",
    "us since then, although we have sent four letters and although the muniti-", "ons are still there."};
const std::string wrapped_text = wrapped[0] + "\n" + wrapped[1] + "\n" + wrapped[2];

}  // namespace

TEST_CASE("a PDF's samples are recognised and read") {
    for (const sotto_sample* sample = plugin("pdf").samples; sample->file_name != nullptr; ++sample) {
        const std::string_view bytes(sample->bytes.bytes, sample->bytes.size);
        CHECK(recognises("pdf", sample->file_name, bytes) == 100);
        CHECK_THAT(read("pdf", bytes).text(),
                   Catch::Contains(std::string(sample->expected.bytes, sample->expected.size)));
    }
    CHECK(recognises("pdf", "a.txt", "no PDF") == 0);
}

TEST_CASE("lines of a PDF come together in paragraphs, parted by spacing or by a short line") {
    Pdf pdf;
    pdf.page();
    double y = pdf.lines(72, 100, wrapped);
    y = pdf.lines(72, y + 8, wrapped);
    pdf.lines(72, y, wrapped);
    CHECK(outline(pdf) == "paragraph: " + wrapped_text + "\nparagraph: " + wrapped_text +
                              "\nparagraph: " + wrapped_text + "\n");
}

TEST_CASE("an indented first line begins a paragraph of a PDF") {
    const std::string full =
        "We walked for three days until the river and on the other side of the river the";
    Pdf pdf;
    pdf.page()
        .at(72, 100, full)
        .at(72, 114, full)
        .at(90, 128, "They walked for three days until the river and on the other side of the river")
        .at(72, 142, full);
    const std::string text = outline(pdf);
    CHECK(text ==
          "paragraph: " + full + "\n" + full +
              "\nparagraph: They walked for three days until the river and on the other side of the river\n" +
              full + "\n");
}

TEST_CASE("larger and bold lines of a PDF are headings, speakers' labels are not") {
    Pdf pdf;
    pdf.page()
        .at(72, 80, "A study of advocacy", 20)
        .at(72, 120, "Method", 15)
        .at(72, 150, "Sampling", 11, true);
    const double y = pdf.lines(72, 170, wrapped);
    pdf.at(72, y + 10, "Interviewer:", 11, true);
    pdf.at(145, y + 10, "And then?");
    const ReadResult result = read("pdf", pdf.bytes());
    CHECK(result.outline() ==
          "heading 1: A study of advocacy\nheading 2: Method\nheading 3: Sampling\nparagraph: " +
              wrapped_text + "\nparagraph: Interviewer: And then?\n");
    CHECK(result.blocks.back().bold_prefix == std::string("Interviewer:").size());
}

TEST_CASE("two columns are read one after the other, below what stands across them") {
    const std::vector<std::string> left{
        "The first column of this page goes", "on for some lines, all of which are",
        "about as long as its width allows,", "so that it is a column of running",
        "text, and not a list of labels",     "beside another text."};
    const std::vector<std::string> right{
        "The second column begins beside it", "although its lines stand a little",
        "lower on the page, and it too goes", "on for some lines of running text,",
        "as a column does that a reader",     "would read after the first."};
    Pdf pdf;
    pdf.page().at(72, 80, "A title that stands across both of the columns of this page", 18);
    pdf.lines(72, 120, left);
    pdf.lines(310, 125, right);
    const ReadResult result = read("pdf", pdf.bytes());
    const std::string text = result.text();
    CHECK(text.find("A title") < text.find("The first"));
    CHECK(text.find("another text.") < text.find("The second"));
    CHECK_THAT(text,
               Catch::Contains(left[0] + "\n" + left[1]) && Catch::Contains(right[4] + "\n" + right[5]));
}

TEST_CASE("labels beside a text are read with it") {
    Pdf pdf;
    pdf.page();
    for (int i = 0; i < 5; ++i)
        pdf.at(72, 100 + 40 * i, "Amina")
            .at(150, 100 + 40 * i, "We spoke about the river and the people who live near it today.")
            .at(150, 114 + 40 * i, "It was long ago.");
    CHECK_THAT(outline(pdf), Catch::StartsWith("paragraph: Amina We spoke about the river") &&
                                 Catch::Contains("today.\nIt was long ago.\nparagraph: Amina"));
}

TEST_CASE("running heads and page numbers are taken out, and told") {
    Pdf pdf;
    const std::vector<std::string> bodies{"What they said.", "What we heard then.", "What was decided.",
                                          "And what was not."};
    for (std::size_t page = 0; page < bodies.size(); ++page)
        pdf.page()
            .at(72, 40, "Interviews of Kamal Haddad 2009")
            .at(290, 800, "Page " + std::to_string(page + 1) + " of 4")
            .at(72, 100, bodies[page]);
    const ReadResult result = read("pdf", pdf.bytes());
    CHECK(result.outline() ==
          "paragraph: What they said.\nparagraph: What we heard then.\nparagraph: What was decided.\n"
          "paragraph: And what was not.\n");
    CHECK(result.warns_of("8 running heads"));
    CHECK(result.has_property("running head", "Interviews of Kamal Haddad 2009"));
    REQUIRE(result.blocks.size() == 4);
    CHECK(result.blocks[3].page == 4);
}

TEST_CASE("heads that change with the chapter are known by the page number they bear") {
    Pdf pdf;
    const std::vector<std::string> chapters{"Aims", "Method", "Voices", "Findings", "Lessons"};
    for (std::size_t page = 0; page < chapters.size(); ++page) {
        pdf.page().at(72, 40, chapters[page] + " of the study " + std::to_string(17 + page));
        pdf.lines(72, 100, {"What is said under the head of " + chapters[page] + "."});
    }
    const ReadResult result = read("pdf", pdf.bytes());
    CHECK(result.blocks.size() == 5);
    CHECK_THAT(result.text(), !Catch::Contains("of the study"));
    CHECK(result.has_property("running head", "Voices of the study 19"));
}

TEST_CASE("the first line of a page is no head because it says the same twice") {
    Pdf pdf;
    pdf.page().at(72, 100, "Interviewer: And then?").at(72, 130, "One answer.");
    pdf.page().at(72, 140, "Interviewer: And then?").at(72, 170, "Another answer.");
    CHECK(outline(pdf) ==
          "paragraph: Interviewer: And then?\nparagraph: One answer.\nparagraph: Interviewer: And then?\n"
          "paragraph: Another answer.\n");
}

TEST_CASE("a paragraph that runs over the end of a page is one, and its page's notes follow it") {
    Pdf pdf;
    pdf.page().at(72, 700, wrapped[0]).at(72, 714, wrapped[1]);
    pdf.at(72, 760, "1 See the letters of 2009.", 8);
    pdf.at(72, 770, "2 In the archive.", 8);
    pdf.page().at(72, 100, wrapped[2]);
    const ReadResult result = read("pdf", pdf.bytes());
    CHECK(result.outline() ==
          "paragraph: " + wrapped_text + "\nnote: 1 See the letters of 2009.\nnote: 2 In the archive.\n");
    CHECK(result.blocks.front().page == 1);
}

TEST_CASE("a note's raised number is parted from its word, an exponent is not") {
    Pdf pdf;
    pdf.page()
        .at(72, 100, "The Convention")
        .at(146.5, 96, "19", 6.5)
        .at(154, 100, "covers 5 km")
        .at(214, 96, "2", 6.5);
    CHECK(outline(pdf) == "paragraph: The Convention 19 covers 5 km²\n");
}

TEST_CASE("numbers that count lines in the margin are taken out") {
    Pdf pdf;
    pdf.page();
    for (int i = 0; i < 20; ++i)
        pdf.at(40, 80 + 30 * i, std::to_string(i + 1), 8)
            .at(72, 80 + 30 * i, "Amina: this is what I said, number " + std::to_string(30 - i) + ".");
    const ReadResult result = read("pdf", pdf.bytes());
    REQUIRE(result.blocks.size() == 20);
    CHECK(result.blocks[4].text == "Amina: this is what I said, number 26.");
    CHECK(result.warns_of("20 numbers beside the text"));
}

TEST_CASE("items with bullets and numbers are a list, with levels") {
    Pdf pdf;
    pdf.page()
        .at(72, 100, "\267")
        .at(86, 100, "First item")
        .at(90, 114, "\267")
        .at(104, 114, "Below it")
        .at(72, 128, "\267")
        .at(86, 128, "Second item")
        .at(72, 160, "1.")
        .at(86, 160, "A numbered one");
    CHECK(outline(pdf) ==
          "item 1: First item\nitem 2: Below it\nitem 1: Second item\nitem 1: 1. A numbered one\n");
}

TEST_CASE("rows of short cells are a table") {
    Pdf pdf;
    pdf.page();
    for (int i = 0; i < 4; ++i)
        pdf.at(72, 100 + 14 * i, "Village " + std::to_string(i))
            .at(200, 100 + 14 * i, std::to_string(i * 7))
            .at(300, 100 + 14 * i, "yes");
    CHECK_THAT(outline(pdf), Catch::StartsWith("row: Village 0\t0\tyes\nrow: Village 1\t7\tyes\n"));
}

TEST_CASE("remarks and links of a PDF are told as properties") {
    Pdf pdf;
    pdf.page().at(72, 100, "Text");
    const ReadResult result =
        read("pdf", pdf.bytes("<</Type/Annot/Subtype/Text/Contents(Ask \\(Maria\\) "
                              "again)/T<FEFF004900640061>/A<</URI(https://example.org/m)>>>>"));
    CHECK(result.has_property("annotation", "Ask (Maria) again"));
    CHECK(result.has_property("annotation author", "Ida"));
    CHECK(result.has_property("link", "https://example.org/m"));
}

TEST_CASE("a PDF without text gives no blocks and no error") {
    Pdf pdf;
    pdf.page();
    const ReadResult result = read("pdf", pdf.bytes());
    CHECK(result.result == 0);
    CHECK(result.blocks.empty());
}

TEST_CASE("a PDF cut off or changed anywhere never crashes") {
    const std::string_view whole(plugin("pdf").samples[0].bytes.bytes, plugin("pdf").samples[0].bytes.size);
    for (std::size_t at = 0; at < whole.size(); at += 5) {
        const ReadResult cut = read("pdf", whole.substr(0, at));
        CHECK((cut.result == 0 || !cut.error.empty()));
        std::string changed(whole);
        changed[at] = static_cast<char>(changed[at] ^ 0x5A);
        const ReadResult other = read("pdf", changed);
        CHECK((other.result == 0 || !other.error.empty()));
    }
}
