// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/disclosure/suppression.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <vector>

using namespace sotto;
using privacy::CountTable;
using privacy::Feasible;
using privacy::Suppression;

namespace {

/// All tables that a reader has to think possible: whole numbers, none negative, whose sums and told cells
/// are as printed. The total must be told.
class Reader {
public:
    Reader(const CountTable& table, const Suppression& suppression) : table_(table), shown_(suppression) {
        for (std::size_t cell = 0; cell < table.cells.size(); ++cell) {
            total_ += table.cells[cell];
            if (shown_.hidden.at(cell / table.columns, cell % table.columns)) hidden_.push_back(cell);
        }
        low_.assign(table.cells.size(), total_ + 1);
        high_.assign(table.cells.size(), -1);
        cells_ = table.cells;
        std::int64_t hidden = 0;
        for (const auto cell : hidden_) hidden += table.cells[cell];
        try_from(0, hidden);
    }
    [[nodiscard]] Feasible interval(std::size_t cell) const { return {low_[cell], high_[cell]}; }

private:
    void try_from(std::size_t next, std::int64_t most) {
        if (next == hidden_.size()) {
            if (!sums_fit()) return;
            for (const auto cell : hidden_) {
                low_[cell] = std::min(low_[cell], cells_[cell]);
                high_[cell] = std::max(high_[cell], cells_[cell]);
            }
            return;
        }
        for (std::int64_t value = 0; value <= most; ++value) {
            cells_[hidden_[next]] = value;
            try_from(next + 1, most - value);
        }
    }
    [[nodiscard]] bool sums_fit() const {
        std::int64_t sum = 0;
        for (const auto cell : cells_) sum += cell;
        if (sum != total_) return false;
        for (std::size_t r = 0; r < table_.rows; ++r) {
            if (shown_.hidden_rows[r] || !table_.row_sums_told) continue;
            if (row_sum(cells_, r) != row_sum(table_.cells, r)) return false;
        }
        for (std::size_t c = 0; c < table_.columns; ++c) {
            if (!shown_.hidden_columns[c] && column_sum(cells_, c) != column_sum(table_.cells, c))
                return false;
        }
        return true;
    }
    [[nodiscard]] std::int64_t row_sum(const std::vector<std::int64_t>& cells, std::size_t row) const {
        std::int64_t sum = 0;
        for (std::size_t c = 0; c < table_.columns; ++c) sum += cells[row * table_.columns + c];
        return sum;
    }
    [[nodiscard]] std::int64_t column_sum(const std::vector<std::int64_t>& cells, std::size_t column) const {
        std::int64_t sum = 0;
        for (std::size_t r = 0; r < table_.rows; ++r) sum += cells[r * table_.columns + column];
        return sum;
    }

    const CountTable& table_;
    const Suppression& shown_;
    std::int64_t total_ = 0;
    std::vector<std::size_t> hidden_;
    std::vector<std::int64_t> cells_;
    std::vector<std::int64_t> low_;
    std::vector<std::int64_t> high_;
};

CountTable random_table(std::mt19937& random, std::int64_t largest) {
    const auto below = [&](std::int64_t bound) {
        return std::uniform_int_distribution<std::int64_t>(0, bound - 1)(random);
    };
    CountTable table;
    table.rows = static_cast<std::size_t>(1 + below(3));
    table.columns = static_cast<std::size_t>(1 + below(3));
    for (std::size_t i = 0; i < table.rows * table.columns; ++i) table.cells.push_back(below(largest + 1));
    table.row_sums_told = below(4) != 0;
    return table;
}

}  // namespace

