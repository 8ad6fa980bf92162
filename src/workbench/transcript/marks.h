// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/transcript/blocks.h"
#include "workbench/transcript/transcript_view.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace sotto::workbench {

/// A coding as it is drawn.
struct Mark {
    Id<study::Coding> coding;
    Id<study::Code> code;
    text::Range range;
    const CodeLook* look = nullptr;  ///< of the `Marks`
    std::size_t lane = 0;
    bool has_memo = false;
};

/// The codings of a document that are shown, by start, with their lanes and the blocks they touch.
class Marks {
public:
    Marks() = default;
    Marks(const DocumentPicture& document, CodeLooks looks, const std::vector<Id<study::Code>>& hidden,
          const std::vector<Block>& blocks);
    Marks(const Marks&) = delete;
    Marks& operator=(const Marks&) = delete;
    Marks(Marks&&) = default;
    Marks& operator=(Marks&&) = default;

    [[nodiscard]] const std::vector<Mark>& all() const { return marks_; }
    /// Indices into `all()`, by start.
    [[nodiscard]] std::span<const std::uint32_t> in_block(std::size_t block) const;
    [[nodiscard]] std::size_t lanes() const { return lanes_; }
    /// Null when it is not shown.
    [[nodiscard]] const Mark* find(Id<study::Coding> coding) const;

private:
    CodeLooks looks_;
    std::vector<Mark> marks_;
    std::size_t lanes_ = 0;
    std::vector<std::size_t> first_of_block_;  ///< in `in_blocks_`; one more than blocks
    std::vector<std::uint32_t> in_blocks_;
};

/// A piece of words that the same codes are on.
struct Fill {
    text::Range range;
    wxColour colour;  ///< over the canvas, opaque
};

/// What colours the words of a block: `marks` are those that touch it, `focused` the coding that stands out,
/// `resized` its range while an end is dragged. Overlaps never add up to more than 0.45 of colour; more than
/// four codes give a neutral tint, and the stripes tell. None in high contrast.
std::vector<Fill> fills_of(const Theme& theme, const std::vector<Mark>& marks,
                           std::span<const std::uint32_t> in_block, text::Range block,
                           Id<study::Coding> focused, const std::optional<text::Range>& resized);

}  // namespace sotto::workbench
