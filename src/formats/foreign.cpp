// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/foreign.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace sotto::formats {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::size_t at;
    std::string_view bytes;
    Foreign file;
};

constexpr auto transcribe = "have it transcribed, and import the transcript"sv;
constexpr auto save_as_docx = "save it as .docx, and import that"sv;
constexpr auto save_as_csv = "save the sheet as .csv, and import that"sv;
constexpr auto export_text = "export the transcript from it as .srt, .docx or .txt, and import that"sv;
constexpr auto recognise = "have its text recognised (OCR) and saved as .docx or .txt, and import that"sv;
constexpr auto unpack = "unpack it, and import what is in it"sv;
constexpr auto nothing_to_import = "there is no text in it to import"sv;

constexpr Foreign sound{"a sound recording"sv, transcribe};
constexpr Foreign video{"a video recording"sv, transcribe};
constexpr Foreign recording{"a recording"sv, transcribe};
constexpr Foreign picture{"a picture"sv, recognise};
constexpr Foreign rtf{"an RTF document (.rtf)"sv, save_as_docx};
constexpr Foreign old_word{"an old Word document (.doc)"sv, save_as_docx};
constexpr Foreign old_excel{"an old Excel workbook (.xls)"sv, save_as_csv};
constexpr Foreign old_slides{"an old PowerPoint presentation (.ppt)"sv, "save it as .pdf, and import that"sv};
constexpr Foreign word_perfect{"a WordPerfect document"sv, save_as_docx};
constexpr Foreign writer{"an OpenDocument text (.odt)"sv, save_as_docx};
constexpr Foreign calc{"an OpenDocument spreadsheet (.ods)"sv, save_as_csv};
constexpr Foreign impress{"an OpenDocument presentation (.odp)"sv, "save it as .pdf, and import that"sv};
constexpr Foreign excel{"an Excel workbook (.xlsx)"sv, save_as_csv};
constexpr Foreign slides{"a PowerPoint presentation (.pptx)"sv, "save it as .pdf, and import that"sv};
constexpr Foreign book{"an e-book (.epub)"sv, "save it as .docx or .html, and import that"sv};
constexpr Foreign post_script{"a PostScript document"sv, "save it as .pdf, and import that"sv};
constexpr Foreign letter{"an e-mail message"sv, "save it as .txt or .pdf, and import that"sv};
constexpr Foreign compressed{"a compressed file"sv, unpack};
constexpr Foreign archive{"an archive"sv, unpack};
constexpr Foreign ttml{"a file of TTML subtitles"sv, "convert it to .srt or .vtt, and import that"sv};
constexpr Foreign sami{"a file of SAMI subtitles (.smi)"sv, "convert it to .srt or .vtt, and import that"sv};
constexpr Foreign project{"a REFI-QDA project (.qdpx)"sv,
                          "it is a zip archive: unpack it, and import the documents in it"sv};
constexpr Foreign codebook{"a REFI-QDA codebook (.qdc)"sv,
                           "`sotto codebook STUDY import FILE` takes it in"sv};
constexpr Foreign other_analysis{"a project of another program for analysis"sv,
                                 "export its documents from there as .docx, and its codebook as .qdc"sv};
constexpr Foreign annotation{"an annotated recording"sv, export_text};

constexpr std::array signatures{
    Signature{0, "%PDF-"sv, {"a PDF document"sv, {}}},
    Signature{0, "{\\rtf"sv, rtf},
    Signature{0, "%!PS"sv, post_script},
    Signature{0, "\xFFWPC"sv, word_perfect},
    Signature{0, "\x1F\x8B"sv, compressed},
    Signature{0, "BZh"sv, compressed},
    Signature{0,
              "\xFD"
              "7zXZ"sv,
              compressed},
    Signature{0, "7z\xBC\xAF\x27\x1C"sv, archive},
    Signature{0, "Rar!\x1A"sv, archive},
    Signature{257, "ustar"sv, archive},
    Signature{0, "\x89PNG\r\n"sv, picture},
    Signature{0, "\xFF\xD8\xFF"sv, picture},
    Signature{0, "GIF8"sv, picture},
    Signature{0, "II*\0"sv, picture},
    Signature{0, "MM\0*"sv, picture},
    Signature{8, "WEBP"sv, picture},
    Signature{4, "ftyphei"sv, picture},
    Signature{0, "ID3"sv, sound},
    Signature{0, "\xFF\xFB"sv, sound},
    Signature{0, "OggS"sv, recording},
    Signature{0, "fLaC"sv, sound},
    Signature{0, "#!AMR"sv, sound},
    Signature{8, "WAVE"sv, sound},
    Signature{8, "AVI "sv, video},
    Signature{4, "ftyp"sv, recording},
    Signature{0, "\x1A\x45\xDF\xA3"sv, video},
    Signature{0, "SQLite format 3\0"sv, {"a database, such as a study of Sotto"sv, nothing_to_import}},
    Signature{0,
              "\x7F"
              "ELF"sv,
              {"a program"sv, nothing_to_import}},
    Signature{0, "MZ"sv, {"a program"sv, nothing_to_import}},
};

