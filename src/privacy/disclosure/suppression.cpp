// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/disclosure/suppression.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>
#include <queue>
#include <utility>

namespace sotto::privacy {

namespace {

constexpr std::int64_t endless = Feasible::unbounded;

/// A number of the table with its sums. The nodes of the network are the rows, the columns, the sums of
/// columns (as a row) and the sums of rows (as a column); what flows into each flows out of it, which says
/// the same as that the sums are right.
struct Arc {
    std::size_t from = 0;
    std::size_t to = 0;
    std::int64_t value = 0;
    bool hidden = false;
    bool had_to = false;  ///< hidden for what it says itself
    bool sum = false;
};

class Network {
public:
    Network(const CountTable& table, std::int64_t least)
        : rows_(table.rows),
          columns_(table.columns),
          least_(least),
          touching_(rows_ + columns_ + 2),
          hidden_(touching_.size()) {
        const auto sums_of_columns = rows_ + columns_;
        const auto sums_of_rows = rows_ + columns_ + 1;
        std::vector<std::int64_t> row(rows_, 0);
        std::vector<std::int64_t> column(columns_, 0);
        const auto few = [&](std::int64_t value, const std::vector<std::int64_t>& bases, std::size_t at) {
            return value > 0 && (value < least || (!bases.empty() && bases[at] < least));
        };
        for (std::size_t r = 0; r < rows_; ++r) {
            for (std::size_t c = 0; c < columns_; ++c) {
                const auto cell = r * columns_ + c;
                const auto value = table.cells[cell];
                row[r] += value;
                column[c] += value;
                add({r, rows_ + c, value, false, few(value, table.bases, cell), false});
            }
        }
        for (std::size_t r = 0; r < rows_; ++r) {
            add({sums_of_rows, r, row[r], !table.row_sums_told,
                 table.row_sums_told && few(row[r], table.row_bases, r), true});
        }
        for (std::size_t c = 0; c < columns_; ++c)
            add({rows_ + c, sums_of_columns, column[c], false, few(column[c], table.column_bases, c), true});
        const auto total = std::accumulate(row.begin(), row.end(), std::int64_t{0});
        add({sums_of_columns, sums_of_rows, total, false, few(total, {}, 0), true});
        for (std::size_t at = 0; at < arcs_.size(); ++at) {
            values_.push_back(arcs_[at].value);
            if (arcs_[at].hidden || arcs_[at].had_to) hide(at);
        }
        untold_ = table.row_sums_told ? 0 : rows_;
    }

    /// Takes the hiding of an earlier answer instead of its own.
    void hide_as(const Suppression& suppression) {
        for (std::size_t at = 0; at < arcs_.size(); ++at) tell(at);
        for (std::size_t r = 0; r < rows_; ++r) {
            for (std::size_t c = 0; c < columns_; ++c) {
                if (suppression.hidden.at(r, c)) hide(place(r, c));
            }
            if (suppression.hidden_rows[r] || untold_ > 0) hide(place_of_row(r));
        }
        for (std::size_t c = 0; c < columns_; ++c) {
            if (suppression.hidden_columns[c]) hide(place_of_column(c));
        }
        if (suppression.hidden_total) hide(arcs_.size() - 1);
    }

    void protect() {
        for (bool all = false; !all;) {
            all = true;
            // The hardest first: what hides them often hides the others as well.
            auto order = hidden_ones();
            std::stable_sort(order.begin(), order.end(),
                             [&](auto a, auto b) { return needed(a) > needed(b); });
            for (const auto at : order) {
                if (is_protected(at)) continue;
                all = false;
                hide_a_cycle(at);
            }
        }
        tell_what_need_not_be_hidden();
    }

    [[nodiscard]] Feasible interval(std::size_t at) {
        const auto value = arcs_[at].value;
        const auto more = flow(at, true, endless);
        return {value - flow(at, false, value), more == endless ? endless : value + more};
    }
    [[nodiscard]] std::size_t place(std::size_t row, std::size_t column) const {
        return row * columns_ + column;
    }

