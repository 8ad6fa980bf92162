// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace sotto::store {

/// SHA-256 (FIPS 180-4) of pieces given one after another.
class Sha256 {
public:
    Sha256();
    void add(std::string_view bytes);
    /// Its length first, so that no two lists of fields make the same bytes.
    void add_field(std::string_view bytes);
    void add_field(std::int64_t number);
    /// Hexadecimal, lower case. Ends the use of this object.
    [[nodiscard]] std::string finish();

private:
    alignas(16) std::array<unsigned char, 128> state_{};
};

/// Hexadecimal SHA-256 of `bytes`.
std::string sha256(std::string_view bytes);

/// A short fingerprint of `bytes` for comparing rows in memory; never stored.
using Fingerprint = std::array<unsigned char, 16>;
Fingerprint fingerprint(std::string_view bytes);

}  // namespace sotto::store
