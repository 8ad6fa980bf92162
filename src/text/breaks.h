// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace sotto::text {

/// ICU's segmentation of a piece of UTF-8, for the text room itself. Offsets are bytes of that piece.
/// ICU's iterators are costly to make, so each thread keeps those it has used.
class Breaks {
public:
    enum class Kind { Grapheme, Word, Sentence, Line };

    struct Segment {
        std::size_t first = 0;
        std::size_t last = 0;
    };

    /// `utf8` is valid, below 2 GiB and outlives this. `language` (BCP 47, may be empty) matters for
    /// sentences: in Greek a semicolon ends one. ICU's lists of abbreviations are not used: they hold
    /// `OK.`, `Go.` and `I.`, with which half the sentences of an interview end.
    Breaks(std::string_view utf8, Kind kind, std::string_view language = {});
    ~Breaks();
    Breaks(const Breaks&) = delete;
    Breaks& operator=(const Breaks&) = delete;

    /// The next segment; false at the end.
    bool next(Segment& segment);
    /// The last border at or before `offset`.
    [[nodiscard]] std::size_t border_before(std::size_t offset);
    /// The first border at or behind `offset`.
    [[nodiscard]] std::size_t border_behind(std::size_t offset);

private:
    struct Internal;
    std::unique_ptr<Internal> internal_;
};

}  // namespace sotto::text