    [[nodiscard]] Suppression answer() const {
        Suppression answer{CellMask(rows_, columns_), {}, {}, arcs_.back().hidden, 0};
        for (std::size_t r = 0; r < rows_; ++r) {
            for (std::size_t c = 0; c < columns_; ++c) answer.hidden.set(r, c, arcs_[place(r, c)].hidden);
            answer.hidden_rows.push_back(arcs_[place_of_row(r)].hidden);
        }
        for (std::size_t c = 0; c < columns_; ++c)
            answer.hidden_columns.push_back(arcs_[place_of_column(c)].hidden);
        answer.suppressed = answer.hidden.count();
        return answer;
    }

private:
    [[nodiscard]] std::size_t place_of_row(std::size_t row) const { return rows_ * columns_ + row; }
    [[nodiscard]] std::size_t place_of_column(std::size_t column) const {
        return rows_ * columns_ + rows_ + column;
    }

    void add(Arc arc) {
        touching_[arc.from].push_back(arcs_.size());
        touching_[arc.to].push_back(arcs_.size());
        arcs_.push_back(arc);
    }
    void hide(std::size_t at) {
        auto& arc = arcs_[at];
        const auto known = std::find(hidden_[arc.from].begin(), hidden_[arc.from].end(), at);
        arc.hidden = true;
        if (known != hidden_[arc.from].end()) return;
        hidden_[arc.from].push_back(at);
        hidden_[arc.to].push_back(at);
    }
    void tell(std::size_t at) {
        auto& arc = arcs_[at];
        arc.hidden = false;
        std::erase(hidden_[arc.from], at);
        std::erase(hidden_[arc.to], at);
    }
    [[nodiscard]] bool is_untold_sum(std::size_t at) const {
        return at >= rows_ * columns_ && at < rows_ * columns_ + untold_;
    }
    [[nodiscard]] std::vector<std::size_t> hidden_ones() const {
        std::vector<std::size_t> all;
        for (std::size_t at = 0; at < arcs_.size(); ++at) {
            if (arcs_[at].hidden && !is_untold_sum(at)) all.push_back(at);
        }
        return all;
    }
    /// How wide the interval must be.
    [[nodiscard]] std::int64_t needed(std::size_t at) const {
        return arcs_[at].had_to ? std::max(least_ - 1, arcs_[at].value) : 1;
    }
    [[nodiscard]] bool is_protected(std::size_t at) {
        const auto width = needed(at);
        const auto up = flow(at, true, width);
        return up >= width || up + flow(at, false, width - up) >= width;
    }

    /// How much a hidden number may be more (or less) than it is, up to `most`: the greatest flow that leads
    /// back around it through other hidden numbers, none of which becomes negative.
    [[nodiscard]] std::int64_t flow(std::size_t at, bool more, std::int64_t most) {
        const auto& arc = arcs_[at];
        if (!more) most = std::min(most, arc.value);
        const auto source = more ? arc.to : arc.from;
        const auto target = more ? arc.from : arc.to;
        std::vector<std::size_t> touched;
        std::int64_t done = 0;
        while (done < most) {
            const auto path = shortest(source, target, at);
            if (path.empty()) break;
            auto room = most - done;
            for (const auto& [step, forward] : path) {
                if (!forward) room = std::min(room, values_[step]);
            }
            if (most == endless && room == endless - done) {
                // A path of increases only: nothing bounds it.
                done = endless;
                break;
            }
            for (const auto& [step, forward] : path) {
                values_[step] += forward ? room : -room;
                touched.push_back(step);
            }
            done += room;
        }
        for (const auto step : touched) values_[step] = arcs_[step].value;
        return done;
    }

    using Path = std::vector<std::pair<std::size_t, bool>>;  ///< arcs, and whether along them

    /// A path with fewest arcs over hidden numbers but `without`; empty when there is none.
    [[nodiscard]] Path shortest(std::size_t source, std::size_t target, std::size_t without) const {
        Path came(hidden_.size(), {arcs_.size(), false});
        std::vector<bool> seen(hidden_.size(), false);
        std::queue<std::size_t> next;
        next.push(source);
        seen[source] = true;
        while (!next.empty() && !seen[target]) {
            const auto node = next.front();
            next.pop();
            for (const auto at : hidden_[node]) {
                const auto& arc = arcs_[at];
                if (at == without) continue;
                const bool forward = arc.from == node;
                const auto to = forward ? arc.to : arc.from;
                if (seen[to] || (!forward && values_[at] == 0)) continue;
                seen[to] = true;
                came[to] = {at, forward};
                next.push(to);
            }
        }
        return seen[target] ? traced(source, target, came) : Path();
    }
    [[nodiscard]] Path traced(std::size_t source, std::size_t target, const Path& came) const {
        Path path;
        for (auto node = target; node != source;) {
            const auto [at, forward] = came[node];
            path.emplace_back(at, forward);
            node = forward ? arcs_[at].from : arcs_[at].to;
        }
        return path;
    }