struct Ending {
    std::string_view ending;
    Foreign file;
};

/// For files whose content says nothing: encrypted, cut short, or without a signature of their own.
constexpr std::array endings{
    Ending{"doc"sv, old_word},
    Ending{"dot"sv, old_word},
    Ending{"rtf"sv, rtf},
    Ending{"odt"sv, writer},
    Ending{"ott"sv, writer},
    Ending{"fodt"sv, writer},
    Ending{"pages"sv, {"a Pages document (.pages)"sv, "export it as .docx, and import that"sv}},
    Ending{"numbers"sv, {"a Numbers spreadsheet (.numbers)"sv, "export it as .csv, and import that"sv}},
    Ending{"key"sv, {"a Keynote presentation (.key)"sv, "export it as .pdf, and import that"sv}},
    Ending{"gdoc"sv, {"a link to a Google document"sv, "download the document as .docx, and import that"sv}},
    Ending{"wpd"sv, word_perfect},
    Ending{"wps"sv, {"a Works document (.wps)"sv, save_as_docx}},
    Ending{"one"sv, {"a OneNote section (.one)"sv, "export it as .docx, and import that"sv}},
    Ending{"xls"sv, old_excel},
    Ending{"xlsx"sv, excel},
    Ending{"xlsm"sv, excel},
    Ending{"ods"sv, calc},
    Ending{"ppt"sv, old_slides},
    Ending{"pptx"sv, slides},
    Ending{"odp"sv, impress},
    Ending{"epub"sv, book},
    Ending{"mobi"sv, book},
    Ending{"djvu"sv, {"a scanned document (.djvu)"sv, recognise}},
    Ending{"ps"sv, post_script},
    Ending{"msg"sv, letter},
    Ending{"mp3"sv, sound},
    Ending{"m4a"sv, sound},
    Ending{"m4b"sv, sound},
    Ending{"wav"sv, sound},
    Ending{"aac"sv, sound},
    Ending{"aif"sv, sound},
    Ending{"aiff"sv, sound},
    Ending{"amr"sv, sound},
    Ending{"caf"sv, sound},
    Ending{"ds2"sv, sound},
    Ending{"dss"sv, sound},
    Ending{"flac"sv, sound},
    Ending{"oga"sv, sound},
    Ending{"ogg"sv, sound},
    Ending{"opus"sv, sound},
    Ending{"wma"sv, sound},
    Ending{"3gp"sv, recording},
    Ending{"avi"sv, video},
    Ending{"m4v"sv, video},
    Ending{"mkv"sv, video},
    Ending{"mov"sv, video},
    Ending{"mp4"sv, video},
    Ending{"mpeg"sv, video},
    Ending{"mpg"sv, video},
    Ending{"webm"sv, video},
    Ending{"wmv"sv, video},
    Ending{"bmp"sv, picture},
    Ending{"gif"sv, picture},
    Ending{"heic"sv, picture},
    Ending{"jpeg"sv, picture},
    Ending{"jpg"sv, picture},
    Ending{"png"sv, picture},
    Ending{"tif"sv, picture},
    Ending{"tiff"sv, picture},
    Ending{"webp"sv, picture},
    Ending{"7z"sv, archive},
    Ending{"rar"sv, archive},
    Ending{"tar"sv, archive},
    Ending{"zip"sv, archive},
    Ending{"gz"sv, compressed},
    Ending{"bz2"sv, compressed},
    Ending{"xz"sv, compressed},
    Ending{"smi"sv, sami},
    Ending{"ttml"sv, ttml},
    Ending{"dfxp"sv, ttml},
    Ending{"eaf"sv, annotation},
    Ending{"textgrid"sv, annotation},
    Ending{"trs"sv, annotation},
    Ending{"qdpx"sv, project},
    Ending{"qdc"sv, codebook},
    Ending{"nvp"sv, other_analysis},
    Ending{"nvpx"sv, other_analysis},
    Ending{"nvcx"sv, other_analysis},
    Ending{"mx22"sv, other_analysis},
    Ending{"mx24"sv, other_analysis},
    Ending{"mex22"sv, other_analysis},
    Ending{"mex24"sv, other_analysis},
    Ending{"hpr7"sv, other_analysis},
    Ending{"atlproj"sv, other_analysis},
    Ending{"atlasproj"sv, other_analysis},
};

