// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "base/guid.h"

#include "base/error.h"

#include <unistd.h>
#include <algorithm>
#include <array>
#include <cstdint>

namespace sotto::base {

namespace {

constexpr bool dash_at(std::size_t index) {
    return index == 8 || index == 13 || index == 18 || index == 23;
}

/// From the system's random source, many at a time: a call for each GUID would take a third of the time of
/// coding a hundred thousand passages.
std::array<std::uint8_t, 16> random_bytes() {
    struct Supply {
        std::array<std::uint8_t, 4096> bytes{};
        std::size_t used = 4096;
        pid_t process = 0;
    };
    thread_local Supply supply;
    // A forked child must not go on with its parent's bytes.
    const pid_t process = ::getpid();
    if (supply.used == supply.bytes.size() || supply.process != process) {
        // 256 bytes are given whole or not at all (getentropy(3)).
        for (std::size_t at = 0; at < supply.bytes.size(); at += 256) {
            if (::getentropy(supply.bytes.data() + at, 256) != 0) {
                throw Error(Blame::Environment, "The system has no random numbers to give.");
            }
        }
        supply.used = 0;
        supply.process = process;
    }
    std::array<std::uint8_t, 16> bytes{};
    std::copy_n(supply.bytes.begin() + static_cast<std::ptrdiff_t>(supply.used), bytes.size(), bytes.begin());
    supply.used += bytes.size();
    return bytes;
}

}  // namespace

Guid Guid::random() {
    std::array<std::uint8_t, 16> bytes = random_bytes();
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0FU) | 0x40U);
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3FU) | 0x80U);

    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(36);
    for (const std::uint8_t byte : bytes) {
        if (dash_at(text.size())) text += '-';
        text += digits[byte >> 4U];
        text += digits[byte & 0x0FU];
    }
    return Guid(std::move(text));
}

std::optional<Guid> Guid::parse(std::string_view text) {
    if (text.size() == 38 && text.front() == '{' && text.back() == '}') text = text.substr(1, 36);
    if (text.size() != 36) return std::nullopt;
    std::string lower(text);
    for (std::size_t i = 0; i < lower.size(); ++i) {
        char& c = lower[i];
        if (dash_at(i)) {
            if (c != '-') return std::nullopt;
        } else if (c >= 'A' && c <= 'F') {
            c = static_cast<char>(c - 'A' + 'a');
        } else if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            return std::nullopt;
        }
    }
    return Guid(std::move(lower));
}

}  // namespace sotto::base
