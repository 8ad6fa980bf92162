// SPDX-License-Identifier: GPL-3.0-or-later
// SPDX-FileCopyrightText: The Sotto authors
#pragma once

#include "base/guid.h"
#include "store/secret.h"
#include "store/study_file.h"

#include <filesystem>
#include <functional>
#include <string>

namespace sotto::commands {

/// Where the vault file of a study lies: `named` when that is given, else what $SOTTO_VAULT names, else
/// beside the study (`name.sotto-vault`), or for a study on a server in the folder for settings.
std::filesystem::path vault_file_of(const store::StudyFile& study, const std::string& named = {});

/// Keys of open vaults: what the kernel keeps for the user, what this process keeps, or what
/// $SOTTO_PASSPHRASE opens. `tell` is told once per process when that passphrase does not open a vault. Any
/// thread may ask.
store::KeySource vault_keys(const store::StudyFile& study, std::function<void(const std::string&)> tell);

enum class KeptIn {
    Kernel,  ///< for every program of the user
    Process  ///< only here, because this system keeps no keys
};

/// Keeps a vault open until it has not been used for `minutes`.
KeptIn keep_open(const base::Guid& vault, const store::Secret& key, int minutes);
/// Locks it again. Whether it was open.
bool forget_key(const base::Guid& vault);

/// Throws `base::Error` (Environment) while names of the register cannot be read: for whatever must know
/// them.
void require_open_register(const store::StudyFile& study);

}  // namespace sotto::commands
