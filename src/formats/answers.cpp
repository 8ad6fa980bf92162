// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "formats/answers.h"

#include "formats/plugin_api.h"
#include "text/text.h"

#include <algorithm>

namespace sotto::formats {

namespace {

/// A reader counts a little differently from us; a few megabytes more are no lie.
constexpr std::size_t slack = std::size_t{4} << 20U;
constexpr std::size_t most_warnings = 2000;

study::Block::Kind kind_of(std::uint32_t kind) {
    switch (kind) {
        case SOTTO_TITLE:
        case SOTTO_HEADING:
            return study::Block::Kind::Heading;
        case SOTTO_LIST_ITEM:
            return study::Block::Kind::ListItem;
        case SOTTO_TABLE_ROW:
            return study::Block::Kind::TableRow;
        case SOTTO_QUOTE:
            return study::Block::Kind::Quote;
        case SOTTO_FOOTNOTE:
            return study::Block::Kind::Footnote;
        default:
            return study::Block::Kind::Paragraph;
    }
}

}  // namespace

void Reading::take(wire::Unpacker& frame) {
    switch (frame.message()) {
        case wire::Message::Blocks:
            while (!frame.at_end()) take_block(frame);
            break;
        case wire::Message::Warning:
            document.warnings.push_back(checked(frame.text()));
            if (document.warnings.size() > most_warnings) throw wire::BadFrame();
            break;
        case wire::Message::Done:
            outcome = wire::Outcome{frame.number8()};
            document.format = checked(frame.text());
            sentence = checked(frame.text());
            document.encoding = checked(frame.text());
            document.encoding_confidence = static_cast<int>(frame.number32());
            replaced = frame.number64();
            break;
        default:
            throw wire::BadFrame();
    }
}

std::string Reading::checked(std::string_view text) {
    text_ += text.size();
    if (text_ > limits_.text_bytes + slack) throw wire::BadFrame();
    if (!text::is_valid_utf8(text)) {
        invalid = true;
        return {};
    }
    return text::normalise_newlines(text);
}

void Reading::take_block(wire::Unpacker& frame) {
    text_ += wire::block_cost;
    const std::uint32_t kind = frame.number32();
    const auto level = static_cast<std::int32_t>(frame.number32());
    const std::string_view text = frame.text();
    const std::string_view label = frame.text();
    const std::uint64_t bold_prefix = frame.number64();
    const std::int64_t page = frame.signed64();
    const std::int64_t begin_ms = frame.signed64();
    const std::int64_t end_ms = frame.signed64();

    std::string utf8 = checked(text);
    if (utf8.find_first_not_of(" \t\n") == std::string::npos) return;
    if (kind == SOTTO_PROPERTY) {
        document.properties.emplace_back(checked(label), std::move(utf8));
        return;
    }
    study::Block block;
    block.kind = kind_of(kind);
    block.utf8 = std::move(utf8);
    block.level = kind == SOTTO_TITLE ? 1 : std::clamp(level, 0, 99);
    block.speaker = checked(label);
    if (bold_prefix > 0 && bold_prefix <= text.size() && text::is_valid_utf8(text.substr(0, bold_prefix))) {
        // Removed characters and joined newlines may have made the prefix shorter.
        block.bold_prefix = text::normalise_newlines(text.substr(0, bold_prefix)).size();
    }
    if (page > 0) block.page = page;
    if (begin_ms >= 0) block.begin_ms = begin_ms;
    if (end_ms >= 0) block.end_ms = end_ms;
    document.blocks.push_back(std::move(block));
}

void Writing::take(wire::Unpacker& frame) {
    if (frame.message() == wire::Message::Bytes) {
        bytes += frame.text();
        if (bytes.size() > limit_) throw wire::BadFrame();
    } else if (frame.message() == wire::Message::Done) {
        outcome = wire::Outcome{frame.number8()};
        (void)frame.text();
        sentence = frame.text();
    } else {
        throw wire::BadFrame();
    }
}

}  // namespace sotto::formats
