// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/formats.h"

#include "base/error.h"
#include "formats/foreign.h"
#include "formats/plugin_api.h"
#include "formats/reader_pool.h"
#include "text/text.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <algorithm>
#include <string_view>

namespace sotto::formats {

namespace {

using base::Blame;
using base::Error;

[[noreturn]] void refuse(const std::string& sentence) {
    throw Error(Blame::Input, sentence);
}

std::string lower_case(std::string_view ascii) {
    std::string lower(ascii);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

std::string extension_of(std::string_view file_name) {
    const std::size_t dot = file_name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? std::string() : lower_case(file_name.substr(dot + 1));
}

bool has_extension(const Format& format, const std::string& extension) {
    return std::find(format.extensions.begin(), format.extensions.end(), extension) !=
           format.extensions.end();
}

std::string endings(const std::vector<Format>& formats, bool Format::*direction) {
    std::vector<std::string> all;
    for (const Format& format : formats) {
        if (!(format.*direction)) continue;
        for (const std::string& extension : format.extensions) all.push_back("." + extension);
    }
    std::sort(all.begin(), all.end());
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return fmt::format("{}", fmt::join(all, " "));
}

std::string unknown_sentence(std::string_view file_name, std::string_view bytes,
                             const std::vector<Format>& formats) {
    const std::string reads = endings(formats, &Format::reads);
    if (const Foreign file = foreign_file(bytes); !file.kind.empty()) {
        return file.advice.empty()
                   ? fmt::format("This is {}; this version of Sotto reads: {}.", file.kind, reads)
                   : fmt::format("This is {}; {}.", file.kind, file.advice);
    }
    const std::string extension = extension_of(file_name);
    const auto promised = std::find_if(formats.begin(), formats.end(), [&](const Format& format) {
        return format.reads && has_extension(format, extension);
    });
    if (promised != formats.end()) {
        return fmt::format("The file ends in .{} but does not hold a {}; it may be broken.", extension,
                           promised->title);
    }
    if (const Foreign file = foreign_ending(extension); !file.kind.empty()) {
        return fmt::format("By its ending this is {}; {}.", file.kind, file.advice);
    }
    const bool plain =
        !extension.empty() && extension.size() <= 12 &&
        std::all_of(extension.begin(), extension.end(), [](unsigned char c) { return c > ' ' && c < 0x7F; });
    return plain
               ? fmt::format("No format reads this file, which ends in .{}; this version of Sotto reads: {}.",
                             extension, reads)
               : fmt::format("No format reads this file; this version of Sotto reads: {}.", reads);
}

std::size_t megabytes(std::size_t bytes) {
    return bytes >> 20U;
}

std::int32_t kind_to_write(WriteBlock::Kind kind) {
    switch (kind) {
        case WriteBlock::Kind::Title:
            return SOTTO_TITLE;
        case WriteBlock::Kind::Heading:
            return SOTTO_HEADING;
        case WriteBlock::Kind::Paragraph:
            return SOTTO_PARAGRAPH;
        case WriteBlock::Kind::ListItem:
            return SOTTO_LIST_ITEM;
        case WriteBlock::Kind::TableRow:
            return SOTTO_TABLE_ROW;
        case WriteBlock::Kind::Quote:
        case WriteBlock::Kind::Attribution:
            return SOTTO_QUOTE;
        case WriteBlock::Kind::Footnote:
            return SOTTO_FOOTNOTE;
        case WriteBlock::Kind::Record:
            return SOTTO_RECORD;
    }
    return SOTTO_PARAGRAPH;
}

}  // namespace

struct Formats::Internal {
    Internal(const Limits& limits, Places places) : pool(limits, std::move(places)) {}
    ReaderPool pool;
};

Formats::Formats() : Formats(Limits{}) {}
Formats::Formats(Limits limits) : Formats(limits, Places::usual()) {}
Formats::Formats(Limits limits, Places places)
    : internal_(std::make_unique<Internal>(limits, std::move(places))) {}
Formats::~Formats() = default;

std::vector<Format> Formats::list() const {
    return internal_->pool.formats();
}

std::vector<NotLoaded> Formats::not_loaded() const {
    return internal_->pool.not_loaded();
}

ReadDocument Formats::read(std::string_view file_name, std::string_view bytes,
                           const base::Progress& progress) const {
    const Limits& limits = internal_->pool.limits();
    if (bytes.empty()) refuse("The file is empty.");
    if (bytes.size() > limits.file_bytes) {
        refuse(fmt::format("The file is larger than {} MB; split it or take only its text.",
                           megabytes(limits.file_bytes)));
    }
    const std::string_view name = file_name.substr(file_name.rfind('/') + 1);
    wire::Packer request(wire::Message::Read);
    request.text(name);
    request.text(bytes);
    Reading reading(limits);
    internal_->pool.ask(request, "reading this file", reading, progress);

    switch (reading.outcome) {
        case wire::Outcome::Good:
            break;
        case wire::Outcome::Unknown:
            refuse(unknown_sentence(name, bytes, internal_->pool.formats()));
        case wire::Outcome::TooMuch:
            refuse(
                fmt::format("The file holds more text than {} MB; split it.", megabytes(limits.text_bytes)));
        case wire::Outcome::OutOfMemory:
            refuse(fmt::format("Reading the file takes more than {} MB of memory; it may be broken.",
                               megabytes(limits.memory_bytes)));
        case wire::Outcome::Threw:
            refuse(fmt::format("The plugin for the format {} failed while reading the file.",
                               reading.document.format));
        default:
            refuse(reading.sentence.empty() ? "The file is broken and cannot be read." : reading.sentence);
    }
    if (reading.invalid) {
        refuse(fmt::format("The plugin for the format {} gave text that is not UTF-8.",
                           reading.document.format));
    }
    ReadDocument document = std::move(reading.document);
    if (document.blocks.empty()) {
        refuse(document.format == "pdf"
                   ? "The file holds no text that can be read; a scanned PDF needs OCR first."
                   : "The file holds no text that can be read.");
    }
    if (reading.replaced > 0) {
        document.warnings.push_back(
            fmt::format("What the file holds in {} {} means nothing in the encoding {} and stands as U+FFFD "
                        "(\xEF\xBF\xBD) in the text.",
                        reading.replaced, reading.replaced == 1 ? "place" : "places", document.encoding));
    }
    if (!document.encoding.empty() && document.encoding_confidence < 50) {
        document.warnings.push_back(
            fmt::format("The encoding {} is hardly more than a guess ({} %); look whether the "
                        "text is readable.",
                        document.encoding, document.encoding_confidence));
    }
    return document;
}

Format Formats::writer_for(std::string_view extension) const {
    const std::string wanted = lower_case(extension.substr(extension.substr(0, 1) == "." ? 1 : 0));
    const std::vector<Format> all = list();
    if (wanted.empty()) {
        throw Error(Blame::User, fmt::format("The file's name needs an ending that says the format: {}.",
                                             endings(all, &Format::writes)));
    }
    const auto found = std::find_if(all.begin(), all.end(), [&](const Format& format) {
        return format.writes && has_extension(format, wanted);
    });
    if (found == all.end()) {
        throw Error(Blame::User, fmt::format("No format writes files ending in \".{}\"; there are: {}.",
                                             wanted, endings(all, &Format::writes)));
    }
    return *found;
}

std::string Formats::write(const std::string& format_id, const std::vector<WriteBlock>& blocks,
                           const base::Progress& progress) const {
    wire::Packer request(wire::Message::Write);
    request.text(format_id);
    request.number32(static_cast<std::uint32_t>(blocks.size()));
    for (const WriteBlock& block : blocks) {
        if (!text::is_valid_utf8(block.utf8))
            throw Error(Blame::Program, "A text to be written is not UTF-8.");
        request.number32(static_cast<std::uint32_t>(kind_to_write(block.kind)));
        request.number32(static_cast<std::uint32_t>(block.kind == WriteBlock::Kind::Attribution ? 1
                                                    : block.kind == WriteBlock::Kind::Quote     ? 0
                                                                                            : block.level));
        request.text(block.utf8);
        request.number8(block.right_to_left ? 1 : 0);
    }
    const Limits& limits = internal_->pool.limits();
    Writing writing(limits.file_bytes);
    internal_->pool.ask(request, "writing the file", writing, progress);
    switch (writing.outcome) {
        case wire::Outcome::Good:
            return std::move(writing.bytes);
        case wire::Outcome::Unknown:
            throw Error(Blame::User,
                        fmt::format("The format \"{}\" cannot be written; there are: {}.", format_id,
                                    endings(internal_->pool.formats(), &Format::writes)));
        case wire::Outcome::OutOfMemory:
            refuse(fmt::format("Writing the file takes more than {} MB of memory; export less at once.",
                               megabytes(limits.memory_bytes)));
        default:
            throw Error(Blame::Program, writing.sentence.empty()
                                            ? fmt::format("The plugin for the format {} failed.", format_id)
                                            : writing.sentence);
    }
}

}  // namespace sotto::formats
