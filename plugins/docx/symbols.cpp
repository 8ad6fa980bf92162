// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "symbols.h"

#include <array>
#include <utility>

namespace sotto::docx {
namespace {

// Adobe's Symbol encoding (unicode.org/Public/MAPPINGS/VENDORS/ADOBE/symbol.txt), 0x20 to 0x7E.
constexpr std::u32string_view symbol_low =
    U" !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
// 0xA0 to 0xEF of the same.
constexpr std::u32string_view symbol_high =
    U"€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪";

// What people insert from Wingdings: marks, arrows and faces.
constexpr std::array<std::pair<std::uint32_t, char32_t>, 34> wingdings{{
    {0x21, U'✏'}, {0x22, U'✂'}, {0x28, U'☎'}, {0x2A, U'✉'}, {0x4A, U'☺'}, {0x4B, U'😐'}, {0x4C, U'☹'},
    {0x6C, U'●'}, {0x6D, U'❍'}, {0x6E, U'■'}, {0x6F, U'□'}, {0x71, U'❑'}, {0x72, U'❒'}, {0x73, U'⬧'},
    {0x74, U'⧫'}, {0x75, U'◆'}, {0x76, U'❖'}, {0x9E, U'·'}, {0x9F, U'•'}, {0xA1, U'○'}, {0xA7, U'▪'},
    {0xA8, U'◻'}, {0xD8, U'➢'}, {0xDF, U'←'}, {0xE0, U'→'}, {0xE1, U'↑'}, {0xE2, U'↓'}, {0xE8, U'➔'},
    {0xF0, U'⇨'}, {0xFB, U'✗'}, {0xFC, U'✓'}, {0xFD, U'☒'}, {0xFE, U'☑'}, {0xAB, U'★'},
}};

}  // namespace

char32_t symbol(std::string_view font, std::uint32_t code) {
    constexpr std::uint32_t private_use = 0xF000;
    const bool is_private = code >= private_use && code <= private_use + 0xFF;
    if (!is_private && code > 0xFF)
        return code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF) && (code < 0xE000 || code > 0xF8FF)
                   ? static_cast<char32_t>(code)
                   : U'\uFFFD';
    const std::uint32_t position = is_private ? code - private_use : code;
    if (font == "Symbol") {
        if (position >= 0x20 && position - 0x20 < symbol_low.size()) return symbol_low[position - 0x20];
        if (position >= 0xA0 && position - 0xA0 < symbol_high.size()) return symbol_high[position - 0xA0];
    } else if (font == "Wingdings") {
        for (const auto& [from, to] : wingdings)
            if (from == position) return to;
    } else if (!is_private && position >= 0x20 && position < 0x7F) {
        return static_cast<char32_t>(position);
    }
    return U'\uFFFD';
}

}  // namespace sotto::docx
