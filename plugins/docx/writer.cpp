// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "writer.h"

#include <algorithm>
#include <string_view>

#include "formats/plugin_kit.h"
#include "markup.h"
#include "package.h"
#include "writer_parts.h"

namespace sotto::docx {
namespace {

constexpr const char* namespaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// Word refuses a table of more columns; what is beyond stays together in the last one.
constexpr std::size_t most_columns = 63;

std::vector<std::string_view> cells_of(const sotto_block& row) {
    std::vector<std::string_view> cells;
    const std::string_view text = plugin::view(row.text);
    std::size_t start = 0;
    while (start <= text.size()) {
        const bool last = cells.size() + 1 == most_columns;
        const auto end = last ? text.size() : std::min(text.find('\t', start), text.size());
        cells.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return cells;
}

std::string style_of(const sotto_block& block) {
    const auto limited = [&](int most) { return std::to_string(std::clamp(block.level, 1, most)); };
    switch (block.kind) {
        case SOTTO_TITLE:
            return "Title";
        case SOTTO_HEADING:
            return "Heading" + limited(6);
        case SOTTO_LIST_ITEM:
            return block.level > 1 ? "ListBullet" + limited(3) : "ListBullet";
        case SOTTO_QUOTE:
            return block.level == 1 ? "QuoteAttribution" : "Quote";
        default:
            return {};
    }
}

class DocumentWriter {
public:
    DocumentWriter(const sotto_block* blocks, std::size_t count) : blocks_(blocks, blocks + count) {
        std::erase_if(blocks_, [](const sotto_block& block) {
            return block.kind == SOTTO_RECORD || block.kind == SOTTO_PROPERTY;
        });
    }

    std::string write() {
        std::size_t at = 0;
        while (at < blocks_.size()) {
            if (blocks_[at].kind == SOTTO_TABLE_ROW)
                at = table(at);
            else
                at = paragraph(at);
        }
        return pack();
    }

private:
    /// The block at `at` and the notes that follow it; gives the next one.
    std::size_t paragraph(std::size_t at) {
        const sotto_block& block = blocks_[at];
        std::string runs;
        std::size_t next = at;
        if (block.kind != SOTTO_FOOTNOTE) {
            runs = docx::runs(plugin::view(block.text), block.right_to_left != 0);
            ++next;
        }
        const bool attributed = next < blocks_.size() && block.kind == SOTTO_QUOTE && block.level != 1 &&
                                blocks_[next].kind == SOTTO_QUOTE && blocks_[next].level == 1;
        next = notes(next, runs);

        std::string properties;
        const std::string style = style_of(block);
        if (!style.empty()) properties += "<w:pStyle w:val=\"" + style + "\"/>";
        if (attributed) properties += "<w:keepNext/>";
        if (block.kind == SOTTO_LIST_ITEM && block.level > 3)
            properties += "<w:numPr><w:ilvl w:val=\"" + std::to_string(std::min(block.level, 9) - 1) +
                          "\"/><w:numId w:val=\"1\"/></w:numPr>";
        if (block.right_to_left != 0) properties += "<w:bidi/>";
        body_ += paragraph_element(properties, runs);
        return next;
    }

    /// Writes the notes from `at` on and appends their marks to `runs`; gives the next block.
    std::size_t notes(std::size_t at, std::string& runs) {
        for (; at < blocks_.size() && blocks_[at].kind == SOTTO_FOOTNOTE; ++at) {
            const std::string id = std::to_string(++last_note_);
            runs +=
                "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"" +
                id + "\"/></w:r>";
            const bool right_to_left = blocks_[at].right_to_left != 0;
            notes_ +=
                "<w:footnote w:id=\"" + id + "\">" +
                paragraph_element(
                    std::string("<w:pStyle w:val=\"FootnoteText\"/>") + (right_to_left ? "<w:bidi/>" : ""),
                    "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>"
                    "<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>" +
                        docx::runs(plugin::view(blocks_[at].text), right_to_left)) +
                "</w:footnote>";
        }
        return at;
    }

    /// The rows from `at` on that make one table; gives the next block.
    std::size_t table(std::size_t at) {
        std::size_t end = at;
        std::size_t columns = 1;
        bool in_body = false;
        for (; end < blocks_.size(); ++end) {
            if (blocks_[end].kind == SOTTO_FOOTNOTE && end > at) continue;
            if (blocks_[end].kind != SOTTO_TABLE_ROW) break;
            const bool header = blocks_[end].level == 1;
            if (header && in_body) break;
            in_body = in_body || !header;
            columns = std::max(columns, cells_of(blocks_[end]).size());
        }
        constexpr std::size_t text_width = 9'026;  // A4 without margins, in twentieths of a point
        const std::string width = std::to_string(text_width / columns);
        body_ += "<w:tbl><w:tblPr><w:tblStyle w:val=\"TableGrid\"/>";
        if (blocks_[at].right_to_left != 0) body_ += "<w:bidiVisual/>";
        body_ +=
            "<w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblLook w:val=\"0620\" w:firstRow=\"1\" w:lastRow=\"0\" "
            "w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/></w:tblPr><w:tblGrid>";
        for (std::size_t i = 0; i < columns; ++i) body_ += "<w:gridCol w:w=\"" + width + "\"/>";
        body_ += "</w:tblGrid>";
        while (at < end) at = row(at, columns, width);
        body_ += "</w:tbl>";
        // Word needs a paragraph after the last table and glues tables that touch.
        if (at == blocks_.size() || blocks_[at].kind == SOTTO_TABLE_ROW) body_ += "<w:p/>";
        return at;
    }

    std::size_t row(std::size_t at, std::size_t columns, const std::string& width) {
        const sotto_block& block = blocks_[at];
        const bool header = block.level == 1;
        const bool right_to_left = block.right_to_left != 0;
        std::vector<std::string_view> cells = cells_of(block);
        cells.resize(columns);
        std::string last_marks;
        const std::size_t next = notes(at + 1, last_marks);
        body_ += "<w:tr>";
        if (header) body_ += "<w:trPr><w:tblHeader/></w:trPr>";
        // A header row stays with the row below. Not `w:cantSplit`: with it, LibreOffice 7.4 loses all rows
        // of a table whose header row alone fits on a page.
        std::string properties = header ? "<w:keepNext/>" : "";
        if (right_to_left) properties += "<w:bidi/>";
        for (std::size_t i = 0; i < columns; ++i) {
            std::string content = runs(cells[i], right_to_left, header);
            if (i + 1 == columns) content += last_marks;
            body_ += "<w:tc><w:tcPr><w:tcW w:w=\"" + width + "\" w:type=\"dxa\"/></w:tcPr>" +
                     paragraph_element(properties, content) + "</w:tc>";
        }
        body_ += "</w:tr>";
        return next;
    }

    static std::string paragraph_element(const std::string& properties, const std::string& runs) {
        std::string result = "<w:p>";
        if (!properties.empty()) result += "<w:pPr>" + properties + "</w:pPr>";
        return result + runs + "</w:p>";
    }

    [[nodiscard]] std::string title() const {
        for (const sotto_block& block : blocks_)
            if (block.kind == SOTTO_TITLE) return escape(plugin::view(block.text));
        return {};
    }

    [[nodiscard]] std::string pack() const {
        const bool with_notes = last_note_ > 0;
        PackageWriter package;
        package.add("[Content_Types].xml", content_types(with_notes));
        package.add("_rels/.rels", package_relationships());
        package.add("docProps/app.xml", application_properties());
        package.add("docProps/core.xml", core_properties(title()));
        package.add(
            "word/document.xml",
            std::string(xml_declaration) + "<w:document" + namespaces + "><w:body>" + body_ +
                "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1440\" w:right=\"1440\" "
                "w:bottom=\"1440\" w:left=\"1440\" w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/>"
                "</w:sectPr></w:body></w:document>");
        package.add("word/_rels/document.xml.rels", document_relationships(with_notes));
        if (with_notes)
            package.add(
                "word/footnotes.xml",
                std::string(xml_declaration) + "<w:footnotes" + namespaces +
                    "><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p>"
                    "</w:footnote><w:footnote w:type=\"continuationSeparator\" w:id=\"0\"><w:p><w:r>"
                    "<w:continuationSeparator/></w:r></w:p></w:footnote>" +
                    notes_ + "</w:footnotes>");
        package.add("word/numbering.xml", numbering());
        package.add("word/settings.xml", settings(with_notes));
        package.add("word/styles.xml", style_sheet());
        package.add("word/theme/theme1.xml", theme());
        return package.finish();
    }

    std::vector<sotto_block> blocks_;
    std::string body_;
    std::string notes_;
    int last_note_ = 0;
};

}  // namespace

std::string write(const sotto_block* blocks, std::size_t count) {
    return DocumentWriter(blocks, count).write();
}

}  // namespace sotto::docx
