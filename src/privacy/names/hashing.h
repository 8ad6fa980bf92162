// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Hashes that are the same on every machine: model files are made of them.
namespace sotto::privacy::names {

/// The finaliser of MurmurHash3 (Austin Appleby, public domain).
inline constexpr std::uint64_t mixed(std::uint64_t h) noexcept {
    h ^= h >> 33U;
    h *= 0xFF51AFD7ED558CCDULL;
    h ^= h >> 33U;
    h *= 0xC4CEB9FE1A85EC53ULL;
    h ^= h >> 33U;
    return h;
}

inline constexpr std::uint64_t joined(std::uint64_t a, std::uint64_t b) noexcept {
    return mixed(a * 0x9E3779B97F4A7C15ULL + b);
}

/// FNV-1a, then mixed.
inline constexpr std::uint64_t hash_of(std::string_view bytes) noexcept {
    std::uint64_t h = 0xCBF29CE484222325ULL;
    for (const char c : bytes) {
        h ^= static_cast<unsigned char>(c);
        h *= 0x100000001B3ULL;
    }
    return mixed(h);
}

/// `hash` spread over `size` slots (Lemire, "Fast random integer generation in an interval", 2019).
inline constexpr std::size_t slot_of(std::uint64_t hash, std::size_t size) noexcept {
    return static_cast<std::size_t>(((hash >> 32U) * static_cast<std::uint64_t>(size)) >> 32U);
}

}  // namespace sotto::privacy::names
