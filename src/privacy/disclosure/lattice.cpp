// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "privacy/disclosure/lattice.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace sotto::privacy {

namespace {

/// Rows in groups that look alike, numbered from 0.
struct Grouping {
    Column of_row;
    std::uint32_t groups = 0;
};

Grouping everybody(std::size_t rows) {
    return {Column(rows, 0), rows == 0 ? 0U : 1U};
}

std::uint64_t pair_of(std::uint32_t high, std::uint32_t low) {
    return (std::uint64_t{high} << 32U) | low;
}

/// The groups, parted further by a column.
Grouping parted(const Grouping& grouping, const Column& column) {
    Grouping finer;
    finer.of_row.resize(grouping.of_row.size());
    std::unordered_map<std::uint64_t, std::uint32_t> numbers;
    numbers.reserve(grouping.of_row.size());
    for (std::size_t row = 0; row < finer.of_row.size(); ++row) {
        const auto [at, fresh] =
            numbers.try_emplace(pair_of(grouping.of_row[row], column[row]), finer.groups);
        if (fresh) ++finer.groups;
        finer.of_row[row] = at->second;
    }
    return finer;
}

std::vector<std::int64_t> sizes_of(const Grouping& grouping) {
    std::vector<std::int64_t> sizes(grouping.groups, 0);
    for (const auto group : grouping.of_row) ++sizes[group];
    return sizes;
}

std::vector<std::int64_t> values_in(const Grouping& grouping, const Column& sensitive) {
    std::vector<std::int64_t> values(grouping.groups, 0);
    std::unordered_set<std::uint64_t> seen;
    seen.reserve(grouping.of_row.size());
    for (std::size_t row = 0; row < grouping.of_row.size(); ++row) {
        if (seen.insert(pair_of(grouping.of_row[row], sensitive[row])).second) ++values[grouping.of_row[row]];
    }
    return values;
}

std::vector<std::int64_t> by_row(const Grouping& grouping, const std::vector<std::int64_t>& by_group) {
    std::vector<std::int64_t> all(grouping.of_row.size());
    for (std::size_t row = 0; row < all.size(); ++row) all[row] = by_group[grouping.of_row[row]];
    return all;
}

Grouping grouped_by(std::size_t rows, const std::vector<const Column*>& columns) {
    auto grouping = everybody(rows);
    for (const auto* column : columns) grouping = parted(grouping, *column);
    return grouping;
}

bool is_safe(const Grouping& grouping, bool shows, const Safety& safety) {
    if (!shows) return true;
    const auto sizes = sizes_of(grouping);
    for (const auto row : safety.judged) {
        if (sizes[grouping.of_row[row]] < safety.k) return false;
    }
    if (safety.sensitive.empty() || safety.l <= 1) return true;
    const auto values = values_in(grouping, safety.sensitive);
    return std::all_of(safety.judged.begin(), safety.judged.end(),
                       [&](std::size_t row) { return values[grouping.of_row[row]] >= safety.l; });
}

/// Looks less lossy first; see `Generalisations::minimal`.
bool better(const Generalisation& a, const Generalisation& b) {
    constexpr double rounding = 1e-9;
    if (a.loss < b.loss - rounding) return true;
    if (b.loss < a.loss - rounding) return false;
    return std::pair(a.discernibility, a.heights) < std::pair(b.discernibility, b.heights);
}

class Search {
public:
    Search(std::size_t rows, const std::vector<Ladder>& ladders, const Safety& safety)
        : rows_(rows), ladders_(ladders), safety_(safety), order_(ladders.size()), heights_(ladders.size()) {
        // Attributes that tell people apart best are decided first: they fail soonest.
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::stable_sort(order_.begin(), order_.end(),
                         [&](auto a, auto b) { return told_apart(a) > told_apart(b); });
    }

