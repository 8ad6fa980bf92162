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
    std::string_view kind;
};

constexpr std::array signatures{
    Signature{0, "%PDF-"sv, "a PDF document"sv},
    Signature{0, "{\\rtf"sv, "an RTF document"sv},
    Signature{0, "%!PS"sv, "a PostScript document"sv},
    Signature{0, "\xFFWPC"sv, "a WordPerfect document"sv},
    Signature{0, "\x1F\x8B"sv, "a compressed file (gzip)"sv},
    Signature{0, "BZh"sv, "a compressed file (bzip2)"sv},
    Signature{0,
              "\xFD"
              "7zXZ"sv,
              "a compressed file (xz)"sv},
    Signature{0, "7z\xBC\xAF\x27\x1C"sv, "an archive (7z)"sv},
    Signature{0, "Rar!\x1A"sv, "an archive (RAR)"sv},
    Signature{257, "ustar"sv, "an archive (tar)"sv},
    Signature{0, "\x89PNG\r\n"sv, "a picture (PNG); text in pictures needs OCR first"sv},
    Signature{0, "\xFF\xD8\xFF"sv, "a picture (JPEG); text in pictures needs OCR first"sv},
    Signature{0, "GIF8"sv, "a picture (GIF)"sv},
    Signature{0, "II*\0"sv, "a picture (TIFF); text in pictures needs OCR first"sv},
    Signature{0, "MM\0*"sv, "a picture (TIFF); text in pictures needs OCR first"sv},
    Signature{8, "WEBP"sv, "a picture (WebP)"sv},
    Signature{0, "ID3"sv, "a sound recording; it has to be transcribed first"sv},
    Signature{0, "\xFF\xFB"sv, "a sound recording; it has to be transcribed first"sv},
    Signature{0, "OggS"sv, "a recording; it has to be transcribed first"sv},
    Signature{0, "fLaC"sv, "a sound recording; it has to be transcribed first"sv},
    Signature{8, "WAVE"sv, "a sound recording; it has to be transcribed first"sv},
    Signature{8, "AVI "sv, "a video recording; it has to be transcribed first"sv},
    Signature{4, "ftyp"sv, "a recording (MP4); it has to be transcribed first"sv},
    Signature{0, "\x1A\x45\xDF\xA3"sv, "a video recording; it has to be transcribed first"sv},
    Signature{0, "SQLite format 3\0"sv, "a database"sv},
    Signature{0,
              "\x7F"
              "ELF"sv,
              "a program"sv},
    Signature{0, "MZ"sv, "a program"sv},
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

std::string_view kind_of_ole(std::string_view bytes) {
    if (holds_wide(bytes, "EncryptedPackage")) {
        return "a document protected by a password; save a copy without the password and import that"sv;
    }
    if (holds_wide(bytes, "WordDocument")) return "an old Word document (.doc); save it as .docx"sv;
    if (holds_wide(bytes, "Workbook")) return "an old Excel workbook (.xls); save it as .csv"sv;
    if (holds_wide(bytes, "PowerPoint Document")) return "an old PowerPoint presentation (.ppt)"sv;
    if (holds_wide(bytes, "__properties_version1.0")) return "an Outlook message (.msg)"sv;
    return "an old Office document"sv;
}

std::string_view kind_of_zip(std::string_view bytes) {
    const std::string_view start = bytes.substr(0, 4096);
    if (holds(start, "application/vnd.oasis.opendocument.text")) return "an OpenDocument text (.odt)"sv;
    if (holds(start, "application/vnd.oasis.opendocument.spreadsheet")) {
        return "an OpenDocument spreadsheet (.ods); save it as .csv"sv;
    }
    if (holds(start, "application/vnd.oasis.opendocument.presentation")) {
        return "an OpenDocument presentation (.odp)"sv;
    }
    if (holds(start, "application/epub+zip")) return "an e-book (EPUB)"sv;
    // Names stand in the list at the end of an archive.
    const std::string_view end =
        bytes.substr(bytes.size() - std::min<std::size_t>(bytes.size(), 256U << 10U));
    if (holds(end, "xl/workbook.xml")) return "an Excel workbook (.xlsx); save it as .csv"sv;
    if (holds(end, "ppt/presentation.xml")) return "a PowerPoint presentation (.pptx)"sv;
    if (holds(end, "word/document.xml")) return "a Word document (.docx)"sv;
    if (holds(end, "project.qde")) return "a REFI-QDA project (.qdpx); import it with \"sotto project\""sv;
    return "a zip archive; unpack it and import what is in it"sv;
}

std::string_view kind_of_xml(std::string_view bytes) {
    const std::string_view start = bytes.substr(0, 4096);
    if (holds(start, "http://www.w3.org/ns/ttml") || holds(start, "<tt ")) {
        return "a file of TTML subtitles; convert it to .srt or .vtt"sv;
    }
    if (holds(start, "<TEI")) return "a TEI text (XML)"sv;
    if (holds(start, "urn:QDA-XML")) return "a REFI-QDA file"sv;
    return "an XML file"sv;
}

}  // namespace

std::string_view foreign_kind(std::string_view bytes) {
    if (bytes.substr(0, 4) == "PK\x03\x04"sv || bytes.substr(0, 4) == "PK\x05\x06"sv)
        return kind_of_zip(bytes);
    if (bytes.substr(0, 8) == "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv) return kind_of_ole(bytes);
    const auto known = std::find_if(signatures.begin(), signatures.end(), [&](const Signature& signature) {
        return bytes.size() > signature.at &&
               bytes.substr(signature.at, signature.bytes.size()) == signature.bytes;
    });
    if (known != signatures.end()) return known->kind;
    std::string_view start = bytes.substr(0, 3) == "\xEF\xBB\xBF"sv ? bytes.substr(3) : bytes;
    start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
    if (start.substr(0, 6) == "<SAMI>"sv)
        return "a file of SAMI subtitles (.smi); convert it to .srt or .vtt"sv;
    const bool tag = start.size() > 1 && start[0] == '<' &&
                     (start[1] == '?' || std::isalpha(static_cast<unsigned char>(start[1])) != 0);
    return tag && (start[1] == '?' || holds(start.substr(0, 65536), "</"sv)) ? kind_of_xml(start)
                                                                             : std::string_view{};
}

}  // namespace sotto::formats
