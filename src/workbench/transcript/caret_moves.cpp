// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/caret_moves.h"

#include "text/segment.h"

#include <algorithm>

namespace sotto::workbench {

namespace {

std::vector<text::Range> words_of(const Sheet& sheet, std::size_t block) {
    const Block& cut = sheet.blocks()[block];
    const std::string_view utf8 = sheet.document()->text->utf8();
    std::vector<text::Range> found;
    for (const auto& word : text::words(utf8.substr(cut.first_byte, cut.last_byte - cut.first_byte)))
        found.push_back({cut.range.start + word.range.start, cut.range.start + word.range.end});
    return found;
}

text::Position by_sign(Sheet& sheet, text::Position from, BlockLayout::Way way) {
    const std::size_t block = block_at(sheet.blocks(), from);
    const auto step = sheet.layout(block).step(sheet.byte_in(block, from), way);
    switch (step.to) {
        case BlockLayout::Step::To::Stop:
            return sheet.position_in(block, step.stop);
        case BlockLayout::Step::To::Before:
            return block == 0 ? from : sheet.blocks()[block - 1].range.end;
        case BlockLayout::Step::To::Behind:
            return block + 1 == sheet.blocks().size() ? from : sheet.blocks()[block + 1].range.start;
    }
    return from;
}

text::Position by_word(const Sheet& sheet, text::Position from, bool right) {
    const std::size_t block = block_at(sheet.blocks(), from);
    const Block& cut = sheet.blocks()[block];
    const auto words = words_of(sheet, block);
    if (right != cut.right_to_left) {
        for (const auto& word : words)
            if (word.end > from) return word.end;
        if (from < cut.range.end) return cut.range.end;
        return block + 1 == sheet.blocks().size() ? from : sheet.blocks()[block + 1].range.start;
    }
    for (auto word = words.rbegin(); word != words.rend(); ++word)
        if (word->start < from) return word->start;
    if (from > cut.range.start) return cut.range.start;
    return block == 0 ? from : sheet.blocks()[block - 1].range.end;
}

/// The place in a line nearest to `x` at which a caret is drawn in that line.
text::Position in_line(Sheet& sheet, std::size_t block, std::size_t line, double x) {
    const auto& layout = sheet.layout(block);
    const auto& set = layout.lines()[line];
    std::size_t stop = layout.stop_at(x - sheet.columns().words_left, set.top + set.height / 2);
    if (layout.line_of(stop) > line) stop = layout.stop_before(stop - 1);
    return sheet.position_in(block, stop);
}

text::Position by_line(Sheet& sheet, text::Position from, bool down, double x) {
    const auto place = sheet.caret_place(from);
    if (down) {
        if (place.line + 1 < sheet.layout(place.block).lines().size())
            return in_line(sheet, place.block, place.line + 1, x);
        if (place.block + 1 < sheet.blocks().size()) return in_line(sheet, place.block + 1, 0, x);
        return sheet.blocks().back().range.end;
    }
    if (place.line > 0) return in_line(sheet, place.block, place.line - 1, x);
    if (place.block == 0) return sheet.blocks().front().range.start;
    return in_line(sheet, place.block - 1, sheet.layout(place.block - 1).lines().size() - 1, x);
}

text::Position by_page(Sheet& sheet, text::Position from, bool down, double x) {
    const auto place = sheet.caret_place(from);
    const auto line = static_cast<std::int64_t>(place.height);
    const std::int64_t page = std::max<std::int64_t>(sheet.view_height() - 2 * line, line);
    const std::int64_t y = place.y + line / 2 + (down ? page : -page);
    if (y < 0) return sheet.blocks().front().range.start;
    if (y >= sheet.total_height()) return sheet.blocks().back().range.end;
    return sheet.position_at(static_cast<int>(x), y);
}

text::Position by_passage(const Sheet& sheet, text::Position from, bool down) {
    const auto& blocks = sheet.blocks();
    const std::size_t block = block_at(blocks, from);
    if (down) {
        for (std::size_t i = block + 1; i < blocks.size(); ++i)
            if (blocks[i].starts_passage) return blocks[i].range.start;
        return blocks.back().range.end;
    }
    for (std::size_t i = block + 1; i > 0; --i)
        if (blocks[i - 1].starts_passage && blocks[i - 1].range.start < from)
            return blocks[i - 1].range.start;
    return blocks.front().range.start;
}

text::Position line_end(Sheet& sheet, text::Position from, bool at_end, bool extending) {
    const auto place = sheet.caret_place(from);
    const auto& layout = sheet.layout(place.block);
    const auto& line = layout.lines()[place.line];
    if (!at_end) return sheet.position_in(place.block, line.first);
    // A caret behind a line that goes on is drawn in the next one.
    const bool last = place.line + 1 == layout.lines().size();
    return sheet.position_in(place.block, last || extending ? line.last : layout.stop_before(line.last - 1));
}

}  // namespace

text::Position moved(Sheet& sheet, text::Position from, Move move, bool extending,
                     std::optional<double>& goal) {
    if (sheet.empty()) return from;
    const bool vertical =
        move == Move::Up || move == Move::Down || move == Move::PageUp || move == Move::PageDown;
    if (!vertical) goal.reset();
    if (vertical && !goal) goal = sheet.caret_place(from).x;
    switch (move) {
        case Move::Left:
            return by_sign(sheet, from, BlockLayout::Way::Left);
        case Move::Right:
            return by_sign(sheet, from, BlockLayout::Way::Right);
        case Move::WordLeft:
            return sheet.snapped(by_word(sheet, from, false));
        case Move::WordRight:
            return sheet.snapped(by_word(sheet, from, true), false);
        case Move::Up:
            return by_line(sheet, from, false, *goal);
        case Move::Down:
            return by_line(sheet, from, true, *goal);
        case Move::PassageUp:
            return by_passage(sheet, from, false);
        case Move::PassageDown:
            return by_passage(sheet, from, true);
        case Move::PageUp:
            return by_page(sheet, from, false, *goal);
        case Move::PageDown:
            return by_page(sheet, from, true, *goal);
        case Move::LineStart:
            return line_end(sheet, from, false, extending);
        case Move::LineEnd:
            return line_end(sheet, from, true, extending);
        case Move::Start:
            return sheet.blocks().front().range.start;
        case Move::End:
            return sheet.blocks().back().range.end;
    }
    return from;
}

text::Range word_around(Sheet& sheet, text::Position at) {
    if (sheet.empty()) return {at, at};
    const std::size_t block = block_at(sheet.blocks(), at);
    for (const auto& word : words_of(sheet, block)) {
        if (word.contains(at)) return {sheet.snapped(word.start), sheet.snapped(word.end, false)};
    }
    const text::Position start = sheet.snapped(at);
    return {start, std::min(sheet.snapped(start + 1, false), sheet.blocks()[block].range.end)};
}

text::Range turn_around(const Sheet& sheet, text::Position at) {
    if (sheet.empty()) return {at, at};
    const std::size_t passage = sheet.blocks()[block_at(sheet.blocks(), at)].passage;
    return sheet.document()->passages[passage].said;
}

}  // namespace sotto::workbench
