// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "store/secret.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace sotto::store {

/// What deriving a key from a passphrase costs, for us and for whoever guesses (Argon2id, RFC 9106). Written
/// in the file that the key opens, so that it can grow with computers.
struct KeyCost {
    std::uint64_t passes = 3;
    std::uint64_t memory = std::uint64_t{256} << 20U;  ///< bytes
};

/// A file that asks for more was not written by us.
constexpr KeyCost greatest_cost{64, std::uint64_t{4} << 30U};

/// `bytes` of key by Argon2id version 1.3; `salt` has the 16 bytes that it takes. Throws `base::Error`
/// (Environment) when there is not enough memory.
Secret derived_key(const Secret& passphrase, std::string_view salt, const KeyCost& cost, std::size_t bytes);

}  // namespace sotto::store
