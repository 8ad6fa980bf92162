// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "columns.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>
#include <utility>

namespace sotto::pdf {
namespace {

// A gutter between columns is at least this wide, in units of the font's size and in points.
constexpr double narrowest_gutter = 0.7;
constexpr double narrowest_gutter_points = 5;
constexpr double narrowest_column = 50;
constexpr std::size_t fewest_rows = 4;
// Shorter lines beside each other are labels, or cells of a table.
constexpr std::size_t fewest_characters = 15;
constexpr int deepest_nesting = 6;
// A page with more lines, or wider, is no page of text, and looking for columns on it would take long.
constexpr std::size_t most_rows = 2'000;
constexpr double widest_page = 5'000;

double median(std::vector<double> values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// How a row lies to a gutter.
enum class Side { Crosses, Left, Right, Both };

Side side_of(const Line& row, double gutter, double width) {
    bool left = false;
    bool right = false;
    for (const Word& word : row.words) {
        if (word.right <= gutter - width / 2)
            left = true;
        else if (word.left >= gutter + width / 2)
            right = true;
        else
            return Side::Crosses;
    }
    return left && right ? Side::Both : left ? Side::Left : Side::Right;
}

struct Gutter {
    double at;
    double width;
};

/// The place that most rows leave free with words on both sides, and fewest cross.
std::optional<Gutter> find_gutter(const std::vector<Line>& rows) {
    if (rows.size() < 2 || rows.size() > most_rows) return std::nullopt;
    double left = rows.front().left;
    double right = rows.front().right;
    std::vector<double> sizes;
    for (const Line& row : rows) {
        left = std::min(left, row.left);
        right = std::max(right, row.right);
        sizes.push_back(row.size);
    }
    const double width = std::max(narrowest_gutter * median(sizes), narrowest_gutter_points);
    if (right - left < 2 * narrowest_column + width || right - left > widest_page) return std::nullopt;

    const auto steps = static_cast<std::size_t>(std::floor(right - left)) + 1;
    // Rows with words left of a place, right of it, and across it; base lines of two columns need not agree.
    std::vector<int> lefts(steps + 2, 0);
    std::vector<int> rights(steps + 2, 0);
    std::vector<int> crossings(steps + 2, 0);
    std::vector<bool> covered(steps + 2);
    const auto step = [&](double x) {
        return static_cast<std::size_t>(std::clamp(x - left, 0.0, static_cast<double>(steps)));
    };
    for (const Line& row : rows) {
        std::fill(covered.begin(), covered.end(), false);
        for (const Word& word : row.words) {
            const std::size_t from = step(word.left - width / 2);
            const std::size_t to = step(word.right + width / 2);
            for (std::size_t x = from; x <= to; ++x) covered[x] = true;
        }
        const std::size_t first = step(row.left);
        const std::size_t last = step(row.right);
        for (std::size_t x = 0; x <= steps; ++x) {
            if (covered[x]) {
                ++crossings[x];
                continue;
            }
            lefts[x] += x > first ? 1 : 0;
            rights[x] += x < last ? 1 : 0;
        }
    }
    std::vector<int> score(steps + 2, 0);
    for (std::size_t x = 0; x <= steps; ++x) score[x] = std::min(lefts[x], rights[x]) - crossings[x];
    const std::size_t from = step(left + narrowest_column);
    const std::size_t to = step(right - narrowest_column);
    std::size_t best = from;
    for (std::size_t x = from; x <= to; ++x)
        if (score[x] > score[best]) best = x;
    std::size_t end = best;
    while (end < to && score[end + 1] == score[best]) ++end;
    return Gutter{left + (static_cast<double>(best) + static_cast<double>(end)) / 2 + 0.5, width};
}

/// What stands on one side of a gutter.
struct Half {
    std::vector<Line> lines;
    double left = 0;
    double right = 0;
    double pitch = 0;            // of its lines
    std::vector<double> breaks;  // heights of the gaps between its paragraphs

    explicit Half(std::vector<Word> words) : lines(rows_of(std::move(words))) {
        if (lines.empty()) return;
        left = lines.front().left;
        right = lines.front().right;
        std::vector<double> pitches;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            left = std::min(left, lines[i].left);
            right = std::max(right, lines[i].right);
            if (i > 0) pitches.push_back(lines[i].bottom - lines[i - 1].bottom);
        }
        std::sort(pitches.begin(), pitches.end());
        if (!pitches.empty()) pitch = pitches[pitches.size() / 4];
        for (std::size_t i = 1; i < lines.size(); ++i)
            if (lines[i].bottom - lines[i - 1].bottom > 1.3 * pitch) breaks.push_back(lines[i].top);
    }

    [[nodiscard]] double characters_per_line() const {
        std::vector<double> counts;
        for (const Line& line : lines) {
            std::size_t count = 0;
            for (const Word& word : line.words) count += word.text.size() + 1;
            counts.push_back(static_cast<double>(count));
        }
        return median(std::move(counts));
    }
    [[nodiscard]] std::size_t lines_between(double top, double bottom) const {
        return static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [&](const Line& line) {
            return line.top > top - 1 && line.bottom < bottom + 1;
        }));
    }
};

