// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/export/pages_layout.h"

#include <algorithm>
#include <cmath>

namespace sotto::workbench {

namespace {

/// More than any screen shows at once.
constexpr std::size_t most_set = 400;

}  // namespace

Setting PagesLayout::setting_of(PagePart::Kind kind) {
    switch (kind) {
        case PagePart::Kind::Title:
            return Setting::PageTitle;
        case PagePart::Kind::Heading:
            return Setting::PageHeading;
        case PagePart::Kind::Quote:
            return Setting::PageWords;
        default:
            return Setting::PageSmall;
    }
}

void PagesLayout::set(std::shared_ptr<const ExportPages> pages, const Measures& measures, int width,
                      std::unique_ptr<Typesetter> typesetter) {
    pages_ = std::move(pages);
    measures_ = measures;
    width_ = std::max(width, 1);
    typesetter_ = std::move(typesetter);
    set_.clear();
    const auto count = pages_ == nullptr ? 0 : pages_->parts.size();
    measured_.assign(count, false);
    std::vector<std::int64_t> heights(count);
    for (std::size_t i = 0; i < count; ++i) heights[i] = estimate(i);
    heights_ = HeightIndex(std::move(heights));
}

int PagesLayout::before(std::size_t part) const {
    const auto& parts = pages_->parts;
    switch (parts[part].kind) {
        case PagePart::Kind::Heading:
            return 4 * measures_.u;
        case PagePart::Kind::Quote: {
            const bool goes_on = part > 0 && parts[part - 1].quote == parts[part].quote;
            return goes_on ? measures_.u / 2 : 2 * measures_.u;
        }
        case PagePart::Kind::Attribution:
        case PagePart::Kind::Note:
            return measures_.u / 2;
        case PagePart::Kind::Title:
            break;
    }
    return 0;
}

int PagesLayout::after(std::size_t part) const {
    switch (pages_->parts[part].kind) {
        case PagePart::Kind::Attribution:
            return measures_.u;
        case PagePart::Kind::Note:
            return 2 * measures_.u;
        default:
            return 0;
    }
}

std::int64_t PagesLayout::estimate(std::size_t part) const {
    const auto setting = setting_of(pages_->parts[part].kind);
    // A letter is about half as wide as high; bytes stand for letters, which is enough for a scroll bar.
    const double across = std::max(1.0, width_ / (0.5 * typesetter_->em(setting)));
    const double lines = std::ceil(static_cast<double>(pages_->parts[part].words.size()) / across);
    return before(part) + after(part) +
           static_cast<std::int64_t>(std::max(1.0, lines) * typesetter_->line_height(setting));
}

const BlockLayout& PagesLayout::lines(std::size_t part) {
    auto& made = set_[part];
    if (made == nullptr) {
        const auto& words = pages_->parts[part];
        made = typesetter_->set(words.words, setting_of(words.kind), width_, words.right_to_left);
        if (!measured_[part]) {
            measured_[part] = true;
            heights_.set(part,
                         before(part) + after(part) + static_cast<std::int64_t>(std::ceil(made->height())));
        }
    }
    return *made;
}

void PagesLayout::measure(std::size_t part) {
    const auto quote = pages_->parts[part].quote;
    for (auto i = part; i < pages_->parts.size(); ++i) {
        if (i != part && (quote == PagePart::no_quote || pages_->parts[i].quote != quote)) break;
        lines(i);
    }
}

int PagesLayout::indent(std::size_t part) {
    // Who says it stands at the end of the line, whatever the writing of the quote.
    if (pages_->parts[part].kind != PagePart::Kind::Attribution) return 0;
    return std::max(0, width_ - static_cast<int>(std::ceil(lines(part).width())));
}

std::int64_t PagesLayout::bring_in_sight(std::int64_t y, int room) {
    if (measured_.empty()) return 0;
    if (set_.size() > most_set) set_.clear();
    auto part = heights_.at(std::max<std::int64_t>(y, 0));
    const auto estimated = heights_.height(part);
    const bool cut_off = heights_.top(part) < y;
    lines(part);
    if (cut_off) y = std::max(heights_.top(part), y + heights_.height(part) - estimated);
    while (part < measured_.size() && heights_.top(part) < y + room) lines(part++);
    return std::clamp<std::int64_t>(y, 0, std::max<std::int64_t>(0, height()));
}

}  // namespace sotto::workbench