    /// All minimal ones; false when that took more than `most_looks`.
    bool all(std::size_t most_looks) {
        best_only_ = false;
        looks_left_ = most_looks;
        go(0, everybody(rows_), 0);
        return looks_left_ > 0;
    }
    /// One of the least loss.
    void best() {
        found_.clear();
        best_only_ = true;
        looks_left_ = std::numeric_limits<std::size_t>::max();
        go(0, everybody(rows_), 0);
    }
    std::vector<Generalisation> take() { return std::move(found_); }

private:
    [[nodiscard]] std::size_t top(std::size_t attribute) const { return ladders_[attribute].rungs.size(); }
    [[nodiscard]] std::uint32_t told_apart(std::size_t attribute) const {
        const auto& rungs = ladders_[attribute].rungs;
        return rungs.empty() ? 0 : parted(everybody(rows_), rungs.front()).groups;
    }
    [[nodiscard]] double loss_of(std::size_t attribute, std::size_t height) const {
        return top(attribute) == 0 ? 0 : static_cast<double>(height) / static_cast<double>(top(attribute));
    }
    /// `grouping` with one more attribute printed.
    [[nodiscard]] Grouping with(const Grouping& grouping, std::size_t attribute, std::size_t height) const {
        return height == top(attribute) ? grouping : parted(grouping, ladders_[attribute].rungs[height]);
    }
    [[nodiscard]] bool whole_is_safe(const std::vector<std::size_t>& heights) {
        look();
        auto grouping = everybody(rows_);
        bool shows = false;
        for (std::size_t attribute = 0; attribute < heights.size(); ++attribute) {
            shows = shows || heights[attribute] < top(attribute);
            grouping = with(grouping, attribute, heights[attribute]);
        }
        return is_safe(grouping, shows, safety_);
    }
    void look() {
        if (looks_left_ > 0) --looks_left_;
    }

    /// Decides the attributes from the `place`th of the order on. Those before are decided (`heights_`), have
    /// cost `loss` and make the groups of `grouping`, which are safe when all others are left out.
    void go(std::size_t place, const Grouping& grouping, double loss) {
        if (looks_left_ == 0) return;
        // How low each of the others may go at all.
        auto lowest = heights_;
        double least = loss;
        bool shows = false;
        for (std::size_t i = 0; i < place; ++i) shows = shows || heights_[order_[i]] < top(order_[i]);
        for (std::size_t i = place; i < order_.size(); ++i) {
            const auto attribute = order_[i];
            auto height = floor_of(attribute, place);
            while (height < top(attribute)) {
                look();
                if (is_safe(with(grouping, attribute, height), true, safety_)) break;
                ++height;
            }
            lowest[attribute] = height;
            least += loss_of(attribute, height);
            shows = shows || height < top(attribute);
        }
        floors_.resize(place + 1);
        floors_[place] = lowest;
        constexpr double rounding = 1e-9;
        if (best_only_ && !found_.empty() && least > best_loss_ - rounding) return;

        auto together = grouping;
        for (std::size_t i = place; i < order_.size(); ++i)
            together = with(together, order_[i], lowest[order_[i]]);
        look();
        if (is_safe(together, shows, safety_)) {
            take_if_minimal(lowest, least);
            return;
        }
        const auto attribute = order_[place];
        for (auto height = lowest[attribute]; height <= top(attribute); ++height) {
            heights_[attribute] = height;
            go(place + 1, with(grouping, attribute, height), loss + loss_of(attribute, height));
        }
        heights_[attribute] = 0;
    }

    /// What was found out further up: with more attributes printed, none can go lower than it could before.
    [[nodiscard]] std::size_t floor_of(std::size_t attribute, std::size_t place) const {
        return place == 0 || floors_.size() < place ? 0 : floors_[place - 1][attribute];
    }

