// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/marks.h"

#include "workbench/transcript/lanes.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>
#include <utility>

namespace sotto::workbench {

namespace {

/// About a line of words: two stripes of one lane would run into each other where their codings share a line.
constexpr text::Position same_line = 80;

wxColour over(const wxColour& below, const wxColour& above, double alpha) {
    const auto part = [&](unsigned char a, unsigned char b) {
        return static_cast<unsigned char>(std::lround(a + (b - a) * alpha));
    };
    return {part(below.Red(), above.Red()), part(below.Green(), above.Green()),
            part(below.Blue(), above.Blue())};
}

}  // namespace

Marks::Marks(const DocumentPicture& document, CodeLooks looks, const std::vector<Id<study::Code>>& hidden,
             const std::vector<Block>& blocks)
    : looks_(std::move(looks)) {
    const std::unordered_set<Id<study::Code>> left_out(hidden.begin(), hidden.end());
    std::vector<text::Range> stripes;
    for (const auto& coding : document.codings) {
        if (left_out.contains(coding.code) || coding.range.empty() || blocks.empty()) continue;
        Mark mark;
        mark.coding = coding.id;
        mark.code = coding.code;
        mark.range = coding.range;
        const auto look = looks_.find(coding.code);
        mark.look = look == looks_.end() ? nullptr : &look->second;
        mark.has_memo =
            !coding.memo.empty() || std::binary_search(document.codings_with_memo.begin(),
                                                       document.codings_with_memo.end(), coding.id);
        if (mark.look == nullptr) continue;
        const auto& last = blocks[block_at(blocks, coding.range.end - 1)].range;
        stripes.push_back({coding.range.start,
                           std::min(coding.range.end + same_line, std::max(last.end, coding.range.end))});
        marks_.push_back(mark);
    }
    const auto lanes = assign_lanes(stripes);
    std::vector<std::pair<std::size_t, std::uint32_t>> touched;
    for (std::size_t i = 0; i < marks_.size(); ++i) {
        marks_[i].lane = lanes[i];
        lanes_ = std::max(lanes_, lanes[i] + 1);
        // What is coded of a speaker's label is not among the words; it is shown where they begin.
        std::size_t block = block_at(blocks, marks_[i].range.start);
        do {
            touched.emplace_back(block++, static_cast<std::uint32_t>(i));
        } while (block < blocks.size() && blocks[block].range.start < marks_[i].range.end);
    }
    std::stable_sort(touched.begin(), touched.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    first_of_block_.assign(blocks.size() + 1, 0);
    for (const auto& [block, mark] : touched) {
        ++first_of_block_[block + 1];
        in_blocks_.push_back(mark);
    }
    for (std::size_t i = 1; i < first_of_block_.size(); ++i) first_of_block_[i] += first_of_block_[i - 1];
}

std::span<const std::uint32_t> Marks::in_block(std::size_t block) const {
    if (block + 1 >= first_of_block_.size()) return {};
    return std::span(in_blocks_)
        .subspan(first_of_block_[block], first_of_block_[block + 1] - first_of_block_[block]);
}

const Mark* Marks::find(Id<study::Coding> coding) const {
    const auto found =
        std::find_if(marks_.begin(), marks_.end(), [&](const Mark& mark) { return mark.coding == coding; });
    return found == marks_.end() ? nullptr : &*found;
}

std::vector<Fill> fills_of(const Theme& theme, const std::vector<Mark>& marks,
                           std::span<const std::uint32_t> in_block, text::Range block,
                           Id<study::Coding> focused, const std::optional<text::Range>& resized) {
    constexpr double most_colour = 0.45;
    constexpr double focused_factor = 1.7;
    constexpr double faded_factor = 0.8;
    constexpr std::size_t most_tints = 4;
    constexpr double neutral = 0.2;

    std::vector<Fill> fills;
    if (theme.high_contrast || in_block.empty()) return fills;
    const auto range_of = [&](const Mark& mark) {
        return resized && mark.coding == focused ? *resized : mark.range;
    };
    std::vector<text::Position> borders{block.start, block.end};
    for (const auto index : in_block) {
        const auto range = range_of(marks[index]);
        borders.push_back(std::clamp(range.start, block.start, block.end));
        borders.push_back(std::clamp(range.end, block.start, block.end));
    }
    std::sort(borders.begin(), borders.end());
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());

    struct Tint {
        Id<study::Code> code;
        const wxColour* colour = nullptr;
        double alpha = 0;
    };
    std::vector<Tint> tints;
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
        const text::Range piece{borders[i], borders[i + 1]};
        tints.clear();
        bool in_focus = false;
        for (const auto index : in_block) {
            const Mark& mark = marks[index];
            if (!range_of(mark).overlaps(piece)) continue;
            const bool stands_out = mark.coding == focused;
            in_focus = in_focus || stands_out;
            const double factor = !focused ? 1.0 : stands_out ? focused_factor : faded_factor;
            const double alpha = mark.look->colour.alpha * factor;
            // Two coders with one code are one tint.
            const auto same = std::find_if(tints.begin(), tints.end(),
                                           [&](const Tint& tint) { return tint.code == mark.code; });
            if (same == tints.end()) {
                tints.push_back({mark.code, &mark.look->colour.stripe, alpha});
            } else {
                same->alpha = std::max(same->alpha, alpha);
            }
        }
        if (tints.empty()) continue;
        wxColour colour = theme.canvas;
        if (tints.size() > most_tints) {
            colour = over(colour, theme.ink, neutral * (in_focus ? focused_factor : 1.0));
        } else {
            double sum = 0;
            for (const auto& tint : tints) sum += tint.alpha;
            const double scale = std::min(1.0, most_colour / std::max(sum, 0.01));
            for (const auto& tint : tints) colour = over(colour, *tint.colour, tint.alpha * scale);
        }
        if (!fills.empty() && fills.back().range.end == piece.start && fills.back().colour == colour) {
            fills.back().range.end = piece.end;
        } else {
            fills.push_back({piece, colour});
        }
    }
    return fills;
}

}  // namespace sotto::workbench