    /// Hides what lies on cheapest cycles through a number, until its interval is wide enough.
    void hide_a_cycle(std::size_t at) {
        // A sum is worth more than any cell: hidden sums make whole rows useless.
        std::int64_t dearest = 1;
        for (const auto& arc : arcs_) dearest = std::max(dearest, arc.value);
        const auto cost = [&](const Arc& arc) -> std::int64_t {
            if (arc.hidden) return 0;
            return arc.sum ? (dearest + 1) * static_cast<std::int64_t>(arcs_.size()) + arc.value
                           : arc.value + 1;
        };
        auto wanted = needed(at);
        const auto& protected_one = arcs_[at];
        std::vector<std::size_t> touched;
        while (wanted > 0) {
            const auto path = cheapest(protected_one.to, protected_one.from, at, cost);
            // With all sums hidden there is one always: more of everything.
            if (path.empty()) break;
            auto room = wanted;
            for (const auto& [step, forward] : path) {
                if (!forward) room = std::min(room, values_[step]);
            }
            for (const auto& [step, forward] : path) {
                values_[step] += forward ? room : -room;
                touched.push_back(step);
                hide(step);
            }
            wanted -= room;
        }
        for (const auto step : touched) values_[step] = arcs_[step].value;
    }

    template <class Cost>
    [[nodiscard]] Path cheapest(std::size_t source, std::size_t target, std::size_t without,
                                const Cost& cost) const {
        Path came(touching_.size(), {arcs_.size(), false});
        std::vector<std::int64_t> known(touching_.size(), endless);
        using Entry = std::pair<std::int64_t, std::size_t>;
        std::priority_queue<Entry, std::vector<Entry>, std::greater<>> next;
        known[source] = 0;
        next.emplace(0, source);
        while (!next.empty()) {
            const auto [so_far, node] = next.top();
            next.pop();
            if (so_far > known[node]) continue;
            if (node == target) break;
            for (const auto at : touching_[node]) {
                const auto& arc = arcs_[at];
                if (at == without) continue;
                // A zero hides nothing (see `suppress`), unless it is a sum that is hidden anyway.
                if (!arc.hidden && arc.value == 0) continue;
                const bool forward = arc.from == node;
                if (!forward && values_[at] == 0) continue;
                const auto to = forward ? arc.to : arc.from;
                const auto with = so_far + cost(arc) + 1;
                if (with >= known[to]) continue;
                known[to] = with;
                came[to] = {at, forward};
                next.emplace(with, to);
            }
        }
        return known[target] == endless ? Path() : traced(source, target, came);
    }

    void tell_what_need_not_be_hidden() {
        auto order = hidden_ones();
        std::erase_if(order, [&](auto at) { return arcs_[at].had_to; });
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) {
            return std::pair(arcs_[a].sum, arcs_[a].value) > std::pair(arcs_[b].sum, arcs_[b].value);
        });
        for (const auto at : order) {
            tell(at);
            const auto still = hidden_ones();
            const bool fine =
                std::all_of(still.begin(), still.end(), [&](auto other) { return is_protected(other); });
            if (!fine) hide(at);
        }
    }

    std::size_t rows_;
    std::size_t columns_;
    std::int64_t least_;
    std::size_t untold_ = 0;            ///< so many sums of rows are hidden because nobody tells them
    std::vector<Arc> arcs_;             ///< cells, sums of rows, sums of columns, the total
    std::vector<std::int64_t> values_;  ///< of the arcs, while a flow is looked for
    std::vector<std::vector<std::size_t>> touching_;  ///< arcs that begin or end at a node
    std::vector<std::vector<std::size_t>> hidden_;    ///< the hidden ones of these
};

}  // namespace

std::int64_t CellMask::count() const {
    return std::count(cells_.begin(), cells_.end(), true);
}

Suppression suppress(const CountTable& table, std::int64_t least) {
    Network network(table, least);
    network.protect();
    return network.answer();
}

Feasible feasible(const CountTable& table, const Suppression& suppression, std::size_t row,
                  std::size_t column) {
    Network network(table, 1);
    network.hide_as(suppression);
    return network.interval(network.place(row, column));
}

}  // namespace sotto::privacy
