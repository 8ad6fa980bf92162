// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "commands/cut_text.h"

#include <algorithm>
#include <string_view>

namespace sotto::commands {

namespace {

constexpr std::string_view mark = "[\xE2\x80\xA6]";
constexpr text::Position mark_length = 3;

}  // namespace

CutText::CutText(const text::Text& text, std::vector<Cut> cuts) {
    std::sort(cuts.begin(), cuts.end(), [](const Cut& a, const Cut& b) { return a.range < b.range; });
    text::Position at = 0;
    text::Position now = 0;
    const auto copy_to = [&](text::Position end) {
        utf8_ += text.slice({at, end});
        now += end - at;
        at = end;
    };
    for (std::size_t i = 0; i < cuts.size();) {
        Cut cut = cuts[i];
        for (++i; i < cuts.size() && cuts[i].range.start < cut.range.end; ++i) {
            cut.range.end = std::max(cut.range.end, cuts[i].range.end);
            cut.whole = cut.whole || cuts[i].whole;
        }
        copy_to(cut.range.start);
        utf8_ += mark;
        made_.push_back({cut.range, {now, now + mark_length}, cut.whole});
        now += mark_length;
        at = cut.range.end;
    }
    copy_to(text.length());
}

text::Position CutText::start_of(text::Position at) const {
    // The first cut that ends behind the place.
    const auto cut = std::partition_point(made_.begin(), made_.end(),
                                          [&](const Made& made) { return made.was.end <= at; });
    if (cut != made_.end() && cut->was.start <= at) return cut->whole ? cut->is.end : cut->is.start;
    if (cut == made_.begin()) return at;
    return at - std::prev(cut)->was.end + std::prev(cut)->is.end;
}

text::Position CutText::end_of(text::Position at) const {
    // The first cut that does not end before the place.
    const auto cut =
        std::partition_point(made_.begin(), made_.end(), [&](const Made& made) { return made.was.end < at; });
    if (cut != made_.end() && cut->was.start < at) return cut->whole ? cut->is.start : cut->is.end;
    if (cut == made_.begin()) return at;
    return at - std::prev(cut)->was.end + std::prev(cut)->is.end;
}

std::optional<text::Range> CutText::carried(text::Range range) const {
    const auto start = start_of(range.start);
    if (range.empty()) return text::Range{start, start};
    const auto end = end_of(range.end);
    if (end <= start) return std::nullopt;
    return text::Range{start, end};
}

text::Range CutText::mark_at(text::Position at) const {
    const auto cut = std::partition_point(made_.begin(), made_.end(),
                                          [&](const Made& made) { return made.was.end <= at; });
    return cut->is;
}

}  // namespace sotto::commands
