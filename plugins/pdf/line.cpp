// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "line.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "unicode.h"

namespace sotto::pdf {
namespace {

// In units of the font's size.
constexpr double word_gap = 0.12;
constexpr double cell_gap = 2.2;

bool is_letter(char32_t c) {
    return is_left_to_right(c) || is_right_to_left(c);
}

enum class Direction { None, Left, Right };

Direction direction_of(const Word& word) {
    for (const char32_t c : word.text) {
        if (is_right_to_left(c)) return Direction::Left;
        if (is_left_to_right(c)) return Direction::Right;
    }
    return Direction::None;
}

/// Indices of the words in the order they are read: those against the line's direction keep their own order
/// among themselves.
std::vector<std::size_t> reading_order(const Line& line) {
    std::vector<std::size_t> order(line.words.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = line.right_to_left ? order.size() - 1 - i : i;
    const Direction against = line.right_to_left ? Direction::Right : Direction::Left;
    for (std::size_t from = 0; from < order.size();) {
        if (direction_of(line.words[order[from]]) != against) {
            ++from;
            continue;
        }
        std::size_t end = from + 1;
        for (std::size_t i = end; i < order.size(); ++i) {
            const Direction direction = direction_of(line.words[order[i]]);
            if (direction == against) end = i + 1;
            if (direction != against && direction != Direction::None) break;
        }
        std::reverse(order.begin() + static_cast<std::ptrdiff_t>(from),
                     order.begin() + static_cast<std::ptrdiff_t>(end));
        from = end;
    }
    return order;
}

bool is_unit_of_area(const std::u32string& text) {
    constexpr std::array<std::u32string_view, 5> units{U"m", U"km", U"cm", U"mm", U"(km"};
    return std::find(units.begin(), units.end(), text) != units.end();
}

/// A bullet or number in front of a line: what is behind it is no second cell.
bool is_marker(const std::u32string& text) {
    constexpr std::size_t longest_marker = 4;
    const auto letters = std::count_if(text.begin(), text.end(), [](char32_t c) { return is_letter(c); });
    return text.size() <= longest_marker && (letters == 0 || (letters == 1 && text.size() > 1));
}

}  // namespace

bool is_raised_mark(const Word& word, double size, double bottom) {
    constexpr double largest = 0.82;
    constexpr double least_rise = 0.12;
    if (word.size > largest * size || word.bottom > bottom - least_rise * size) return false;
    return std::all_of(word.text.begin(), word.text.end(), [](char32_t c) {
        return is_digit(c) || c == U',' || c == U'*' || c == U'†' || c == U'‡';
    });
}

void Line::measure() {
    std::stable_sort(words.begin(), words.end(),
                     [](const Word& a, const Word& b) { return a.left < b.left; });
    left = words.front().left;
    right = words.front().right;
    top = words.front().top;
    bottom = words.front().bottom;
    std::map<double, std::size_t> sizes;
    std::size_t left_letters = 0;
    std::size_t right_letters = 0;
    for (const Word& word : words) {
        left = std::min(left, word.left);
        right = std::max(right, word.right);
        sizes[word.size] += word.text.size();
        for (const char32_t c : word.text) {
            left_letters += is_right_to_left(c) ? 1 : 0;
            right_letters += is_left_to_right(c) ? 1 : 0;
        }
    }
    size = std::max_element(sizes.begin(), sizes.end(), [](const auto& a, const auto& b) {
               return a.second < b.second;
           })->first;
    // A raised mark must not pretend that the line stands higher than it does.
    bool first = true;
    for (const Word& word : words) {
        if (word.size != size) continue;
        top = first ? word.top : std::min(top, word.top);
        bottom = first ? word.bottom : std::max(bottom, word.bottom);
        first = false;
    }
    right_to_left = left_letters > right_letters;
}

LineText text_of(const Line& line) {
    LineText result;
    const std::vector<std::size_t> order = reading_order(line);
    bool still_bold = true;
    result.bold = true;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Word& word = line.words[order[i]];
        const bool mark = is_raised_mark(word, line.size, line.bottom);
        if (i == 0) result.first_word_width = word.right - word.left;
        if (i > 0) {
            const Word& before = line.words[order[i - 1]];
            const Word& at_left = before.left <= word.left ? before : word;
            const Word& at_right = before.left <= word.left ? word : before;
            const double gap = at_right.left - at_left.right;
            const bool mark_before = is_raised_mark(before, line.size, line.bottom);
            const bool only_marker = i == 1 && is_marker(before.text);
            if (gap > cell_gap * line.size && !only_marker) {
                result.utf8 += '\t';
                ++result.cells;
            } else if (mark && is_unit_of_area(before.text) && (word.text == U"2" || word.text == U"3")) {
                result.utf8 += word.text == U"2" ? "²" : "³";
                continue;
            } else if (mark != mark_before && (mark || is_letter(word.text.front()))) {
                result.utf8 += ' ';
            } else if (at_left.space_after ||
                       gap > word_gap * std::min(line.size, std::max(word.size, before.size))) {
                result.utf8 += ' ';
            }
        }
        // Signs between right-to-left words are read from the right as well.
        const bool signs_only = std::none_of(word.text.begin(), word.text.end(),
                                             [](char32_t c) { return is_letter(c) || is_digit(c); });
        result.utf8 += line.right_to_left && signs_only
                           ? to_utf8(std::u32string(word.text.rbegin(), word.text.rend()))
                           : to_utf8(word.text);
        still_bold = still_bold && word.bold;
        result.bold = result.bold && word.bold;
        if (still_bold) result.bold_prefix = result.utf8.size();
    }
    return result;
}

std::vector<Line> rows_of(std::vector<Word> words) {
    constexpr double same_line = 0.6;  // of the lower word's height
    std::stable_sort(words.begin(), words.end(),
                     [](const Word& a, const Word& b) { return a.top + a.bottom < b.top + b.bottom; });
    struct Band {
        double top;
        double bottom;
        Line line;
    };
    std::vector<Band> bands;
    for (Word& word : words) {
        Band* best = nullptr;
        double best_overlap = 0;
        // Words come from top to bottom: only the last few lines can take one.
        for (std::size_t i = bands.size(); i-- > 0 && bands.size() - i < 8;) {
            Band& band = bands[i];
            const double overlap = std::min(band.bottom, word.bottom) - std::max(band.top, word.top);
            const double smaller = std::max(std::min(band.bottom - band.top, word.height()), 0.01);
            if (overlap / smaller >= same_line && overlap / smaller > best_overlap) {
                best = &band;
                best_overlap = overlap / smaller;
            }
        }
        if (best == nullptr) {
            bands.push_back({word.top, word.bottom, {}});
            best = &bands.back();
        } else if (word.height() > best->bottom - best->top &&
                   word.height() < 2 * (best->bottom - best->top)) {
            best->top = word.top;
            best->bottom = word.bottom;
        }
        best->line.words.push_back(std::move(word));
    }
    std::vector<Line> lines;
    for (Band& band : bands) {
        band.line.measure();
        lines.push_back(std::move(band.line));
    }
    std::stable_sort(lines.begin(), lines.end(),
                     [](const Line& a, const Line& b) { return a.top + a.bottom < b.top + b.bottom; });
    return lines;
}

}  // namespace sotto::pdf
