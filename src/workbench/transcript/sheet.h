// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/study_picture.h"
#include "workbench/theme.h"
#include "workbench/transcript/block_layout.h"
#include "workbench/transcript/blocks.h"
#include "workbench/transcript/columns.h"
#include "workbench/transcript/height_index.h"
#include "workbench/transcript/recent.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::workbench {

/// A document as one long sheet, of which a view shows a part: blocks one below the other, laid out only
/// where they are in sight; the heights of the others are estimated. What is in sight is held by its first
/// block, so it stays when heights above become exact.
///
/// x is of the view, y of the sheet (from the top of the document) unless said otherwise.
class Sheet {
public:
    Sheet() = default;

    /// The words; `document` may be null. What is in sight stays when positions still mean the same.
    void show(std::shared_ptr<const DocumentPicture> document, bool same_source);
    /// How they are laid out. Costs a pass over the blocks.
    void arrange(std::shared_ptr<const Typesetter> typesetter, const Measures& measures,
                 const Columns& columns, int view_height);

    [[nodiscard]] const DocumentPicture* document() const { return document_.get(); }
    [[nodiscard]] bool empty() const { return blocks_.empty() || typesetter_ == nullptr; }
    [[nodiscard]] const std::vector<Block>& blocks() const { return blocks_; }
    [[nodiscard]] const Columns& columns() const { return columns_; }
    [[nodiscard]] const Typesetter& typesetter() const { return *typesetter_; }
    [[nodiscard]] int view_height() const { return view_height_; }

    /// The words of a block in lines. The reference lasts while some hundred other blocks are asked for.
    const BlockLayout& layout(std::size_t block);
    /// Words of the view itself, in lines of `width` pixels or in one.
    const BlockLayout& label(const std::string& utf8, Setting setting, int width = 0);

    // Bytes of a block and code points of the document.
    [[nodiscard]] std::size_t byte_in(std::size_t block, text::Position at) const;
    [[nodiscard]] text::Position position_in(std::size_t block, std::size_t byte) const;

    // From top to bottom.
    [[nodiscard]] std::int64_t total_height() const { return heights_.size() == 0 ? 0 : heights_.total(); }
    [[nodiscard]] std::int64_t top_of(std::size_t block) const { return heights_.top(block); }
    [[nodiscard]] std::int64_t height_of(std::size_t block) const { return heights_.height(block); }
    /// Where its first line begins.
    [[nodiscard]] std::int64_t words_top_of(std::size_t block) const { return top_of(block) + above(block); }
    /// Whether a line above the words of the block says that they are off the record.
    [[nodiscard]] bool says_off_record(std::size_t block) const;
    [[nodiscard]] int off_record_label_height() const;
    [[nodiscard]] std::size_t block_at_y(std::int64_t y) const { return heights_.at(y); }

    // What is in sight.
    [[nodiscard]] std::int64_t top() const;
    [[nodiscard]] std::size_t first_in_sight() const { return anchor_; }
    void scroll_to(std::int64_t y);
    /// A counter that changes with every estimate that was replaced.
    [[nodiscard]] std::int64_t changes() const { return changes_; }

    // Places of carets and signs.
    struct Place {
        double x = 0;
        double other_x = 0;
        std::int64_t y = 0;  ///< of the line
        double height = 0;   ///< of the line
        std::size_t block = 0;
        std::size_t line = 0;
    };
    Place caret_place(text::Position at);
    /// The sign that begins at `at`.
    struct Sign {
        double left = 0;
        double right = 0;
        Place place;
    };
    Sign sign_at(text::Position at);
    text::Position position_at(int x, std::int64_t y);
    /// The sign under a point, as its position.
    text::Position sign_position_at(int x, std::int64_t y);
    /// The nearest place at or before `at`, or at or behind it, where a caret may stand.
    text::Position snapped(text::Position at, bool before = true);

private:
    [[nodiscard]] int above(std::size_t block) const;
    [[nodiscard]] int below(std::size_t block) const;
    [[nodiscard]] std::int64_t estimate(std::size_t block) const;
    void estimate_all();
    void learn(std::size_t block, const BlockLayout& layout);
    void keep_inside();

    /// Width of a character, in ems, by how many bytes it takes: scripts of one byte, of two, of more.
    struct Guess {
        double ems = 0.55;
        double learned_width = 0;
        double learned_characters = 0;
    };
    [[nodiscard]] static std::size_t kind_of(const Block& block);

    std::shared_ptr<const DocumentPicture> document_;
    std::shared_ptr<const Typesetter> typesetter_;
    Measures measures_;
    Columns columns_;
    int view_height_ = 0;
    std::vector<Block> blocks_;
    HeightIndex heights_;
    std::vector<bool> exact_;
    std::array<Guess, 3> guesses_;
    int layouts_ = 0;  ///< made since the last estimate
    std::int64_t changes_ = 0;
    std::size_t anchor_ = 0;
    std::int64_t anchor_offset_ = 0;
    Recent<std::size_t, std::unique_ptr<BlockLayout>> kept_{300};
    Recent<std::string, std::unique_ptr<BlockLayout>> labels_{400};
};

}  // namespace sotto::workbench
