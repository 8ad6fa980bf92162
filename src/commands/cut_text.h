// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "text/text.h"

#include <optional>
#include <string>
#include <vector>

namespace sotto::commands {

/// A piece that is taken out of a text.
struct Cut {
    text::Range range;
    /// Everything that stands in it goes too (a turn of speech); else it is only words within something that
    /// stays (a name).
    bool whole = false;
};

/// A text with pieces taken out, each replaced by `[…]`, and where everything else has come to stand.
class CutText {
public:
    /// Cuts that overlap are one.
    CutText(const text::Text& text, std::vector<Cut> cuts);

    [[nodiscard]] const std::string& utf8() const noexcept { return utf8_; }
    /// Where `range` of the old text is in the new one. What reaches into a whole cut ends there, what spans
    /// it has the mark inside. None when all of it is gone.
    [[nodiscard]] std::optional<text::Range> carried(text::Range range) const;
    /// The mark of the cut that `at` lies in; `at` must lie in one.
    [[nodiscard]] text::Range mark_at(text::Position at) const;

private:
    struct Made {
        text::Range was;
        text::Range is;
        bool whole = false;
    };
    [[nodiscard]] text::Position start_of(text::Position at) const;
    [[nodiscard]] text::Position end_of(text::Position at) const;

    std::string utf8_;
    std::vector<Made> made_;
};

}  // namespace sotto::commands
