// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/digest.h"

#include <sodium.h>

namespace sotto::store {

namespace {

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

crypto_hash_sha256_state* state_of(std::array<unsigned char, 128>& room) {
    static_assert(sizeof(crypto_hash_sha256_state) <= 128);
    return reinterpret_cast<crypto_hash_sha256_state*>(room.data());
}

}  // namespace

Sha256::Sha256() {
    crypto_hash_sha256_init(state_of(state_));
}

void Sha256::add(std::string_view bytes) {
    crypto_hash_sha256_update(state_of(state_), bytes_of(bytes), bytes.size());
}

void Sha256::add_field(std::string_view bytes) {
    add_field(static_cast<std::int64_t>(bytes.size()));
    add(bytes);
}

void Sha256::add_field(std::int64_t number) {
    std::array<char, 8> bytes{};
    auto rest = static_cast<std::uint64_t>(number);
    for (char& byte : bytes) {
        byte = static_cast<char>(rest & 0xFFU);
        rest >>= 8U;
    }
    add(std::string_view(bytes.data(), bytes.size()));
}

std::string Sha256::finish() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256_final(state_of(state_), hash.data());
    std::array<char, crypto_hash_sha256_BYTES * 2 + 1> text{};
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    return text.data();
}

std::string sha256(std::string_view bytes) {
    Sha256 digest;
    digest.add(bytes);
    return digest.finish();
}

Fingerprint fingerprint(std::string_view bytes) {
    Fingerprint result{};
    crypto_generichash(result.data(), result.size(), bytes_of(bytes), bytes.size(), nullptr, 0);
    return result;
}

}  // namespace sotto::store
