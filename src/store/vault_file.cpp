// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#include "store/vault_file.h"

#include "base/error.h"
#include "base/files.h"
#include "base/unnamed_file.h"
#include "store/digest.h"
#include "store/veil.h"

#include <fmt/format.h>
#include <sodium.h>
#include <optional>
#include <system_error>

namespace sotto::store {

namespace {

using base::Blame;
using base::Error;

// The file: a head of `bound_size` bytes that both messages are bound to, two messages (nonce, then the key
// encrypted by XChaCha20-Poly1305), and the SHA-256 of all that, which tells damage from a wrong passphrase.

constexpr std::string_view magic("SottoVlt", 8);
constexpr std::uint64_t newest_version = 1;
constexpr std::size_t guid_size = 36;
constexpr std::size_t salt_size = crypto_pwhash_SALTBYTES;
constexpr std::size_t nonce_size = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t message_size = nonce_size + vault_key_bytes + crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t hash_size = 64;
constexpr std::size_t bound_size = 8 + 2 + 2 * guid_size;
constexpr std::size_t file_size = bound_size + 1 + 8 + 8 + salt_size + 2 * message_size + hash_size;
static_assert(file_size == 323);

// Digits and letters without those that are taken for others (Crockford).
constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t recovery_letters = 32;
constexpr std::size_t letters_together = 4;

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

unsigned char* room_of(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

void require_sodium() {
    if (sodium_init() < 0) throw Error(Blame::Environment, "This computer gives no random numbers.");
}

void put(std::string& out, std::size_t bytes, std::uint64_t number) {
    for (std::size_t i = bytes; i > 0; --i) out += static_cast<char>(number >> (8 * (i - 1)));
}

class Reader {
public:
    explicit Reader(std::string_view bytes) : bytes_(bytes) {}
    std::string text(std::size_t size) {
        std::string read(bytes_.substr(0, size));
        bytes_.remove_prefix(size);
        return read;
    }
    std::uint64_t number(std::size_t size) {
        std::uint64_t number = 0;
        for (const char c : text(size)) number = (number << 8U) | static_cast<unsigned char>(c);
        return number;
    }

private:
    std::string_view bytes_;
};

std::string wrapped(const Secret& key, const Secret& by, std::string_view bound) {
    std::string message(message_size, '\0');
    randombytes_buf(message.data(), nonce_size);
    crypto_aead_xchacha20poly1305_ietf_encrypt(room_of(message) + nonce_size, nullptr, bytes_of(key.view()),
                                               vault_key_bytes, bytes_of(bound), bound.size(), nullptr,
                                               bytes_of(message), bytes_of(by.view()));
    return message;
}

std::optional<Secret> unwrapped(const std::string& message, const Secret& by, std::string_view bound) {
    Secret key(vault_key_bytes);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(
            key.data(), nullptr, nullptr, bytes_of(message) + nonce_size, message.size() - nonce_size,
            bytes_of(bound), bound.size(), bytes_of(message), bytes_of(by.view())) != 0)
        return std::nullopt;
    key.use(vault_key_bytes);
    return key;
}

/// The letters of a recovery key as they count: capitals without spaces and hyphens, O and I as the digits
/// that they are taken for. Empty when it cannot be one.
Secret letters_of(const Secret& typed) {
    Secret letters(recovery_letters + 1);
    std::size_t count = 0;
    for (const char c : typed.view()) {
        if (c == ' ' || c == '-' || c == '\t') continue;
        char letter = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (letter == 'O') letter = '0';
        if (letter == 'I' || letter == 'L') letter = '1';
        if (alphabet.find(letter) == std::string_view::npos || count == recovery_letters)
            return Secret(std::string_view());
        letters.data()[count++] = static_cast<unsigned char>(letter);
    }
    if (count != recovery_letters) return Secret(std::string_view());
    letters.use(count);
    return letters;
}

/// 160 random bits need no slow derivation.
Secret key_of_recovery(const Secret& letters) {
    constexpr std::string_view purpose = "sotto vault recovery";
    Secret key(vault_key_bytes);
    crypto_generichash(key.data(), vault_key_bytes, bytes_of(letters.view()), letters.view().size(),
                       bytes_of(purpose), purpose.size());
    key.use(vault_key_bytes);
    return key;
}

}  // namespace

Secret new_recovery_key() {
    require_sodium();
    constexpr std::size_t written = recovery_letters + recovery_letters / letters_together - 1;
    Secret key(written);
    std::size_t at = 0;
    for (std::size_t i = 0; i < recovery_letters; ++i) {
        if (i > 0 && i % letters_together == 0) key.data()[at++] = '-';
        key.data()[at++] = static_cast<unsigned char>(
            alphabet[randombytes_uniform(static_cast<std::uint32_t>(alphabet.size()))]);
    }
    key.use(at);
    return key;
}

VaultFile VaultFile::make(const base::Guid& study, const Secret& passphrase, const Secret& recovery_key,
                          const KeyCost& cost) {
    require_sodium();
    VaultFile file;
    file.study_ = study;
    file.guid_ = base::Guid::random();
    Secret key(vault_key_bytes);
    randombytes_buf(key.data(), vault_key_bytes);
    key.use(vault_key_bytes);
    file.change_passphrase(key, passphrase, cost);
    file.change_recovery_key(key, recovery_key);
    return file;
}

VaultFile VaultFile::read(const std::filesystem::path& path) {
    require_sodium();
    std::error_code unknown;
    if (!std::filesystem::exists(path, unknown)) {
        throw Error(Blame::Environment,
                    fmt::format("The vault file {} is not there: without it the names of the register cannot "
                                "be read; put it back or name it with --vault.",
                                path.string()));
    }
    constexpr std::size_t too_large = 1U << 20U;
    std::string bytes;
    try {
        bytes = base::read_file(path, too_large);
    } catch (const Error& error) {
        if (error.blame() != Blame::Input) throw;
    }
    if (!bytes.starts_with(magic))
        throw Error(Blame::Environment, fmt::format("{} is no vault file of Sotto.", path.string()));
    const auto damaged = [&] {
        return Error(Blame::Environment,
                     fmt::format("The vault file {} is damaged: take it from a copy.", path.string()));
    };
    Reader reader(bytes);
    reader.text(magic.size());
    if (bytes.size() < bound_size) throw damaged();
    if (reader.number(2) > newest_version) {
        throw Error(Blame::Environment,
                    fmt::format("The vault file {} was made by a newer version of Sotto.", path.string()));
    }
    if (bytes.size() != file_size || sha256(std::string_view(bytes).substr(0, file_size - hash_size)) !=
                                         bytes.substr(file_size - hash_size))
        throw damaged();
    VaultFile file;
    const auto study = base::Guid::parse(reader.text(guid_size));
    const auto guid = base::Guid::parse(reader.text(guid_size));
    const auto algorithm = reader.number(1);
    file.cost_.passes = reader.number(8);
    file.cost_.memory = reader.number(8);
    if (!study || !guid || algorithm != crypto_pwhash_ALG_ARGON2ID13 || file.cost_.passes < 1 ||
        file.cost_.passes > greatest_cost.passes || file.cost_.memory < crypto_pwhash_MEMLIMIT_MIN ||
        file.cost_.memory > greatest_cost.memory)
        throw damaged();
    file.study_ = *study;
    file.guid_ = *guid;
    file.salt_ = reader.text(salt_size);
    file.by_passphrase_ = reader.text(message_size);
    file.by_recovery_ = reader.text(message_size);
    file.path_ = path;
    return file;
}

std::string VaultFile::bound() const {
    std::string head(magic);
    put(head, 2, newest_version);
    return head + study_.text() + guid_.text();
}

std::string VaultFile::bytes() const {
    std::string out = bound();
    put(out, 1, crypto_pwhash_ALG_ARGON2ID13);
    put(out, 8, cost_.passes);
    put(out, 8, cost_.memory);
    out += salt_ + by_passphrase_ + by_recovery_;
    return out + sha256(out);
}

Secret VaultFile::open(const Secret& passphrase) const {
    auto key = unwrapped(by_passphrase_, derived_key(passphrase, salt_, cost_, vault_key_bytes), bound());
    if (!key) {
        throw Error(Blame::Environment,
                    fmt::format("The passphrase is not the one of the vault {}.", path_.string()));
    }
    return std::move(*key);
}

Secret VaultFile::open_with_recovery_key(const Secret& recovery_key) const {
    const auto letters = letters_of(recovery_key);
    if (letters.empty()) {
        throw Error(Blame::User,
                    fmt::format("This is no recovery key: it has {} groups of {} letters and digits.",
                                recovery_letters / letters_together, letters_together));
    }
    auto key = unwrapped(by_recovery_, key_of_recovery(letters), bound());
    if (!key) {
        throw Error(Blame::Environment,
                    fmt::format("The recovery key is not the one of the vault {}.", path_.string()));
    }
    return std::move(*key);
}

void VaultFile::change_passphrase(const Secret& key, const Secret& passphrase, const KeyCost& cost) {
    cost_ = cost;
    salt_.assign(salt_size, '\0');
    randombytes_buf(salt_.data(), salt_.size());
    by_passphrase_ = wrapped(key, derived_key(passphrase, salt_, cost_, vault_key_bytes), bound());
}

void VaultFile::change_recovery_key(const Secret& key, const Secret& recovery_key) {
    by_recovery_ = wrapped(key, key_of_recovery(letters_of(recovery_key)), bound());
}

void VaultFile::write_new(const std::filesystem::path& path) const {
    base::UnnamedFile file(path);
    file.write(bytes());
    file.publish();
}

void VaultFile::replace(const std::filesystem::path& path) const {
    base::write_private_file(path, bytes());
}

}  // namespace sotto::store
