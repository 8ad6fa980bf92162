// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/fuzzy.h"

#include "text/fold.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <string>

namespace sotto::workbench {

namespace {

constexpr int letter_score = 16;
constexpr int word_start_bonus = 12;
constexpr int name_start_bonus = 6;
constexpr int consecutive_bonus = 14;
constexpr int gap_cost = 1;
constexpr int dearest_gap = 10;
constexpr int no_way = std::numeric_limits<int>::min() / 2;

/// A folded text by its letters: where each begins in the key.
struct Letters {
    std::string key;
    std::vector<std::size_t> starts;  ///< one more at the end

    explicit Letters(std::string folded) : key(std::move(folded)) {
        for (std::size_t byte = 0; byte < key.size(); ++byte) {
            if ((static_cast<unsigned char>(key[byte]) & 0xC0U) != 0x80U) starts.push_back(byte);
        }
        starts.push_back(key.size());
    }
    [[nodiscard]] std::size_t size() const { return starts.size() - 1; }
    [[nodiscard]] std::string_view at(std::size_t index) const {
        return std::string_view(key).substr(starts[index], starts[index + 1] - starts[index]);
    }
    [[nodiscard]] bool starts_word(std::size_t index) const {
        if (index == 0) return true;
        const auto before = at(index - 1);
        return before.size() == 1 &&
               std::string_view(" \t-_/\\.,:;()[]'\"").find(before) != std::string_view::npos;
    }
};

std::vector<std::string> words_of(const std::string& key) {
    std::vector<std::string> words;
    std::string word;
    for (const char byte : key + ' ') {
        if (byte != ' ' && byte != '\t') {
            word += byte;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

/// What a gap before letter `at` costs, when the letter before it stands at `last`.
int cost_of_gap(std::size_t last, std::size_t at) {
    return std::min(static_cast<int>(at - last - 1) * gap_cost, dearest_gap);
}

/// The best places of the letters of `word` in `name`, found row by row over all of them.
/// Adds them to `places`; `no_way` when there are none.
int place_word(const Letters& word, const Letters& name, std::vector<std::size_t>& places) {
    const auto rows = word.size();
    const auto columns = name.size();
    if (rows > columns) return no_way;
    // For each letter of the word and each place of the name: the best score when the one stands at the
    // other, and where the letter before it stands then.
    std::vector<std::vector<int>> best(rows, std::vector<int>(columns, no_way));
    std::vector<std::vector<std::size_t>> before(rows, std::vector<std::size_t>(columns, 0));
    for (std::size_t row = 0; row < rows; ++row) {
        for (std::size_t column = row; column < columns; ++column) {
            if (word.at(row) != name.at(column)) continue;
            const int own = letter_score + (name.starts_word(column) ? word_start_bonus : 0);
            if (row == 0) {
                best[row][column] = own + (column == 0 ? name_start_bonus : 0) -
                                    std::min(static_cast<int>(column) * gap_cost, dearest_gap);
                continue;
            }
            for (std::size_t last = row - 1; last < column; ++last) {
                if (best[row - 1][last] == no_way) continue;
                const int score = best[row - 1][last] + own +
                                  (last + 1 == column ? consecutive_bonus : -cost_of_gap(last, column));
                if (score <= best[row][column]) continue;
                best[row][column] = score;
                before[row][column] = last;
            }
        }
    }
    const auto& ends = best.back();
    auto column = static_cast<std::size_t>(std::max_element(ends.begin(), ends.end()) - ends.begin());
    const int score = ends[column];
    if (score == no_way) return no_way;
    for (std::size_t row = rows; row-- > 0;) {
        places.push_back(column);
        column = before[row][column];
    }
    return score;
}

std::vector<text::Range> united(std::vector<text::Range> ranges) {
    std::sort(ranges.begin(), ranges.end());
    std::vector<text::Range> whole;
    for (const auto& range : ranges) {
        if (!whole.empty() && range.start <= whole.back().end) {
            whole.back().end = std::max(whole.back().end, range.end);
        } else {
            whole.push_back(range);
        }
    }
    return whole;
}

}  // namespace

std::optional<FuzzyMatch> fuzzy_match(std::string_view typed, std::string_view name) {
    // What nobody types, nobody finds; and the table below grows with both.
    constexpr std::size_t longest_word = 64;
    constexpr std::size_t longest_name = 400;
    FuzzyMatch match;
    const auto words = words_of(text::fold_key(typed));
    if (words.empty()) return match;
    const auto folded = text::fold(name);
    Letters letters(folded.key());
    if (letters.size() > longest_name) {
        letters.starts.resize(longest_name + 1);
    }
    std::vector<std::size_t> places;
    for (const auto& word : words) {
        const Letters sought(word);
        if (sought.size() > longest_word) return std::nullopt;
        const int score = place_word(sought, letters, places);
        if (score == no_way) return std::nullopt;
        match.score += score;
    }
    match.score -= static_cast<int>(std::min<std::size_t>(letters.size(), 60) / 6);
    for (const auto place : places) {
        match.letters.push_back(folded.original(letters.starts[place], letters.starts[place + 1]));
    }
    match.letters = united(std::move(match.letters));
    return match;
}

}  // namespace sotto::workbench
