// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/sheet.h"

#include "text/direction.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace sotto::workbench {

void Sheet::show(std::shared_ptr<const DocumentPicture> document, bool same_source) {
    const bool same_words = document_ != nullptr && document != nullptr &&
                            document_->text == document->text && document_->passages == document->passages;
    const text::Position first = same_source && anchor_ < blocks_.size() ? blocks_[anchor_].range.start : 0;
    document_ = std::move(document);
    if (same_words) {
        // The lines stay; only labels of what is off the record may come between them.
        std::fill(exact_.begin(), exact_.end(), false);
        if (!empty()) {
            estimate_all();
            layout(anchor_);
        }
        return;
    }
    kept_.clear();
    blocks_.clear();
    heights_ = {};
    exact_.clear();
    if (document_ != nullptr) blocks_ = cut_into_blocks(*document_->text, document_->passages);
    anchor_ = blocks_.empty() ? 0 : block_at(blocks_, first);
    if (!same_source) anchor_offset_ = 0;
    guesses_ = {};
    if (!empty()) estimate_all();
}

void Sheet::arrange(std::shared_ptr<const Typesetter> typesetter, const Measures& measures,
                    const Columns& columns, int view_height) {
    const bool same_words = typesetter_ == typesetter && columns_.words_width == columns.words_width &&
                            measures_.u == measures.u && heights_.size() == blocks_.size();
    if (typesetter_ != typesetter) labels_.clear();
    // Where the first line in sight is in its block, so that a longer or shorter block shows the same words.
    const double share =
        empty() || heights_.size() == 0 || heights_.height(anchor_) == 0
            ? 0.0
            : static_cast<double>(anchor_offset_) / static_cast<double>(heights_.height(anchor_));
    typesetter_ = std::move(typesetter);
    measures_ = measures;
    columns_ = columns;
    view_height_ = view_height;
    if (empty()) return;
    if (!same_words) {
        kept_.clear();
        std::fill(exact_.begin(), exact_.end(), false);
        estimate_all();
        layout(anchor_);
        anchor_offset_ = std::llround(share * static_cast<double>(heights_.height(anchor_)));
    }
    keep_inside();
}

const BlockLayout& Sheet::layout(std::size_t block) {
    const Block& cut = blocks_[block];
    const auto& kept = kept_.get(block, [&] {
        const auto& passage = document_->passages[cut.passage];
        const std::string_view utf8 = document_->text->utf8();
        return typesetter_->set(utf8.substr(cut.first_byte, cut.last_byte - cut.first_byte),
                                passage.heading ? Setting::Heading : Setting::Words, columns_.words_width,
                                cut.right_to_left);
    });
    if (!exact_[block]) learn(block, *kept);
    return *kept;
}

const BlockLayout& Sheet::label(const std::string& utf8, Setting setting, int width) {
    const std::string key =
        std::to_string(static_cast<int>(setting)) + ' ' + std::to_string(width) + ' ' + utf8;
    return *labels_.get(key,
                        [&] { return typesetter_->set(utf8, setting, width, text::is_right_to_left(utf8)); });
}

std::size_t Sheet::byte_in(std::size_t block, text::Position at) const {
    const Block& cut = blocks_[block];
    if (at <= cut.range.start) return 0;
    if (at >= cut.range.end) return cut.last_byte - cut.first_byte;
    return document_->text->byte_of(at) - cut.first_byte;
}

text::Position Sheet::position_in(std::size_t block, std::size_t byte) const {
    const Block& cut = blocks_[block];
    if (cut.first_byte + byte >= cut.last_byte) return cut.range.end;
    return document_->text->position_of_byte(cut.first_byte + byte);
}

bool Sheet::says_off_record(std::size_t block) const {
    const Block& cut = blocks_[block];
    return std::any_of(document_->off_record.begin(), document_->off_record.end(), [&](const auto& span) {
        return span.range.overlaps(cut.range) && (cut.starts_passage || cut.range.contains(span.range.start));
    });
}

int Sheet::off_record_label_height() const {
    return static_cast<int>(typesetter_->line_height(Setting::Name)) + measures_.u / 2;
}

int Sheet::above(std::size_t block) const {
    return (block == 0 ? 2 * measures_.u : 0) + (says_off_record(block) ? off_record_label_height() : 0);
}

int Sheet::below(std::size_t block) const {
    const Block& cut = blocks_[block];
    if (block + 1 == blocks_.size()) return 4 * measures_.u;
    if (cut.ends_passage) return measures_.u * 3 / 2;
    return cut.ends_paragraph ? measures_.u / 2 : 0;
}

std::size_t Sheet::kind_of(const Block& block) {
    const auto bytes = static_cast<double>(block.last_byte - block.first_byte);
    const double each = bytes / static_cast<double>(std::max<text::Position>(block.range.length(), 1));
    return each < 1.4 ? 0 : each < 2.2 ? 1 : 2;
}

std::int64_t Sheet::estimate(std::size_t block) const {
    const Block& cut = blocks_[block];
    const double width = static_cast<double>(cut.range.length()) * guesses_[kind_of(cut)].ems *
                         typesetter_->em(Setting::Words);
    // Lines are not filled to their ends, for words are not cut.
    const double lines = std::max(std::ceil(width / (columns_.words_width * 0.96)), 1.0);
    return above(block) + below(block) + std::llround(lines * typesetter_->line_height(Setting::Words));
}

