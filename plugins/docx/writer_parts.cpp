// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "writer_parts.h"

#include <array>

namespace sotto::docx {
namespace {

constexpr const char* main_namespace =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
constexpr const char* relationship_types =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
constexpr const char* word_types = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string relationship(int id, const std::string& type, const std::string& target) {
    return "<Relationship Id=\"rId" + std::to_string(id) + "\" Type=\"" + type + "\" Target=\"" + target +
           "\"/>";
}

std::string relationships(const std::string& content) {
    return std::string(xml_declaration) +
           "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           content + "</Relationships>";
}

std::string override_type(const std::string& part, const std::string& type) {
    return "<Override PartName=\"/" + part + "\" ContentType=\"" + type + "\"/>";
}

std::string paragraph_style(const std::string& id, const std::string& name, const std::string& based_on,
                            const std::string& next, const std::string& paragraph, const std::string& run) {
    std::string result =
        "<w:style w:type=\"paragraph\" w:styleId=\"" + id + "\"><w:name w:val=\"" + name + "\"/>";
    result += "<w:basedOn w:val=\"" + based_on + "\"/>";
    if (!next.empty()) result += "<w:next w:val=\"" + next + "\"/>";
    result += "<w:uiPriority w:val=\"9\"/><w:qFormat/>";
    if (!paragraph.empty()) result += "<w:pPr>" + paragraph + "</w:pPr>";
    if (!run.empty()) result += "<w:rPr>" + run + "</w:rPr>";
    return result + "</w:style>";
}

std::string size(int half_points) {
    const std::string value = std::to_string(half_points);
    return "<w:sz w:val=\"" + value + "\"/><w:szCs w:val=\"" + value + "\"/>";
}

std::string heading(int level, int half_points, int before) {
    const std::string number = std::to_string(level);
    return paragraph_style("Heading" + number, "heading " + number, "Normal", "Normal",
                           "<w:keepNext/><w:keepLines/><w:spacing w:before=\"" + std::to_string(before) +
                               "\" w:after=\"80\"/><w:outlineLvl w:val=\"" + std::to_string(level - 1) +
                               "\"/>",
                           "<w:rFonts w:asciiTheme=\"majorHAnsi\" w:eastAsiaTheme=\"majorEastAsia\" "
                           "w:hAnsiTheme=\"majorHAnsi\" w:cstheme=\"majorBidi\"/><w:b/><w:bCs/>" +
                               size(half_points));
}

std::string bullet_list(const std::string& id, const std::string& name, int level) {
    return paragraph_style(id, name, "Normal", "",
                           "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) +
                               "\"/><w:numId w:val=\"1\"/></w:numPr><w:contextualSpacing/>",
                           "");
}

/// Fonts by script as Microsoft's own theme names them, so that every script has one that covers it.
std::string fonts(const char* tag, const char* latin, bool headings) {
    struct ScriptFont {
        const char* script;
        const char* heading;
        const char* body;
    };
    constexpr std::array<ScriptFont, 22> scripts{{
        {"Jpan", "游ゴシック Light", "游明朝"},
        {"Hang", "맑은 고딕", "맑은 고딕"},
        {"Hans", "等线 Light", "等线"},
        {"Hant", "新細明體", "新細明體"},
        {"Arab", "Times New Roman", "Arial"},
        {"Hebr", "Times New Roman", "Arial"},
        {"Thai", "Angsana New", "Cordia New"},
        {"Ethi", "Nyala", "Nyala"},
        {"Beng", "Vrinda", "Vrinda"},
        {"Gujr", "Shruti", "Shruti"},
        {"Khmr", "MoolBoran", "DaunPenh"},
        {"Knda", "Tunga", "Tunga"},
        {"Guru", "Raavi", "Raavi"},
        {"Laoo", "DokChampa", "DokChampa"},
        {"Mymr", "Myanmar Text", "Myanmar Text"},
        {"Mlym", "Kartika", "Kartika"},
        {"Deva", "Mangal", "Mangal"},
        {"Taml", "Latha", "Latha"},
        {"Telu", "Gautami", "Gautami"},
        {"Sinh", "Iskoola Pota", "Iskoola Pota"},
        {"Tibt", "Microsoft Himalaya", "Microsoft Himalaya"},
        {"Geor", "Sylfaen", "Sylfaen"},
    }};
    std::string result = std::string("<a:") + tag + "><a:latin typeface=\"" + latin +
                         "\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>";
    for (const ScriptFont& each : scripts)
        result += std::string("<a:font script=\"") + each.script + "\" typeface=\"" +
                  (headings ? each.heading : each.body) + "\"/>";
    return result + "</a:" + tag + ">";
}

}  // namespace

std::string content_types(bool with_notes) {
    const std::string word = word_types;
    std::string result =
        std::string(xml_declaration) +
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">" +
        "<Default Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>" +
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>" +
        override_type("docProps/app.xml",
                      "application/vnd.openxmlformats-officedocument.extended-properties+xml") +
        override_type("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml") +
        override_type("word/document.xml", word + "document.main+xml");
    if (with_notes) result += override_type("word/footnotes.xml", word + "footnotes+xml");
    result +=
        override_type("word/numbering.xml", word + "numbering+xml") +
        override_type("word/settings.xml", word + "settings+xml") +
        override_type("word/styles.xml", word + "styles+xml") +
        override_type("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml");
    return result + "</Types>";
}

std::string package_relationships() {
    const std::string types = relationship_types;
    return relationships(
        relationship(1, types + "officeDocument", "word/document.xml") +
        relationship(2,
                     "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
                     "docProps/core.xml") +
        relationship(3, types + "extended-properties", "docProps/app.xml"));
}

std::string document_relationships(bool with_notes) {
    const std::string types = relationship_types;
    std::string result = relationship(1, types + "styles", "styles.xml") +
                         relationship(2, types + "numbering", "numbering.xml") +
                         relationship(3, types + "settings", "settings.xml") +
                         relationship(4, types + "theme", "theme/theme1.xml");
    if (with_notes) result += relationship(5, types + "footnotes", "footnotes.xml");
    return relationships(result);
}

std::string application_properties() {
    return std::string(xml_declaration) +
           "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties\">"
           "<Application>Sotto</Application></Properties>";
}

std::string core_properties(const std::string& title) {
    std::string result =
        std::string(xml_declaration) +
        "<cp:coreProperties "
        "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
        "xmlns:dc=\"http://purl.org/dc/elements/1.1/\">";
    if (!title.empty()) result += "<dc:title>" + title + "</dc:title>";
    return result + "</cp:coreProperties>";
}

std::string numbering() {
    constexpr std::array marks{"•", "◦", "▪"};
    std::string levels;
    for (int level = 0; level < 9; ++level) {
        const int indent = 360 * (level + 1);
        levels += "<w:lvl w:ilvl=\"" + std::to_string(level) +
                  "\"><w:start w:val=\"1\"/><w:numFmt w:val=\"bullet\"/>" +
                  (level < 3 ? "<w:pStyle w:val=\"ListBullet" +
                                   (level == 0 ? "" : std::to_string(level + 1)) + "\"/>"
                             : std::string()) +
                  "<w:lvlText w:val=\"" + marks[static_cast<std::size_t>(level) % marks.size()] +
                  "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"" + std::to_string(indent) +
                  "\" w:hanging=\"360\"/></w:pPr></w:lvl>";
    }
    return std::string(xml_declaration) + "<w:numbering" + main_namespace +
           "><w:abstractNum w:abstractNumId=\"0\"><w:multiLevelType w:val=\"hybridMultilevel\"/>" + levels +
           "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
}

std::string settings(bool with_notes) {
    std::string result =
        std::string(xml_declaration) + "<w:settings" + main_namespace +
        "><w:removePersonalInformation/><w:removeDateAndTime/><w:defaultTabStop w:val=\"708\"/>";
    if (with_notes)
        result += "<w:footnotePr><w:footnote w:id=\"-1\"/><w:footnote w:id=\"0\"/></w:footnotePr>";
    return result +
           "<w:compat><w:compatSetting w:name=\"compatibilityMode\" "
           "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>";
}

std::string style_sheet() {
    std::string result =
        std::string(xml_declaration) + "<w:styles" + main_namespace +
        "><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme=\"minorHAnsi\" "
        "w:eastAsiaTheme=\"minorEastAsia\" "
        "w:hAnsiTheme=\"minorHAnsi\" w:cstheme=\"minorBidi\"/>" +
        size(22) +
        // No language: the text has several, and a spelling checker's guess helps nobody.
        "<w:lang w:val=\"x-none\" w:eastAsia=\"x-none\" "
        "w:bidi=\"x-none\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        "<w:spacing w:after=\"120\" w:line=\"264\" "
        "w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
        "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
        "w:val=\"Normal\"/><w:qFormat/>"
        "</w:style>"
        "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\"><w:name "
        "w:val=\"Default Paragraph Font\"/><w:uiPriority w:val=\"1\"/><w:semiHidden/></w:style>"
        "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/>"
        "<w:uiPriority w:val=\"99\"/><w:semiHidden/><w:tblPr><w:tblInd w:w=\"0\" "
        "w:type=\"dxa\"/><w:tblCellMar>"
        "<w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" w:type=\"dxa\"/><w:bottom w:w=\"0\" "
        "w:type=\"dxa\"/>"
        "<w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>"
        "<w:style w:type=\"numbering\" w:default=\"1\" w:styleId=\"NoList\"><w:name w:val=\"No List\"/>"
        "<w:uiPriority w:val=\"99\"/><w:semiHidden/></w:style>";
    result +=
        paragraph_style("Title", "Title", "Normal", "Normal", "<w:keepNext/><w:spacing w:after=\"240\"/>",
                        "<w:rFonts w:asciiTheme=\"majorHAnsi\" w:eastAsiaTheme=\"majorEastAsia\" "
                        "w:hAnsiTheme=\"majorHAnsi\" w:cstheme=\"majorBidi\"/>" +
                            size(48));
    result += heading(1, 32, 360) + heading(2, 27, 280) + heading(3, 24, 240) + heading(4, 22, 200) +
              heading(5, 22, 160) + heading(6, 22, 160);
    result += paragraph_style("Quote", "Quote", "Normal", "Normal",
                              "<w:spacing w:before=\"120\"/><w:ind w:left=\"567\" w:right=\"567\"/>", "");
    result += paragraph_style("QuoteAttribution", "Quote Attribution", "Quote", "Normal",
                              "<w:spacing w:before=\"0\" w:after=\"240\"/>",
                              "<w:color w:val=\"595959\"/>" + size(20));
    result += bullet_list("ListBullet", "List Bullet", 0) + bullet_list("ListBullet2", "List Bullet 2", 1) +
              bullet_list("ListBullet3", "List Bullet 3", 2);
    result += paragraph_style("FootnoteText", "footnote text", "Normal", "",
                              "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>", size(18));
    result +=
        "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/>"
        "<w:basedOn w:val=\"DefaultParagraphFont\"/><w:uiPriority w:val=\"99\"/><w:rPr>"
        "<w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>";
    std::string borders;
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
        borders +=
            std::string("<w:") + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"A6A6A6\"/>";
    result +=
        "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/>"
        "<w:basedOn w:val=\"TableNormal\"/><w:uiPriority w:val=\"39\"/><w:pPr><w:spacing w:before=\"40\" "
        "w:after=\"40\" w:line=\"240\" w:lineRule=\"auto\"/></w:pPr><w:tblPr><w:tblBorders>" +
        borders + "</w:tblBorders></w:tblPr></w:style>";
    return result + "</w:styles>";
}

std::string theme() {
    std::string colours;
    constexpr std::array<std::array<const char*, 2>, 12> palette{{{"dk1", "000000"},
                                                                  {"lt1", "FFFFFF"},
                                                                  {"dk2", "44546A"},
                                                                  {"lt2", "E7E6E6"},
                                                                  {"accent1", "4472C4"},
                                                                  {"accent2", "ED7D31"},
                                                                  {"accent3", "A5A5A5"},
                                                                  {"accent4", "FFC000"},
                                                                  {"accent5", "5B9BD5"},
                                                                  {"accent6", "70AD47"},
                                                                  {"hlink", "0563C1"},
                                                                  {"folHlink", "954F72"}}};
    for (const auto& [name, value] : palette)
        colours += std::string("<a:") + name + "><a:srgbClr val=\"" + value + "\"/></a:" + name + ">";
    const auto thrice = [](const std::string& element) { return element + element + element; };
    const std::string fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    return std::string(xml_declaration) +
           "<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
           "name=\"Sotto\"><a:themeElements>"
           "<a:clrScheme name=\"Sotto\">" +
           colours + "</a:clrScheme><a:fontScheme name=\"Sotto\">" +
           fonts("majorFont", "Calibri Light", true) + fonts("minorFont", "Calibri", false) +
           "</a:fontScheme><a:fmtScheme name=\"Sotto\"><a:fillStyleLst>" + thrice(fill) +
           "</a:fillStyleLst><a:lnStyleLst>" + thrice("<a:ln w=\"6350\">" + fill + "</a:ln>") +
           "</a:lnStyleLst><a:effectStyleLst>" + thrice("<a:effectStyle><a:effectLst/></a:effectStyle>") +
           "</a:effectStyleLst><a:bgFillStyleLst>" + thrice(fill) +
           "</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>";
}

}  // namespace sotto::docx
