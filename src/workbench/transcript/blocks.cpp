// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "workbench/transcript/blocks.h"

#include "text/direction.h"
#include "text/segment.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace sotto::workbench {

namespace {

bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// The byte `count` code points behind `first`, or `last`.
std::size_t behind(std::string_view utf8, std::size_t first, std::size_t last, text::Position count) {
    std::size_t at = first;
    for (; at < last; ++at) {
        if (is_continuation(utf8[at])) continue;
        if (count-- == 0) return at;
    }
    return last;
}

/// Behind the last sentence mark with its space in `piece`, in bytes; 0 when there is none in its second
/// half.
std::size_t sentence_end(std::string_view piece) {
    constexpr std::array<std::string_view, 10> marks = {". ", "? ", "! ", "… ", "۔ ",
                                                        "؟ ", "। ", "። ", "。", "។"};
    std::size_t best = 0;
    for (const auto mark : marks) {
        const auto at = piece.rfind(mark);
        if (at != std::string_view::npos && at + mark.size() < piece.size())
            best = std::max(best, at + mark.size());
    }
    return best * 2 < piece.size() ? 0 : best;
}

/// Where the block that starts at `first` ends when its paragraph is too long for one.
std::size_t cut(const text::Text& text, std::size_t first, std::size_t last) {
    const std::string_view utf8 = text.utf8();
    const std::size_t limit = behind(utf8, first, last, longest_block);
    if (limit == last) return last;
    const auto piece = utf8.substr(first, limit - first);
    if (const auto at = sentence_end(piece); at > 0) return first + at;
    if (const auto at = piece.rfind(' '); at != std::string_view::npos && at * 2 > piece.size())
        return first + at + 1;
    if (const auto breaks = text::line_breaks(piece, ""); !breaks.empty() && breaks.back() * 2 > piece.size())
        return first + breaks.back();
    // Only the piece is looked at: ICU would otherwise walk through megabytes without a border.
    const text::Text alone{std::string(piece)};
    const auto border = alone.snapped_to_graphemes({alone.length() - 1, alone.length() - 1}).start;
    return border > 0 ? first + alone.byte_of(border) : limit;
}

}  // namespace

std::vector<Block> cut_into_blocks(const text::Text& text, const std::vector<study::Passage>& passages) {
    const std::string_view utf8 = text.utf8();
    std::vector<Block> blocks;
    blocks.reserve(passages.size());
    for (std::size_t index = 0; index < passages.size(); ++index) {
        const auto& said = passages[index].said;
        std::size_t at = text.byte_of(said.start);
        const std::size_t end = text.byte_of(std::max(said.start, said.end));
        text::Position position = said.start;
        const std::size_t before = blocks.size();
        while (at < end) {
            const std::size_t line_end = std::min(utf8.find('\n', at), end);
            bool starts = true;
            bool right_to_left = false;
            while (at < line_end) {
                Block block;
                block.passage = index;
                block.first_byte = at;
                block.last_byte = cut(text, at, line_end);
                block.range = {position,
                               position + text::count_code_points(utf8.substr(at, block.last_byte - at))};
                block.starts_paragraph = starts;
                block.ends_paragraph = block.last_byte == line_end;
                if (starts) right_to_left = text::is_right_to_left(utf8.substr(at, block.last_byte - at));
                block.right_to_left = right_to_left;
                starts = false;
                at = block.last_byte;
                position = block.range.end;
                blocks.push_back(block);
            }
            if (at < end) {
                ++at;
                ++position;
            }
        }
        if (blocks.size() == before) {
            const std::size_t byte = text.byte_of(said.start);
            blocks.push_back({{said.start, said.start}, byte, byte, index, false, false, true, true, false});
        }
        blocks[before].starts_passage = true;
        blocks.back().ends_passage = true;
    }
    return blocks;
}

std::size_t block_at(const std::vector<Block>& blocks, text::Position at) {
    // Where one block of a paragraph ends and the next begins, the place belongs to the next: a caret there
    // stands before the word that follows.
    const auto next =
        std::upper_bound(blocks.begin(), blocks.end(), at,
                         [](text::Position place, const Block& block) { return place < block.range.start; });
    if (next == blocks.begin()) return 0;
    const auto index = static_cast<std::size_t>(next - blocks.begin()) - 1;
    return at <= blocks[index].range.end || next == blocks.end() ? index : index + 1;
}

}  // namespace sotto::workbench