void Sheet::estimate_all() {
    std::vector<std::int64_t> heights(blocks_.size());
    const bool known = exact_.size() == blocks_.size() && heights_.size() == blocks_.size();
    for (std::size_t i = 0; i < heights.size(); ++i)
        heights[i] = known && exact_[i] ? heights_.height(i) : estimate(i);
    if (!known) exact_.assign(blocks_.size(), false);
    heights_ = HeightIndex(std::move(heights));
    layouts_ = 0;
    ++changes_;
}

void Sheet::learn(std::size_t block, const BlockLayout& layout) {
    const std::int64_t height = above(block) + below(block) + std::llround(layout.height());
    exact_[block] = true;
    if (height != heights_.height(block)) {
        heights_.set(block, height);
        ++changes_;
    }
    constexpr int enough_to_guess = 20;
    if (layouts_ > enough_to_guess) return;
    auto& guess = guesses_[kind_of(blocks_[block])];
    for (const auto& line : layout.lines()) guess.learned_width += line.right - line.left;
    guess.learned_characters += static_cast<double>(blocks_[block].range.length());
    if (++layouts_ != enough_to_guess) return;
    for (auto& each : guesses_) {
        if (each.learned_characters > 500)
            each.ems = each.learned_width / each.learned_characters / typesetter_->em(Setting::Words);
    }
    estimate_all();
    layouts_ = enough_to_guess + 1;
}

std::int64_t Sheet::top() const {
    return heights_.size() == 0 ? 0 : heights_.top(anchor_) + anchor_offset_;
}

void Sheet::scroll_to(std::int64_t y) {
    if (empty()) return;
    anchor_ = heights_.at(std::max<std::int64_t>(y, 0));
    anchor_offset_ = std::max<std::int64_t>(y, 0) - heights_.top(anchor_);
    layout(anchor_);
    keep_inside();
}

/// Below the end there is nothing to see: the last block in sight ends at the lower edge.
void Sheet::keep_inside() {
    anchor_offset_ =
        std::clamp<std::int64_t>(anchor_offset_, 0, std::max<std::int64_t>(heights_.height(anchor_) - 1, 0));
    std::int64_t shown = -anchor_offset_;
    std::size_t block = anchor_;
    while (block < blocks_.size() && shown < view_height_) {
        layout(block);
        shown += heights_.height(block++);
    }
    if (shown >= view_height_) return;
    std::int64_t missing = view_height_ - shown;
    while (missing > anchor_offset_ && anchor_ > 0) {
        missing -= anchor_offset_;
        --anchor_;
        layout(anchor_);
        anchor_offset_ = heights_.height(anchor_);
    }
    anchor_offset_ = std::max<std::int64_t>(anchor_offset_ - missing, 0);
}

Sheet::Place Sheet::caret_place(text::Position at) {
    const std::size_t block = block_at(blocks_, at);
    const auto& set = layout(block);
    const auto caret = set.caret(byte_in(block, at));
    const auto& line = set.lines()[caret.line];
    return {columns_.words_left + caret.x,
            columns_.words_left + caret.other_x,
            words_top_of(block) + std::llround(line.top),
            line.height,
            block,
            caret.line};
}

Sheet::Sign Sheet::sign_at(text::Position at) {
    Sign sign;
    const std::size_t block = block_at(blocks_, at);
    const auto& set = layout(block);
    const std::size_t first = set.stop_before(byte_in(block, at));
    const std::size_t last =
        set.stop_behind(std::min(first + 1, blocks_[block].last_byte - blocks_[block].first_byte));
    sign.place = caret_place(position_in(block, first));
    sign.left = sign.right = sign.place.x;
    const auto pieces = set.x_ranges(sign.place.line, first, last);
    if (!pieces.empty()) {
        sign.left = columns_.words_left + pieces.front().first;
        sign.right = columns_.words_left + pieces.back().second;
    }
    return sign;
}

text::Position Sheet::position_at(int x, std::int64_t y) {
    if (empty()) return 0;
    const std::size_t block = block_at_y(y);
    const auto& set = layout(block);
    return position_in(block,
                       set.stop_at(x - columns_.words_left, static_cast<double>(y - words_top_of(block))));
}

text::Position Sheet::sign_position_at(int x, std::int64_t y) {
    if (empty()) return 0;
    const std::size_t block = block_at_y(y);
    const auto& set = layout(block);
    return position_in(block,
                       set.sign_at(x - columns_.words_left, static_cast<double>(y - words_top_of(block))));
}

text::Position Sheet::snapped(text::Position at, bool before) {
    if (empty()) return 0;
    const std::size_t block = block_at(blocks_, at);
    const Block& cut = blocks_[block];
    if (at <= cut.range.start) {
        // Between two blocks nothing is shown.
        if (before && at < cut.range.start && block > 0) return blocks_[block - 1].range.end;
        return cut.range.start;
    }
    if (at >= cut.range.end) return cut.range.end;
    const auto& set = layout(block);
    const std::size_t byte = byte_in(block, at);
    return position_in(block, before ? set.stop_before(byte) : set.stop_behind(byte));
}

}  // namespace sotto::workbench
