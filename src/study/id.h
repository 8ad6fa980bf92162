// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace sotto::study {

/// The number of a thing inside one study; 0 names nothing. Numbers are never used twice, and never
/// leave the study: outside, things are named by GUID.
template <class T>
struct Id {
    std::int64_t value = 0;

    explicit operator bool() const noexcept { return value != 0; }
    friend auto operator<=>(const Id&, const Id&) = default;
};

}  // namespace sotto::study

template <class T>
struct std::hash<sotto::study::Id<T>> {
    std::size_t operator()(const sotto::study::Id<T>& id) const noexcept {
        return std::hash<std::int64_t>()(id.value);
    }
};
