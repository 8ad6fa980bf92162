// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::text {

/// A place in a text, counted in Unicode code points from its start. Every position that Sotto stores,
/// prints or takes is of this unit; bytes and UTF-16 units appear only where a library wants them.
using Position = std::int64_t;

/// A piece of a text: code points, start inclusive, end exclusive.
struct Range {
    Position start = 0;
    Position end = 0;

    [[nodiscard]] Position length() const noexcept { return end - start; }
    [[nodiscard]] bool empty() const noexcept { return end <= start; }
    [[nodiscard]] bool contains(Position at) const noexcept { return start <= at && at < end; }
    [[nodiscard]] bool overlaps(const Range& other) const noexcept {
        return start < other.end && other.start < end;
    }
    friend auto operator<=>(const Range&, const Range&) = default;
};

/// Immutable UTF-8 text that knows its length in code points and converts positions.
///
/// Construction is one linear pass that validates and builds a sparse index (one entry for each block of code
/// points); afterwards each conversion looks at one block, whatever the length of the text.
/// Copies share nothing. Reading from several threads at once is safe.
class Text {
public:
    Text() = default;
    /// Takes valid UTF-8 (no surrogates, nothing over U+10FFFF). Throws `base::Error` (Input) that names
    /// the byte offset of the first invalid byte, or that the text exceeds 2 GiB. U+0000 is accepted.
    explicit Text(std::string utf8);

    [[nodiscard]] const std::string& utf8() const noexcept { return utf8_; }
    /// In code points.
    [[nodiscard]] Position length() const noexcept { return length_; }
    [[nodiscard]] Position utf16_length() const noexcept { return utf16_length_; }
    [[nodiscard]] Range whole() const noexcept { return {0, length_}; }

    /// The byte offset at which code point `position` starts; `length()` gives the size in bytes.
    /// Positions outside the text are moved to its nearest end.
    [[nodiscard]] std::size_t byte_of(Position position) const;
    /// The code point that byte `offset` belongs to.
    [[nodiscard]] Position position_of_byte(std::size_t offset) const;
    [[nodiscard]] Position utf16_of(Position position) const;
    /// The code point that UTF-16 unit `offset` belongs to (both halves of a surrogate pair give the same).
    [[nodiscard]] Position position_of_utf16(Position offset) const;

    /// The bytes of `range`, cut at the ends of the text. Valid as long as this `Text`.
    [[nodiscard]] std::string_view slice(Range range) const;

    /// `range` widened so that it begins and ends between grapheme clusters (UAX #29, extended): an
    /// emoji family, a letter with its combining marks or a Lao syllable's cluster is never cut in two. An
    /// empty range stays empty and moves to the start of the cluster it stands in.
    [[nodiscard]] Range snapped_to_graphemes(Range range) const;
    /// `range` without white space at its ends (zero-width space and U+FEFF too); empty at its start if it is
    /// all white space.
    [[nodiscard]] Range trimmed(Range range) const;

private:
    std::string utf8_;
    Position length_ = 0;
    Position utf16_length_ = 0;
    bool ascii_ = true;
    /// For each block of `block_size` code points: where it starts, in bytes and in UTF-16 units.
    struct Mark {
        std::uint32_t byte;
        std::uint32_t utf16;
    };
    std::vector<Mark> marks_;
};

/// The number of code points in valid UTF-8.
Position count_code_points(std::string_view utf8) noexcept;

/// Whether `bytes` is valid UTF-8; if not, `*bad` (when given) is the offset of the first bad byte.
bool is_valid_utf8(std::string_view bytes, std::size_t* bad = nullptr) noexcept;

/// Newlines made LF (CRLF, CR, U+2028 and U+2029 too; U+0085 as well), a leading byte order mark removed, and
/// the control characters that XML 1.0 forbids removed. Two of these, form feed and vertical tab, part lines:
/// where no newline stands beside them they leave one, or the words around them would stick together. Nothing
/// else changes. Input and result: UTF-8.
std::string normalise_newlines(std::string_view utf8);

}  // namespace sotto::text
