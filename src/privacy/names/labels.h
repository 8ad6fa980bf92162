// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <cstdint>

namespace sotto::privacy::names {

/// What a word of a text is part of, as the names model was taught. Written in model files: do not reorder.
enum class Label : std::uint8_t {
    Outside,  ///< of every name
    Person,
    Place,
    Organisation,
    Other,     ///< works, products, events, laws that belong to somebody
    Group,     ///< nationality, faith, occupation, illness
    Time,      ///< dates, years, durations
    Quantity,  ///< sums, amounts
    Code,      ///< numbers of cases, files, papers
    Public     ///< an institution that everybody has to do with and that gives nobody away: "the Commission"
};

inline constexpr std::size_t label_count = 10;
/// Weights are kept for all labels but `Outside`, which is what the others are measured against.
inline constexpr std::size_t weight_count = label_count - 1;

inline constexpr std::size_t index_of(Label label) noexcept {
    return static_cast<std::size_t>(label);
}

}  // namespace sotto::privacy::names
