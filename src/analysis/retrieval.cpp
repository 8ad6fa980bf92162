// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "analysis/retrieval.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <tuple>

namespace sotto::analysis {

namespace {

using study::Coding;
using text::Range;

using Codes = std::vector<Id<study::Code>>;
using Ranges = std::vector<Range>;

/// The codings of one source, in order of start and end.
using Run = std::vector<const Coding*>;

Codes sorted(Codes codes) {
    std::sort(codes.begin(), codes.end());
    return codes;
}

bool holds(const Codes& sorted_codes, Id<study::Code> code) {
    return std::binary_search(sorted_codes.begin(), sorted_codes.end(), code);
}

void sort_once(Ranges& ranges) {
    std::sort(ranges.begin(), ranges.end());
    ranges.erase(std::unique(ranges.begin(), ranges.end()), ranges.end());
}

std::map<Id<study::Source>, Run> by_source(const std::vector<Coding>& codings) {
    std::map<Id<study::Source>, Run> runs;
    for (const auto& coding : codings) runs[coding.source].push_back(&coding);
    for (auto& [source, run] : runs) {
        std::sort(run.begin(), run.end(), [](const Coding* a, const Coding* b) {
            return std::tie(a->range, a->id) < std::tie(b->range, b->id);
        });
    }
    return runs;
}

Ranges ranges_with(const Run& run, const Codes& codes) {
    Ranges ranges;
    for (const auto* coding : run) {
        if (codes.empty() || holds(codes, coding->code)) ranges.push_back(coding->range);
    }
    sort_once(ranges);
    return ranges;
}

/// All non-empty intersections of a range of `a` with one of `b`, both sorted.
Ranges intersections(const Ranges& a, const Ranges& b) {
    Ranges found;
    Ranges open;  // ranges of b that have started and may still be going on
    std::size_t next = 0;
    for (const auto& range : a) {
        while (next < b.size() && b[next].start < range.end) open.push_back(b[next++]);
        // `a` is sorted by start: what ended before this start is over for all that follow.
        std::erase_if(open, [&](const Range& other) { return other.end <= range.start; });
        for (const auto& other : open) {
            if (other.overlaps(range)) {
                found.push_back({std::max(range.start, other.start), std::min(range.end, other.end)});
            }
        }
    }
    sort_once(found);
    return found;
}

/// Sorted ranges without overlaps that cover the same places.
Ranges joined(const Ranges& ranges) {
    Ranges joined;
    for (const auto& range : ranges) {
        if (!joined.empty() && range.start <= joined.back().end) {
            joined.back().end = std::max(joined.back().end, range.end);
        } else {
            joined.push_back(range);
        }
    }
    return joined;
}

bool overlaps_any(const Ranges& disjoint, const Range& range) {
    const auto after = std::lower_bound(disjoint.begin(), disjoint.end(), range.end,
                                        [](const Range& other, auto end) { return other.start < end; });
    return after != disjoint.begin() && std::prev(after)->overlaps(range);
}

void name_run(std::vector<Quote>::iterator first, std::vector<Quote>::iterator last, const Run& run) {
    Run open;
    std::size_t next = 0;
    for (auto quote = first; quote != last; ++quote) {
        while (next < run.size() && run[next]->range.start <= quote->range.start) open.push_back(run[next++]);
        std::erase_if(open, [&](const Coding* coding) { return coding->range.end <= quote->range.start; });
        for (const auto* coding : open) {
            if (coding->range.end < quote->range.end) continue;
            quote->codings.push_back(coding->id);
            quote->codes.push_back(coding->code);
        }
        std::sort(quote->codings.begin(), quote->codings.end());
        std::sort(quote->codes.begin(), quote->codes.end());
        quote->codes.erase(std::unique(quote->codes.begin(), quote->codes.end()), quote->codes.end());
    }
}

void name_from(std::vector<Quote>& quotes, const std::map<Id<study::Source>, Run>& runs) {
    for (auto first = quotes.begin(); first != quotes.end();) {
        const auto last = std::find_if(first, quotes.end(),
                                       [&](const Quote& quote) { return quote.source != first->source; });
        if (const auto run = runs.find(first->source); run != runs.end()) name_run(first, last, run->second);
        first = last;
    }
}

}  // namespace

std::vector<Quote> retrieve(const std::vector<Coding>& codings, const Selection& selection) {
    std::vector<Codes> themes;
    for (const auto& theme : selection.all_of) {
        if (theme.empty()) return {};
        themes.push_back(sorted(theme));
    }
    if (themes.empty()) themes.emplace_back();
    const auto unwanted_codes = sorted(selection.none_of);

    std::vector<Quote> quotes;
    const auto runs = by_source(codings);
    for (const auto& [source, run] : runs) {
        auto ranges = ranges_with(run, themes.front());
        for (std::size_t i = 1; i < themes.size() && !ranges.empty(); ++i) {
            ranges = intersections(ranges, ranges_with(run, themes[i]));
        }
        if (!unwanted_codes.empty()) {
            const auto unwanted = joined(ranges_with(run, unwanted_codes));
            std::erase_if(ranges, [&](const Range& range) { return overlaps_any(unwanted, range); });
        }
        for (const auto& range : ranges) quotes.push_back({source, range, {}, {}});
    }
    name_from(quotes, runs);
    return quotes;
}

void name_codings(std::vector<Quote>& quotes, const std::vector<Coding>& codings) {
    for (auto& quote : quotes) {
        quote.codings.clear();
        quote.codes.clear();
    }
    name_from(quotes, by_source(codings));
}

}  // namespace sotto::analysis