bool holds(std::string_view bytes, std::string_view wanted) {
    return bytes.find(wanted) != std::string_view::npos;
}

/// ASCII as the UTF-16 that names inside an OLE file are written in.
template <std::size_t size>
bool holds_wide(std::string_view bytes, const char (&name)[size]) {
    std::array<char, 2 * (size - 1)> wide{};
    for (std::size_t i = 0; i + 1 < size; ++i) wide[2 * i] = name[i];
    return holds(bytes, std::string_view(wide.data(), wide.size()));
}

Foreign ole(std::string_view bytes) {
    if (holds_wide(bytes, "EncryptedPackage")) {
        return {"a document protected by a password"sv,
                "save a copy without the password, and import that"sv};
    }
    if (holds_wide(bytes, "WordDocument")) return old_word;
    if (holds_wide(bytes, "Workbook")) return old_excel;
    if (holds_wide(bytes, "PowerPoint Document")) return old_slides;
    if (holds_wide(bytes, "__properties_version1.0")) return letter;
    return {"an old Office document"sv, save_as_docx};
}

Foreign zip(std::string_view bytes) {
    const std::string_view start = bytes.substr(0, 4096);
    if (holds(start, "application/vnd.oasis.opendocument.text")) return writer;
    if (holds(start, "application/vnd.oasis.opendocument.spreadsheet")) return calc;
    if (holds(start, "application/vnd.oasis.opendocument.presentation")) return impress;
    if (holds(start, "application/epub+zip")) return book;
    // Names stand in the list at the end of an archive.
    const std::string_view end =
        bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 256U << 10U));
    if (holds(end, "xl/workbook.xml")) return excel;
    if (holds(end, "ppt/presentation.xml")) return slides;
    if (holds(end, "word/document.xml")) return {"a Word document (.docx)"sv, {}};
    if (holds(end, "project.qde")) return project;
    // Pages, Numbers and Keynote look alike from here; their endings part them.
    if (holds(end, "Index/Document.iwa")) return {};
    return archive;
}

Foreign xml(std::string_view bytes) {
    const std::string_view start = bytes.substr(0, 4096);
    if (holds(start, "http://www.w3.org/ns/ttml") || holds(start, "<tt ")) return ttml;
    if (holds(start, "<ANNOTATION_DOCUMENT") || holds(start, "<Trans ")) return annotation;
    if (holds(start, "urn:QDA-XML:codebook")) return codebook;
    if (holds(start, "urn:QDA-XML"))
        return {"a file of a REFI-QDA project"sv, "import the documents beside it"sv};
    if (holds(start, "<TEI")) return {"a TEI text (XML)"sv, "convert it to .html or .txt, and import that"sv};
    return {"an XML file"sv, {}};
}

}  // namespace

Foreign foreign_file(std::string_view bytes) {
    if (bytes.substr(0, 4) == "PK\x03\x04"sv || bytes.substr(0, 4) == "PK\x05\x06"sv) return zip(bytes);
    if (bytes.substr(0, 8) == "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv) return ole(bytes);
    const auto known = std::find_if(signatures.begin(), signatures.end(), [&](const Signature& signature) {
        return bytes.size() > signature.at &&
               bytes.substr(signature.at, signature.bytes.size()) == signature.bytes;
    });
    if (known != signatures.end()) return known->file;
    std::string_view start = bytes.substr(0, 3) == "\xEF\xBB\xBF"sv ? bytes.substr(3) : bytes;
    start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
    if (start.substr(0, 6) == "<SAMI>"sv) return sami;
    const bool tag = start.size() > 1 && start[0] == '<' &&
                     (start[1] == '?' || std::isalpha(static_cast<unsigned char>(start[1])) != 0);
    return tag && (start[1] == '?' || holds(start.substr(0, 65536), "</"sv)) ? xml(start) : Foreign{};
}

Foreign foreign_ending(std::string_view ending) {
    const auto known =
        std::find_if(endings.begin(), endings.end(), [&](const Ending& one) { return one.ending == ending; });
    return known == endings.end() ? Foreign{} : known->file;
}

}  // namespace sotto::formats
