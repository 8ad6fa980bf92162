// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "workbench/export/export_pages.h"
#include "workbench/theme.h"
#include "workbench/transcript/block_layout.h"
#include "workbench/transcript/height_index.h"

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

namespace sotto::workbench {

/// Where the parts of the pages stand on one long sheet. Only parts in sight are set in lines; the heights of
/// the others are estimates until they come into sight. Pixels; y from the top of the sheet's first part.
class PagesLayout {
public:
    /// Begins anew. `width` of the lines.
    void set(std::shared_ptr<const ExportPages> pages, const Measures& measures, int width,
             std::unique_ptr<Typesetter> typesetter);

    [[nodiscard]] std::int64_t height() const { return heights_.total(); }
    [[nodiscard]] int width() const { return width_; }
    [[nodiscard]] std::int64_t top(std::size_t part) const { return heights_.top(part); }
    [[nodiscard]] std::int64_t bottom(std::size_t part) const { return heights_.top(part + 1); }
    /// The part at `y`. There must be parts.
    [[nodiscard]] std::size_t at(std::int64_t y) const { return heights_.at(y); }

    /// Sets what is in sight between `y` and `y` + `room` and gives back where `y` is now: what was there
    /// stays where it is, also when parts above turn out higher than estimated.
    std::int64_t bring_in_sight(std::int64_t y, int room);
    /// Makes sure of the height of `part` and of those of its quote.
    void measure(std::size_t part);

    /// The lines of a part, set now if they are not. The reference lasts until the next call.
    const BlockLayout& lines(std::size_t part);
    /// Where the lines of a part begin within it.
    [[nodiscard]] int before(std::size_t part) const;
    /// How far from the left the lines begin.
    [[nodiscard]] int indent(std::size_t part);

    static Setting setting_of(PagePart::Kind kind);

private:
    [[nodiscard]] int after(std::size_t part) const;
    [[nodiscard]] std::int64_t estimate(std::size_t part) const;

    std::shared_ptr<const ExportPages> pages_;
    Measures measures_;
    int width_ = 0;
    std::unique_ptr<Typesetter> typesetter_;
    HeightIndex heights_;
    std::vector<bool> measured_;
    std::unordered_map<std::size_t, std::unique_ptr<BlockLayout>> set_;
};

}  // namespace sotto::workbench