    void take_if_minimal(const std::vector<std::size_t>& heights, double loss) {
        auto lower = heights;
        for (std::size_t attribute = 0; attribute < lower.size(); ++attribute) {
            if (lower[attribute] == 0) continue;
            --lower[attribute];
            const bool safe = whole_is_safe(lower);
            ++lower[attribute];
            if (safe) return;
        }
        best_loss_ = found_.empty() ? loss : std::min(best_loss_, loss);
        found_.push_back(generalised(rows_, ladders_, safety_, heights));
    }

    const std::size_t rows_;
    const std::vector<Ladder>& ladders_;
    const Safety& safety_;
    std::vector<std::size_t> order_;
    std::vector<std::size_t> heights_;
    std::vector<std::vector<std::size_t>> floors_;
    std::vector<Generalisation> found_;
    double best_loss_ = 0;
    bool best_only_ = false;
    std::size_t looks_left_ = 0;
};

}  // namespace

Generalisations minimal_generalisations(std::size_t rows, const std::vector<Ladder>& ladders,
                                        const Safety& safety, std::size_t most_looks) {
    Search search(rows, ladders, safety);
    Generalisations answer;
    answer.complete = search.all(most_looks);
    answer.minimal = search.take();
    if (!answer.complete) {
        search.best();
        for (auto& found : search.take()) answer.minimal.push_back(std::move(found));
    }
    std::sort(answer.minimal.begin(), answer.minimal.end(), better);
    const auto same = [](const Generalisation& a, const Generalisation& b) { return a.heights == b.heights; };
    answer.minimal.erase(std::unique(answer.minimal.begin(), answer.minimal.end(), same),
                         answer.minimal.end());
    return answer;
}

Generalisation generalised(std::size_t rows, const std::vector<Ladder>& ladders, const Safety& safety,
                           std::vector<std::size_t> heights) {
    std::vector<const Column*> columns;
    Generalisation answer;
    for (std::size_t i = 0; i < ladders.size(); ++i) {
        const auto& rungs = ladders[i].rungs;
        if (heights[i] < rungs.size()) columns.push_back(&rungs[heights[i]]);
        if (!rungs.empty())
            answer.loss += static_cast<double>(heights[i]) / static_cast<double>(rungs.size());
    }
    if (!ladders.empty()) answer.loss /= static_cast<double>(ladders.size());
    answer.heights = std::move(heights);
    const auto grouping = grouped_by(rows, columns);
    const auto sizes = sizes_of(grouping);
    for (const auto size : sizes) answer.discernibility += size * size;
    if (safety.judged.empty()) return answer;
    const auto least_of = [&](const std::vector<std::int64_t>& by_group) {
        auto least = std::numeric_limits<std::int64_t>::max();
        for (const auto row : safety.judged) least = std::min(least, by_group[grouping.of_row[row]]);
        return least;
    };
    answer.k = least_of(sizes);
    if (!safety.sensitive.empty()) answer.l = least_of(values_in(grouping, safety.sensitive));
    return answer;
}

bool is_safe(const Generalisation& generalisation, const std::vector<Ladder>& ladders, const Safety& safety) {
    bool shows = false;
    for (std::size_t i = 0; i < ladders.size(); ++i)
        shows = shows || generalisation.heights[i] < ladders[i].rungs.size();
    if (!shows || safety.judged.empty()) return true;
    return generalisation.k >= safety.k &&
           (safety.sensitive.empty() || safety.l <= 1 || generalisation.l >= safety.l);
}

Column look_alikes(std::size_t rows, const std::vector<const Column*>& columns) {
    return grouped_by(rows, columns).of_row;
}

std::vector<std::int64_t> group_sizes(std::size_t rows, const std::vector<const Column*>& columns) {
    const auto grouping = grouped_by(rows, columns);
    return by_row(grouping, sizes_of(grouping));
}

std::vector<std::int64_t> different_values(std::size_t rows, const std::vector<const Column*>& columns,
                                           const Column& sensitive) {
    const auto grouping = grouped_by(rows, columns);
    return by_row(grouping, values_in(grouping, sensitive));
}

}  // namespace sotto::privacy
