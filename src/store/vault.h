// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/guid.h"
#include "base/progress.h"
#include "store/secret.h"
#include "store/study_file.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sotto::store {

/// What a study says of its vault. With one, the names, the aliases and the identifying attributes of the
/// register are in the study encrypted, in rows and in the history alike; the key is in the vault file
/// (store/vault_file.h) and nowhere else.
struct Vault {
    base::Guid guid;
    std::string made;  ///< UTC
    /// Attributes that are encrypted beside those that Sotto knows by themselves.
    std::vector<std::string> attributes;

    friend bool operator==(const Vault&, const Vault&) = default;
};

/// The command that journals name: making a vault and taking it away are entries that undo steps over.
constexpr const char* vault_command = "privacy/vault";
/// Whether undo and redo step over the entry, as if it were not there.
inline bool is_outside_undo(const JournalEntry& entry) {
    return entry.command == vault_command;
}

/// None when the names of the register are in the clear.
std::optional<Vault> vault_of(const StudyFile& study);

/// What was written anew.
struct Rewritten {
    std::int64_t values = 0;  ///< of rows as they are now
    std::int64_t images = 0;  ///< of the history
};

/// Encrypts what identifies people in the register, with `key`: in the rows and in the images of the
/// history, so that undo goes on over this point. Since the hash of an image would let a guess at a name be
/// proven, the chain of hashes is made anew, of the journal and of the releases; it is checked before, and a
/// study whose history does not hold is refused. One transaction, and one entry of the journal.
///
/// The vault file must be there before: without `key` the names are gone. Files still hold the names until
/// `clear_files` (store/erasure.h). Throws `base::Error`: User when there is a vault already, Environment
/// when the study cannot be written or its history does not hold; and `base::Cancelled`.
Rewritten make_vault(StudyFile& study, const Vault& vault, const Secret& key, const std::string& researcher,
                     base::Progress& progress);

/// Writes the names in the clear again, in the same way. Throws as `make_vault`; User when there is no vault,
/// Environment when `key` is not its key.
Rewritten remove_vault(StudyFile& study, const Secret& key, const std::string& researcher,
                       base::Progress& progress);

/// What the vault keeps at present, as far as the study can be read: names (one for each entry that has one),
/// aliases and attributes.
struct Kept {
    std::int64_t names = 0;
    std::int64_t aliases = 0;
    std::int64_t attributes = 0;
};
Kept kept_in_vault(const StudyFile& study);

/// The texts of the register that a vault keeps: names, aliases and values. None while it is locked.
std::vector<std::string> guarded_texts(const StudyFile& study);

/// Gives every text that the study holds outside the vault to `take`, with a word for what it is (`text`,
/// `memo`, `history` …): what the vault does not protect. Texts of sources and original files come in pieces,
/// which overlap.
void each_unguarded_text(const StudyFile& study,
                         const std::function<void(std::string_view what, std::string_view text)>& take,
                         base::Progress& progress);

}  // namespace sotto::store
