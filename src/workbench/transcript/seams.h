// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::workbench {

/// Zero width spaces that are put between words for the layout, where lines may then end; offsets of the
/// stored words and of those laid out, both in bytes, differ by them.
class Seams {
public:
    static constexpr std::string_view mark = "\u200B";

    /// What to lay out for `stored`, which is valid UTF-8.
    std::string sewn(std::string_view stored, const std::string& language);

    /// Behind the seam at `stored`, or before it.
    [[nodiscard]] std::size_t laid(std::size_t stored, bool behind_seam = true) const;
    [[nodiscard]] std::size_t stored(std::size_t laid_out) const;

private:
    std::vector<std::size_t> borders_;  ///< of stored words
};

}  // namespace sotto::workbench
