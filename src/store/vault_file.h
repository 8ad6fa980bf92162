// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/guid.h"
#include "store/key_derivation.h"
#include "store/secret.h"

#include <filesystem>
#include <string>

namespace sotto::store {

/// The file that keeps the key of a vault: encrypted twice, under a passphrase (Argon2id) and under a
/// recovery key, so that either opens it. Without this file nobody reads the names of the register. The
/// format is in docs/file-formats.md.
class VaultFile {
public:
    /// A new vault for the study: a new key. Nothing is written yet.
    static VaultFile make(const base::Guid& study, const Secret& passphrase, const Secret& recovery_key,
                          const KeyCost& cost = {});
    /// Reads a file. Throws `base::Error` (Environment) when it is not there, is no vault, is from a newer
    /// version, or is damaged.
    static VaultFile read(const std::filesystem::path& path);

    [[nodiscard]] const base::Guid& study() const noexcept { return study_; }
    [[nodiscard]] const base::Guid& guid() const noexcept { return guid_; }

    /// The key of the vault. Throws `base::Error` (Environment) when the passphrase is not the one.
    [[nodiscard]] Secret open(const Secret& passphrase) const;
    /// The same by the recovery key, as `new_recovery_key` gave it; case, spaces and hyphens do not count.
    [[nodiscard]] Secret open_with_recovery_key(const Secret& recovery_key) const;

    /// Puts another passphrase, or another recovery key, in the place of the old one. `key` is what `open`
    /// gave.
    void change_passphrase(const Secret& key, const Secret& passphrase, const KeyCost& cost = {});
    void change_recovery_key(const Secret& key, const Secret& recovery_key);

    /// Writes it where nothing is yet. Throws `base::Error` (Environment).
    void write_new(const std::filesystem::path& path) const;
    /// Writes it in the place of an older one, which is as it was until the new one is whole.
    void replace(const std::filesystem::path& path) const;

private:
    VaultFile() = default;
    [[nodiscard]] std::string bytes() const;
    [[nodiscard]] std::string bound() const;

    base::Guid study_;
    base::Guid guid_;
    KeyCost cost_;
    std::string salt_;
    std::string by_passphrase_;  ///< nonce and encrypted key
    std::string by_recovery_;
    std::filesystem::path path_;  ///< for messages
};

/// A new recovery key, to be written down: eight groups of four letters and digits, 160 random bits.
Secret new_recovery_key();

}  // namespace sotto::store
