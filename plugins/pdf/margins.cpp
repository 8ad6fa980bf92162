// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "margins.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "line.h"
#include "unicode.h"

namespace sotto::pdf {
namespace {

// How many rows at either end of a page may be heads.
constexpr std::size_t deepest_head = 3;
constexpr double same_place = 4;  // points
constexpr std::size_t longest_head = 160;

struct Row {
    std::size_t page;
    double y;
    std::size_t rank;  // from the edge
    bool at_foot;
    std::string text;
    std::string pattern;  // the text with its numbers made alike
    std::vector<std::size_t> words;
    bool head = false;
};

int roman(std::string_view text) {
    constexpr std::array<std::pair<char, int>, 5> values{
        {{'i', 1}, {'v', 5}, {'x', 10}, {'l', 50}, {'c', 100}}};
    int result = 0;
    int before = 0;
    for (auto c = text.rbegin(); c != text.rend(); ++c) {
        const auto found =
            std::find_if(values.begin(), values.end(), [&](const auto& each) { return each.first == *c; });
        if (found == values.end()) return 0;
        result += found->second < before ? -found->second : found->second;
        before = std::max(before, found->second);
    }
    return result;
}

std::string pattern_of(const std::string& text) {
    std::string result;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && !result.empty() && result.back() == '#') continue;
        result += digit ? '#' : c;
    }
    return text.size() <= 6 && roman(text) > 0 ? "#" : result;
}

/// The numbers in a text, a lone roman one too.
std::vector<int> numbers_in(const std::string& text) {
    std::vector<int> result;
    if (text.size() <= 6 && roman(text) > 0) result.push_back(roman(text));
    int value = -1;
    for (const char c : text + " ") {
        if (c >= '0' && c <= '9') {
            value = std::min(std::max(value, 0) * 10 + (c - '0'), 1'000'000);
        } else if (value >= 0) {
            result.push_back(value);
            value = -1;
        }
    }
    return result;
}

/// The rows of a page, top first, each as the indices of its words from left to right.
struct IndexedRow {
    double bottom;
    std::vector<std::size_t> words;
};
std::vector<IndexedRow> indexed_rows(const std::vector<Word>& page) {
    std::vector<Word> upright;
    for (std::size_t i = 0; i < page.size(); ++i) {
        if (page[i].rotation != 0) continue;
        Word word = page[i];
        // Carries the index through the sorting.
        word.text = std::u32string(1, static_cast<char32_t>(i));
        upright.push_back(std::move(word));
    }
    std::vector<IndexedRow> result;
    for (const Line& line : rows_of(std::move(upright))) {
        IndexedRow row{line.bottom, {}};
        for (const Word& word : line.words) row.words.push_back(static_cast<std::size_t>(word.text.front()));
        result.push_back(std::move(row));
    }
    return result;
}

/// The rows at the edges of a page.
std::vector<Row> edge_rows(const std::vector<Word>& page, std::size_t number) {
    const std::vector<IndexedRow> lines = indexed_rows(page);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::size_t from_foot = lines.size() - 1 - i;
        if (i >= deepest_head && from_foot >= deepest_head) continue;
        Row row{};
        row.page = number;
        row.at_foot = from_foot < i;
        row.rank = std::min(i, from_foot);
        row.y = lines[i].bottom;
        row.words = lines[i].words;
        for (const std::size_t index : row.words) {
            if (!row.text.empty()) row.text += ' ';
            row.text += to_utf8(page[index].text);
        }
        row.pattern = pattern_of(row.text);
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Marks the rows of `group`, which all stand at one edge, whose pattern recurs at one height on enough
/// pages.
void mark_recurring(std::vector<Row*>& group, std::size_t pages) {
    const std::size_t enough = pages <= 3 ? 2 : 3;
    std::sort(group.begin(), group.end(), [](const Row* a, const Row* b) { return a->y < b->y; });
    for (std::size_t from = 0; from < group.size();) {
        std::size_t to = from + 1;
        while (to < group.size() && group[to]->y - group[to - 1]->y <= same_place) ++to;
        std::set<std::size_t> seen;
        for (std::size_t i = from; i < to; ++i) seen.insert(group[i]->page);
        if (seen.size() >= enough)
            for (std::size_t i = from; i < to; ++i) group[i]->head = true;
        from = to;
    }
}

/// Marks the outermost rows that count the pages: one of their numbers grows by one from page to page,
/// whatever else they say (chapter titles).
void mark_counting(std::vector<Row*>& group, std::size_t pages) {
    std::map<long, std::set<std::size_t>> offsets;
    for (const Row* row : group)
        for (const int number : numbers_in(row->text))
            offsets[number - static_cast<long>(row->page)].insert(row->page);
    const auto best = std::max_element(offsets.begin(), offsets.end(), [](const auto& a, const auto& b) {
        return a.second.size() < b.second.size();
    });
    if (best == offsets.end() || best->second.size() < std::max<std::size_t>(3, pages * 3 / 5)) return;
    // Only at the height where most of them stand.
    std::vector<double> heights;
    const auto counts = [&](const Row& row) {
        const std::vector<int> numbers = numbers_in(row.text);
        return std::any_of(numbers.begin(), numbers.end(),
                           [&](int number) { return number - static_cast<long>(row.page) == best->first; });
    };
    for (const Row* row : group)
        if (counts(*row)) heights.push_back(row->y);
    std::nth_element(heights.begin(), heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2),
                     heights.end());
    const double height = heights[heights.size() / 2];
    for (Row* row : group)
        if (counts(*row) && std::abs(row->y - height) <= same_place) row->head = true;
}