TEST_CASE("whoever knows the sums and the other cells cannot work a hidden cell out") {
    std::mt19937 random(1980);
    std::int64_t tried = 0;
    for (int round = 0; round < 600; ++round) {
        const auto table = random_table(random, 4);
        const auto least = std::uniform_int_distribution<std::int64_t>(2, 4)(random);
        const auto shown = privacy::suppress(table, least);
        for (std::size_t r = 0; r < table.rows; ++r) {
            for (std::size_t c = 0; c < table.columns; ++c) {
                const auto value = table.cells[r * table.columns + c];
                if (value > 0 && value < least) REQUIRE(shown.hidden.at(r, c));
                if (value == 0) REQUIRE_FALSE(shown.hidden.at(r, c));
            }
        }
        REQUIRE(shown.suppressed == shown.hidden.count());
        if (shown.hidden_total || shown.suppressed > 5) continue;
        const Reader reader(table, shown);
        for (std::size_t cell = 0; cell < table.cells.size(); ++cell) {
            if (!shown.hidden.at(cell / table.columns, cell % table.columns)) continue;
            ++tried;
            const auto may_be = reader.interval(cell);
            const auto said = privacy::feasible(table, shown, cell / table.columns, cell % table.columns);
            REQUIRE(said.low == may_be.low);
            REQUIRE(said.high == may_be.high);
            const auto value = table.cells[cell];
            REQUIRE(may_be.high - may_be.low >= (value < least ? least - 1 : 1));
        }
    }
    CHECK(tried > 300);
}

TEST_CASE("a table without small numbers is told as it is") {
    const CountTable table{2, 3, {5, 0, 7, 9, 4, 0}, {}, {}, {}};
    const auto shown = privacy::suppress(table, 3);
    CHECK(shown.suppressed == 0);
    CHECK_FALSE(shown.hidden_total);
    CHECK(std::none_of(shown.hidden_rows.begin(), shown.hidden_rows.end(), [](bool is) { return is; }));
}

TEST_CASE("one small number takes three others with it, the smallest that do") {
    const CountTable table{3, 3, {20, 50, 10, 8, 2, 30, 17, 32, 12}, {}, {}, {}};
    const auto shown = privacy::suppress(table, 5);
    CHECK(shown.suppressed == 4);
    CHECK(shown.hidden.at(1, 1));
    CHECK(shown.hidden.at(1, 0));
    CHECK_FALSE(shown.hidden_total);
    CHECK(std::count(shown.hidden_rows.begin(), shown.hidden_rows.end(), true) == 0);
    const auto interval = privacy::feasible(table, shown, 1, 1);
    CHECK(interval.low == 0);
    CHECK(interval.high >= 4);
}

TEST_CASE("a number that rests on few people is hidden, however large it is") {
    // Forty codings of one interview.
    const CountTable table{2, 2, {40, 60, 80, 90}, {1, 9, 8, 7}, {9, 9}, {9, 9}};
    const auto shown = privacy::suppress(table, 3);
    REQUIRE(shown.hidden.at(0, 0));
    CHECK(shown.suppressed == 4);
    const auto interval = privacy::feasible(table, shown, 0, 0);
    CHECK(interval.high - interval.low >= 40);
}

TEST_CASE("sums that are small themselves are not told either") {
    const CountTable table{3, 2, {1, 0, 30, 20, 25, 40}, {}, {}, {}};
    const auto shown = privacy::suppress(table, 3);
    CHECK(shown.hidden.at(0, 0));
    CHECK(shown.hidden_rows[0]);
    const auto interval = privacy::feasible(table, shown, 0, 0);
    CHECK(interval.high - interval.low >= 2);
}

TEST_CASE("of a list with its sum two numbers are hidden at least") {
    const CountTable table{4, 1, {12, 1, 9, 6}, {}, {}, {}, false};
    const auto shown = privacy::suppress(table, 3);
    CHECK(shown.suppressed == 2);
    CHECK(shown.hidden.at(1, 0));
    CHECK(shown.hidden.at(3, 0));
    const CountTable alone{1, 1, {1}, {}, {}, {}, false};
    CHECK(privacy::suppress(alone, 3).hidden_total);
}

TEST_CASE("nothing is hidden when one is enough") {
    const CountTable table{2, 2, {1, 2, 0, 1}, {}, {}, {}};
    CHECK(privacy::suppress(table, 1).suppressed == 0);
    CHECK(privacy::suppress({0, 0, {}, {}, {}, {}}, 3).suppressed == 0);
}
