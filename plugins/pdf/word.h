// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace poppler {
class page;
class text_box;
}  // namespace poppler

namespace sotto::pdf {

/// A word and where it stands. Lengths are points (1/72 inch), y grows downwards. In words that run along
/// another edge of the page the axes are turned with them, so that every word runs from left to right here.
struct Word {
    std::u32string text;  ///< in reading order
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    double size = 0;  ///< of the font
    bool bold = false;
    bool space_after = false;  ///< a space stands to its right
    int rotation = 0;          ///< quarter turns, clockwise

    [[nodiscard]] double height() const { return bottom - top; }
};

/// Reads the words of a document's pages.
///
/// Poppler gives the glyphs of a right-to-left word from left to right, but the letters of one glyph in the
/// order they are read. A lam before an alef may thus be the ligature of the two, or alef and lam beside each
/// other. The letters of a ligature have shares of its width that no glyph of the font has: so all pages are
/// seen before such words are put in order.
class WordReader {
public:
    /// The words of the next page, as poppler orders them.
    void add(const poppler::page& page);
    /// A page that cannot be read.
    void add_nothing() { pages_.emplace_back(); }
    [[nodiscard]] std::vector<std::vector<Word>> take();

private:
    struct Raw {
        std::size_t page;
        std::size_t word;
        std::string font;
        std::vector<int> widths;  // of each character, in thousandths of the font's size
    };

    void add_word(const poppler::text_box& box, const std::u32string& text, std::size_t begin,
                  std::size_t end);
    void learn(const Raw& raw, const std::u32string& text);
    [[nodiscard]] std::u32string in_reading_order(const Raw& raw, const std::u32string& text) const;
    [[nodiscard]] bool is_ligature(const Raw& raw, const std::u32string& text, std::size_t at) const;

    std::vector<std::vector<Word>> pages_;
    std::vector<Raw> right_to_left_;
    std::map<std::pair<std::string, bool>, std::set<int>>
        glyph_widths_;  // of a font's alef (false) and lam (true)
};

}  // namespace sotto::pdf
