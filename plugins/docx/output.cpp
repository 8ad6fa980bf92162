// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "output.h"

#include "refusal.h"

namespace sotto::docx {
namespace {

sotto_text view(std::string_view text) {
    return {text.data(), text.size()};
}

/// Bytes of the valid sequence at the start of `text`, or 0.
std::size_t sequence(std::string_view text) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char first = at(0);
    if (first < 0x80) return 1;
    std::size_t length = 0;
    if (first >= 0xC2 && first <= 0xDF) length = 2;
    if (first >= 0xE0 && first <= 0xEF) length = 3;
    if (first >= 0xF0 && first <= 0xF4) length = 4;
    if (length == 0 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((at(i) & 0xC0U) != 0x80U) return 0;
    if (first == 0xE0 && at(1) < 0xA0) return 0;
    if (first == 0xED && at(1) > 0x9F) return 0;
    if (first == 0xF0 && at(1) < 0x90) return 0;
    if (first == 0xF4 && at(1) > 0x8F) return 0;
    return length;
}

}  // namespace

std::string clean(std::string_view text) {
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const std::size_t length = sequence(text);
        if (length == 0) {
            result += "\xEF\xBF\xBD";
            text.remove_prefix(1);
            continue;
        }
        const auto piece = text.substr(0, length);
        text.remove_prefix(length);
        const auto byte = static_cast<unsigned char>(piece.front());
        if (length == 1 && (byte == 0x7F || (byte < 0x20 && byte != '\n' && byte != '\t'))) continue;
        if (piece == "\xEF\xBF\xBE" || piece == "\xEF\xBF\xBF") continue;
        result += piece;
    }
    return result;
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view spaces = " \t\n\r";
    const auto first = text.find_first_not_of(spaces);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(spaces) - first + 1);
}

void Output::block(const Block& block) {
    if (trimmed(block.text).empty()) return;
    sotto_block plain{};
    plain.kind = block.kind;
    plain.level = block.level;
    plain.text = view(block.text);
    plain.bold_prefix = block.bold_prefix;
    plain.begin_ms = -1;
    plain.end_ms = -1;
    if (host_.block(host_.context, &plain) != 0) throw Stopped{};
}

void Output::property(const std::string& name, std::string_view text) {
    std::string value = clean(trimmed(text));
    if (value.empty()) return;
    const auto [added, is_new] = properties_.emplace(name, std::move(value));
    if (!is_new) return;
    sotto_block plain{};
    plain.kind = SOTTO_PROPERTY;
    plain.label = view(added->first);
    plain.text = view(added->second);
    plain.begin_ms = -1;
    plain.end_ms = -1;
    if (host_.block(host_.context, &plain) != 0) throw Stopped{};
}

void Output::warning(const std::string& sentence) {
    host_.warning(host_.context, view(sentence));
}

}  // namespace sotto::docx
