// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/key_derivation.h"

#include "base/error.h"

#include <fmt/format.h>
#include <sodium.h>

namespace sotto::store {

Secret derived_key(const Secret& passphrase, std::string_view salt, const KeyCost& cost, std::size_t bytes) {
    if (salt.size() != crypto_pwhash_SALTBYTES)
        throw base::Error(base::Blame::Program, "The salt of a key has a wrong size.");
    Secret key(bytes);
    const auto words = passphrase.view();
    if (crypto_pwhash(key.data(), bytes, words.data(), words.size(),
                      reinterpret_cast<const unsigned char*>(salt.data()), cost.passes,
                      static_cast<std::size_t>(cost.memory), crypto_pwhash_ALG_ARGON2ID13) != 0) {
        throw base::Error(
            base::Blame::Environment,
            fmt::format("There is not enough memory to make the key: it takes {} MiB.", cost.memory >> 20U));
    }
    key.use(bytes);
    return key;
}

}  // namespace sotto::store
