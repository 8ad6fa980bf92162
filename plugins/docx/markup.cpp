// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "markup.h"

#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "formats/plugin_kit.h"
#include "output.h"

namespace sotto::docx {
namespace {

enum class Script { Neutral, Plain, RightToLeft, Complex };

constexpr bool within(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

/// Blocks of the Unicode standard, not single characters: a run needs to know which font slot a word takes,
/// no more.
Script script_of(char32_t c) {
    if (within(c, 0x0591, 0x08FF) || within(c, 0xFB1D, 0xFDFF) || within(c, 0xFE70, 0xFEFC) ||
        within(c, 0x10800, 0x10FFF) || within(c, 0x1E800, 0x1EFFF))
        return Script::RightToLeft;
    if (within(c, 0x0900, 0x109F) || within(c, 0x1780, 0x17FF) || within(c, 0x1950, 0x1AAF) ||
        within(c, 0x1B00, 0x1C7F) || within(c, 0x19E0, 0x19FF) || within(c, 0xA8E0, 0xA8FF) ||
        within(c, 0xA980, 0xAADF) || within(c, 0x0F00, 0x0FFF))
        return Script::Complex;
    if (within(c, 'A', 'Z') || within(c, 'a', 'z')) return Script::Plain;
    if (c < 0xC0 || within(c, 0x2000, 0x2BFF) || within(c, 0x0300, 0x036F) || within(c, 0xFE00, 0xFE0F) ||
        within(c, 0x1F000, 0x1FAFF))
        return Script::Neutral;
    return Script::Plain;
}

/// The code point at `at` of valid UTF-8 and its length in bytes.
std::pair<char32_t, std::size_t> decode(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]));
    };
    if (byte(0) < 0x80) return {byte(0), 1};
    if (byte(0) < 0xE0) return {((byte(0) & 0x1FU) << 6U) | (byte(1) & 0x3FU), 2};
    if (byte(0) < 0xF0)
        return {((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU), 3};
    return {((byte(0) & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) |
                (byte(3) & 0x3FU),
            4};
}

struct Piece {
    Script script;
    std::size_t begin;
    std::size_t end;
};

std::vector<Piece> pieces(std::string_view text, Script paragraph) {
    std::vector<Piece> raw;
    for (std::size_t at = 0; at < text.size();) {
        const auto [character, length] = decode(text, at);
        const Script script = script_of(character);
        if (!raw.empty() && raw.back().script == script)
            raw.back().end = at + length;
        else
            raw.push_back({script, at, at + length});
        at += length;
    }
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i].script != Script::Neutral) continue;
        const Script before = i == 0 ? paragraph : raw[i - 1].script;
        const Script after = i + 1 == raw.size() ? paragraph : raw[i + 1].script;
        raw[i].script = before == after ? before : paragraph;
    }
    std::vector<Piece> merged;
    for (const Piece& piece : raw) {
        if (!merged.empty() && merged.back().script == piece.script)
            merged.back().end = piece.end;
        else
            merged.push_back(piece);
    }
    return merged;
}

void append_text(std::string& result, std::string_view text) {
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of("\n\t"), text.size());
        if (end > 0) {
            result += "<w:t xml:space=\"preserve\">";
            result += escape(text.substr(0, end));
            result += "</w:t>";
        }
        if (end == text.size()) return;
        result += text[end] == '\n' ? "<w:br/>" : "<w:tab/>";
        text.remove_prefix(end + 1);
    }
}

}  // namespace

std::string escape(std::string_view text) {
    const std::string allowed = plugin::clean(text);
    std::string result;
    result.reserve(allowed.size());
    for (const char c : allowed) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            case '"':
                result += "&quot;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

std::string runs(std::string_view text, bool right_to_left, bool bold) {
    const std::string allowed = plugin::clean(text);
    std::string result;
    for (const Piece& piece : pieces(allowed, right_to_left ? Script::RightToLeft : Script::Plain)) {
        std::string properties;
        if (bold) properties += "<w:b/><w:bCs/>";
        if (piece.script == Script::RightToLeft) properties += "<w:rtl/>";
        if (piece.script == Script::Complex) properties += "<w:cs/>";
        result += "<w:r>";
        if (!properties.empty()) result += "<w:rPr>" + properties + "</w:rPr>";
        append_text(result, std::string_view(allowed).substr(piece.begin, piece.end - piece.begin));
        result += "</w:r>";
    }
    return result;
}

}  // namespace sotto::docx
