// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "word.h"

#include <poppler-page.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string_view>

#include "unicode.h"

namespace sotto::pdf {
namespace {

bool is_bold(std::string font) {
    std::transform(font.begin(), font.end(), font.begin(), [](unsigned char c) { return std::tolower(c); });
    constexpr std::array<std::string_view, 6> signs{"bold", "black", "heavy", "-medi", "cmbx", "semibd"};
    return std::any_of(signs.begin(), signs.end(),
                       [&](std::string_view sign) { return font.find(sign) != std::string::npos; });
}

bool is_alef(char32_t c) {
    return c == 0x0627 || c == 0x0622 || c == 0x0623 || c == 0x0625;
}

constexpr char32_t lam = 0x0644;
constexpr int rounding = 3;  // thousandths of the font's size, by which producers place glyphs

void turn_upright(Word& word) {
    const Word old = word;
    switch (word.rotation) {
        case 1:
            word.left = old.top;
            word.right = old.bottom;
            word.top = -old.right;
            word.bottom = -old.left;
            break;
        case 2:
            word.left = -old.right;
            word.right = -old.left;
            word.top = -old.bottom;
            word.bottom = -old.top;
            break;
        case 3:
            word.left = -old.bottom;
            word.right = -old.top;
            word.top = old.left;
            word.bottom = old.right;
            break;
        default:
            break;
    }
}

}  // namespace

void WordReader::add(const poppler::page& page) {
    pages_.emplace_back();
    for (const poppler::text_box& box : page.text_list(poppler::page::text_list_include_font)) {
        const poppler::ustring units = box.text();
        const std::u32string text = from_utf16(units.data(), units.size());
        for (std::size_t at = 0; at < text.size();) {
            while (at < text.size() && is_blank(text[at])) ++at;
            std::size_t end = at;
            while (end < text.size() && !is_blank(text[end])) ++end;
            if (end > at) add_word(box, text, at, end);
            at = end;
        }
    }
}

/// One word of a box: the characters from `begin` to `end`, between blanks.
void WordReader::add_word(const poppler::text_box& box, const std::u32string& text, std::size_t begin,
                          std::size_t end) {
    Word word;
    word.rotation = box.rotation() & 3;
    const bool is_whole = begin == 0 && end == text.size();
    const poppler::rectf first = is_whole ? box.bbox() : box.char_bbox(begin);
    const poppler::rectf last = is_whole ? first : box.char_bbox(end - 1);
    word.left = std::min(first.left(), last.left());
    word.top = std::min(first.top(), last.top());
    word.right = std::max(first.right(), last.right());
    word.bottom = std::max(first.bottom(), last.bottom());
    if (!std::isfinite(word.left + word.top + word.right + word.bottom)) return;
    turn_upright(word);
    word.size = box.has_font_info() ? box.get_font_size() : word.height();
    if (!(word.size > 0)) word.size = std::max(word.height(), 1.0);
    const std::string font = box.has_font_info() ? box.get_font_name() : std::string();
    word.bold = is_bold(font);
    word.space_after = end < text.size() || box.has_space_after();

    const std::u32string piece = text.substr(begin, end - begin);
    if (std::any_of(piece.begin(), piece.end(), is_right_to_left)) {
        Raw raw{pages_.size() - 1, pages_.back().size(), font, {}};
        for (std::size_t i = begin; i < end; ++i) {
            const poppler::rectf glyph = box.char_bbox(i);
            const double width = std::clamp((glyph.right() - glyph.left()) / word.size, -100.0, 100.0);
            raw.widths.push_back(static_cast<int>(std::lround(1000 * width)));
        }
        learn(raw, piece);
        right_to_left_.push_back(std::move(raw));
        word.text = piece;
    } else {
        word.text = plain(piece);
    }
    if (!word.text.empty()) pages_.back().push_back(std::move(word));
}

/// Remembers the widths of the letters lam and alef where they are no ligature, whose two letters would be
/// equally wide.
void WordReader::learn(const Raw& raw, const std::u32string& text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != lam && !is_alef(text[i])) continue;
        const std::size_t first = text[i] == lam ? i : i - 1;
        const bool is_pair = (text[i] == lam || i > 0) && first + 1 < text.size() && text[first] == lam &&
                             is_alef(text[first + 1]);
        if (!is_pair || std::abs(raw.widths[first] - raw.widths[first + 1]) > rounding)
            glyph_widths_[{raw.font, text[i] == lam}].insert(raw.widths[i]);
    }
}

bool WordReader::is_ligature(const Raw& raw, const std::u32string& text, std::size_t at) const {
    if (text[at] != lam || at + 1 >= text.size() || !is_alef(text[at + 1])) return false;
    if (std::abs(raw.widths[at] - raw.widths[at + 1]) > rounding) return false;
    const auto known = [&](bool is_lam, int width) {
        const auto found = glyph_widths_.find({raw.font, is_lam});
        if (found == glyph_widths_.end()) return false;
        const auto near = found->second.lower_bound(width - 2 * rounding);
        return near != found->second.end() && *near <= width + 2 * rounding;
    };
    return !(known(true, raw.widths[at]) && known(false, raw.widths[at + 1]));
}

std::u32string WordReader::in_reading_order(const Raw& raw, const std::u32string& text) const {
    std::vector<std::u32string> glyphs;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = is_ligature(raw, text, at) ? 2 : 1;
        // A whole word drawn as one glyph: each letter has the same share of its width, less than any letter
        // takes.
        constexpr int narrower_than_any_letter = 120;
        std::size_t alike = 1;
        while (at + alike < text.size() && std::abs(raw.widths[at + alike] - raw.widths[at]) <= 1) ++alike;
        if (alike > 2 && raw.widths[at] < narrower_than_any_letter) length = alike;
        glyphs.push_back(text.substr(at, length));
        at += length;
    }
    std::reverse(glyphs.begin(), glyphs.end());
    // Numbers and Latin letters inside run from left to right all the same.
    const auto runs_right = [](const std::u32string& glyph) {
        return is_digit(glyph.front()) || is_left_to_right(glyph.front());
    };
    for (auto from = glyphs.begin(); from != glyphs.end();) {
        auto to = from;
        while (to != glyphs.end() && runs_right(*to)) ++to;
        std::reverse(from, to);
        from = to == glyphs.end() ? to : to + 1;
    }
    std::u32string result;
    for (const std::u32string& glyph : glyphs) result += glyph;
    // A vowel sign follows its letter.
    if (!result.empty() && is_mark(result.front()))
        for (std::size_t i = 0; i + 1 < result.size(); ++i)
            if (is_mark(result[i]) && !is_mark(result[i + 1])) {
                std::swap(result[i], result[i + 1]);
                ++i;
            }
    return result;
}

std::vector<std::vector<Word>> WordReader::take() {
    for (const Raw& raw : right_to_left_) {
        Word& word = pages_[raw.page][raw.word];
        word.text = plain(in_reading_order(raw, word.text));
    }
    return std::move(pages_);
}

}  // namespace sotto::pdf