void erase_words(std::vector<Word>& page, const std::set<std::size_t>& indices) {
    std::size_t at = 0;
    std::erase_if(page, [&](const Word&) { return indices.contains(at++); });
}

void take_heads(std::vector<std::vector<Word>>& pages, Margins& result) {
    std::vector<Row> rows;
    for (std::size_t i = 0; i < pages.size(); ++i)
        for (Row& row : edge_rows(pages[i], i))
            if (row.text.size() <= longest_head) rows.push_back(std::move(row));
    std::map<std::pair<bool, std::string>, std::vector<Row*>> alike;
    std::array<std::vector<Row*>, 2> outermost;
    for (Row& row : rows) {
        alike[{row.at_foot, row.pattern}].push_back(&row);
        if (row.rank == 0) outermost[row.at_foot ? 1 : 0].push_back(&row);
    }
    for (auto& [key, group] : alike) mark_recurring(group, pages.size());
    for (auto& group : outermost) mark_counting(group, pages.size());

    // A head has nothing but heads between itself and the edge.
    std::map<std::pair<std::size_t, bool>, std::vector<Row*>> edges;
    for (Row& row : rows) edges[{row.page, row.at_foot}].push_back(&row);
    std::set<std::string> wordings;
    for (auto& [key, edge] : edges) {
        std::sort(edge.begin(), edge.end(), [](const Row* a, const Row* b) { return a->rank < b->rank; });
        std::set<std::size_t> taken;
        std::size_t rank = 0;
        for (const Row* row : edge) {
            if (!row->head || row->rank != rank) break;
            ++rank;
            ++result.heads;
            taken.insert(row->words.begin(), row->words.end());
            const bool has_words = row->pattern.find_first_not_of("#/-–—.| ()[]") != std::string::npos;
            if (has_words && wordings.insert(row->pattern).second) result.texts.push_back(row->text);
        }
        std::vector<Word>& page = pages[key.first];
        // The foot of the same page is looked up by the same indices: what is taken becomes empty first.
        for (const std::size_t index : taken) page[index].text.clear();
    }
    for (std::vector<Word>& page : pages)
        std::erase_if(page, [](const Word& word) { return word.text.empty(); });
}

std::optional<long> whole_number(const Word& word) {
    if (word.text.size() > 6 || word.rotation != 0) return std::nullopt;
    long value = 0;
    for (const char32_t c : word.text) {
        if (c < U'0' || c > U'9') return std::nullopt;
        value = value * 10 + static_cast<long>(c - U'0');
    }
    return value;
}

/// Numbers at the left edge that count lines or paragraphs.
void take_line_numbers(std::vector<std::vector<Word>>& pages, Margins& result) {
    constexpr std::size_t fewest = 10;
    constexpr double least_gap = 0.8;
    struct Number {
        std::size_t page;
        std::size_t word;
        long value;
        double left;
        double right;
    };
    std::vector<Number> numbers;
    std::size_t row_count = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        for (const IndexedRow& row : indexed_rows(pages[i])) {
            ++row_count;
            const std::size_t index = row.words.front();
            const Word& word = pages[i][index];
            const std::optional<long> value = whole_number(word);
            const bool apart =
                row.words.size() == 1 || pages[i][row.words[1]].left - word.right > least_gap * word.size;
            if (value && apart) numbers.push_back({i, index, *value, word.left, word.right});
        }
    }
    if (numbers.size() < fewest || numbers.size() * 5 < row_count) return;
    // They stand in one column, which no text enters, and count on.
    std::vector<double> rights;
    for (const Number& number : numbers) rights.push_back(number.right);
    std::nth_element(rights.begin(), rights.begin() + static_cast<std::ptrdiff_t>(rights.size() / 2),
                     rights.end());
    const double edge = rights[rights.size() / 2];
    constexpr double widest_column = 30;
    std::erase_if(numbers, [&](const Number& number) {
        return number.right > edge + widest_column / 2 || number.left < edge - widest_column;
    });
    std::map<long, std::size_t> steps;
    std::size_t restarts = 0;
    for (std::size_t i = 1; i < numbers.size(); ++i) {
        if (numbers[i].page != numbers[i - 1].page && numbers[i].value <= 5)
            ++restarts;
        else
            ++steps[numbers[i].value - numbers[i - 1].value];
    }
    std::size_t regular = restarts;
    for (const auto& [step, count] : steps)
        if (step == 1 || step == 5 || step == 10) regular = std::max(regular, count + restarts);
    if (numbers.size() < fewest || regular * 10 < (numbers.size() - 1) * 9) return;
    std::vector<std::set<std::size_t>> taken(pages.size());
    for (const Number& number : numbers) taken[number.page].insert(number.word);
    for (std::size_t i = 0; i < pages.size(); ++i) erase_words(pages[i], taken[i]);
    result.line_numbers = numbers.size();
}

}  // namespace

Margins take_margins(std::vector<std::vector<Word>>& pages) {
    Margins result;
    take_line_numbers(pages, result);  // first: some stand beside a page number
    take_heads(pages, result);
    return result;
}

}  // namespace sotto::pdf