/// Whether what stands beside each other is running text, not a label and its text.
bool are_columns(const Half& left, const Half& right) {
    if (left.lines.empty() || right.lines.empty()) return false;
    // A wide gutter is proof enough with fewer lines.
    const bool wide = right.left - left.right > 4 * narrowest_gutter_points;
    const double top = std::max(left.lines.front().top, right.lines.front().top);
    const double bottom = std::min(left.lines.back().bottom, right.lines.back().bottom);
    for (const Half* half : {&left, &right}) {
        if (half->lines_between(top, bottom) < (wide ? 2 : fewest_rows)) return false;
        if (half->right - half->left < narrowest_column) return false;
        if (half->characters_per_line() < static_cast<double>(fewest_characters)) return false;
        if (half->lines.size() * 4 < left.lines.size() + right.lines.size()) return false;
    }
    return true;
}

/// The heights at which both halves have a gap: between the rows of a table, where most gaps of both are such
/// ones.
std::vector<double> table_breaks(const Half& left, const Half& right) {
    std::vector<double> common;
    for (const double height : left.breaks)
        for (const double other : right.breaks)
            if (std::abs(height - other) < 0.3 * std::max(left.pitch, right.pitch)) {
                common.push_back(std::min(height, other));
                break;
            }
    if (common.size() < 2 || common.size() * 10 < left.breaks.size() * 7 ||
        common.size() * 10 < right.breaks.size() * 7)
        return {};
    return common;
}

class Layout {
public:
    std::vector<Line> run(std::vector<Word> words) {
        order(rows_of(std::move(words)), 0);
        return std::move(lines_);
    }

private:
    void order(std::vector<Line> rows, int depth) {
        const std::optional<Gutter> gutter = depth < deepest_nesting ? find_gutter(rows) : std::nullopt;
        if (!gutter) {
            give(std::move(rows));
            return;
        }
        std::vector<Line> across;
        bool divided = false;
        for (std::size_t from = 0; from < rows.size();) {
            std::size_t to = from;
            while (to < rows.size() && side_of(rows[to], gutter->at, gutter->width) != Side::Crosses) ++to;
            if (to > from && divide(rows, from, to, *gutter, across, depth)) {
                divided = true;
                from = to;
                continue;
            }
            const std::size_t end = std::max(to, from + 1);
            std::move(rows.begin() + static_cast<std::ptrdiff_t>(from),
                      rows.begin() + static_cast<std::ptrdiff_t>(end), std::back_inserter(across));
            from = end;
        }
        if (across.empty()) return;
        if (divided)
            order(std::move(across), depth + 1);
        else
            give(std::move(across));
    }

    /// Orders the rows from `from` to `to` column by column, after those gathered in `across`; false when
    /// they are no columns.
    bool divide(const std::vector<Line>& rows, std::size_t from, std::size_t to, const Gutter& gutter,
                std::vector<Line>& across, int depth) {
        std::vector<Word> left;
        std::vector<Word> right;
        for (std::size_t i = from; i < to; ++i)
            for (const Word& word : rows[i].words) (word.left < gutter.at ? left : right).push_back(word);
        const Half left_half(left);
        const Half right_half(right);
        if (!are_columns(left_half, right_half)) return false;
        if (!across.empty()) order(std::exchange(across, {}), depth + 1);
        std::vector<double> ends = table_breaks(left_half, right_half);
        ends.push_back(std::numeric_limits<double>::infinity());
        double begin = -std::numeric_limits<double>::infinity();
        for (const double end : ends) {
            for (const std::vector<Word>* half : {&left, &right}) {
                std::vector<Word> words;
                for (const Word& word : *half) {
                    const double middle = (word.top + word.bottom) / 2;
                    if (middle >= begin && middle < end) words.push_back(word);
                }
                if (!words.empty()) order(rows_of(std::move(words)), depth + 1);
            }
            begin = end;
        }
        return true;
    }

    void give(std::vector<Line> rows) {
        ++column_;
        for (Line& row : rows) {
            row.column = column_;
            lines_.push_back(std::move(row));
        }
    }

    std::vector<Line> lines_;
    int column_ = 0;
};

}  // namespace

std::vector<Line> in_reading_order(std::vector<Word> words) {
    // Words along another edge of the page (a remark in the margin, a turned table) follow the others.
    std::array<std::vector<Word>, 4> turned;
    for (Word& word : words) turned[static_cast<std::size_t>(word.rotation)].push_back(std::move(word));
    std::stable_sort(turned.begin(), turned.end(),
                     [](const auto& a, const auto& b) { return a.size() > b.size(); });
    std::vector<Line> lines;
    int columns = 0;
    for (std::vector<Word>& group : turned) {
        if (group.empty()) continue;
        int last = columns;
        for (Line& line : Layout().run(std::move(group))) {
            line.column += columns;
            last = std::max(last, line.column);
            lines.push_back(std::move(line));
        }
        columns = last;
    }
    return lines;
}

}  // namespace sotto::pdf
