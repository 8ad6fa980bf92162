// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "analysis/cooccurrence.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace sotto::analysis {

namespace {

struct Interval {
    Id<study::Source> source;
    text::Range range;
    std::size_t code;
};

/// What has been counted for a pair of codes in the source that is being swept.
struct Seen {
    Id<study::Source> source;
    text::Position behind = 0;
};

class Sweep {
public:
    Sweep(std::size_t codes, Count count)
        : count_(count), codes_(codes), table_(codes, codes), seen_(codes * codes) {}

    /// `both` carries the codes `a` and `b`. Within a source the calls come in order of `both.start`,
    /// which is why remembering how far a pair has been counted is enough.
    void add(std::size_t a, std::size_t b, Id<study::Source> source, text::Range both) {
        if (a > b) std::swap(a, b);
        auto& seen = seen_[a * codes_ + b];
        const bool first = seen.source != source;
        if (first) seen = {source, both.start};
        std::int64_t more = 1;
        if (count_ == Count::Sources) more = first ? 1 : 0;
        if (count_ == Count::Characters) {
            more = std::max<std::int64_t>(0, both.end - std::max(seen.behind, both.start));
            seen.behind = std::max(seen.behind, both.end);
        }
        table_.at(a, b) += more;
        if (a != b) table_.at(b, a) += more;
    }

    CrossTable take() { return std::move(table_); }

private:
    Count count_;
    std::size_t codes_;
    CrossTable table_;
    std::vector<Seen> seen_;
};

}  // namespace

CrossTable cooccurrence(const std::vector<study::Coding>& codings, const std::vector<Id<study::Code>>& codes,
                        Count count) {
    std::unordered_map<Id<study::Code>, std::size_t> index;
    for (std::size_t i = 0; i < codes.size(); ++i) index.emplace(codes[i], i);

    std::vector<Interval> intervals;
    intervals.reserve(codings.size());
    for (const auto& coding : codings) {
        if (const auto at = index.find(coding.code); at != index.end()) {
            intervals.push_back({coding.source, coding.range, at->second});
        }
    }
    std::sort(intervals.begin(), intervals.end(), [](const Interval& a, const Interval& b) {
        return std::tie(a.source, a.range, a.code) < std::tie(b.source, b.range, b.code);
    });

    Sweep sweep(codes.size(), count);
    std::vector<Interval> open;
    for (const auto& interval : intervals) {
        std::erase_if(open, [&](const Interval& other) {
            return other.source != interval.source || other.range.end <= interval.range.start;
        });
        for (const auto& other : open) {
            if (other.code == interval.code) continue;
            sweep.add(other.code, interval.code, interval.source,
                      {interval.range.start, std::min(interval.range.end, other.range.end)});
        }
        sweep.add(interval.code, interval.code, interval.source, interval.range);
        open.push_back(interval);
    }
    return sweep.take();
}

double cooccurrence_coefficient(std::int64_t first, std::int64_t second, std::int64_t together) {
    const auto all = first + second - together;
    if (together <= 0) return 0;
    if (all <= together) return 1;
    return static_cast<double>(together) / static_cast<double>(all);
}

}  // namespace sotto::analysis
